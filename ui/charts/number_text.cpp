#include "ui/charts/number_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace dyngpt {

namespace {
constexpr QChar minus = u'\u2212';
constexpr QChar noBreakSpace = u'\u00a0';
const QString superscripts = QStringLiteral("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076"
                                            "\u2077\u2078\u2079");
} // namespace

QString superscript(int number) {
    QString text;
    for (const QChar c : QString::number(std::abs(number)))
        text += superscripts[c.digitValue()];
    return number < 0 ? u'\u207b' + text : text;
}

QString typeset(QString number) {
    const auto at = number.indexOf(u'e', 0, Qt::CaseInsensitive);
    if (at >= 0)
        number = number.left(at) + QStringLiteral("\u00d710") +
                 superscript(QLocale().toInt(number.mid(at + 1)));
    if (number.startsWith(QLocale().negativeSign()))
        number = minus + number.mid(QLocale().negativeSign().size());
    return number;
}

QString keepUnits(QString text) {
    static const QRegularExpression space(
        QStringLiteral("(?<=\\d) (?=(?:%|ms|s|min|h|kB|MB|GB|mm|nats?|dpi|pt|"
                       "\u6beb\u79d2|\u79d2)(?![\\p{L}\\d]))"));
    return text.replace(space, QString(noBreakSpace));
}

QString plainNumbers(QString text) {
    static const QRegularExpression power(
        QStringLiteral("\u00d710(\u207b?)([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)"));
    for (auto found = power.match(text); found.hasMatch(); found = power.match(text)) {
        QString plain = found.captured(1).isEmpty() ? QStringLiteral("e") : QStringLiteral("e-");
        for (const QChar c : found.captured(2))
            plain += QString::number(superscripts.indexOf(c));
        text.replace(found.capturedStart(), found.capturedLength(), plain);
    }
    return text.replace(minus, u'-').replace(noBreakSpace, u' ');
}

QString displayNumber(double value, int digits) {
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("\u2212\u221e") : QStringLiteral("\u221e");
    return typeset(QLocale().toString(value, 'g', digits));
}

QString editedNumber(double value) {
    constexpr double smallestPlain = 1e-4, largestPlain = 1e9;
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= smallestPlain && size < largestPlain);
    return QLocale().toString(value, plain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

QString displayFixed(double value, int decimals) {
    return typeset(QLocale().toString(value, 'f', decimals));
}

} // namespace dyngpt
