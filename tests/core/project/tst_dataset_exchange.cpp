// Datasets of the reference package through a project and out again.

#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/project/stages.h"
#include "project_samples.h"
#include "tests/support/test_data.h"

using namespace dyngpt;

class TestDatasetExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryByte() {
        REQUIRE_REFERENCE(train, "upstream_format/central_dogma_model_train_stable.json");
        REQUIRE_REFERENCE(valid, "upstream_format/central_dogma_model_valid_stable.json");
        REQUIRE_REFERENCE(config, "configs/central_dogma_model_config.json");
        samples::Folder folder;
        {
            const auto project = Project::create(folder / "a.dyngpt", readNetwork(config));
            importDataset(*project, train, valid);
        }
        const auto project = Project::open(folder / "a.dyngpt");
        QCOMPARE(project->count(Partition::Train), 16);
        QCOMPARE(project->count(Partition::Valid), 8);
        QVERIFY(project->dataset()->imported);
        QCOMPARE(project->state(Stage::Simulate), StageState::Done);
        QCOMPARE(project->set(Partition::Train, 3).histogram.totalWeight(), 20000.0);
        exportDataset(*project, Partition::Train, folder / "train.json");
        exportDataset(*project, Partition::Valid, folder / "valid.json");
        QVERIFY(readFile(folder / "train.json") == readFile(train));
        QVERIFY(readFile(folder / "valid.json") == readFile(valid));
    }

    void keepsPythonsStyle() {
        const std::string content = "[[[-0.5, -1.25, 2, 1, 0, 0], {\"1_0\": 3, \"0_12\": 7}], "
                                    "[[-0.25, -1.0, 1.5, 1, 0, 0], {\"0_1\": 10}]]";
        samples::Folder folder;
        writeFileAtomically(folder / "in.json", content);
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        const std::string compact = "[[[-0.5,-1,2,1,0,0],{\"1_0\":3}]]\n";
        writeFileAtomically(folder / "in2.json", compact);
        importDataset(*project, folder / "in.json", folder / "in2.json");
        exportDataset(*project, Partition::Train, folder / "out.json");
        exportDataset(*project, Partition::Valid, folder / "out2.json");
        QCOMPARE(readFile(folder / "out.json"), content);
        QCOMPARE(readFile(folder / "out2.json"), compact);
    }

    void brokenFilesLoseNothing() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::complete(*project);
        writeFileAtomically(folder / "good.json", "[[[-0.5,-1.25,2,1,0,0],{\"1_0\":3}]]");
        writeFileAtomically(folder / "cut.json",
                            "[[[-0.5,-1.25,2,1,0,0],{\"1_0\":3}],[[-0.5,-1.25,2,1,0,0],{\"1_");
        writeFileAtomically(folder / "none.json", "[]");
        for (const auto* name : {"cut.json", "none.json", "absent.json"}) {
            const auto broken = folder / name;
            QVERIFY2(!samples::errorOf([&] {
                          importDataset(*project, folder / "good.json", broken);
                      }).empty(),
                     name);
            QVERIFY2(!samples::errorOf([&] { importDataset(*project, broken, {}); }).empty(), name);
        }
        VERIFY_ERROR(importDataset(*project, {}, {}), "no dataset file was given");
        QCOMPARE(project->count(Partition::Train), 6);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
    }

    void exportRefuses() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        VERIFY_ERROR(exportDataset(*project, Partition::Train, folder / "x.json"),
                     "there are no sets to export");
        samples::simulate(*project);
        VERIFY_ERROR(exportDataset(*project, Partition::Train, folder / "no/x.json"),
                     "cannot be written");
        project->saveCopy(folder / "compact.dyngpt", true);
        const auto compact = Project::open(folder / "compact.dyngpt");
        writeFileAtomically(folder / "x.json", "precious");
        VERIFY_ERROR(exportDataset(*compact, Partition::Train, folder / "x.json"),
                     "without the training histograms");
        QCOMPARE(readFile(folder / "x.json"), std::string("precious"));
    }
};

QTEST_APPLESS_MAIN(TestDatasetExchange)
#include "tst_dataset_exchange.moc"
