// `dyngpt logprob` against the reference tensors (float64): conditional and joint log
// probabilities, mean negative log-likelihood and its gradient.

#include "tests/support/cli_runner.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace {

/// Largest difference of two documents' numbers; infinite where their forms differ.
double difference(const QJsonValue& a, const QJsonValue& b) {
    if (a.isDouble() && b.isDouble())
        return std::abs(a.toDouble() - b.toDouble());
    if (!a.isArray() || !b.isArray() || a.toArray().size() != b.toArray().size())
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (int i = 0; i < a.toArray().size(); ++i)
        largest = std::max(largest, difference(a.toArray()[i], b.toArray()[i]));
    return largest;
}

} // namespace

class CliLogprobTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesTheReference_data();
    void matchesTheReference();
    void repeatedStatesCountRepeatedly();
    void malformedCases_data();
    void malformedCases();
    void foreignWeights();
};

void CliLogprobTest::matchesTheReference_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("one layer") << "gene_expression_1layer_with_mask_buffer";
    QTest::newRow("two layers") << "gene_expression_2layer";
}

void CliLogprobTest::matchesTheReference() {
    QFETCH(QString, name);
    REQUIRE_REFERENCE(weights, "reference_net/" + name.toStdString() + ".pt");
    REQUIRE_REFERENCE(expected, "reference_net/" + name.toStdString() + ".json");
    const QString casesFile = QString::fromStdString(expected.string());
    const cli::Run run = cli::run({"logprob", QString::fromStdString(weights.string()), "--cases",
                                   casesFile, "--json", "--quiet"});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.err.isEmpty(), run.err);
    const QJsonObject reference = QJsonDocument::fromJson(cli::readFile(casesFile)).object();
    const QJsonObject answer = run.json().object();
    QCOMPARE(answer["config"], reference["config"]);
    const QJsonArray wanted = reference["cases"].toArray();
    const QJsonArray got = answer["cases"].toArray();
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(got.size(), wanted.size());
    for (int i = 0; i < wanted.size(); ++i) {
        const QJsonObject a = wanted[i].toObject();
        const QJsonObject b = got[i].toObject();
        QCOMPARE(b["states"], a["states"]);
        for (const char* key : {"log_params", "conditional_log_prob", "joint_log_prob", "mean_nll",
                                "grad_mean_nll_wrt_log_params"}) {
            const double off = difference(a[QLatin1String(key)], b[QLatin1String(key)]);
            QVERIFY2(off < 1e-9, qPrintable(QString("case %1, %2: %3").arg(i).arg(key).arg(off)));
        }
    }
}

void CliLogprobTest::repeatedStatesCountRepeatedly() {
    REQUIRE_REFERENCE(weights, "reference_net/gene_expression_2layer.pt");
    REQUIRE_REFERENCE(source, "reference_net/gene_expression_2layer.json");
    QJsonObject document =
        QJsonDocument::fromJson(cli::readFile(QString::fromStdString(source.string()))).object();
    const QJsonObject first = document["cases"].toArray()[0].toObject();
    const QJsonArray states = first["states"].toArray();
    const auto withStates = [&](const QJsonArray& list) {
        QJsonObject item;
        item["log_params"] = first["log_params"];
        item["states"] = list;
        return item;
    };
    // The mean over (a, a, b) is two thirds of a's value and one third of b's.
    document["cases"] = QJsonArray{withStates({states[0], states[0], states[1]}),
                                   withStates({states[0]}), withStates({states[1]})};
    QTemporaryDir folder;
    const QString file = folder.filePath("cases.json");
    QVERIFY(cli::writeFile(file, QJsonDocument(document).toJson()));
    const cli::Run run =
        cli::run({"logprob", QString::fromStdString(weights.string()), "--cases", file, "--json"});
    COMPARE_CODE(run, 0);
    const QJsonArray cases = run.json().object()["cases"].toArray();
    QCOMPARE(cases.size(), 3);
    const auto gradient = [&](int i, int k) {
        return cases[i].toObject()["grad_mean_nll_wrt_log_params"].toArray()[k].toDouble();
    };
    for (int k = 0; k < 7; ++k)
        QVERIFY(std::abs(gradient(0, k) - (2 * gradient(1, k) + gradient(2, k)) / 3) < 1e-12);
    const auto loss = [&](int i) { return cases[i].toObject()["mean_nll"].toDouble(); };
    QVERIFY(std::abs(loss(0) - (2 * loss(1) + loss(2)) / 3) < 1e-12);
}

void CliLogprobTest::malformedCases_data() {
    QTest::addColumn<QByteArray>("cases");
    QTest::addColumn<QString>("said");
    const QByteArray good = "[0,0,0,0,0,0,0]";
    QTest::newRow("broken JSON") << QByteArray("{\"config\": {},\n \"cases\": [}")
                                 << "cases.json:2:";
    QTest::newRow("no cases") << QByteArray("{\"config\": {}}") << "“cases”";
    QTest::newRow("wrong number of parameters")
        << QByteArray("[{\"log_params\": [1, 2], \"states\": [[0, 1, 1]]}]")
        << "cases[0].log_params: The solver has 7 parameters";
    QTest::newRow("text for a parameter")
        << QByteArray("[{\"log_params\": [0,0,0,\"x\",0,0,0], \"states\": [[0, 1, 1]]}]")
        << "cases[0].log_params[3]";
    QTest::newRow("count above the bound")
        << "[{\"log_params\": " + good + ", \"states\": [[0, 1, 1], [0, 100, 1]]}]"
        << "cases[0].states[1][1]: “100” is not a count from 0 to 99";
    QTest::newRow("negative count") << "[{\"log_params\": " + good + ", \"states\": [[-1, 1, 1]]}]"
                                    << "cases[0].states[0][0]";
    QTest::newRow("state too short") << "[{\"log_params\": " + good + ", \"states\": [[0, 1]]}]"
                                     << "cases[0].states[0]";
    QTest::newRow("no states") << "[{\"log_params\": " + good + "}]"
                               << "cases[0].states";
}

void CliLogprobTest::malformedCases() {
    QFETCH(QByteArray, cases);
    QFETCH(QString, said);
    REQUIRE_REFERENCE(weights, "reference_net/gene_expression_1layer_with_mask_buffer.pt");
    QTemporaryDir folder;
    const QString file = folder.filePath("cases.json");
    const QByteArray config = "{\"num_params\": 7, \"state_upper_bound\": [2, 100, 580], "
                              "\"initial_value\": [1, 0, 0], \"n_head\": 8}";
    QVERIFY(cli::writeFile(file, cases.startsWith('{')
                                     ? cases
                                     : "{\"config\": " + config + ", \"cases\": " + cases + "}"));
    const cli::Run run =
        cli::run({"logprob", QString::fromStdString(weights.string()), "--cases", file, "--json"});
    COMPARE_CODE(run, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(QString::fromUtf8(run.err).contains(said), run.err);
}

void CliLogprobTest::foreignWeights() {
    REQUIRE_REFERENCE(cases, "reference_net/gene_expression_2layer.json");
    QTemporaryDir folder;
    QVERIFY(cli::writeFile(folder.filePath("weights.pt"), "these are no weights"));
    const cli::Run run = cli::run({"logprob", folder.filePath("weights.pt"), "--cases",
                                   QString::fromStdString(cases.string())});
    COMPARE_CODE(run, 1);
    QVERIFY2(run.err.contains("weights.pt"), run.err);
}

QTEST_GUILESS_MAIN(CliLogprobTest)
#include "tst_cli_logprob.moc"
