// Datasets of the reference package through a project and out again.

#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/project/stages.h"
#include "project_samples.h"
#include "tests/support/test_data.h"

using namespace dyngpt;

namespace {
ProgressSink silent;
} // namespace

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
            importDataset(*project, train, valid, silent, {});
        }
        const auto project = Project::open(folder / "a.dyngpt");
        QCOMPARE(project->count(Partition::Train), 16);
        QCOMPARE(project->count(Partition::Valid), 8);
        QVERIFY(project->dataset()->imported);
        QCOMPARE(project->state(Stage::Simulate), StageState::Done);
        QCOMPARE(project->set(Partition::Train, 3).histogram.totalWeight(), 20000.0);
        exportDataset(*project, Partition::Train, folder / "train.json", silent, {});
        exportDataset(*project, Partition::Valid, folder / "valid.json", silent, {});
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
        importDataset(*project, folder / "in.json", folder / "in2.json", silent, {});
        exportDataset(*project, Partition::Train, folder / "out.json", silent, {});
        exportDataset(*project, Partition::Valid, folder / "out2.json", silent, {});
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
                          importDataset(*project, folder / "good.json", broken, silent, {});
                      }).empty(),
                     name);
            QVERIFY2(
                !samples::errorOf([&] { importDataset(*project, broken, {}, silent, {}); }).empty(),
                name);
        }
        VERIFY_ERROR(importDataset(*project, {}, {}, silent, {}), "no dataset file was given");
        QCOMPARE(project->count(Partition::Train), 6);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
    }

    void cancelledImportKeepsWhatWasThere() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::complete(*project);
        writeFileAtomically(
            folder / "in.json",
            "[[[-0.5,-1.25,2,1,0,0],{\"1_0\":3}],[[-0.5,-1.25,2,1,0,0],{\"0_1\":3}]]");
        class StoppingSink : public ProgressSink {
        public:
            void progress(const Progress& progress) override {
                last = progress;
                if (++reports == 3)
                    stop.request_stop();
            }
            std::stop_source stop;
            Progress last;
            int reports = 0;
        } sink;
        QCOMPARE(importDataset(*project, folder / "in.json", folder / "in.json", sink,
                               sink.stop.get_token()),
                 Outcome::Cancelled);
        QCOMPARE(sink.reports, 3); // within the second file
        QCOMPARE(sink.last.total, static_cast<double>(readFile(folder / "in.json").size()));
        QVERIFY(sink.last.done > 0 && sink.last.done < sink.last.total);
        QCOMPARE(project->count(Partition::Train), 6);
        QVERIFY(
            samples::equal(project->set(Partition::Train, 1), samples::set(Partition::Train, 1)));
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
        QCOMPARE(importDataset(*project, folder / "in.json", {}, silent, {}), Outcome::Finished);
        QCOMPARE(project->count(Partition::Train), 2);
        QVERIFY(project->dataset()->digest.upperBounds.has_value());
    }

    void cancelledExportLeavesNoTrace() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        samples::simulate(*project);
        writeFileAtomically(folder / "x.json", "precious");
        std::stop_source stop;
        class StoppingSink : public ProgressSink {
        public:
            explicit StoppingSink(std::stop_source& source) : source_(source) {}
            void progress(const Progress& progress) override {
                if (progress.done == 2)
                    source_.request_stop();
            }

        private:
            std::stop_source& source_;
        } sink(stop);
        QCOMPARE(
            exportDataset(*project, Partition::Train, folder / "x.json", sink, stop.get_token()),
            Outcome::Cancelled);
        QCOMPARE(readFile(folder / "x.json"), std::string("precious"));
        for (const auto& entry : std::filesystem::directory_iterator((folder / ".")))
            QVERIFY(entry.path().string().find(".writing-") == std::string::npos);
    }

    void saysWhatRoundingDoes() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        QVERIFY(exportNotes(*project).empty());
        SimulationSettings settings = project->simulationSettings();
        project->beginDataset(samples::datasetInfo(*project));
        QVERIFY(exportNotes(*project).empty());
        settings.sampling = Sampling::ResidenceTime;
        project->setSimulationSettings(settings);
        project->beginDataset(samples::datasetInfo(*project));
        QCOMPARE(exportNotes(*project).size(), std::size_t{1});
        QVERIFY(exportNotes(*project)[0].str().find("to a total of 1000000000 a set and rounded") !=
                std::string::npos);
        SimulatedSet set = samples::set(Partition::Train, 1);
        set.parameters = {0.5, 0.5, 5};
        set.histogram = {2, {0, 0, 0, 1, 1, 0}, {0.5, 1.5, 1e-12}};
        project->put(Partition::Train, 0, set);
        exportDataset(*project, Partition::Train, folder / "x.json", silent, {});
        QVERIFY(readFile(folder / "x.json").find("{\"0_0\":250000000,\"0_1\":750000000}") !=
                std::string::npos);
    }

    void exportRefuses() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        VERIFY_ERROR(exportDataset(*project, Partition::Train, folder / "x.json", silent, {}),
                     "there are no sets to export");
        samples::simulate(*project);
        VERIFY_ERROR(exportDataset(*project, Partition::Train, folder / "no/x.json", silent, {}),
                     "cannot be written");
        project->saveCopy(folder / "compact.dyngpt", true);
        const auto compact = Project::open(folder / "compact.dyngpt");
        writeFileAtomically(folder / "x.json", "precious");
        VERIFY_ERROR(exportDataset(*compact, Partition::Train, folder / "x.json", silent, {}),
                     "without the training histograms");
        QCOMPARE(readFile(folder / "x.json"), std::string("precious"));
    }
};

QTEST_APPLESS_MAIN(TestDatasetExchange)
#include "tst_dataset_exchange.moc"
