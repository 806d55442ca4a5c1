#include "gui_support.h"
#include "stage_fixture.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/chart_panel.h"
#include "ui/pages/trajectories_page.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace dyngpt;

namespace {

/// A shown page over the gene expression network, with runs that take no time.
struct Shown {
    Shown() {
        page.resize(1100, 640);
        page.show();
        page.refresh();
    }
    template <typename T> T* child(const char* name) {
        T* found = page.findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString csv() { return child<ChartPanel>("trajectoryChart")->csv(); }
    QStringList header() { return csv().section("\r\n", 0, 0).split(','); }
    bool isIdle() { return child<QPushButton>("runTrajectories")->isVisible(); }
    QString status() { return child<QLabel>("trajectoryStatus")->text(); }
    QString issues() {
        auto* label = child<QLabel>("pageIssues");
        return label->isVisible() ? label->text() : QString();
    }
    void type(QWidget* field, const QString& text) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Tab);
    }
    void check(const QString& output, bool on) {
        auto* list = child<QListWidget>("outputs");
        for (QListWidgetItem* item : list->findItems(output, Qt::MatchExactly)) {
            if ((item->checkState() == Qt::Checked) == on)
                return;
            list->setCurrentItem(item);
            list->setFocus();
            QTest::keyClick(list, Qt::Key_Space);
            return;
        }
        QFAIL("no such output");
    }

    StageFixture fixture;
    TrajectoriesPage page{fixture.session};
};

} // namespace

class TestTrajectoriesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void runsAsSoonAsItIsSeen();
    void sliderMovesThePicture();
    void typedValueMovesTheSlider();
    void valuesOfTheNetworkComeBack();
    void drawsWhatIsChosen();
    void longRunIsCancelledAndNeverBlocks();
    void errorsStandOnThePage();
    void numbersAreExported();
    void namesAreSet();
    void anotherNetworkBringsItsParameters();
    void derivedQuantitiesAndWaitingTimesRun();
    void standsWithoutAProject();

private:
    uitest::PrivateHome home_;
};

void TestTrajectoriesPage::runsAsSoonAsItIsSeen() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    QVERIFY2(shown.status().startsWith("100 runs, "), qPrintable(shown.status()));
    QVERIFY(shown.csv().contains("Protein: mean ± sd,"));
    QVERIFY(shown.csv().contains("mRNA: mean,"));
    QVERIFY(!shown.csv().contains("OFF")); // not recorded: not chosen at first
    // Seen again, it has nothing new to do.
    const QString before = shown.csv();
    shown.page.hide();
    shown.page.show();
    shown.page.refresh();
    QVERIFY(shown.isIdle());
    QCOMPARE(shown.csv(), before);
}

void TestTrajectoriesPage::sliderMovesThePicture() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    const QString before = shown.csv();
    auto* slider = shown.child<QSlider>("slider_ksynM");
    auto* field = shown.child<QLineEdit>("value_ksynM");
    const double value = field->text().toDouble();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_PageUp);
    QVERIFY(field->text().toDouble() > value);
    QTRY_VERIFY(shown.csv() != before);
    QTRY_VERIFY(shown.isIdle());
}

void TestTrajectoriesPage::typedValueMovesTheSlider() {
    Shown shown;
    auto* slider = shown.child<QSlider>("slider_ksynM");
    auto* field = shown.child<QLineEdit>("value_ksynM");
    const Parameter& parameter =
        shown.fixture.network
            .parameters[static_cast<std::size_t>(shown.fixture.network.parameterIndex("ksynM"))];
    shown.type(field, QString::number(parameter.upper));
    QCOMPARE(slider->value(), slider->maximum());
    shown.type(field, QString::number(10 * parameter.upper)); // beyond the range is allowed
    QCOMPARE(slider->value(), slider->maximum());
    QCOMPARE(field->text().toDouble(), 10 * parameter.upper);
    shown.type(field, QString::number(parameter.lower));
    QCOMPARE(slider->value(), 0);
    QTRY_VERIFY(!shown.csv().isEmpty());
}

void TestTrajectoriesPage::valuesOfTheNetworkComeBack() {
    Shown shown;
    auto* field = shown.child<QLineEdit>("value_kon");
    const QString nominal = field->text();
    shown.type(field, "0.05");
    QVERIFY(field->text() != nominal || nominal == "0.05");
    for (QPushButton* button : shown.page.findChildren<QPushButton*>())
        if (button->text().remove('&') == "Values of the network")
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(field->text(), nominal);
}

void TestTrajectoriesPage::drawsWhatIsChosen() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    const auto names = [&] {
        QStringList found;
        for (const QString& line : shown.csv().split("\r\n", Qt::SkipEmptyParts).mid(1))
            if (!found.contains(line.section(',', 0, 0)))
                found << line.section(',', 0, 0);
        return found;
    };
    for (const char* state : {"ON", "Protein"})
        shown.check(state, false);
    QCOMPARE(names(), (QStringList{"mRNA: mean ± sd", "mRNA: mean"}));
    const auto click = [&](const char* box) {
        auto* check = shown.child<QCheckBox>(box);
        QTest::mouseClick(check, Qt::LeftButton, {}, QPoint(8, check->height() / 2));
    };
    click("drawSd");
    click("drawRange");
    click("drawQuantiles");
    QCOMPARE(names(), (QStringList{"mRNA: least to most", "mRNA: 5 to 95 %", "mRNA: mean"}));
    click("drawRange");
    click("drawQuantiles");
    click("drawMean");
    click("drawPaths");
    QCOMPARE(names(), (QStringList{"mRNA: paths"}));
    QCOMPARE(shown.csv().count("mRNA: paths,0,"), 20); // at time 0
    shown.check("mRNA", false);
    QVERIFY(shown.child<ChartPanel>("trajectoryChart")->isEmptyChart());
    shown.check("OFF", true);
    QCOMPARE(names(), (QStringList{"OFF: paths"}));
}

void TestTrajectoriesPage::longRunIsCancelledAndNeverBlocks() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    const QString before = shown.csv();
    QElapsedTimer gap;
    qint64 longest = 0;
    QTimer heart;
    heart.setInterval(5);
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, gap.restart()); });
    gap.start();
    heart.start();
    shown.type(shown.child<QSpinBox>("runs"), "1000000");
    auto* cancel = shown.child<QPushButton>("cancelTrajectories");
    QTRY_VERIFY(cancel->isVisible());
    QTRY_VERIFY(shown.page.findChild<QProgressBar*>()->isVisible());
    // Another wish while it runs replaces it.
    shown.type(shown.child<QLineEdit>("endTime"), "7000");
    QTest::qWait(300);
    QVERIFY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(shown.isIdle());
    QCOMPARE(shown.status(), QString("Cancelled"));
    QCOMPARE(shown.csv(), before);
    QTest::qWait(100);
    QVERIFY2(longest < 250, qPrintable(QString::number(longest)));
}

void TestTrajectoriesPage::errorsStandOnThePage() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    shown.type(shown.child<QLineEdit>("endTime"), "0");
    QTRY_VERIFY(!shown.issues().isEmpty());
    QVERIFY(shown.csv().isEmpty());
    shown.type(shown.child<QLineEdit>("endTime"), "50");
    QTRY_VERIFY(!shown.csv().isEmpty());
    QVERIFY(shown.issues().isEmpty());

    Network wrong = shown.fixture.network;
    wrong.events[0].rate = "nobody*OFF";
    shown.fixture.project().setNetwork(wrong);
    shown.page.refresh();
    QVERIFY2(shown.issues().contains("The network has errors"), qPrintable(shown.issues()));
    QVERIFY(shown.child<ChartPanel>("trajectoryChart")->isEmptyChart());
}

void TestTrajectoriesPage::numbersAreExported() {
    Shown shown;
    shown.page.exportNumbers(TrajectoriesPage::Numbers::Paths, home_.file("nothing.csv"));
    QVERIFY(!QFile::exists(home_.file("nothing.csv"))); // there is nothing yet
    QTRY_VERIFY(shown.child<QPushButton>("exportTrajectories")->isEnabled());
    const auto written = [&](TrajectoriesPage::Numbers numbers) {
        QFile file(home_.file("numbers.csv"));
        shown.page.exportNumbers(numbers, file.fileName());
        if (!file.open(QIODevice::ReadOnly))
            return QStringList();
        return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
    };
    const QStringList statistics = written(TrajectoriesPage::Numbers::MeanAndSd);
    QCOMPARE(statistics.size(), 102); // header and 101 times
    QCOMPARE(statistics[0].trimmed(), QString("time,ON-mean,ON-sd,OFF-mean,OFF-sd,mRNA-mean,"
                                              "mRNA-sd,Protein-mean,Protein-sd"));
    QVERIFY(statistics[1].startsWith("0,1,0,0,0,0,0,0,0"));
    QVERIFY(written(TrajectoriesPage::Numbers::AllStatistics)[0].size() > statistics[0].size());
    const QStringList paths = written(TrajectoriesPage::Numbers::Paths);
    QCOMPARE(paths.size(), 1 + 20 * 101);
    QVERIFY2(paths[0].startsWith("time,run,ON,"), qPrintable(paths[0]));
}

void TestTrajectoriesPage::namesAreSet() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    const QByteArray before =
        figureSvg(shown.child<ChartPanel>("trajectoryChart")->figure({}), FigureSettings());
    QVERIFY(before.contains(">mRNA: mean<"));
    Network named = shown.fixture.network;
    named.parameters[0].displayName = "k_{+}";
    named.parameters[0].unit = "1/h";
    named.stateDisplayNames["mRNA"] = "m_{RNA}";
    shown.fixture.project().setNetwork(named);
    shown.page.refresh();
    QTRY_VERIFY(shown.isIdle());
    const auto labels = shown.page.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text() == u"<i>k</i><sub>+</sub> (1/h)";
    }));
    const QByteArray svg =
        figureSvg(shown.child<ChartPanel>("trajectoryChart")->figure({}), FigureSettings());
    QVERIFY(svg.contains(">m</text>") && svg.contains(">RNA</text>"));
    QVERIFY(!svg.contains("mRNA"));
    QVERIFY(shown.csv().contains("mRNA: mean,"));
    QVERIFY(shown.child<QListWidget>("outputs")->findItems("mRNA", Qt::MatchExactly).size() == 1);
}

void TestTrajectoriesPage::anotherNetworkBringsItsParameters() {
    Shown shown;
    QTRY_VERIFY(!shown.csv().isEmpty());
    shown.type(shown.child<QLineEdit>("value_koff"), "0.07");
    Network changed = shown.fixture.network;
    changed.parameters[0].name = "renamed";
    changed.events[0].rate = "renamed*OFF";
    shown.fixture.project().setNetwork(changed);
    shown.page.refresh();
    QVERIFY(shown.page.findChild<QSlider*>("slider_renamed"));
    QVERIFY(!shown.page.findChild<QSlider*>("slider_kon"));
    QCOMPARE(shown.child<QLineEdit>("value_koff")->text(), QString("0.07")); // stays
    QTRY_VERIFY(shown.isIdle());
    QVERIFY(shown.issues().isEmpty());
}

void TestTrajectoriesPage::derivedQuantitiesAndWaitingTimesRun() {
    Shown shown;
    Network network = shown.fixture.network;
    network.derived = {{"RNAs", "10*mRNA"}};
    network.events[5].rate.clear();
    network.events[5].waitingTime =
        TimeDistribution{TimeDistribution::Kind::Gamma, {"2", "1/kdegM"}};
    shown.fixture.project().setNetwork(network);
    shown.page.refresh();
    QTRY_VERIFY(!shown.csv().isEmpty());
    shown.check("RNAs", true);
    QVERIFY2(shown.csv().contains("RNAs: mean,"), qPrintable(shown.issues()));
}

void TestTrajectoriesPage::standsWithoutAProject() {
    Session session;
    TrajectoriesPage page(session);
    page.show();
    page.refresh();
    QVERIFY(!page.isEnabled());
    QVERIFY(page.findChild<ChartPanel*>()->isEmptyChart());
}

QTEST_MAIN(TestTrajectoriesPage)
#include "tst_trajectories_page.moc"
