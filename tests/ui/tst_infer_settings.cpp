// The settings of the Infer page while the network and its solver change beside them.

#include "stage_fixture.h"

#include "ui/models/prior_model.h"
#include "ui/pages/infer_page.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace dyngpt;

namespace {

struct Shown {
    explicit Shown(StageFixture& fixture)
        : page(fixture.session, [](const Project&) { return std::make_unique<BellSolver>(); })
        , priors(page.findChild<QTableView*>(QStringLiteral("priorTable")))
        , issues(page.findChild<QLabel*>(QStringLiteral("settingsIssues"))) {
        page.resize(1100, 640);
        page.show();
        wait();
    }
    void wait() {
        QSignalSpy spy(&page, &InferPage::shown);
        QVERIFY(spy.wait());
    }
    void refresh() {
        page.refresh();
        wait();
    }
    InferPage page;
    QTableView* priors;
    QLabel* issues;
};

} // namespace

class InferSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void unfitRangesOfTheNetworkAreNoMatter();
    void onlyTheMethodsFieldsAreShown_data();
    void onlyTheMethodsFieldsAreShown();
    void exactNeedsANetworkThatHasExactSolutions();
    void whatIsTypedOutlastsATraining();
    void anOpenCellGoesWithItsParameter();
};

void InferSettingsTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("dyngpt-tests");
    QCoreApplication::setApplicationName("tst_infer_settings");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void InferSettingsTest::unfitRangesOfTheNetworkAreNoMatter() {
    StageFixture fixture; // without a solver
    fixture.network.parameters[0].lower = 2;
    fixture.network.parameters[0].upper = 1;
    fixture.project().setNetwork(fixture.network);
    Shown shown(fixture);
    auto* priors = shown.priors->model();
    QVERIFY(priors->setData(priors->index(0, 3), "3", Qt::EditRole));
    QVERIFY(shown.issues->isHidden());
}

void InferSettingsTest::onlyTheMethodsFieldsAreShown_data() {
    QTest::addColumn<int>("method");
    QTest::addColumn<QStringList>("fields");
    const auto row = [](const char* name, InferenceMethod method, const QStringList& fields) {
        QTest::newRow(name) << static_cast<int>(method) << fields;
    };
    row("nuts", InferenceMethod::Nuts, {"Draws", "Chains", "Warm-up"});
    row("importance", InferenceMethod::Importance, {"Draws"});
    row("exact", InferenceMethod::Exact, {"Draws", "Exact solutions"});
    row("inferrer", InferenceMethod::Inferrer, {"Steps", "Starts"});
}

void InferSettingsTest::onlyTheMethodsFieldsAreShown() {
    QFETCH(int, method);
    QFETCH(QStringList, fields);
    StageFixture fixture;
    Shown shown(fixture);
    auto* box = shown.page.findChild<QComboBox*>(QStringLiteral("inferenceMethod"));
    box->setCurrentIndex(box->findData(method));
    QStringList seen;
    for (const QSpinBox* field : shown.page.findChildren<QSpinBox*>())
        if (QStringList{"Draws", "Chains", "Warm-up", "Exact solutions", "Steps", "Starts"}
                .contains(field->accessibleName()) &&
            field->isVisible())
            seen << field->accessibleName();
    seen.sort();
    fields.sort();
    QCOMPARE(seen, fields);
    QCOMPARE(shown.priors->isVisible(), method != static_cast<int>(InferenceMethod::Inferrer));
}

void InferSettingsTest::exactNeedsANetworkThatHasExactSolutions() {
    StageFixture fixture;
    InferenceSettings settings;
    settings.method = InferenceMethod::Exact;
    fixture.project().setInferenceSettings(settings);
    Shown shown(fixture);
    QVERIFY(shown.issues->isHidden());
    fixture.network.events[0].waitingTime =
        TimeDistribution{TimeDistribution::Kind::Exponential, {"1"}};
    fixture.project().setNetwork(fixture.network);
    shown.refresh();
    QVERIFY(!shown.issues->isHidden());
    QVERIFY(shown.issues->text().contains(QStringLiteral("Choose another method")));
    auto* method = shown.page.findChild<QComboBox*>(QStringLiteral("inferenceMethod"));
    method->setCurrentIndex(method->findData(static_cast<int>(InferenceMethod::Importance)));
    Q_EMIT method->activated(method->currentIndex());
    QVERIFY(shown.issues->isHidden());
}

void InferSettingsTest::whatIsTypedOutlastsATraining() {
    StageFixture fixture;
    Shown shown(fixture);
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    auto* table = shown.priors;
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 3));
    QTest::keyClick(table, Qt::Key_F2);
    const QPointer<QLineEdit> editor = table->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, "0.07");
    fixture.addTraining();
    TrainingInfo info = *fixture.project().training();
    for (const Parameter& parameter : fixture.network.parameters) { // as they were changed since
        info.shape.lower.push_back(parameter.lower);
        info.shape.upper.push_back(parameter.upper * 2);
    }
    fixture.project().setTraining(info, "not a solver");
    shown.refresh();
    QVERIFY(editor && editor->isVisible());
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(!table->viewport()->findChild<QLineEdit*>());
    QCOMPARE(table->model()->index(0, 3).data().toString(), QString("0.07"));
    shown.page.hide();
    QCOMPARE(fixture.project().inferenceSettings().priors.at(0).upper, 0.07);
}

void InferSettingsTest::anOpenCellGoesWithItsParameter() {
    StageFixture fixture;
    Shown shown(fixture);
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    auto* table = shown.priors;
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, PriorModel::Kind));
    QTest::keyClick(table, Qt::Key_F2);
    const QPointer<QComboBox> editor = table->viewport()->findChild<QComboBox*>();
    QVERIFY(editor);
    QVERIFY(editor->hasFocus());
    QTest::failOnWarning(QRegularExpression(QStringLiteral("does not belong to this view")));
    fixture.network.parameters[0].name = "another";
    fixture.project().setNetwork(fixture.network);
    shown.page.refresh();
    QTRY_VERIFY(!editor);
}

QTEST_MAIN(InferSettingsTest)
#include "tst_infer_settings.moc"
