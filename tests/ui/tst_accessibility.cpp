// Every control of every page and dialog: what a screen reader says, what the pointer is told, and
// that Tab reaches it. Charts tell the numbers that matter.

#include "tests/ui/program.h"
#include "tests/ui/stage_fixture.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/figure_dialog.h"
#include "ui/charts/matrix_panel.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/dataset_files_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/help/help_window.h"

#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QCommandLinkButton>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>

#include <functional>

using namespace dyngpt;
using namespace uitest;

namespace {

QString nameOf(const QWidget* widget) {
    QStringList path;
    for (const QWidget* w = widget; w && path.size() < 4; w = w->parentWidget())
        path.prepend(QString::fromLatin1(w->metaObject()->className()) +
                     (w->objectName().isEmpty() ? QString() : '#' + w->objectName()));
    return path.join('/');
}

/// A part of another control, which speaks for it.
bool isInner(const QWidget* widget) {
    for (const QWidget* w = widget->parentWidget(); w; w = w->parentWidget())
        if (qobject_cast<const QAbstractSpinBox*>(w) || qobject_cast<const QComboBox*>(w) ||
            (qobject_cast<const QAbstractItemView*>(w) && widget != w))
            return true;
    return false;
}

bool isControl(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && !isInner(widget) &&
           widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
}

/// Whose tooltip would say what they show already.
bool speaksForItself(const QWidget* widget) {
    return qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTabBar*>(widget) ||
           qobject_cast<const QLabel*>(widget) || qobject_cast<const QCommandLinkButton*>(widget) ||
           qobject_cast<const QDialogButtonBox*>(widget->parentWidget()) ||
           qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QAbstractScrollArea*>(widget) ||
           widget->inherits("dyngpt::MatrixView");
}

QList<QWidget*> controlsOf(QWidget& window) {
    QList<QWidget*> controls;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (widget->window() == &window && isControl(widget))
            controls << widget;
    return controls;
}

/// What is wrong with the controls that are shown now.
QStringList faults(QWidget& window) {
    QStringList wrong;
    for (const QWidget* widget : controlsOf(window)) {
        const auto* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (!spoken || spoken->text(QAccessible::Name).isEmpty())
            wrong << nameOf(widget) + " has no name";
        if (!speaksForItself(widget) && widget->toolTip().isEmpty())
            wrong << nameOf(widget) + " has no tooltip";
    }
    return wrong;
}

/// Those that Tab, pressed as often as it takes, does not reach.
QStringList unreached(QWidget& window) {
    const QList<QWidget*> controls = controlsOf(window);
    if (controls.isEmpty())
        return {};
    QSet<QWidget*> reached;
    controls.front()->setFocus();
    for (qsizetype i = 0; i < 4 * controls.size() + 40; ++i) {
        QWidget* focus = QApplication::focusWidget();
        for (QWidget* w = focus; w; w = w->parentWidget())
            reached << w;
        if (!focus)
            break;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QStringList wrong;
    for (QWidget* widget : controls) {
        // Of radio buttons and tabs the arrow keys go on.
        if (!reached.contains(widget) && widget->isVisible())
            wrong << nameOf(widget) + " is not reached by Tab";
    }
    return wrong;
}

QString problems(QWidget& window, const QString& where) {
    QStringList all = faults(window) + unreached(window);
    all.removeDuplicates();
    return all.isEmpty() ? QString() : where + ":\n  " + all.join("\n  ");
}

/// Shows every tab of the page in turn.
void forEachTab(QWidget& page, const std::function<void(const QString&)>& work) {
    QList<QTabWidget*> shown;
    for (QTabWidget* tabs : page.findChildren<QTabWidget*>())
        if (tabs->isVisible())
            shown << tabs;
    work({});
    for (QTabWidget* tabs : shown)
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QCoreApplication::processEvents();
            work(tabs->tabText(i));
        }
}

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

    PrivateHome home_;

private Q_SLOTS:
    void everyControlOfEveryPage_data() {
        QTest::addColumn<int>("page");
        const char* names[] = {"network", "simulate", "train", "validate",
                               "infer",   "report",   "solve", "welcome"};
        for (int i = 0; i < 8; ++i)
            QTest::newRow(names[i]) << i;
    }

    void everyControlOfEveryPage() {
        QFETCH(int, page);
        StageFixture fixture;
        fixture.addEverything();
        fixture.addBayesianPosterior();
        fixture.addCalibration();
        MainWindow window(fixture.session);
        window.resize(1366, 768);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        if (page == 7)
            fixture.session.closeProject();
        else if (page == 6)
            window.showSolve();
        else
            window.showStage(static_cast<Stage>(page));
        QCoreApplication::processEvents();
        // What folds is unfolded.
        for (QAbstractButton* button : window.findChildren<QAbstractButton*>())
            if (button->isVisible() && button->isCheckable() && !button->isChecked() &&
                button->text().remove('&').startsWith("Advanced"))
                button->click();
        QStringList wrong;
        forEachTab(window, [&](const QString& tab) {
            if (const QString found = problems(window, tab); !found.isEmpty())
                wrong << found;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable('\n' + wrong.join('\n')));
    }

    void everyControlOfEveryDialog() {
        ChartPanel chart("Loss");
        chart.showLines({{"a", SeriesRole::Solver, {1, 2}, {1, 2}}}, {"x", "y", false, false});
        PreferencesDialog preferences;
        AboutDialog about;
        DatasetFilesDialog files;
        HelpWindow help("en", nullptr);
        FigureDialog figure([&chart](const FigureSettings& s) { return chart.figure(s); });
        QStringList wrong;
        for (QWidget* dialog :
             std::initializer_list<QWidget*>{&preferences, &about, &files, &figure, &help}) {
            dialog->show();
            dialog->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(dialog));
            if (dialog == &help)
                help.showPage("infer");
            if (const QString found = problems(*dialog, nameOf(dialog)); !found.isEmpty())
                wrong << found;
            dialog->hide();
        }
        QVERIFY2(wrong.isEmpty(), qPrintable('\n' + wrong.join('\n')));
    }

    void chartsTellTheirNumbers() {
        ChartPanel chart("A chart");
        const Axes axes{"x", "y", false, false};
        const auto told = [&chart](const char* words) {
            return chart.accessibleDescription().contains(QString::fromUtf8(words));
        };
        chart.showLines({{"held out", SeriesRole::HeldOut, {1, 2, 3}, {4, 1, 2}}}, axes);
        QVERIFY2(told("held out: 4 at first, 2 at last, lowest 1, highest 4"),
                 qPrintable(chart.accessibleDescription()));
        chart.showScatter({{"sets", SeriesRole::Solver, {100, 100, 100}, {101, 103, 100}}}, axes,
                          true);
        QVERIFY2(told("sets: 3 points, half of them within 1 % of the identity line"),
                 qPrintable(chart.accessibleDescription()));
        chart.showDistributions({{"solver", SeriesRole::Solver, {}, {0.25, 0.5, 0.25}}}, axes);
        QVERIFY2(told("solver: mean 1, most likely 1"), qPrintable(chart.accessibleDescription()));
        chart.showHeatMap({0, 1, 0, 0, 0, 5}, 2, 3, axes);
        QVERIFY2(told("largest value 5 at x = 2, y = 1"),
                 qPrintable(chart.accessibleDescription()));
        std::vector<Series> many;
        for (int i = 0; i < 20; ++i)
            many.push_back({QString("line %1").arg(i), SeriesRole::Other, {1, 2}, {1, 2}});
        chart.showLines(many, axes);
        QVERIFY2(told("and 12 more"), qPrintable(chart.accessibleDescription()));
    }
};

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
