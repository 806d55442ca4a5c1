#include "ui/models/calibration_model.h"

#include "ui/charts/csv_text.h"
#include "ui/models/estimate_model.h"

#include <QLocale>

namespace dyngpt {

namespace {

constexpr int columns =
    CalibrationModel::FirstLevel + static_cast<int>(ParameterCalibration::levels.size());

QString percent(double share) {
    return QLocale().toString(100 * share, 'f', 0);
}

} // namespace

void CalibrationModel::setReport(const CalibrationReport& report) {
    beginResetModel();
    rows_.clear();
    for (const ParameterCalibration& parameter : report.parameters)
        if (!parameter.fixed && !parameter.ranks.empty())
            rows_.push_back(parameter);
    endResetModel();
}

int CalibrationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CalibrationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant CalibrationModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ParameterCalibration& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) |
                        Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Name)
        return QString::fromStdString(row.name);
    if (index.column() == Uniformity)
        return tableNumber(row.uniformityP);
    const auto level = static_cast<std::size_t>(index.column() - FirstLevel);
    const int n = static_cast<int>(row.ranks.size());
    const auto [low, high] = binomialBand(n, ParameterCalibration::levels[level]);
    const double held = static_cast<double>(row.covered[level]) / n;
    const QString shown = tr("%1 % (%2 to %3)")
                              .arg(percent(held), percent(static_cast<double>(low) / n),
                                   percent(static_cast<double>(high) / n));
    return row.covered[level] < low || row.covered[level] > high ? tr("%1, outside").arg(shown)
                                                                 : shown;
}

QVariant CalibrationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::ToolTipRole)
        return section == Uniformity
                   ? tr("Chi-square test of the ranks: below 0.01 they are uneven")
               : section >= FirstLevel ? tr("How many intervals held the truth, and what chance "
                                            "allows (99 %)")
                                       : QString();
    if (role != Qt::DisplayRole)
        return {};
    if (section == Name)
        return tr("Parameter");
    if (section == Uniformity)
        return tr("Even ranks, p");
    return tr("%1 % interval")
        .arg(percent(ParameterCalibration::levels[static_cast<std::size_t>(section - FirstLevel)]));
}

QString CalibrationModel::csv() const {
    QStringList lines{
        QStringLiteral("name,uniformity p,simulations,covered 50,covered 80,covered 95,ranks")};
    for (const ParameterCalibration& row : rows_) {
        QStringList ranks;
        for (const int rank : row.ranks)
            ranks << QString::number(rank);
        QStringList fields{csvField(QString::fromStdString(row.name)), csvNumber(row.uniformityP),
                           QString::number(row.ranks.size())};
        for (const int covered : row.covered)
            fields << QString::number(covered);
        fields << ranks.join(u' ');
        lines << fields.join(u',');
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace dyngpt
