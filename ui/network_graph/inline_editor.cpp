#include "ui/network_graph/inline_editor.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace dyngpt {

InlineEditor::InlineEditor(QWidget* parent, QLineEdit* field, const QRect& place,
                           std::function<void()> commit)
    : QObject(field), field_(field), commit_(std::move(commit)) {
    begin(parent, place);
    field->selectAll();
}

InlineEditor::InlineEditor(QWidget* parent, QSpinBox* field, const QRect& place,
                           std::function<void()> commit)
    : QObject(field), field_(field), commit_(std::move(commit)) {
    begin(parent, place);
    field->selectAll();
}

void InlineEditor::begin(QWidget* parent, const QRect& place) {
    field_->setParent(parent);
    const QSize hint = field_->sizeHint();
    QRect rect(0, 0, std::clamp(place.width() + 24, 90, 360), hint.height());
    rect.moveCenter(place.center());
    // All of it within sight.
    rect.moveLeft(std::clamp(rect.left(), 0, std::max(0, parent->width() - rect.width())));
    rect.moveTop(std::clamp(rect.top(), 0, std::max(0, parent->height() - rect.height())));
    field_->setGeometry(rect);
    field_->installEventFilter(this);
    field_->show();
    field_->setFocus();
}

bool InlineEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            end(false);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            end(true);
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    // The list of names that a RateField offers leaves the field in charge.
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            end(true);
    }
    return QObject::eventFilter(watched, event);
}

void InlineEditor::end(bool commit) {
    if (std::exchange(ended_, true))
        return;
    field_->removeEventFilter(this);
    QWidget* behind = field_->parentWidget()->parentWidget();
    const bool focused = field_->hasFocus();
    field_->hide();
    field_->deleteLater();
    if (focused && behind)
        behind->setFocus();
    if (commit)
        commit_();
}

} // namespace dyngpt
