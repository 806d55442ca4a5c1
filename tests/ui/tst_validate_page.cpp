// The validation page: every state and every set, all measures, the matrix of a set, and what
// comes from exact solutions.

#include "stage_fixture.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/matrix_panel.h"
#include "ui/pages/validate_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace dyngpt;

namespace {

template <typename T> T* child(QWidget& page, const char* name) {
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

QStringList boxes(QWidget& page) {
    return child<ChartPanel>(page, "boxChart")
        ->csv()
        .split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

QComboBox* measures(QWidget& page) {
    for (QComboBox* box : page.findChildren<QComboBox*>())
        if (box->accessibleName() == QLatin1String("Measure"))
            return box;
    return nullptr;
}

/// Too large for a table; all its draws are one state.
class DrawnSolver : public BellSolver {
public:
    DrawnSolver() : shape_(BellSolver::shape()) { shape_.stateBounds = {2, 3000, 3000}; }
    const SolverShape& shape() const override { return shape_; }
    std::vector<std::int32_t> sample(std::span<const double>, int count,
                                     std::uint64_t) const override {
        std::vector<std::int32_t> draws;
        for (int i = 0; i < count; ++i)
            draws.insert(draws.end(), {1, 4, 300});
        return draws;
    }

private:
    SolverShape shape_;
};

std::unique_ptr<Solver> bellSolver(const Project&) {
    return std::make_unique<BellSolver>();
}

} // namespace

class ValidatePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("dyngpt-tests");
        QCoreApplication::setApplicationName("tst_validate_page");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void everyStateHasItsBoxesBesideTheNoise() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session);
        const QStringList rows = boxes(page);
        QCOMPARE(rows.size(), 1 + 3 + 3);
        for (const char* state : {"ON", "mRNA", "Protein"}) {
            QCOMPARE(rows.filter(QString("solver from simulation,%1,40,").arg(state)).size(), 1);
            QCOMPARE(rows.filter(QString("second simulation,%1,40,").arg(state)).size(), 1);
        }
        // 5 %, quartiles and 95 % of 0.002 to 0.0065 in ten steps, four times each.
        QCOMPARE(rows[1].section(',', 8, 8).toDouble(), 0.0065);
        QCOMPARE(rows[1].section(',', 5, 5).toDouble(), 0.00425);
    }

    void theMeasureIsChosen() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session);
        auto* summary = child<QTableView>(page, "summaryTable");
        auto* sets = child<QTableView>(page, "setTable");
        measures(page)->setCurrentIndex(measures(page)->findText("Total variation"));
        QCOMPARE(boxes(page)[1].section(',', 5, 5).toDouble(), 0.03);
        QCOMPARE(boxes(page)[4].section(',', 5, 5).toDouble(), 0.025);
        QCOMPARE(summary->model()->index(0, 2).data().toString(), QString("0.03"));
        QCOMPARE(sets->model()->headerData(3, Qt::Horizontal).toString(), QString("TV ON"));
        QCOMPARE(sets->model()->index(0, 3).data().toString(), QString("0.03"));
        QVERIFY(child<ChartPanel>(page, "boxChart")
                    ->accessibleDescription()
                    .contains("Total variation"));
    }

    void exactSolutionsStandBesideTheSimulation() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session);
        auto* summary = child<QTableView>(page, "summaryTable");
        QCOMPARE(summary->model()->rowCount(), 3);
        fixture.addExactValidation();
        page.refresh();
        QCOMPARE(summary->model()->rowCount(), 6);
        QCOMPARE(summary->model()->index(3, 0).data().toString(), QString("mRNA"));
        QCOMPARE(summary->model()->index(3, 1).data().toString(), QString("exact (20 sets)"));
        QCOMPARE(summary->model()->index(3, 2).data().toString(), QString("0.001"));
        QCOMPARE(boxes(page).filter("solver from exact,Protein,20,0.001").size(), 1);
        auto* sets = child<QTableView>(page, "setTable");
        sets->sortByColumn(0, Qt::AscendingOrder);
        QCOMPARE(sets->model()->index(2, 3).data().toString(), QString("0.5"));
        QCOMPARE(sets->model()->index(3, 3).data().toString(), QString("–"));
        QVERIFY(child<QLabel>(page, "pageHint")->text().contains("Closer to the exact"));
    }

    void exactSolutionsOfAnotherSolverAreNotShown() {
        StageFixture fixture;
        fixture.addEverything();
        ValidationReport other = *fixture.project().validation();
        other.provenance.inputHash = "another";
        fixture.project().setExactValidation(other);
        ValidatePage page(fixture.session);
        QCOMPARE(child<QTableView>(page, "summaryTable")->model()->rowCount(), 3);
    }

    void withoutExactSolutionTheReasonIsGiven() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session);
        auto* action = child<QPushButton>(page, "exactAction");
        auto* overlay = child<QCheckBox>(page, "exactSet");
        QVERIFY(action->isEnabled());
        QVERIFY(overlay->isEnabled());
        overlay->setChecked(true);
        Network delayed = fixture.network;
        delayed.events[0].delay = Delay{{TimeDistribution::Kind::Deterministic, {"2"}}, false};
        fixture.project().setNetwork(delayed);
        page.refresh();
        QVERIFY(!action->isEnabled());
        QVERIFY(!overlay->isEnabled() && !overlay->isChecked());
        QVERIFY2(action->toolTip().contains("waiting times or delays"),
                 qPrintable(action->toolTip()));
        QCOMPARE(child<QLabel>(page, "exactReason")->text(), action->toolTip());
    }

    void theMatrixHoldsAllStatesAndPairs() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session, bellSolver);
        auto* matrix = child<MatrixPanel>(page, "setMatrix");
        QVERIFY(matrix->content().isEmpty());
        child<QTableView>(page, "setTable")->selectRow(0);
        QTRY_VERIFY(!matrix->content().isEmpty());
        QCOMPARE(matrix->findChild<MatrixView*>()->cellCount(), 9);
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 3; ++column) {
                double sum = 0;
                const auto& content = matrix->content();
                const auto size = [&](int v) { return content.variables[std::size_t(v)].cells; };
                for (int r = 0; r < size(row); ++r)
                    for (int c = 0; row != column && c < size(column); ++c)
                        sum += content.value(row, column, r, c);
                if (row != column)
                    QVERIFY2(std::abs(sum - 1) < 0.01, qPrintable(QString::number(sum)));
            }
        QCOMPARE(matrix->content().variables[0].distributions.size(), std::size_t{2});
        // The exact distribution joins on the diagonal.
        child<QCheckBox>(page, "exactSet")->setChecked(true);
        QTRY_COMPARE_WITH_TIMEOUT(matrix->content().variables[0].distributions.size(),
                                  std::size_t{3}, 60000);
        QCOMPARE(matrix->content().variables[2].distributions[2].role, SeriesRole::Exact);
    }

    void aSolverWithoutATableIsDrawnFrom() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session,
                          [](const Project&) { return std::make_unique<DrawnSolver>(); });
        auto* matrix = child<MatrixPanel>(page, "setMatrix");
        child<QTableView>(page, "setTable")->selectRow(0);
        QTRY_VERIFY(!matrix->content().isEmpty());
        const MatrixContent& content = matrix->content();
        QCOMPARE(content.variables[2].width, 3); // counts 0 to 300 in at most 128 cells
        QCOMPARE(content.value(2, 1, 100, 4), 1.0);
        QCOMPARE(content.variables[2].distributions[1].y[300], 1.0);
    }

    void aCellIsLookedAtCloser() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session, bellSolver);
        child<QTableView>(page, "setTable")->selectRow(0);
        auto* matrix = child<MatrixPanel>(page, "setMatrix");
        QTRY_VERIFY(!matrix->content().isEmpty());
        Q_EMIT matrix->cellChosen(2, 0);
        QCOMPARE(child<QTabWidget>(page, "setTabs")->currentIndex(), 1);
        QVERIFY(child<ChartPanel>(page, "solverMap")
                    ->csv()
                    .startsWith("Protein (count),ON (count),value"));
    }

    void theWorstAreAClickAway() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session, bellSolver);
        auto* sets = child<QTableView>(page, "setTable");
        child<QCheckBox>(page, "onlyWorst")->setChecked(true);
        QCOMPARE(sets->model()->rowCount(), 20);
        child<QCheckBox>(page, "onlyWorst")->setChecked(false);
        // The first of the worst in the scatter; then a box's outlier.
        QVERIFY(child<ChartPanel>(page, "meanChart")->csv().contains("the 20 worst,"));
        Q_EMIT child<ChartPanel>(page, "meanChart")->pointClicked(1, 0);
        QCOMPARE(child<QTabWidget>(page, "validationTabs")->currentIndex(), 2);
        const auto chosen = [sets] {
            return sets->currentIndex().siblingAtColumn(0).data(Qt::UserRole).toInt();
        };
        QCOMPARE(chosen(), fixture.project().validation()->worst[0]);
        Q_EMIT child<ChartPanel>(page, "boxChart")->pointClicked(0, 3 * 9 + 1); // mRNA of set 9
        QCOMPARE(chosen(), 9);
    }

    void theVerdictNamesTheWorstSet() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session);
        const int worst = fixture.project().validation()->worst[0];
        QVERIFY(child<QLabel>(page, "pageHint")
                    ->text()
                    .contains(QString("The worst set is number %1:").arg(worst)));
    }

    void allSetsAreExported() {
        StageFixture fixture;
        fixture.addEverything();
        ValidatePage page(fixture.session);
        const QString path = fixture.folder.filePath("sets.csv");
        page.exportSets(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 41);
        QVERIFY(lines[0].startsWith("set,kon,"));
        QVERIFY(lines[40].startsWith("39,"));
        QVERIFY_EXCEPTION_THROWN(page.exportSets(fixture.folder.filePath("no/such/x.csv")), Error);
    }
};

QTEST_MAIN(ValidatePageTest)
#include "tst_validate_page.moc"
