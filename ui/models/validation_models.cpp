#include "ui/models/validation_models.h"

#include <QLocale>

#include <cmath>

namespace dyngpt {

namespace {

QString number(double value) {
    return std::isfinite(value) ? QLocale().toString(value, 'g', 3) : QStringLiteral("∞");
}

QString percent(double share) {
    return ValidationSummaryModel::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

QVariant alignment(int column) {
    return QVariant(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                : Qt::AlignRight | Qt::AlignVCenter);
}

enum SummaryColumn {
    StateName,
    KlMedian,
    NoiseMedian,
    Kl90,
    Noise90,
    KlWorst,
    NoiseWorst,
    MeanError,
    MeanError90,
    SdError,
    SdError90,
    SummaryColumns
};

std::optional<double> summaryValue(const StateSummary& row, int column) {
    switch (column) {
    case KlMedian:
        return row.kl.median;
    case Kl90:
        return row.kl.p90;
    case KlWorst:
        return row.kl.worst;
    case NoiseMedian:
        return row.noiseFloor ? std::optional(row.noiseFloor->median) : std::nullopt;
    case Noise90:
        return row.noiseFloor ? std::optional(row.noiseFloor->p90) : std::nullopt;
    case NoiseWorst:
        return row.noiseFloor ? std::optional(row.noiseFloor->worst) : std::nullopt;
    case MeanError:
        return row.meanError.median;
    case MeanError90:
        return row.meanError.p90;
    case SdError:
        return row.sdError.median;
    case SdError90:
        return row.sdError.p90;
    default:
        return std::nullopt;
    }
}

} // namespace

void ValidationSummaryModel::setReport(const ValidationReport& report) {
    beginResetModel();
    names_ = report.stateNames;
    rows_ = report.summary;
    names_.resize(rows_.size());
    endResetModel();
}

int ValidationSummaryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ValidationSummaryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : SummaryColumns;
}

QVariant ValidationSummaryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    if (index.column() == StateName)
        return QString::fromStdString(names_[row]);
    const auto value = summaryValue(rows_[row], index.column());
    if (!value)
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("–")) : QVariant();
    if (role == Qt::UserRole)
        return *value;
    return index.column() >= MeanError ? percent(*value) : number(*value);
}

QVariant ValidationSummaryModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole)
        return section == StateName ? QString()
               : section == NoiseMedian || section == Noise90 || section == NoiseWorst
                   ? tr("KL divergence between two independent simulations (nats): a solver "
                        "cannot be seen to be better than this")
               : section < MeanError
                   ? tr("KL divergence of the solver from the simulation (nats), over all "
                        "held-out sets")
                   : tr("|solver - simulation| relative to the simulation");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateName:
        return tr("State");
    case KlMedian:
        return tr("KL\nmedian");
    case NoiseMedian:
        return tr("noise floor\nmedian");
    case Kl90:
        return tr("KL\n90 %");
    case Noise90:
        return tr("noise floor\n90 %");
    case KlWorst:
        return tr("KL\nworst");
    case NoiseWorst:
        return tr("noise floor\nworst");
    case MeanError:
        return tr("mean error\nmedian");
    case MeanError90:
        return tr("mean error\n90 %");
    case SdError:
        return tr("sd error\nmedian");
    case SdError90:
        return tr("sd error\n90 %");
    default:
        return {};
    }
}

void HeldOutSetModel::setReport(const ValidationReport& report,
                                const std::vector<std::string>& parameters) {
    beginResetModel();
    states_ = report.stateNames;
    parameters_ = parameters;
    rows_ = report.sets;
    endResetModel();
}

int HeldOutSetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HeldOutSetModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 3 + stateColumns() + static_cast<int>(parameters_.size());
}

QVariant HeldOutSetModel::value(const SetComparison& set, int column) const {
    if (column == 0)
        return set.index;
    if (column == 1)
        return set.jointTotalVariation;
    if (column == 2)
        return set.jointNoiseFloor ? QVariant(*set.jointNoiseFloor) : QVariant();
    auto at = static_cast<std::size_t>(column - 3);
    if (at < set.states.size())
        return set.states[at].klSmoothed;
    at -= states_.size();
    return at < set.parameters.size() ? QVariant(set.parameters[at]) : QVariant();
}

QVariant HeldOutSetModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(1);
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    const QVariant v = value(rows_[static_cast<std::size_t>(index.row())], index.column());
    if (role == Qt::UserRole)
        return v;
    if (!v.isValid())
        return QStringLiteral("–");
    return index.column() == 0 ? QLocale().toString(v.toInt()) : number(v.toDouble());
}

QVariant HeldOutSetModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const int parameter = section - 3 - stateColumns();
    if (role == Qt::ToolTipRole) {
        if (section == 1)
            return tr("Total variation between solver and simulation, joint distribution: 0 to 1");
        if (section == 2)
            return tr("Total variation between two independent simulations");
        return section > 2 && parameter < 0
                   ? tr("KL divergence of this state's distribution (nats)")
                   : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Set");
    if (section == 1)
        return tr("distance");
    if (section == 2)
        return tr("noise floor");
    if (parameter < 0)
        return tr("KL %1").arg(
            QString::fromStdString(states_[static_cast<std::size_t>(section - 3)]));
    return QString::fromStdString(parameters_[static_cast<std::size_t>(parameter)]);
}

} // namespace dyngpt
