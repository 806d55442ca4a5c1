// No page asks for more width than a small window has: what does not fit wraps, or scrolls in its
// table alone.

#include "tests/ui/program.h"
#include "ui/appearance.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>

using namespace dyngpt;
using namespace uitest;

class PageWidthsTest : public QObject {
    Q_OBJECT

    PrivateHome home_;

private Q_SLOTS:
    void pagesFit_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<int>("width");
        for (const char* language : {"en", "zh_CN"})
            for (const auto& [zoom, width] : {std::pair(100, 1024), {150, 1366}})
                QTest::addRow("%s, %d %%, %d", language, zoom, width)
                    << QString::fromLatin1(language) << zoom << width;
    }
    void pagesFit() {
        QFETCH(QString, language);
        QFETCH(int, zoom);
        QFETCH(int, width);
        applyLanguage(language);
        applyZoom(zoom);
        Program program;
        program.openExample();
        QVERIFY(program.session.project());
        program.window.resize(width, 768);
        QCOMPARE(program.window.width(), width);
        const auto* bar = find<QScrollArea>(program.window, "pageScroll")->horizontalScrollBar();
        auto* stack = program.window.findChild<QStackedWidget*>();
        QVERIFY(stack->count() > 7);
        for (int i = 0; i < stack->count(); ++i) {
            stack->setCurrentIndex(i);
            QTest::qWait(100);
            QVERIFY2(bar->maximum() == 0, stack->currentWidget()->metaObject()->className());
        }
    }
    void namesAreNotCutOff() {
        Program program;
        program.openExample();
        program.window.resize(1024, 768);
        applyZoom(200); // also in a table that is there already
        QTest::qWait(100);
        for (const char* name : {"states", "parameters"}) {
            auto* table = find<QTableView>(program.window, name);
            QVERIFY(table->columnWidth(0) >=
                    static_cast<QAbstractItemView*>(table)->sizeHintForColumn(0));
            QVERIFY(table->rowHeight(0) > table->fontMetrics().height());
        }
    }
    void cleanup() {
        applyZoom(100);
        applyLanguage(QStringLiteral("en"));
    }
};

QTEST_MAIN(PageWidthsTest)
#include "tst_page_widths.moc"
