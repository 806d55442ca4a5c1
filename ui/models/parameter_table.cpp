#include "core/common/numbers.h"
#include "ui/models/cell_text.h"
#include "ui/models/network_edits.h"
#include "ui/models/network_tables.h"

#include <utility>

namespace dyngpt {

namespace {

Parameter& at(Network& network, int row) {
    return network.parameters[static_cast<std::size_t>(row)];
}
const Parameter& at(const Network& network, int row) {
    return network.parameters[static_cast<std::size_t>(row)];
}

std::optional<UnreadText> rename(Network& network, int row, const QString& name) {
    if (auto complaint = nameComplaint(network, at(network, row).name, name))
        return complaint;
    renameParameter(network, row, name.toStdString());
    return std::nullopt;
}

void describeBound(TableColumn& column, double Parameter::*bound) {
    column.text = [bound](const Network& n, int row) {
        return QString::fromStdString(formatNumber(at(n, row).*bound));
    };
    column.change = [bound](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        const auto value = parseNumber(text.toStdString());
        if (!value)
            return numberComplaint(text);
        at(n, row).*bound = *value;
        return std::nullopt;
    };
}

QString unitRemark(const Network& network, int row) {
    const std::string& unit = at(network, row).unit;
    return unit.empty() ? QString() : NetworkTables::tr("In %1").arg(QString::fromStdString(unit));
}

void describeText(TableColumn& column, std::string Parameter::*member) {
    column.text = [member](const Network& n, int row) {
        return QString::fromStdString(at(n, row).*member);
    };
    column.change = [member](Network& n, int row,
                             const QString& text) -> std::optional<UnreadText> {
        at(n, row).*member = text.toStdString();
        return std::nullopt;
    };
}

std::optional<UnreadText> setValue(Network& network, int row, const QString& text) {
    const auto value = parseNumber(text.toStdString());
    if (!value && !text.isEmpty())
        return numberComplaint(text);
    at(network, row).value = value;
    return std::nullopt;
}

void insert(Network& network, int row, int like) {
    Parameter parameter{"k", 0.1, 1};
    if (like >= 0)
        parameter = at(network, like);
    parameter.displayName.clear(); // two cannot be told apart by the same one
    parameter.name = freeName(network, parameter.name);
    network.parameters.insert(network.parameters.begin() + row, parameter);
}

} // namespace

TableDefinition NetworkTables::parameters() {
    TableDefinition table{};
    table.table = NetworkTable::Parameters;
    table.columns.resize(ParameterColumn::Count);
    TableColumn& name = table.columns[ParameterColumn::Name];
    name.title = tr("Parameter");
    name.explanation = tr("Name of the parameter as the propensities use it; renaming it here "
                          "renames it there");
    name.text = [](const Network& n, int row) { return QString::fromStdString(at(n, row).name); };
    name.change = rename;
    TableColumn& lower = table.columns[ParameterColumn::Lower];
    lower.title = tr("Lower");
    lower.explanation = tr("Smallest value the simulation tries; above 0");
    describeBound(lower, &Parameter::lower);
    TableColumn& upper = table.columns[ParameterColumn::Upper];
    upper.title = tr("Upper");
    upper.explanation = tr("Largest value the simulation tries");
    describeBound(upper, &Parameter::upper);
    TableColumn& scale = table.columns[ParameterColumn::Scale];
    scale.title = tr("Scale");
    scale.explanation = tr("How the tried values are spread between the bounds: evenly, or evenly "
                           "in their logarithm");
    scale.choices = {tr("linear"), tr("log")};
    scale.text = [](const Network& n, int row) {
        return at(n, row).scale == Scale::Log ? tr("log") : tr("linear");
    };
    scale.change = [](Network& n, int row, const QString& text) -> std::optional<UnreadText> {
        at(n, row).scale = text == tr("log") ? Scale::Log : Scale::Linear;
        return std::nullopt;
    };
    TableColumn& value = table.columns[ParameterColumn::Value];
    value.title = tr("Value");
    value.explanation = tr("Where trajectories begin and what SBML files carry; empty: the middle "
                           "of the range");
    value.text = [](const Network& n, int row) {
        const auto& given = at(n, row).value;
        return given ? QString::fromStdString(formatNumber(*given)) : QString();
    };
    value.change = setValue;
    lower.remark = upper.remark = value.remark = unitRemark;
    TableColumn& unit = table.columns[ParameterColumn::Unit];
    unit.title = tr("Unit");
    unit.explanation = tr("For people, such as 1/h: nothing is converted");
    describeText(unit, &Parameter::unit);
    TableColumn& shownAs = table.columns[ParameterColumn::ShownAs];
    shownAs.title = tr("Shown as");
    shownAs.explanation = tr("How formulas write the name: k_{on} with an index, x^2 raised, "
                             "\\rho for ρ; empty: as it is spelt");
    describeText(shownAs, &Parameter::displayName);
    table.rows = [](const Network& n) { return static_cast<int>(n.parameters.size()); };
    table.insert = insert;
    table.remove = [](Network& n, int row) { n.parameters.erase(n.parameters.begin() + row); };
    table.move = [](Network& n, int from, int to) { std::swap(at(n, from), at(n, to)); };
    table.changeText = tr("change %1 of parameter %2");
    table.addText = tr("add a parameter");
    table.duplicateText = tr("duplicate a parameter");
    table.removeText = tr("remove a parameter");
    table.moveText = tr("move a parameter");
    table.pasteText = tr("paste parameters");
    return table;
}

} // namespace dyngpt
