// Random clicks, keys and choices over the whole program: no crash, no hang, no warning of Qt. Ten
// thousand take some four minutes: DYNGPT_ROBOT_ACTIONS=2500 for each of the four seeds. A seed
// that fails is run again with DYNGPT_ROBOT_TALKS=1, which names each action.

#include "tests/ui/gui_support.h"
#include "tests/ui/robot.h"
#include "ui/main_window.h"
#include "ui/project_files.h"
#include "ui/settings.h"
#include "ui/studio.h"

#include <QAbstractItemModelTester>
#include <QSettings>

using namespace dyngpt;

namespace {

constexpr int actionsPerSeed = 500;

QStringList warnings;
uitest::Robot* robot = nullptr;

void collectWarning(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtDebugMsg || type == QtInfoMsg)
        return;
    // Of the offscreen platform, which has no system to ask, and of Qt Test itself.
    for (const char* harmless : {"This plugin does not support", "Keyboard event not accepted"})
        if (message.contains(QLatin1String(harmless)))
            return;
    warnings << message + QStringLiteral(" after: ") + (robot ? robot->last() : QString());
}

/// Every model of the program that the window has, watched while the robot works.
std::vector<std::unique_ptr<QAbstractItemModelTester>> testModels(QObject& window) {
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (QAbstractItemModel* model : window.findChildren<QAbstractItemModel*>())
        if (QByteArray(model->metaObject()->className()).startsWith("dyngpt::"))
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::Warning));
    return testers;
}

} // namespace

class TestRandomClicker : public QObject {
    Q_OBJECT
public:
    /// Qt Test ends a function after five minutes; for hangs the robot has a watch of its own.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); }

private Q_SLOTS:
    void findsNothing_data();
    void findsNothing();

private:
    QStringList files() const;

    uitest::PrivateHome home_;
};

/// What the robot chooses in file dialogs: good and bad ones, and a new name.
QStringList TestRandomClicker::files() const {
    const QString csv = home_.file(QStringLiteral("counts.csv"));
    QFile counts(csv);
    if (counts.open(QIODevice::WriteOnly)) {
        counts.write("cell,mRNA,Protein,M\n");
        for (int cell = 0; cell < 40; ++cell)
            counts.write(QByteArray::number(cell) + ',' + QByteArray::number(cell % 12) + ',' +
                         QByteArray::number(3 + cell % 20) + ",1\n");
    }
    // Copies: it saves over whatever it opens.
    const QString examples = QStringLiteral(DYNGPT_SOURCE_DIR "/resources/examples/telegraph/");
    const QString network = home_.file(QStringLiteral("network.json"));
    const QString observed = home_.file(QStringLiteral("observed.csv"));
    QFile::copy(examples + QStringLiteral("network.json"), network);
    QFile::copy(examples + QStringLiteral("observed.csv"), observed);
    return {csv,
            network,
            observed,
            home_.file(QStringLiteral("saved.dyngpt")),
            home_.file(QStringLiteral("other.dyngpt")),
            home_.file(QStringLiteral("out.pdf")),
            home_.file(QStringLiteral("no/such/folder/file"))};
}

void TestRandomClicker::findsNothing_data() {
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<QString>("example");
    QTest::newRow("telegraph") << 1U << QStringLiteral("telegraph");
    QTest::newRow("gene expression") << 2U << QStringLiteral("gene_expression");
    QTest::newRow("welcome") << 3U << QString();
    QTest::newRow("splicing") << 4U << QStringLiteral("splicing");
}

void TestRandomClicker::findsNothing() {
    QFETCH(quint32, seed);
    QFETCH(QString, example);
    const int wanted = qEnvironmentVariableIntValue("DYNGPT_ROBOT_ACTIONS");
    const int actions = wanted > 0 ? wanted : actionsPerSeed;
    QSettings().clear();
    warnings.clear();
    const QtMessageHandler before = qInstallMessageHandler(collectWarning);
    int answered = 0;
    {
        Studio studio;
        if (!example.isEmpty())
            studio.window(0).files().openExample(example);
        const auto testers = testModels(studio.window(0));
        QVERIFY(testers.size() > 8);
        uitest::Robot clicker(seed, files());
        robot = &clicker;
        clicker.run(actions);
        answered = clicker.modalActions();
    }
    robot = nullptr;
    qInstallMessageHandler(before);
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
    // It has been in dialogs and menus.
    QVERIFY2(answered >= std::max(1, actions / 125), qPrintable(QString::number(answered)));
}

QTEST_MAIN(TestRandomClicker)
#include "tst_random_clicker.moc"
