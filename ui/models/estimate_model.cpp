#include "ui/models/estimate_model.h"

#include <QLocale>

namespace dyngpt {

namespace {

enum Column { Name, Estimate, Mean, Interval, Accepted, Prior, Columns };

QString number(double value) {
    return QLocale().toString(value, 'g', 4);
}

QString range(double low, double high) {
    return EstimateModel::tr("%1 to %2").arg(number(low), number(high));
}

} // namespace

void EstimateModel::setEstimates(const std::vector<ParameterEstimate>& estimates) {
    beginResetModel();
    rows_ = estimates;
    endResetModel();
}

int EstimateModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EstimateModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant EstimateModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const ParameterEstimate& row = rows_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Name:
        return QString::fromStdString(row.name);
    case Estimate:
        return number(row.estimate);
    case Mean:
        return number(row.mean);
    case Interval:
        return range(row.low, row.high);
    case Accepted:
        return range(row.smallest, row.largest);
    case Prior:
        return range(row.priorLower, row.priorUpper);
    default:
        return {};
    }
}

QVariant EstimateModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Estimate:
            return tr("The densest accepted point");
        case Mean:
            return tr("Mean of the accepted points, by their weights");
        case Interval:
            return tr("The central 95 % of the weights");
        case Accepted:
            return tr("From the smallest to the largest accepted value");
        case Prior:
            return tr("The bounds in which the solver was trained");
        default:
            return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Parameter");
    case Estimate:
        return tr("Estimate");
    case Mean:
        return tr("Mean");
    case Interval:
        return tr("95 % interval");
    case Accepted:
        return tr("Accepted range");
    case Prior:
        return tr("Prior range");
    default:
        return {};
    }
}

} // namespace dyngpt
