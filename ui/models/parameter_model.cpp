#include "ui/models/parameter_model.h"

#include "core/common/numbers.h"
#include "ui/models/cell_text.h"
#include "ui/models/network_edits.h"

#include <utility>

namespace dyngpt {

ParameterModel::ParameterModel(NetworkDocument& document, QObject* parent)
    : NetworkTableModel(document, NetworkTable::Parameters, parent) {}

int ParameterModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ParameterColumn::Count;
}

int ParameterModel::rowsOf(const Network& network) const {
    return static_cast<int>(network.parameters.size());
}

QString ParameterModel::title(int column) const {
    switch (column) {
    case ParameterColumn::Name:
        return tr("Parameter");
    case ParameterColumn::Lower:
        return tr("Lower");
    case ParameterColumn::Upper:
        return tr("Upper");
    }
    return {};
}

QString ParameterModel::explanation(int column) const {
    switch (column) {
    case ParameterColumn::Name:
        return tr("Name of the parameter as the propensities use it; renaming it here renames it "
                  "there");
    case ParameterColumn::Lower:
        return tr("Smallest value the simulation tries; above 0");
    case ParameterColumn::Upper:
        return tr("Largest value the simulation tries");
    }
    return {};
}

QString ParameterModel::cellText(const Network& network, int row, int column) const {
    const Parameter& parameter = network.parameters[static_cast<std::size_t>(row)];
    switch (column) {
    case ParameterColumn::Name:
        return QString::fromStdString(parameter.name);
    case ParameterColumn::Lower:
        return QString::fromStdString(formatNumber(parameter.lower));
    case ParameterColumn::Upper:
        return QString::fromStdString(formatNumber(parameter.upper));
    }
    return {};
}

std::optional<UnreadText> ParameterModel::change(Network& network, int row, int column,
                                                 const QString& text) const {
    Parameter& parameter = network.parameters[static_cast<std::size_t>(row)];
    if (column == ParameterColumn::Name) {
        if (auto complaint = nameComplaint(network, parameter.name, text))
            return complaint;
        renameParameter(network, row, text.toStdString());
        return std::nullopt;
    }
    const auto value = parseNumber(text.toStdString());
    if (!value)
        return numberComplaint(text);
    (column == ParameterColumn::Lower ? parameter.lower : parameter.upper) = *value;
    return std::nullopt;
}

QString ParameterModel::editDescription(int row, int column) const {
    return tr("change %1 of parameter %2").arg(title(column).toLower()).arg(row + 1);
}

void ParameterModel::insertInto(Network& network, int row, int like) const {
    Parameter parameter{"k", 0.1, 1};
    if (like >= 0)
        parameter = network.parameters[static_cast<std::size_t>(like)];
    parameter.name = freeName(network, parameter.name);
    network.parameters.insert(network.parameters.begin() + row, parameter);
}

void ParameterModel::removeFrom(Network& network, int row) const {
    network.parameters.erase(network.parameters.begin() + row);
}

void ParameterModel::moveWithin(Network& network, int from, int to) const {
    std::swap(network.parameters[static_cast<std::size_t>(from)],
              network.parameters[static_cast<std::size_t>(to)]);
}

QString ParameterModel::rowDescription(int action) const {
    switch (action) {
    case Add:
        return tr("add a parameter");
    case Duplicate:
        return tr("duplicate a parameter");
    case Remove:
        return tr("remove a parameter");
    default:
        return tr("move a parameter");
    }
}

} // namespace dyngpt
