// Posteriors of many groups and the calibration in the project file.

#include "core/project/packed.h"
#include "core/project/result_json.h"
#include "project_samples.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <random>

using namespace dyngpt;

namespace {

ObservedData groupsOf(std::size_t count) {
    ObservedData data{"genes.csv", {"mRNA"}, {}};
    for (std::size_t g = 0; g < count; ++g)
        data.groups.push_back({"gene " + std::to_string(g), {0, 1}, {3, 4}, {}});
    return data;
}

/// A project with a solver and so many groups, none of them inferred.
std::unique_ptr<Project> projectOf(const std::filesystem::path& path, std::size_t groups) {
    auto project = Project::create(path, samples::network());
    samples::simulate(*project);
    project->setTraining(samples::trainingInfo(*project), "solver bytes");
    project->setObservedData(groupsOf(groups));
    return project;
}

/// As a run with these settings leaves it, with awkward digits.
Posterior drawn(const Project& project, std::size_t group, std::size_t points, std::size_t bins) {
    Posterior posterior = samples::posterior(project);
    std::mt19937 random(static_cast<unsigned>(group));
    const auto number = [&random] { return 1 + static_cast<double>(random()) / 4294967296.0; };
    posterior.group = "gene " + std::to_string(group);
    posterior.failure.clear();
    posterior.parameterNames = {"a", "b", "c", "d", "e", "f", "g"};
    posterior.estimates.clear();
    for (const std::string& name : posterior.parameterNames)
        posterior.estimates.push_back(
            {name, number(), number(), number(), number(), number(), number(), number(), number()});
    posterior.points.clear();
    for (std::size_t i = 0; i < points; ++i) {
        std::vector<double> parameters(7);
        std::ranges::generate(parameters, number);
        posterior.points.push_back({parameters, number(), 1.0 / static_cast<double>(points)});
    }
    for (auto* marginals : {&posterior.dataMarginals, &posterior.fitMarginals, &posterior.fitLow,
                            &posterior.fitHigh}) {
        marginals->assign(1, std::vector<double>(bins));
        for (std::size_t n = 0; n < bins; ++n)
            (*marginals)[0][n] = number() * std::exp(-static_cast<double>(n) / 10);
    }
    return posterior;
}

std::vector<std::size_t> groupsIn(const Project& project) {
    std::vector<std::size_t> groups;
    for (const PosteriorSummary& summary : project.posteriorSummaries())
        groups.push_back(summary.group);
    return groups;
}

} // namespace

class TestProjectInference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAPosteriorForEveryGroup() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        {
            const auto project = projectOf(path, 12);
            QVERIFY(project->posteriorSummaries().empty());
            QCOMPARE(project->state(Stage::Infer), StageState::Ready);
            for (const std::size_t group : {11, 2, 0})
                project->setPosterior(group, drawn(*project, group, 10, 5));
            QCOMPARE(project->state(Stage::Infer), StageState::Partial);
        }
        const auto project = Project::open(path);
        QCOMPARE(groupsIn(*project), (std::vector<std::size_t>{0, 2, 11}));
        QCOMPARE(project->posterior(11)->group, std::string("gene 11"));
        QVERIFY(!project->posterior(1));
        QCOMPARE(project->state(Stage::Infer), StageState::Partial);
        Posterior failed;
        failed.settings = project->inferenceSettings();
        failed.failure = "too few cells";
        failed.provenance.inputHash = project->inferenceInputHash();
        for (std::size_t group = 0; group < 12; ++group)
            project->setPosterior(group, failed);
        QCOMPARE(project->state(Stage::Infer), StageState::Done); // of some it is known why not
        QCOMPARE(project->posterior(3)->failure, std::string("too few cells"));
    }

    void summariesLeaveOutWhatIsLong() {
        samples::Folder folder;
        const auto project = projectOf(folder / "a.dyngpt", 2);
        const Posterior whole = drawn(*project, 1, 50, 20);
        project->setPosterior(1, whole);
        const auto summaries = project->posteriorSummaries();
        QCOMPARE(summaries.size(), std::size_t{1});
        QCOMPARE(summaries[0].group, std::size_t{1});
        Posterior expected = whole;
        expected.points.clear();
        expected.starts.clear();
        expected.lossCurves.clear();
        expected.dataMarginals = expected.fitMarginals = expected.fitLow = expected.fitHigh = {};
        QCOMPARE(encodeResult(summaries[0].posterior), encodeResult(expected));
    }

    void otherInputsDropAllGroups() {
        samples::Folder folder;
        const auto project = projectOf(folder / "a.dyngpt", 3);
        project->setPosterior(0, drawn(*project, 0, 5, 5));
        project->setPosterior(2, drawn(*project, 2, 5, 5));
        InferenceSettings settings = project->inferenceSettings();
        settings.seed += 1;
        project->setInferenceSettings(settings);
        // What there is stays until the first of the new run is finished.
        QCOMPARE(groupsIn(*project), (std::vector<std::size_t>{0, 2}));
        project->setPosterior(1, drawn(*project, 1, 5, 5));
        QCOMPARE(groupsIn(*project), (std::vector<std::size_t>{1}));
        QVERIFY(!project->posterior(0));
        project->setObservedData(groupsOf(4));
        QCOMPARE(project->state(Stage::Infer), StageState::Stale);
    }

    void theOnlyGroupKeepsEverything() {
        samples::Folder folder;
        const auto project = projectOf(folder / "a.dyngpt", 1);
        const Posterior whole = drawn(*project, 0, 4000, 600);
        project->setPosterior(0, whole);
        QCOMPARE(encodeResult(*project->posterior()), encodeResult(whole));
    }

    void thinnedDrawsKeepChainsAndMoments() {
        samples::Folder folder;
        const auto project = projectOf(folder / "a.dyngpt", 2);
        Posterior whole = drawn(*project, 0, 4000, 100);
        whole.sampler.chains = 4;
        for (std::size_t i = 0; i < 4000; ++i) {
            whole.points[i].parameters[0] = static_cast<double>(i / 1000); // its chain
            whole.points[i].parameters[1] = static_cast<double>(i % 1000);
        }
        project->setPosterior(0, whole);
        const Posterior kept = *project->posterior(0);
        QCOMPARE(kept.points.size(), Project::pointsPerGroup);
        double mean = 0;
        for (std::size_t i = 0; i < kept.points.size(); ++i) {
            QCOMPARE(kept.points[i].parameters[0], static_cast<double>(i / 50));
            QCOMPARE(kept.points[i].weight, 1.0 / 200);
            mean += kept.points[i].parameters[1] / 200;
        }
        QVERIFY(std::abs(mean - 499.5) < 1);
        const double p = whole.fitMarginals[0][3];
        QVERIFY(std::abs(kept.fitMarginals[0][3] / p - 1) < 1e-5);
        QCOMPARE(kept.fitMarginals[0].size(), std::size_t{100});
        QVERIFY(kept.lossCurves.empty());
    }

    void weightsBecomeNumbersOfDraws() {
        samples::Folder folder;
        const auto project = projectOf(folder / "a.dyngpt", 2);
        Posterior whole = drawn(*project, 0, 1000, 5);
        whole.sampler.chains = 0;
        for (std::size_t i = 0; i < 1000; ++i) { // nine tenths of the weight on the first half
            whole.points[i].parameters[0] = i < 500 ? 1 : 0;
            whole.points[i].weight = (i < 500 ? 0.9 : 0.1) / 500;
        }
        project->setPosterior(0, whole);
        double share = 0;
        const Posterior kept = *project->posterior(0);
        for (const PosteriorPoint& point : kept.points)
            share += point.parameters[0] * point.weight;
        QVERIFY(std::abs(share - 0.9) < 0.006); // 1 of 200
    }

    void aThousandGenesStaySmallAndQuick() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        constexpr std::size_t measured = 100; // a tenth, to be quick
        const auto project = projectOf(path, 1000);
        project->saveCopy(folder / "before.dyngpt");
        for (std::size_t group = 0; group < measured; ++group)
            project->setPosterior(group, drawn(*project, group, 4000, 300));
        project->saveCopy(folder / "after.dyngpt");
        const auto grown = std::filesystem::file_size(folder / "after.dyngpt") -
                           std::filesystem::file_size(folder / "before.dyngpt");
        QVERIFY2(grown < measured * 30000, qPrintable(QString::number(grown)));
        const auto began = std::chrono::steady_clock::now();
        QCOMPARE(project->posteriorSummaries().size(), measured);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
        QVERIFY2(spent.count() < 0.5, qPrintable(QString::number(spent.count())));
    }

    void opensThePosteriorOfTheFirstFormat() {
        samples::Folder folder;
        const auto path = folder / "old.dyngpt";
        std::filesystem::copy_file(testdata::own("projects/format_1.dyngpt"), path);
        const auto project = Project::open(path);
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
        const Posterior posterior = *project->posterior();
        QCOMPARE(posterior.settings.method, InferenceMethod::Inferrer);
        QCOMPARE(posterior.settings.starts, 2);
        QVERIFY(!posterior.points.empty());
        QVERIFY(posterior.failure.empty() && std::isnan(posterior.estimates[0].rHat));
        const auto summaries = project->posteriorSummaries();
        QCOMPARE(summaries.size(), std::size_t{1});
        QVERIFY(summaries[0].posterior.points.empty());
        QCOMPARE(summaries[0].posterior.cells, posterior.cells);
        QCOMPARE(*project->observedData(),
                 dataOfCells("c.csv", {"M"}, std::vector<std::int32_t>{1, 3, 4}));
        // The next run replaces it.
        Posterior next = posterior;
        next.settings = project->inferenceSettings();
        next.provenance.inputHash = project->inferenceInputHash();
        next.cells = 77;
        project->setPosterior(0, next);
        QCOMPARE(project->posterior()->cells, std::size_t{77});
        QCOMPARE(project->posteriorSummaries().size(), std::size_t{1});
        QCOMPARE(project->state(Stage::Infer), StageState::Done);
    }

    void calibrationComesBackAndBecomesStale() {
        samples::Folder folder;
        const auto path = folder / "a.dyngpt";
        {
            const auto project = projectOf(path, 1);
            QVERIFY(!project->calibration());
            QVERIFY(!project->calibrationIsStale());
            project->setCalibration(samples::calibrationReport(*project));
        }
        const auto project = Project::open(path);
        QCOMPARE(encodeResult(*project->calibration()),
                 encodeResult(samples::calibrationReport(*project)));
        QCOMPARE(project->calibration()->settings, samples::calibrationReport(*project).settings);
        QVERIFY(!project->calibrationIsStale());
        project->setObservedData(groupsOf(3)); // has no part in it
        QVERIFY(!project->calibrationIsStale());
        const Network before = project->network();
        Network network = before;
        network.events[0].rate = "2*kon*OFF";
        project->setNetwork(network);
        QVERIFY(project->calibrationIsStale());
        project->setNetwork(before);
        QVERIFY(!project->calibrationIsStale());
        project->setTraining(samples::trainingInfo(*project), "another solver");
        QVERIFY(project->calibrationIsStale());
    }

    void packedTextComesBack() {
        std::string text;
        for (int i = 0; i < 50000; ++i)
            text += std::to_string(i) + ",";
        QVERIFY(packed(text).size() < text.size() / 2);
        QCOMPARE(unpacked(packed(text), "p"), text);
        QCOMPARE(unpacked("{\"plain\":1}", "p"), std::string("{\"plain\":1}"));
        std::string damaged = packed(text);
        damaged[damaged.size() / 2] ^= 0x55;
        VERIFY_ERROR(unpacked(damaged, "p"), "p: the project file is damaged");
        VERIFY_ERROR(unpacked(packed(text).substr(0, 1000), "p"), "damaged");
    }
};

QTEST_APPLESS_MAIN(TestProjectInference)
#include "tst_project_inference.moc"
