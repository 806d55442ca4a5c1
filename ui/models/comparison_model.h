#pragma once
// A row a parameter: its estimates in two groups, their ratio, and how sure the difference is.
// Qt::UserRole gives the plain value. GUI thread only.

#include "core/inference/group_comparison.h"
#include "ui/models/network_names.h"

#include <QAbstractTableModel>

namespace dyngpt {

/// "kon is larger in B than in A with probability 0.98 ..."
ChartText differenceText(const ParameterDifference& difference, const QString& first,
                         const QString& second, const NetworkNames& names = {});

class ComparisonModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, First, Second, Ratio, Probability, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setDifferences(std::vector<ParameterDifference> differences, const QString& first,
                        const QString& second);
    const std::vector<ParameterDifference>& differences() const { return rows_; }
    QString csv() const; ///< RFC 4180, numbers in full

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<ParameterDifference> rows_;
    QString first_;
    QString second_;
};

} // namespace dyngpt
