#pragma once
// Clicks, types and chooses at random in the windows of the program, dialogs and menus included.
// The same seed does the same, but for what jobs do meanwhile.

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEventLoop>
#include <QFileDialog>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace uitest {

class Robot : public QObject {
public:
    static constexpr int fewWindows = 3;
    static constexpr int hangMs = 60000; ///< one action, on a busy machine

    /// `files` are what it opens, or saves to, in file dialogs.
    Robot(quint32 seed, QStringList files) : random_(seed), files_(std::move(files)) {
        qApp->setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    /// Returns when that many actions are done and no dialog is open.
    void run(int actions) {
        left_ = actions;
        watch();
        next();
        loop_.exec();
        watching_ = false;
        watcher_.join();
    }
    const QString& last() const { return last_; }
    int modalActions() const { return modal_; }

private:
    // A chain of single shots, as a timer would stand still while its own slot is in a dialog. Not
    // at once, and in two steps, so that all that an action has posted is done before the next one:
    // a single shot of 0 ms is a posted event itself, here posted before the action's own, and
    // would undo before a cell's editor has taken Enter in. No hand is that quick.
    void next() {
        QTimer::singleShot(1, this, [this] { QTimer::singleShot(1, this, [this] { work(); }); });
    }

    void work() {
        ++beat_;
        QWidget* dialog = QApplication::activeModalWidget();
        if (left_ <= 0 && !dialog && !QApplication::activePopupWidget())
            return loop_.quit();
        --left_;
        next();
        if (QWidget* popup = QApplication::activePopupWidget())
            inPopup(popup);
        else if (dialog)
            inDialog(dialog);
        else
            inWindow();
    }

    void watch() {
        watching_ = true;
        watcher_ = std::thread([this] {
            int seen = -1;
            auto since = std::chrono::steady_clock::now();
            while (watching_) {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
                const auto now = std::chrono::steady_clock::now();
                if (seen != beat_) {
                    seen = beat_;
                    since = now;
                } else if (now - since > std::chrono::milliseconds(hangMs)) {
                    std::fprintf(stderr, "hangs in: %s\n", qPrintable(last_));
                    std::abort();
                }
            }
        });
    }

    int below(qsizetype n) { return static_cast<int>(random_.bounded(static_cast<quint32>(n))); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T> T any(const QList<T>& list) { return list[below(list.size())]; }

    void say(const QString& what, const QObject* object) {
        last_ =
            QStringLiteral("%1 %2 %3 (%4 left)")
                .arg(what,
                     object ? QString::fromLatin1(object->metaObject()->className()) : QString(),
                     object ? object->objectName() : QString())
                .arg(left_);
        if (qEnvironmentVariableIsSet("DYNGPT_ROBOT_TALKS"))
            std::fprintf(stderr, "%s\n", qPrintable(last_));
    }

    void inPopup(QWidget* popup) {
        say("popup", popup);
        ++modal_;
        auto* menu = qobject_cast<QMenu*>(popup);
        if (left_ <= 0 || chance(30)) {
            popup->close();
        } else if (menu) {
            QList<QAction*> actions;
            for (QAction* action : menu->actions())
                if (mayTrigger(action))
                    actions << action;
            if (!actions.isEmpty())
                menu->setActiveAction(any(actions));
            QTest::keyClick(menu, chance(60) ? Qt::Key_Return : Qt::Key_Escape);
        } else {
            QTest::keyClick(
                popup, any<Qt::Key>({Qt::Key_Down, Qt::Key_Up, Qt::Key_Return, Qt::Key_Escape}));
        }
    }

    void inDialog(QWidget* widget) {
        ++modal_;
        say("dialog", widget);
        auto* dialog = qobject_cast<QDialog*>(widget);
        if (auto* files = qobject_cast<QFileDialog*>(dialog))
            return chooseFile(files);
        const bool isBox = dialog && dialog->inherits("QMessageBox");
        if (dialog && (left_ <= 0 || (!isBox && chance(15))))
            return dialog->reject();
        if (isBox) {
            QList<QAbstractButton*> buttons;
            for (auto* button : dialog->findChildren<QAbstractButton*>())
                if (button->isVisible() && button->isEnabled())
                    buttons << button;
            if (!buttons.isEmpty()) {
                click(any(buttons));
                return;
            }
        }
        act(widget);
    }

    void chooseFile(QFileDialog* dialog) {
        if (left_ <= 0 || chance(40) || files_.isEmpty())
            return dialog->reject();
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        name->setCompleter(nullptr);
        name->setText(any(files_));
        dialog->findChild<QDialogButtonBox*>()->buttons().front()->click();
    }

    bool mayTrigger(const QAction* action) const {
        const QString name = action->objectName(); // texts change with the language
        const auto open = windows().size();
        const bool more = name == u"newWindow" && open >= fewWindows;
        const bool last = name == u"closeWindow" && open <= fewWindows; // which ends the program
        return action->isEnabled() && action->isVisible() && !action->isSeparator() &&
               action->menuRole() != QAction::QuitRole && !last && !more;
    }

    static QList<QWidget*> windows() {
        QList<QWidget*> all;
        for (QWidget* top : QApplication::topLevelWidgets())
            if (qobject_cast<QMainWindow*>(top) && top->isVisible())
                all << top;
        std::sort(all.begin(), all.end(),
                  [](QWidget* a, QWidget* b) { return a->pos().x() < b->pos().x(); });
        return all;
    }

    /// Null: one comes to the front first, as before hands can work in it.
    QWidget* window() {
        const QList<QWidget*> open = windows();
        QWidget* active = QApplication::activeWindow();
        if (open.contains(active) && !chance(2))
            return active;
        QWidget* chosen = any(open);
        say("window", chosen);
        chosen->activateWindow();
        return chosen == active ? chosen : nullptr;
    }

    void inWindow() {
        QWidget* window = this->window();
        if (!window)
            return;
        // Files open in windows of their own, each with all its pages.
        if (windows().size() > fewWindows && chance(5)) {
            say("close", window);
            window->close();
            return;
        }
        const int what = below(100);
        if (what < 12)
            triggerMenu(qobject_cast<QMainWindow*>(window));
        else if (what < 14)
            window->resize(900 + below(600), 600 + below(400));
        else
            act(window);
    }

    void collect(QMenu* menu, QList<QAction*>& leaves) {
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->menu())
                collect(action->menu(), leaves);
            else if (mayTrigger(action))
                leaves << action;
        }
    }

    void triggerMenu(QMainWindow* window) {
        QList<QAction*> leaves;
        for (QAction* top : window->menuBar()->actions())
            if (top->menu())
                collect(top->menu(), leaves);
        if (leaves.isEmpty())
            return;
        QAction* action = any(leaves);
        say("menu " + action->text(), action);
        action->trigger();
    }

    void act(QWidget* in) {
        QList<QWidget*> targets;
        for (QWidget* widget : in->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && widget->window() == in &&
                !widget->visibleRegion().isEmpty() && !qobject_cast<QMenuBar*>(widget))
                targets << widget;
        if (targets.isEmpty())
            return;
        const int what = below(100);
        QWidget* focus = QApplication::focusWidget();
        if (what < 35 && focus && focus->window() == in)
            return type(focus);
        QList<QWidget*> controls;
        for (QWidget* widget : targets)
            if (widget->focusPolicy() != Qt::NoFocus)
                controls << widget;
        QWidget* target = what < 85 && !controls.isEmpty() ? any(controls) : any(targets);
        if (what < 92)
            click(target);
        else if (what < 96)
            doubleClick(target);
        else
            wheel(target);
    }

    QPoint somewhere(QWidget* widget) {
        const QRect seen = widget->visibleRegion().boundingRect();
        if (seen.isEmpty())
            return {};
        return seen.topLeft() + QPoint(below(seen.width()), below(seen.height()));
    }

    /// The window may go at the press already.
    void click(QWidget* widget) {
        if (auto* area = qobject_cast<QAbstractScrollArea*>(widget))
            widget = area->viewport();
        say("click", widget);
        if (widget->visibleRegion().isEmpty())
            return;
        const QPointer<QWidget> target = widget;
        const QPoint at = somewhere(widget);
        const auto button = chance(92) ? Qt::LeftButton : Qt::RightButton;
        const auto modifiers = chance(5)   ? Qt::ControlModifier
                               : chance(5) ? Qt::ShiftModifier
                                           : Qt::NoModifier;
        QTest::mousePress(widget, button, modifiers, at);
        if (target && target->isVisible())
            QTest::mouseRelease(target, button, modifiers, at);
        if (button == Qt::RightButton && target) {
            QContextMenuEvent wish(QContextMenuEvent::Mouse, at, target->mapToGlobal(at));
            QApplication::sendEvent(target, &wish);
        }
    }

    void doubleClick(QWidget* widget) {
        if (auto* area = qobject_cast<QAbstractScrollArea*>(widget))
            widget = area->viewport();
        say("double click", widget);
        if (!widget->visibleRegion().isEmpty())
            QTest::mouseDClick(widget, Qt::LeftButton, {}, somewhere(widget));
    }

    void wheel(QWidget* widget) {
        say("wheel", widget);
        const QPointF at = somewhere(widget);
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, chance(50) ? 120 : -120},
                          Qt::NoButton, chance(20) ? Qt::ControlModifier : Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }

    void type(QWidget* focus) {
        say("key", focus);
        static const QList<Qt::Key> plain{
            Qt::Key_Tab,   Qt::Key_Backtab,  Qt::Key_Return,    Qt::Key_Escape,
            Qt::Key_F2,    Qt::Key_Delete,   Qt::Key_Space,     Qt::Key_Left,
            Qt::Key_Right, Qt::Key_Up,       Qt::Key_Down,      Qt::Key_Home,
            Qt::Key_End,   Qt::Key_PageDown, Qt::Key_Backspace, Qt::Key_F5};
        static const QList<Qt::Key> control{Qt::Key_Z, Qt::Key_Y, Qt::Key_A,    Qt::Key_C,
                                            Qt::Key_V, Qt::Key_X, Qt::Key_Plus, Qt::Key_0,
                                            Qt::Key_1, Qt::Key_4, Qt::Key_6,    Qt::Key_Period};
        static const QString letters = QStringLiteral("0123456789.-e kSOn*+/()_µ");
        if (chance(40))
            QTest::keyClick(focus, any(plain));
        else if (chance(20))
            QTest::keyClick(focus, any(control), Qt::ControlModifier);
        else
            QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown,
                                QString(letters[below(letters.size())]), Qt::NoModifier);
    }

    QRandomGenerator random_;
    QStringList files_;
    QEventLoop loop_;
    int left_ = 0;
    int modal_ = 0;
    QString last_;
    std::atomic<int> beat_ = 0;
    std::atomic<bool> watching_ = false;
    std::thread watcher_;
};

} // namespace uitest
