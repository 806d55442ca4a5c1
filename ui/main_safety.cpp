// What the main window does so that nothing is lost, and its place among other windows.

#include "ui/dialogs/message_boxes.h"
#include "ui/idle_commit.h"
#include "ui/main_window.h"
#include "ui/notice_bar.h"
#include "ui/project_files.h"
#include "ui/project_history.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QMenu>
#include <QMenuBar>

namespace dyngpt {

void MainWindow::createNotices(QBoxLayout* above) {
    readOnlyNotice_ = new NoticeBar(QStringLiteral("note"), tr("Save a &copy..."));
    readOnlyNotice_->setObjectName(QStringLiteral("readOnlyNotice"));
    failureNotice_ = new NoticeBar(QStringLiteral("warning"), tr("&Try again"));
    failureNotice_->setObjectName(QStringLiteral("failureNotice"));
    above->addWidget(readOnlyNotice_);
    above->addWidget(failureNotice_);
    connect(readOnlyNotice_, &NoticeBar::buttonClicked, this, [this] { files_->saveAs(); });
    connect(failureNotice_, &NoticeBar::buttonClicked, &session_, &Session::saveAgain);
    connect(&session_, &Session::saveFailureChanged, this, &MainWindow::updateNotices);
    connect(&session_, &Session::changeRefused, this, &MainWindow::offerCopy);
    connect(&session_, &Session::copyWanted, this, [this] { files_->saveAs(); });
    connect(&session_, &Session::windowWanted, this, &MainWindow::comeToFront);
    // First of all that listens: what is being typed belongs to what is stored.
    auto* typed = new IdleCommit(this);
    connect(&session_, &Session::storeWanted, typed, &IdleCommit::commit);
    connect(&session_.history(), &ProjectHistory::failed, this,
            [this](const Error& error) { showError(this, tr("Undo"), error); });
}

void MainWindow::updateNotices() {
    readOnlyNotice_->showText(
        session_.isReadOnly()
            ? tr("This project can only be looked at: %1. To change or run something, go on in a "
                 "copy.")
                  .arg(session_.whyReadOnly())
            : QString());
    const auto& failure = session_.saveFailure();
    failureNotice_->showText(failure ? tr("The last change is not saved yet: %1 It is still shown "
                                          "here; nothing else is lost.")
                                           .arg(translated(*failure))
                                     : QString());
}

void MainWindow::offerCopy() {
    if (offeringCopy_ || QApplication::activeModalWidget())
        return;
    offeringCopy_ = true;
    const int answer = ask(this, tr("Only to look at"),
                           tr("“%1” can only be looked at: %2. The change can be made in a copy.")
                               .arg(session_.displayName(), session_.whyReadOnly()),
                           {tr("Save a copy..."), tr("Drop the change")});
    if (answer != 0 || !files_->saveAs())
        session_.dropChanges();
    offeringCopy_ = false;
}

void MainWindow::comeToFront() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::createWindowMenu() {
    windowMenu_ = menuBar()->addMenu(tr("Win&dow"));
    connect(windowMenu_, &QMenu::aboutToShow, this, &MainWindow::fillWindowMenu);
    fillWindowMenu();
}

void MainWindow::fillWindowMenu() {
    windowMenu_->clear();
    add(windowMenu_, tr("&New window"), {}, {}, [this] {
        Q_EMIT newWindowWanted();
    })->setObjectName(QStringLiteral("newWindow"));
    add(windowMenu_, tr("&Close this window"), {}, {}, [this] {
        close();
    })->setObjectName(QStringLiteral("closeWindow"));
    windowMenu_->addSeparator();
    int number = 0;
    for (Session* session : Session::all()) {
        const QString name = session->project() ? session->displayName() : tr("Welcome");
        QAction* action =
            windowMenu_->addAction(tr("&%1 %2", "number, window")
                                       .arg(++number)
                                       .arg(QString(name).replace(u'&', QStringLiteral("&&"))));
        action->setCheckable(true);
        action->setChecked(session == &session_);
        connect(action, &QAction::triggered, session, &Session::windowWanted);
    }
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // `dyngpt`, or a window that edits what is only looked at here, may have been at work.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        session_.lookForChanges();
}

} // namespace dyngpt
