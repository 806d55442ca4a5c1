#pragma once
// A row a parameter: estimate, interval, accepted range, prior range. GUI thread only.

#include "core/inference/inferrer.h"

#include <QAbstractTableModel>

namespace dyngpt {

class EstimateModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setEstimates(const std::vector<ParameterEstimate>& estimates);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ParameterEstimate> rows_;
};

} // namespace dyngpt
