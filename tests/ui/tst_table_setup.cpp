// Tables that are as high as their rows and as wide as their page, in small windows and large text.

#include "ui/pages/table_setup.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include <cstdlib>

using namespace dyngpt;

namespace {

struct Shown {
    explicit Shown(int rows) : model(rows, 4) {
        for (int c = 0; c < 4; ++c) {
            model.setHorizontalHeaderItem(c, new QStandardItem("A column"));
            for (int r = 0; r < rows; ++r)
                model.setItem(r, c, new QStandardItem("3.08×10⁻⁶"));
        }
        auto* column = new QVBoxLayout(&page);
        table = new QTableView;
        table->setModel(&model);
        setUpTable(*table, "A table");
        column->addWidget(table);
        column->addStretch(1);
    }
    bool lastRowIsSeen() const {
        const QRect row = table->visualRect(model.index(model.rowCount() - 1, 0));
        return table->viewport()->rect().contains(row.adjusted(0, 0, -row.width() + 1, 0));
    }
    bool nothingIsCutOff() const {
        for (int c = 0; c < 4; ++c)
            if (table->columnWidth(c) < table->horizontalHeader()->sectionSizeHint(c))
                return false;
        return true;
    }

    QWidget page;
    QStandardItemModel model;
    QTableView* table = nullptr;
};

} // namespace

class TableSetupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsShareTheWidth();
    void narrowTableIsScrolled();
    void rowsFollowTheText();
    void someRowsStayWhole();
};

void TableSetupTest::columnsShareTheWidth() {
    Shown shown(3);
    fitColumns(*shown.table, ColumnFit::Even);
    fitToRows(*shown.table);
    shown.page.resize(800, 400);
    shown.page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    QVERIFY(std::abs(shown.table->columnWidth(0) - shown.table->columnWidth(3)) <= 1);
    QVERIFY(!shown.table->horizontalScrollBar()->isVisible());
    QVERIFY(shown.lastRowIsSeen() && shown.nothingIsCutOff());
}

void TableSetupTest::narrowTableIsScrolled() {
    for (const ColumnFit fit : {ColumnFit::Even, ColumnFit::Contents}) {
        Shown shown(3);
        fitColumns(*shown.table, fit);
        fitToRows(*shown.table);
        shown.page.resize(160, 400);
        shown.page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
        QTRY_VERIFY(shown.table->horizontalScrollBar()->isVisible());
        QTRY_VERIFY(shown.lastRowIsSeen()); // not under the bar
        QVERIFY(shown.nothingIsCutOff());
        shown.page.resize(800, 400);
        QTRY_VERIFY(!shown.table->horizontalScrollBar()->isVisible());
        QVERIFY(shown.lastRowIsSeen());
    }
}

void TableSetupTest::rowsFollowTheText() {
    Shown shown(4);
    fitColumns(*shown.table, ColumnFit::Even);
    fitToRows(*shown.table);
    shown.page.resize(500, 900);
    shown.page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    QFont large = shown.page.font();
    large.setPointSizeF(2.5 * large.pointSizeF());
    shown.page.setFont(large);
    QTRY_VERIFY(shown.table->rowHeight(0) >= QFontMetrics(large).height());
    QTRY_VERIFY(shown.lastRowIsSeen());
    QTRY_VERIFY(shown.nothingIsCutOff());
}

void TableSetupTest::someRowsStayWhole() {
    Shown shown(7);
    fitColumns(*shown.table, ColumnFit::Even); // as high as there is room
    QFont large = shown.page.font();
    large.setPointSizeF(2.5 * large.pointSizeF());
    shown.page.setFont(large);
    shown.page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    shown.page.resize(400, 10); // the least that its layout lets it have
    const auto third = [&] { return shown.table->visualRect(shown.model.index(2, 0)); };
    QTRY_VERIFY(shown.table->viewport()->height() > third().bottom());
}

QTEST_MAIN(TableSetupTest)
#include "tst_table_setup.moc"
