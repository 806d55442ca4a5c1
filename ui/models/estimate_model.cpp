#include "ui/models/estimate_model.h"

#include "ui/charts/csv_text.h"
#include "ui/charts/number_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

QString range(double low, double high) {
    return EstimateModel::tr("%1 to %2").arg(tableNumber(low), tableNumber(high));
}

double plainValue(const ParameterEstimate& row, EstimateModel::Column column) {
    switch (column) {
    case EstimateModel::Estimate:
        return row.estimate;
    case EstimateModel::Interval:
        return row.high - row.low;
    case EstimateModel::Truth:
        return row.truth;
    case EstimateModel::Contraction:
        return row.contraction;
    case EstimateModel::RHat:
        return row.rHat;
    case EstimateModel::BulkSize:
        return row.bulkSize;
    case EstimateModel::PriorRange:
        return row.priorUpper - row.priorLower;
    case EstimateModel::Name:
        break;
    }
    return ParameterEstimate::unknown;
}

QString title(EstimateModel::Column column) {
    switch (column) {
    case EstimateModel::Name:
        return EstimateModel::tr("Parameter");
    case EstimateModel::Estimate:
        return EstimateModel::tr("Estimate");
    case EstimateModel::Interval:
        return EstimateModel::tr("95 % interval");
    case EstimateModel::Truth:
        return EstimateModel::tr("Truth");
    case EstimateModel::Contraction:
        return EstimateModel::tr("Contraction");
    case EstimateModel::RHat:
        return EstimateModel::tr("R-hat");
    case EstimateModel::BulkSize:
        return EstimateModel::tr("Effective draws");
    case EstimateModel::PriorRange:
        return EstimateModel::tr("Prior");
    }
    return {};
}

QString toolTip(EstimateModel::Column column) {
    switch (column) {
    case EstimateModel::Name:
        break;
    case EstimateModel::Estimate:
        return EstimateModel::tr("Median of the posterior; with the inferrer its densest point");
    case EstimateModel::Interval:
        return EstimateModel::tr("The central 95 % of the weights");
    case EstimateModel::Truth:
        return EstimateModel::tr("What the data were simulated with");
    case EstimateModel::Contraction:
        return EstimateModel::tr("How much narrower the posterior is than the prior: 0 the data "
                                 "say nothing, 1 they say all");
    case EstimateModel::RHat:
        return EstimateModel::tr("Whether the chains agree: below 1.01 is good");
    case EstimateModel::BulkSize:
        return EstimateModel::tr("Independent draws that would be worth as much: 400 or more are "
                                 "good");
    case EstimateModel::PriorRange:
        return EstimateModel::tr("What was taken to be likely before the data were seen");
    }
    return {};
}

} // namespace

QString tableNumber(double value) {
    return std::isfinite(value) ? displayNumber(value, 4) : QStringLiteral("–");
}

QString priorDescription(const Prior& prior) {
    switch (prior.kind) {
    case PriorKind::Uniform:
        return EstimateModel::tr("uniform, %1").arg(range(prior.lower, prior.upper));
    case PriorKind::LogUniform:
        return EstimateModel::tr("log-uniform, %1").arg(range(prior.lower, prior.upper));
    case PriorKind::LogNormal:
        return EstimateModel::tr("lognormal, median %1, sigma %2")
            .arg(tableNumber(prior.median), tableNumber(prior.sigma));
    case PriorKind::Fixed:
        return EstimateModel::tr("fixed at %1").arg(tableNumber(prior.value));
    }
    return {};
}

void EstimateModel::setPosterior(const Posterior& posterior) {
    beginResetModel();
    rows_ = posterior.estimates;
    parameters_ = rows_.size();
    rows_.insert(rows_.end(), posterior.derived.begin(), posterior.derived.end());
    priors_ = posterior.priors;
    columns_ = {Name, Estimate, Interval};
    for (const Column column : {Truth, Contraction, RHat, BulkSize})
        if (std::any_of(rows_.begin(), rows_.end(), [column](const ParameterEstimate& row) {
                return std::isfinite(plainValue(row, column));
            }))
            columns_.push_back(column);
    columns_.push_back(PriorRange);
    endResetModel();
}

void EstimateModel::clear() {
    setPosterior({});
}

bool EstimateModel::isDerived(int row) const {
    return static_cast<std::size_t>(row) >= parameters_;
}

int EstimateModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EstimateModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant EstimateModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Column column = columns_[static_cast<std::size_t>(index.column())];
    const auto at = static_cast<std::size_t>(index.row());
    const ParameterEstimate& row = rows_[at];
    const bool words = column == Name || column == PriorRange;
    if (role == Qt::TextAlignmentRole)
        return QVariant((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::UserRole)
        return column == Name ? QVariant(QString::fromStdString(row.name))
                              : QVariant(plainValue(row, column));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return QString::fromStdString(row.name);
    case Interval:
        return range(row.low, row.high);
    case BulkSize:
        return std::isfinite(row.bulkSize) ? QLocale().toString(row.bulkSize, 'f', 0)
                                           : QStringLiteral("–");
    case RHat:
        return std::isfinite(row.rHat) ? QLocale().toString(row.rHat, 'f', 3) : QStringLiteral("–");
    case Contraction:
        return std::isfinite(row.contraction) ? QLocale().toString(row.contraction, 'f', 2)
                                              : QStringLiteral("–");
    case PriorRange:
        if (isDerived(index.row()))
            return tr("derived");
        return at < priors_.size() ? priorDescription(priors_[at])
                                   : range(row.priorLower, row.priorUpper);
    case Estimate:
    case Truth:
        break;
    }
    return tableNumber(plainValue(row, column));
}

QVariant EstimateModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 ||
        section >= static_cast<int>(columns_.size()))
        return {};
    const Column column = columns_[static_cast<std::size_t>(section)];
    if (role == Qt::ToolTipRole)
        return toolTip(column);
    if (role == Qt::DisplayRole)
        return title(column);
    return {};
}

QString EstimateModel::csv() const {
    QStringList lines{QStringLiteral("name,estimate,mean,sd,low 95,high 95,low 80,high 80,low 50,"
                                     "high 50,truth,contraction,r hat,bulk size,tail size")};
    for (const ParameterEstimate& row : rows_) {
        QStringList fields{csvField(QString::fromStdString(row.name))};
        for (const double value :
             {row.estimate, row.mean, row.sd, row.low, row.high, row.low80, row.high80, row.low50,
              row.high50, row.truth, row.contraction, row.rHat, row.bulkSize, row.tailSize})
            fields << (std::isfinite(value) ? csvNumber(value) : QString());
        lines << fields.join(u',');
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace dyngpt
