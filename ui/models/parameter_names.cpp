#include "ui/models/parameter_names.h"

#include "core/report/typeset.h"

#include <QCoreApplication>

namespace dyngpt {

namespace {

QString withUnit(const QString& name, const QString& unit) {
    return unit.isEmpty()
               ? name
               : QCoreApplication::translate("ParameterNames", "%1 (%2)", "parameter, its unit")
                     .arg(name, unit);
}

} // namespace

ParameterNames::ParameterNames(const Network& network) : shown_(network.displayNames()) {
    for (const Parameter& parameter : network.parameters)
        units_.insert_or_assign(parameter.name, parameter.unit);
}

MathNode ParameterNames::math(const QString& name) const {
    return mathOfName(name.toStdString(), shown_);
}

QString ParameterNames::unit(const QString& name) const {
    const auto found = units_.find(name.toStdString());
    return found == units_.end() ? QString() : QString::fromStdString(found->second);
}

QString ParameterNames::rich(const QString& name) const {
    if (!isKnown(name))
        return name.toHtmlEscaped();
    return withUnit(QString::fromStdString(toInlineHtml(markName(name.toStdString()), shown_)),
                    unit(name).toHtmlEscaped());
}

QString ParameterNames::plain(const QString& name) const {
    return withUnit(name, unit(name));
}

} // namespace dyngpt
