#pragma once
// A row a parameter or derived quantity: estimate, interval, truth where it is known, what the
// data say beyond the prior, how well it was sampled. Qt::UserRole gives the plain value. GUI
// thread only.

#include "core/inference/posterior.h"

#include <QAbstractTableModel>

namespace dyngpt {

class EstimateModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Estimate, Interval, Truth, Contraction, RHat, BulkSize, PriorRange };

    using QAbstractTableModel::QAbstractTableModel;

    /// Columns that nothing is known for are left out.
    void setPosterior(const Posterior& posterior);
    void clear();
    /// Which of the posterior's estimates a row shows; derived quantities follow them.
    bool isDerived(int row) const;
    QString csv() const; ///< RFC 4180, numbers in full

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<ParameterEstimate> rows_;
    std::size_t parameters_ = 0; ///< rows that are no derived quantities
    std::vector<Column> columns_;
    std::vector<Prior> priors_;
};

/// "uniform from 0.01 to 0.1"
QString priorDescription(const Prior& prior);
/// Shorter: a number for tables, four significant digits, the reader's locale.
QString tableNumber(double value);

} // namespace dyngpt
