#pragma once
// The whole window over a session of its own, for tests that use it as a person does.

#include "tests/ui/gui_support.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/side_bar.h"

#include <QAction>
#include <QToolButton>

namespace uitest {

using dyngpt::MainWindow;
using dyngpt::Session;
using dyngpt::SideBar;
using dyngpt::Stage;

template <typename Widget> Widget* find(QWidget& window, const char* name) {
    return window.findChild<Widget*>(QString::fromLatin1(name));
}

inline QAction* findAction(QMainWindow& window, const QString& text) {
    for (QAction* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

/// A shown window over a session of its own.
struct Program {
    Program() {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }
    void openExample() {
        QTest::mouseClick(find<QToolButton>(window, "example_gene_expression"), Qt::LeftButton);
    }
    void clickStage(Stage stage) {
        auto* bar = find<SideBar>(window, "sideBar");
        const QRect item = bar->visualItemRect(bar->item(bar->row(stage)));
        QTest::mouseClick(bar->viewport(), Qt::LeftButton, {}, item.center());
    }

    Session session;
    MainWindow window{session};
};

} // namespace uitest
