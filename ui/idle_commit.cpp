#include "ui/idle_commit.h"

#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QEvent>
#include <QLineEdit>

namespace dyngpt {

namespace {

/// The view in whose cell `editor` lies, itself or with what is around it; null outside of cells.
QAbstractItemView* viewOf(QWidget*& editor) {
    for (; editor; editor = editor->parentWidget()) {
        QWidget* around = editor->parentWidget();
        auto* view = around ? qobject_cast<QAbstractItemView*>(around->parentWidget()) : nullptr;
        if (view && view->viewport() == around)
            return view;
    }
    return nullptr;
}

bool commitCellAt(QWidget* editor) {
    QAbstractItemView* view = viewOf(editor);
    if (view)
        Q_EMIT view->itemDelegateForIndex(view->currentIndex())->commitData(editor);
    return view;
}

} // namespace

void commitCell(const QWidget& widget) {
    if (QWidget* focus = QApplication::focusWidget(); focus && widget.isAncestorOf(focus))
        commitCellAt(focus);
}

IdleCommit::IdleCommit(QWidget* window, int rest) : QObject(window), window_(window) {
    rest_.setSingleShot(true);
    rest_.setInterval(rest);
    connect(&rest_, &QTimer::timeout, this, &IdleCommit::commit);
    qApp->installEventFilter(this);
}

bool IdleCommit::eventFilter(QObject*, QEvent* event) {
    const bool typing = event->type() == QEvent::KeyPress || event->type() == QEvent::InputMethod;
    if (typing && window_->isActiveWindow())
        rest_.start();
    return false;
}

void IdleCommit::commit() {
    rest_.stop();
    QWidget* const focus = QApplication::focusWidget();
    if (!focus || focus->window() != window_)
        return;
    if (commitCellAt(focus))
        return;
    if (auto* spin = qobject_cast<QAbstractSpinBox*>(focus)) {
        spin->interpretText();
    } else if (auto* line = qobject_cast<QLineEdit*>(focus)) {
        if (line->isModified() && line->hasAcceptableInput())
            Q_EMIT line->editingFinished();
    }
}

} // namespace dyngpt
