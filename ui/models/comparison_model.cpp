#include "ui/models/comparison_model.h"

#include "ui/charts/csv_text.h"
#include "ui/models/estimate_model.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr double sure = 0.975; // as often as a central 95 % interval leaves out no difference

QString probabilityText(double p) {
    if (p > 0.999)
        return ComparisonModel::tr("above 0.999");
    return p < 0.001 ? ComparisonModel::tr("below 0.001") : QLocale().toString(p, 'f', 3);
}

} // namespace

ChartText differenceText(const ParameterDifference& difference, const QString& first,
                         const QString& second, const NetworkNames& names) {
    const QString name = names.marked(QString::fromStdString(difference.name));
    const bool larger = difference.probabilityLarger >= 0.5;
    const double p = larger ? difference.probabilityLarger : 1 - difference.probabilityLarger;
    const QString factor = std::isfinite(difference.logRatio)
                               ? u' ' + ComparisonModel::tr("Its ratio is %1 (95 %: %2 to %3).")
                                            .arg(tableNumber(std::exp(difference.logRatio)),
                                                 tableNumber(std::exp(difference.low)),
                                                 tableNumber(std::exp(difference.high)))
                               : QString();
    if (p < sure)
        return names.drawn(
            ComparisonModel::tr("The data do not tell whether %1 differs between %2 and %3 "
                                "(probability of the larger side %4).")
                .arg(name, first, second, probabilityText(p)) +
            factor);
    return names.drawn(
        (larger ? ComparisonModel::tr("%1 is larger in %3 than in %2 with probability %4.")
                : ComparisonModel::tr("%1 is smaller in %3 than in %2 with probability %4."))
            .arg(name, first, second, probabilityText(p)) +
        factor);
}

void ComparisonModel::setDifferences(std::vector<ParameterDifference> differences,
                                     const QString& first, const QString& second) {
    beginResetModel();
    rows_ = std::move(differences);
    first_ = first;
    second_ = second;
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ParameterDifference& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) |
                        Qt::AlignVCenter);
    if (role == Qt::UserRole)
        switch (index.column()) {
        case First:
            return row.first;
        case Second:
            return row.second;
        case Ratio:
            return row.logRatio;
        case Probability:
            return row.probabilityLarger;
        default:
            return QString::fromStdString(row.name);
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return QString::fromStdString(row.name);
    case First:
        return tableNumber(row.first);
    case Second:
        return tableNumber(row.second);
    case Ratio:
        return std::isfinite(row.logRatio)
                   ? tr("%1 (%2 to %3)")
                         .arg(tableNumber(std::exp(row.logRatio)), tableNumber(std::exp(row.low)),
                              tableNumber(std::exp(row.high)))
                   : QStringLiteral("–");
    case Probability:
        return probabilityText(row.probabilityLarger);
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Probability)
        return tr("Probability that it is larger in %1").arg(second_);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Parameter");
    case First:
        return first_;
    case Second:
        return second_;
    case Ratio:
        return tr("Ratio (95 %)");
    case Probability:
        return tr("P(larger in %1)").arg(second_);
    default:
        return {};
    }
}

QString ComparisonModel::csv() const {
    QStringList lines{QStringList{QStringLiteral("name"), csvField(first_), csvField(second_),
                                  QStringLiteral("log ratio"), QStringLiteral("low 95"),
                                  QStringLiteral("high 95"), QStringLiteral("probability larger")}
                          .join(u',')};
    for (const ParameterDifference& row : rows_) {
        QStringList fields{csvField(QString::fromStdString(row.name))};
        for (const double value :
             {row.first, row.second, row.logRatio, row.low, row.high, row.probabilityLarger})
            fields << (std::isfinite(value) ? csvNumber(value) : QString());
        lines << fields.join(u',');
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace dyngpt
