#pragma once
// Quantities computed from the parameters, such as the burst size ksyn/koff, to be edited: name
// and formula. The last row is empty and adds one. GUI thread only.

#include "core/model/network.h"

#include <QAbstractTableModel>

namespace dyngpt {

class DerivedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Formula, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setQuantities(const std::vector<DerivedQuantity>& quantities);
    const std::vector<DerivedQuantity>& quantities() const { return rows_; }
    void removeAt(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void edited(); ///< by a person

private:
    std::vector<DerivedQuantity> rows_;
};

} // namespace dyngpt
