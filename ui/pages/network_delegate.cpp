#include "ui/pages/network_delegate.h"

#include "ui/math/rate_field.h"
#include "ui/models/network_table_model.h"

#include <QComboBox>
#include <QFocusEvent>

namespace dyngpt {

NetworkDelegate::NetworkDelegate(const NetworkTableModel& model, QObject* parent)
    : QStyledItemDelegate(parent), model_(model) {}

QWidget* NetworkDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const {
    const QStringList choices = index.data(NetworkTableModel::choicesRole).toStringList();
    QWidget* editor = !choices.isEmpty() ? createChoice(parent, choices)
                      : model_.isRate(index.column()) || model_.listsStates(index.column())
                          ? createRateField(parent, index)
                          : QStyledItemDelegate::createEditor(parent, option, index);
    editor->setAccessibleName(model_.headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

QWidget* NetworkDelegate::createChoice(QWidget* parent, const QStringList& choices) const {
    auto* box = new QComboBox(parent);
    box->addItems(choices);
    // A chosen text is meant: it needs no further key.
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<NetworkDelegate*>(this);
        // Hidden: the view has let go of it, before or with the change.
        if (box->isVisible())
            Q_EMIT self->commitData(box);
        if (box->isVisible())
            Q_EMIT self->closeEditor(box);
    });
    return box;
}

QWidget* NetworkDelegate::createRateField(QWidget* parent, const QModelIndex& index) const {
    auto* field = new RateField(parent);
    field->setFrame(false);
    field->setListing(model_.listsStates(index.column()));
    field->setScope(model_.rateScope(index.column()));
    if (!model_.isRate(index.column()))
        return field;
    auto* self = const_cast<NetworkDelegate*>(this);
    connect(field, &QLineEdit::textChanged, this, [self, field, at = QPersistentModelIndex(index)] {
        Q_EMIT self->rateEdited(at, *field);
    });
    connect(field, &QObject::destroyed, this, &NetworkDelegate::rateEditingEnded);
    return field;
}

bool NetworkDelegate::eventFilter(QObject* watched, QEvent* event) {
    // The list of names takes the window's focus for a moment as it comes or goes; what is being
    // written must not end with it.
    if (event->type() == QEvent::FocusOut && qobject_cast<RateField*>(watched)) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
            return false;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

void NetworkDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentText(index.data(Qt::EditRole).toString());
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void NetworkDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                   const QModelIndex& index) const {
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentText());
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace dyngpt
