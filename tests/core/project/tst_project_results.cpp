// Every result comes back from the file as it was put in, field by field.

#include "core/project/result_json.h"
#include "core/project/settings_json.h"
#include "project_samples.h"

#include <QTest>

#include <thread>

using namespace dyngpt;

namespace {

/// Equal texts mean equal values: doubles are written so that they read back exactly, which
/// doublesSurvive() checks by itself.
template <class T> void compare(const T& found, const T& expected) {
    QCOMPARE(encodeResult(found), encodeResult(expected));
}

} // namespace

class TestProjectResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatWasStored() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        {
            const auto project = Project::create(path, samples::network());
            QVERIFY(!project->dataset());
            QVERIFY(!project->training());
            QVERIFY(!project->validation());
            QVERIFY(!project->observedData());
            QVERIFY(!project->posterior());
            QVERIFY(project->solverBytes().empty());
            samples::complete(*project);
        }
        const auto project = Project::open(path);
        const DatasetInfo dataset = *project->dataset();
        QCOMPARE(dataset.trainSets, 6);
        QCOMPARE(dataset.validSets, 3);
        QCOMPARE(dataset.replicas, 3);
        QCOMPARE(dataset.notStationary, 4);
        QCOMPARE(dataset.seconds, 1.5);
        QVERIFY(!dataset.imported);
        QVERIFY(!dataset.compact);
        QCOMPARE(dataset.settings, project->simulationSettings());
        QCOMPARE(dataset.provenance.inputHash, project->simulationInputHash());
        for (const Partition partition : {Partition::Train, Partition::Valid, Partition::Replica})
            for (const int index : project->indices(partition))
                QVERIFY(
                    samples::equal(project->set(partition, index), samples::set(partition, index)));
        compare(*project->training(), samples::trainingInfo(*project));
        QCOMPARE(project->solverBytes(), std::string("solver bytes"));
        compare(*project->validation(), samples::validationReport(*project));
        QCOMPARE(*project->observedData(), samples::observedData());
        compare(*project->posterior(), samples::posterior(*project));
    }

    void writesEveryField() {
        // A field that is left out would come back as its default: nothing may be a default.
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        const std::string defaults = encodeResult(TrainingInfo{});
        const std::string filled = encodeResult(samples::trainingInfo(*project));
        for (const char* key :
             {"\"parameters\"", "\"lower\"", "\"upper\"", "\"states\"", "\"bounds\"", "\"initial\"",
              "\"block_size\":77", "\"history\"", "\"embedding\":32", "\"prompt_tokens\":16",
              "\"best_step\":250", "\"seed\":18446744073709551615", "\"NoImprovement\""})
            QVERIFY2(filled.find(key) != std::string::npos, key);
        QVERIFY(defaults.find("77") == std::string::npos);
    }

    void doublesSurvive() {
        using Limits = std::numeric_limits<double>;
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        const std::vector<double> values{0.1,
                                         1 / 3.0,
                                         -0.0,
                                         5e-324,
                                         Limits::max(),
                                         Limits::min(),
                                         Limits::quiet_NaN(),
                                         Limits::infinity(),
                                         -Limits::infinity(),
                                         1e22,
                                         123456789012345680.0,
                                         3};
        Posterior posterior;
        posterior.lossCurves = {values};
        project->setPosterior(0, posterior);
        const auto found = project->posterior()->lossCurves.at(0);
        QCOMPARE(found.size(), values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isnan(values[i])) {
                QVERIFY(std::isnan(found[i]));
                continue;
            }
            QCOMPARE(std::bit_cast<std::uint64_t>(found[i]),
                     std::bit_cast<std::uint64_t>(values[i]));
        }
    }

    void damagedResultsAreNamed() {
        ValidationReport report;
        VERIFY_ERROR(decodeResult("{\"states\":[\"a\",3]", "p", report), "p: the project file is "
                                                                         "damaged: JSON");
        VERIFY_ERROR(decodeResult("{\"states\":[\"a\",3]}", "p", report), "states[1]");
        VERIFY_ERROR(decodeResult("{\"states\":[]}", "p", report), "damaged: sets");
        VERIFY_ERROR(
            decodeResult("{\"states\":[],\"sets\":[{\"index\":99999999999}]}", "p", report),
            "sets[0].index");
    }

    void settingsHaveTheSeedsNames() {
        const std::string training = settingsJson(TrainingSettings{});
        for (const char* key :
             {"num_encoder_layers", "n_head", "feed_forward_dimension", "epochs_pretrain"})
            QVERIFY2(training.find(key) != std::string::npos, key);
        const std::string inference = settingsJson(InferenceSettings{});
        for (const char* key :
             {"inference_loss_func\":\"Likelihood", "inference_lr", "iteration_steps",
              "random_r0_number", "param_acceptance_threshold"})
            QVERIFY2(inference.find(key) != std::string::npos, key);
        const std::string simulation = settingsJson(SimulationSettings{});
        for (const char* key : {"train_data_size", "valid_data_size", "t_end"})
            QVERIFY2(simulation.find(key) != std::string::npos, key);
    }

    void settingsRoundTrip() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        QCOMPARE(project->simulationSettings(), defaultSimulationSettings(samples::network()));
        QCOMPARE(project->simulationSettings().trainSets, 6);
        QCOMPARE(project->simulationSettings().tEnd, 40.0);
        QCOMPARE(project->trainingSettings(), trainingPreset("quick"));
        QCOMPARE(project->inferenceSettings(), InferenceSettings{});
        const SimulationSettings simulation{1,
                                            2,
                                            18446744073709551615ULL,
                                            3.5,
                                            0.1,
                                            0.3,
                                            4,
                                            Sampling::ResidenceTime,
                                            5,
                                            Teacher::Exact,
                                            true,
                                            SimulationMethod::CompositionRejection};
        const TrainingSettings training{.preset = "custom",
                                        .steps = 1,
                                        .setsPerStep = 2,
                                        .warmUpSteps = 3,
                                        .learningRate = 0.1,
                                        .finalLearningRate = 0.2,
                                        .weightDecay = 0.3,
                                        .gradientClip = 0.4,
                                        .evaluateEvery = 5,
                                        .patience = 6,
                                        .layers = 7,
                                        .heads = 8,
                                        .feedForward = 9,
                                        .embedding = 16,
                                        .device = "cpu",
                                        .threads = 10,
                                        .seed = 11,
                                        .precision = Precision::Double,
                                        .averaging = 0.5,
                                        .rowsPerSet = 12,
                                        .tailWeight = 0.03,
                                        .fineTuneSteps = 13,
                                        .fineTuneLoss = FineTuningLoss::L2,
                                        .fineTuneSamples = 14,
                                        .fineTuneStates = 15,
                                        .fineTuneLearningRate = 0.6,
                                        .fineTuneFinalLearningRate = 0.7};
        const InferenceSettings inference{.method = InferenceMethod::Importance,
                                          .seed = 5,
                                          .threads = 2,
                                          .clipToBounds = true,
                                          .derived = {{"burst size", "ksyn/koff"}},
                                          .priors = {{"kon", PriorKind::LogNormal, 1, 2, 3, 4, 5}},
                                          .chains = 3,
                                          .warmUp = 10,
                                          .draws = 20,
                                          .targetAcceptance = 0.9,
                                          .treeDepth = 5,
                                          .capture = {CaptureKind::Estimated, 0.2, 0.1, 0.5},
                                          .exactSolutions = 99,
                                          .loss = InferenceLoss::Hellinger,
                                          .learningRate = 0.1,
                                          .steps = 2,
                                          .starts = 3,
                                          .acceptanceThreshold = 0.7};
        project->setSimulationSettings(simulation);
        project->setTrainingSettings(training);
        project->setInferenceSettings(inference);
        QCOMPARE(project->simulationSettings(), simulation);
        QCOMPARE(project->trainingSettings(), training);
        QCOMPARE(project->inferenceSettings(), inference);
    }

    void keysHoldWhereExactSolutionsDoNotCount() {
        InferenceSettings settings;
        const std::string before = settingsKey(settings);
        QVERIFY(before.find("exact_solutions") ==
                std::string::npos); // as earlier versions wrote it
        CalibrationSettings calibration;
        calibration.inference = settings;
        const std::string calibrated = settingsKey(calibration);
        settings.exactSolutions = 77;
        calibration.inference = settings;
        QCOMPARE(settingsKey(settings), before);
        QCOMPARE(settingsKey(calibration), calibrated);
        settings.method = InferenceMethod::Exact;
        const std::string exact = settingsKey(settings);
        settings.exactSolutions = 78;
        QVERIFY(settingsKey(settings) != exact);
    }

    void settingsFromHandWrittenText() {
        TrainingSettings settings;
        readSettingsJson("{\"n_head\": 4, \"other\": 1}", "s.json", settings);
        TrainingSettings expected;
        expected.heads = 4;
        QCOMPARE(settings, expected);
        VERIFY_ERROR(readSettingsJson("{\"n_head\": \"4\"}", "s.json", settings),
                     "s.json: the setting \"n_head\" has a value that does not fit");
        VERIFY_ERROR(readSettingsJson("{\"n_head\": 2.5}", "s.json", settings), "n_head");
        VERIFY_ERROR(readSettingsJson("{n_head}", "s.json", settings), "not valid JSON");
        InferenceSettings inference;
        VERIFY_ERROR(readSettingsJson("{\"inference_loss_func\": \"l3\"}", "s.json", inference),
                     "inference_loss_func");
        QCOMPARE(settings, expected);
    }

    void networksSurvive() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        Network network = samples::network();
        Project::create(path, network);
        Network found = Project::open(path)->network();
        found.source.clear();
        for (Event& event : found.events)
            event.source.clear();
        QCOMPARE(found.stateNames, network.stateNames);
        QCOMPARE(found.parameters, network.parameters);
        QCOMPARE(found.events.size(), network.events.size());
        QCOMPARE(found.events[2].rate, network.events[2].rate);
        QCOMPARE(found.recordedStates, network.recordedStates);
        QCOMPARE(found.initialValues, network.initialValues);
    }

    void unreadableNetworksAreRefused() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        Network broken = samples::network();
        broken.tEnd = std::numeric_limits<double>::quiet_NaN();
        const bool refused = !samples::errorOf([&] { project->setNetwork(broken); }).empty();
        QVERIFY(!project->network().stateNames.empty());
        QVERIFY(refused || std::isnan(project->network().tEnd));
    }

    void twoThreads() {
        samples::Folder folder;
        const auto project = Project::create(folder / "a.dyngpt", samples::network());
        project->beginDataset(samples::datasetInfo(*project));
        constexpr int each = 300;
        std::atomic<int> wrong{0};
        const auto work = [&](Partition partition) {
            for (int i = 0; i < each; ++i) {
                project->put(partition, i, samples::set(partition, i));
                wrong += !samples::equal(project->set(partition, i), samples::set(partition, i));
                project->setObservedData(samples::observedData());
                project->state(Stage::Infer);
            }
        };
        std::thread other(work, Partition::Train);
        work(Partition::Valid);
        other.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(project->count(Partition::Train), each);
        QCOMPARE(project->count(Partition::Valid), each);
    }
};

QTEST_APPLESS_MAIN(TestProjectResults)
#include "tst_project_results.moc"
