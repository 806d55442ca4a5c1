#pragma once
// The editors of the network tables' cells: a combo box where only a few texts are possible, a
// RateField for expressions, a line elsewhere. GUI thread; the model belongs to the caller.

#include <QStyledItemDelegate>

namespace dyngpt {

class NetworkTableModel;
class RateField;

class NetworkDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit NetworkDelegate(const NetworkTableModel& model, QObject* parent = nullptr);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// What is being written; not yet in the model.
    void rateEdited(const QModelIndex& index, const dyngpt::RateField& field);
    void rateEditingEnded();

private:
    QWidget* createChoice(QWidget* parent, const QStringList& choices) const;
    QWidget* createRateField(QWidget* parent, const QModelIndex& index) const;

    const NetworkTableModel& model_;
};

} // namespace dyngpt
