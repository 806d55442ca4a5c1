#include "core/common/file.h"
#include "core/model/compiled_network.h"
#include "core/model/network_checks.h"
#include "core/model/network_json.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dyngpt;

namespace fs = std::filesystem;

class TestBundledExamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (const auto& entry : fs::directory_iterator(testdata::resource("examples")))
            if (entry.is_directory())
                folders_.push_back(entry.path());
        QVERIFY(!folders_.empty());
    }

    void comeBackByteForByte() {
        for (const auto& folder : folders_) {
            const Network network = readNetwork(folder / "network.json");
            const std::string json = writeNetwork(network);
            QCOMPARE(json, readFile(folder / "network.json"));
            QVERIFY(parseNetwork(json, "copy") == network);
        }
    }

    void nothingCanBeSaidAgainstThem() {
        for (const auto& folder : folders_) {
            const Network network = readNetwork(folder / "network.json");
            for (const auto& issue : checkNetwork(network))
                QVERIFY2(issue.severity == Severity::Note,
                         (folder.string() + ": " + issue.str()).c_str());
            CompiledNetwork{network};
        }
    }

    void eachIsDescribedOnOnePage() {
        for (const auto& folder : folders_) {
            const auto lines =
                QString::fromStdString(readFile(folder / "DESCRIPTION.md")).split('\n');
            QVERIFY2(lines.size() > 10 && lines.size() <= 50, folder.c_str());
            const Network network = readNetwork(folder / "network.json");
            for (const auto& name : network.parameterNames())
                QVERIFY2(lines.join('\n').contains("`" + QString::fromStdString(name) + "`"),
                         (folder.string() + ": " + name).c_str());
        }
    }

    // So that trained solvers can be held against these solutions.
    void exactSolutionsLieInTheirBoxes() {
        const std::vector<std::pair<std::string, std::string>> solutions{
            {"autoregulation", "autoregulation_0"},
            {"autoregulation", "autoregulation_1"},
            {"gene_expression", "gene_expression_0"},
            {"toggle", "toggle_0"}};
        for (const auto& [example, solution] : solutions) {
            REQUIRE_REFERENCE(path, "exact/" + solution + ".json");
            const Network network =
                readNetwork(testdata::resource("examples") / example / "network.json");
            const auto values = QJsonDocument::fromJson(QByteArray::fromStdString(readFile(path)))
                                    .object()["params"]
                                    .toArray();
            QCOMPARE(static_cast<std::size_t>(values.size()), network.parameters.size());
            for (int i = 0; i < values.size(); ++i) {
                const Parameter& parameter = network.parameters[static_cast<std::size_t>(i)];
                QVERIFY2(values[i].toDouble() >= parameter.lower &&
                             values[i].toDouble() <= parameter.upper,
                         (solution + ": " + parameter.name).c_str());
            }
        }
    }

    // Bundled results would otherwise count as stale.
    void hashesDoNotChange() {
        const auto hash = [](const char* example) {
            return networkHash(
                readNetwork(testdata::resource("examples") / example / "network.json"));
        };
        QCOMPARE(hash("gene_expression"), std::string("9d6d90b9cfe8d749"));
        QCOMPARE(hash("telegraph"), std::string("38c436951f6b8a05"));
    }

private:
    std::vector<fs::path> folders_;
};

QTEST_APPLESS_MAIN(TestBundledExamples)
#include "tst_bundled_examples.moc"
