#include "ui/pages/network_table_editor.h"

#include "ui/icons.h"
#include "ui/models/network_table_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

/// A combo box where a cell has only a few possible texts, a line of text elsewhere.
class ChoiceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override {
        const QStringList choices = index.data(NetworkTableModel::choicesRole).toStringList();
        if (choices.isEmpty())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new QComboBox(parent);
        box->addItems(choices);
        box->setAccessibleName(
            index.model()->headerData(index.column(), Qt::Horizontal).toString());
        // A chosen text is meant: it needs no further key.
        connect(box, &QComboBox::activated, this, [this, box] {
            auto* self = const_cast<ChoiceDelegate*>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }

    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            box->setCurrentText(index.data(Qt::EditRole).toString());
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }

    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override {
        if (const auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentText());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

} // namespace

NetworkTableEditor::NetworkTableEditor(const QString& title, const QString& name,
                                       NetworkTableModel& model, const QString& remark,
                                       QWidget* parent)
    : QWidget(parent), model_(model) {
    view_ = new QTableView;
    view_->setObjectName(name);
    view_->setModel(&model_);
    view_->setItemDelegate(new ChoiceDelegate(view_));
    view_->setSelectionBehavior(QAbstractItemView::SelectItems);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
    view_->setAlternatingRowColors(true);
    view_->setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    view_->setWordWrap(false);
    view_->verticalHeader()->setDefaultSectionSize(view_->fontMetrics().height() + 10);
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->horizontalHeader()->setHighlightSections(false);

    auto* label = new QLabel(remark.isEmpty() ? title : remark);
    label->setWordWrap(true);
    label->setBuddy(view_);
    QString plain = title;
    view_->setAccessibleName(plain.remove(u'&'));

    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(label, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(head);
    all->addWidget(view_, 1);

    const QKeySequence ins(Qt::Key_Insert);
    head->addWidget(
        addButton(QStringLiteral("add"), tr("Add a row"), ins, &NetworkTableEditor::addRow));
    duplicate_ = addButton(QStringLiteral("duplicate"), tr("Duplicate the row"),
                           QKeySequence(Qt::CTRL | Qt::Key_D), &NetworkTableEditor::duplicateRow);
    remove_ =
        addButton(QStringLiteral("remove"), tr("Remove the row"),
                  QKeySequence(Qt::CTRL | Qt::Key_Delete), &NetworkTableEditor::removeCurrentRow);
    up_ = addButton(QStringLiteral("up"), tr("Move the row up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                    &NetworkTableEditor::moveUp);
    down_ = addButton(QStringLiteral("down"), tr("Move the row down"),
                      QKeySequence(Qt::ALT | Qt::Key_Down), &NetworkTableEditor::moveDown);
    for (QToolButton* button : {duplicate_, remove_, up_, down_})
        head->addWidget(button);

    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &NetworkTableEditor::updateButtons);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model_, signal, this, &NetworkTableEditor::updateButtons);
    updateButtons();
}

QToolButton* NetworkTableEditor::addButton(const QString& iconName, const QString& toolTip,
                                           const QKeySequence& key,
                                           void (NetworkTableEditor::*work)()) {
    auto* action = new QAction(icon(iconName), toolTip, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tr("%1 (%2)").arg(toolTip, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, work);
    addAction(action);
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(view_->objectName() + u'_' + iconName);
    button->setAccessibleName(toolTip);
    return button;
}

void NetworkTableEditor::jumpTo(int row, int column) {
    const QModelIndex index = model_.index(row, column);
    view_->setCurrentIndex(index);
    view_->scrollTo(index);
    view_->setFocus();
}

int NetworkTableEditor::currentRow() const {
    return view_->currentIndex().row();
}

void NetworkTableEditor::addRow() {
    jumpTo(model_.addRow(), 0);
}

void NetworkTableEditor::duplicateRow() {
    if (currentRow() >= 0)
        jumpTo(model_.duplicateRow(currentRow()), 0);
}

void NetworkTableEditor::removeRow(int row) {
    model_.removeRow(row);
}

void NetworkTableEditor::removeCurrentRow() {
    const QModelIndex current = view_->currentIndex();
    if (!current.isValid())
        return;
    removeRow(current.row());
    if (model_.rowCount() > 0)
        jumpTo(std::min(current.row(), model_.rowCount() - 1), current.column());
}

void NetworkTableEditor::moveBy(int rows) {
    const QModelIndex current = view_->currentIndex();
    if (current.isValid())
        jumpTo(model_.shiftRow(current.row(), rows), current.column());
}

void NetworkTableEditor::updateButtons() {
    const int row = currentRow();
    const bool any = row >= 0;
    duplicate_->defaultAction()->setEnabled(any);
    remove_->defaultAction()->setEnabled(any);
    up_->defaultAction()->setEnabled(row > 0);
    down_->defaultAction()->setEnabled(any && row + 1 < model_.rowCount());
}

} // namespace dyngpt
