#include "ui/models/network_names.h"

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
    if (!isKnown(name))
        return name;
    const QString html = QString::fromStdString(toInlineHtml(markName(name.toStdString()), shown_));
    return html == name.toHtmlEscaped() ? ChartText(name) : ChartText(name, html);
}

ChartText NetworkNames::withUnit(const QString& name) const {
    const ChartText drawn = bracketed(text(name), unit(name));
    return drawn == ChartText(name) ? drawn : ChartText(name, drawn.html());
}

QString NetworkNames::plain(const QString& name) const {
    return bracketed(name, unit(name)).plain();
}

} // namespace dyngpt
