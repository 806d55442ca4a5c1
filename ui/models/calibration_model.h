#pragma once
// A row a parameter: whether the ranks of the truth are even, and how many intervals held the
// truth beside what chance allows. GUI thread only.

#include "core/inference/calibration.h"

#include <QAbstractTableModel>

namespace dyngpt {

class CalibrationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Uniformity, FirstLevel };

    using QAbstractTableModel::QAbstractTableModel;

    /// Parameters that were fixed are left out.
    void setReport(const CalibrationReport& report);
    const ParameterCalibration& parameter(int row) const {
        return rows_[static_cast<std::size_t>(row)];
    }
    QString csv() const; ///< RFC 4180, with the counts of the rank histograms' ranks

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<ParameterCalibration> rows_;
};

} // namespace dyngpt
