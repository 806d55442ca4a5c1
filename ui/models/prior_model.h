#pragma once
// The priors of all parameters, to be edited: a row each with its kind and one or two numbers,
// whose meaning hangs on the kind (from and to, median and sigma, value). GUI thread only.

#include "core/inference/settings.h"
#include "core/nn/solver.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace dyngpt {

class PriorModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Kind, First, Second, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `defaults`: what stands where nothing is chosen; one a parameter. Bounds of 0 are the
    /// trained ones, and are shown as those.
    void setDefaults(const std::vector<Prior>& defaults, const SolverShape& shape);
    /// Those of other parameters are left out.
    void setPriors(const std::vector<Prior>& priors);
    /// Only those that differ from the defaults, so that others follow the network.
    std::vector<Prior> chosen() const;
    bool isDefault() const { return chosen().empty(); }
    void reset();

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
    double* number(int row, int column); ///< null: the kind has no such number
    void show(std::vector<Prior> rows);
    void setKind(Prior& prior, PriorKind kind, std::size_t row) const;

    std::vector<Prior> rows_;
    std::vector<Prior> defaults_;
};

/// The kinds to choose from in PriorModel::Kind. Of the whole table: of an editor that a column's
/// own delegate has made, Qt lets go only in part when the model is reset.
class PriorDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
};

} // namespace dyngpt
