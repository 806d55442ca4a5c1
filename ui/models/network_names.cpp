#include "ui/models/network_names.h"

#include "core/common/markup.h"
#include "core/report/typeset.h"

#include <QCoreApplication>

namespace dyngpt {

namespace {

ChartText bracketed(const ChartText& name, const QString& unit) {
    return unit.isEmpty() ? name
                          : ChartText(QCoreApplication::translate("NetworkNames", "%1 (%2)",
                                                                  "parameter, its unit"))
                                .arg(name, unit);
}

} // namespace

QString markedName(const QString& name) {
    return QString::fromStdString(markName(name.toStdString()));
}

NetworkNames::NetworkNames(const Network& network) : shown_(network.displayNames()) {
    for (const std::string& state : network.stateNames)
        units_.insert_or_assign(state, std::string());
    for (const Parameter& parameter : network.parameters)
        units_.insert_or_assign(parameter.name, parameter.unit);
}

QString NetworkNames::unit(const QString& name) const {
    const auto found = units_.find(name.toStdString());
    return found == units_.end() ? QString() : QString::fromStdString(found->second);
}

ChartText NetworkNames::text(const QString& name) const {
    return drawn(marked(name));
}

QString NetworkNames::marked(const QString& name) const {
    return isKnown(name) ? markedName(name) : name;
}

Text NetworkNames::marked(Text message) const {
    const auto isName = [this](const std::string& name) { return units_.contains(name); };
    for (std::string& argument : message.arguments)
        argument = markArgument(argument, isName);
    return message;
}

Issue NetworkNames::marked(Issue issue) const {
    if (units_.contains(issue.place))
        issue.place = markName(issue.place);
    issue.what = marked(std::move(issue.what));
    issue.remedy = marked(std::move(issue.remedy));
    return issue;
}

ChartText NetworkNames::drawn(const QString& text) const {
    const std::string marked = text.toStdString();
    const std::string plain = withoutMarks(marked);
    const std::string html = toInlineHtml(marked, shown_);
    const QString words = QString::fromStdString(plain);
    if (html == escapeMarkup(plain))
        return words;
    return {words, QString::fromStdString(html).replace(u'\n', QStringLiteral("<br>"))};
}

ChartText NetworkNames::withUnit(const QString& name) const {
    const ChartText drawn = bracketed(text(name), unit(name));
    return drawn == ChartText(name) ? drawn : ChartText(name, drawn.html());
}

QString NetworkNames::plain(const QString& name) const {
    return bracketed(name, unit(name)).plain();
}

} // namespace dyngpt
