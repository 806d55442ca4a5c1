#include "ui/text.h"

#include <QCoreApplication>

#include <cmath>

namespace dyngpt {

namespace {

/// Arguments are put in at once, so that an argument that reads "%2" stays as it is.
QString filledIn(const QString& pattern, const std::vector<std::string>& arguments) {
    QString result;
    result.reserve(pattern.size());
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1] >= u'1' &&
            pattern[i + 1] <= u'9') {
            const auto number = static_cast<std::size_t>(pattern[i + 1].digitValue());
            if (number <= arguments.size()) {
                result += QString::fromStdString(arguments[number - 1]);
                ++i;
                continue;
            }
        }
        result += pattern[i];
    }
    return result;
}

bool endsSentence(const QString& sentence) {
    return QStringLiteral(".!?:;。！？：；").contains(sentence.back());
}

} // namespace

QString translated(const Text& text) {
    if (text.empty())
        return {};
    return filledIn(QCoreApplication::translate("core", text.pattern.c_str()), text.arguments);
}

QString translated(const Issue& issue) {
    QString result = translated(issue.what);
    const QString remedy = translated(issue.remedy);
    if (!remedy.isEmpty()) {
        // A caret drawing must stay the end of its line.
        if (result.contains(u'\n'))
            result += u'\n' + remedy;
        else if (result.isEmpty() || endsSentence(result))
            result += u' ' + remedy;
        else
            result = QCoreApplication::translate("text", "%1. %2", "problem, remedy")
                         .arg(result, remedy);
    }
    if (issue.place.empty())
        return result;
    return QCoreApplication::translate("text", "%1: %2", "place, problem")
        .arg(QString::fromStdString(issue.place), result);
}

QString translated(const std::vector<Issue>& issues) {
    QString result;
    for (const Issue& issue : issues) {
        if (!result.isEmpty())
            result += u'\n';
        result += translated(issue);
    }
    return result;
}

QString displayDuration(double seconds) {
    if (!(seconds >= 0) || seconds > 1e9)
        return QCoreApplication::translate("text", "unknown");
    const auto whole = static_cast<long long>(std::llround(seconds));
    const auto two = [](long long v) {
        return QStringLiteral("%1").arg(v, 2, 10, QLatin1Char('0'));
    };
    if (whole >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(whole / 3600)
            .arg(two(whole / 60 % 60), two(whole % 60));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
}

} // namespace dyngpt
