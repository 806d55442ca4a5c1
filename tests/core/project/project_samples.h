#pragma once
// Small values that fill every field, awkward doubles included.

#include "core/common/file.h"
#include "core/project/project.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

namespace samples {

using namespace dyngpt;

inline Network network() {
    Network network;
    network.modelName = "switch";
    network.stateNames = {"ON", "OFF", "mRNA"};
    const auto event = [](std::vector<StateChange> transition, const char* rate) {
        Event result;
        result.transition = std::move(transition);
        result.rate = rate;
        return result;
    };
    network.events = {event({{"OFF", -1}, {"ON", 1}}, "kon*OFF"),
                      event({{"ON", -1}, {"OFF", 1}}, "koff*ON"), event({{"mRNA", 1}}, "ρ*ON"),
                      event({{"mRNA", -1}}, "mRNA")};
    network.events[2].driveStates = {"ON"};
    network.parameters = {{"kon", 0.1, 1}, {"koff", 0.1, 1}, {"ρ", 1, 10}};
    network.initialValues = {1, 0, 0};
    network.tEnd = 40;
    network.trainDataSize = 6;
    network.validDataSize = 3;
    network.recordedStates = {0, 2};
    return network;
}

/// Differs for every partition and index.
inline SimulatedSet set(Partition partition, int index) {
    const int n = index + 1000 * static_cast<int>(partition);
    SimulatedSet set;
    set.parameters = {0.1 + n / 3.0, std::nextafter(1.0, 2.0), 1e-300};
    set.histogram.dimension = 2;
    set.histogram.states = {0, n, 1, 0, 1, 7};
    set.histogram.weights = {3, 0.1, 1e9};
    set.halvesAgree = index % 2 == 0;
    set.startsAgree = index % 4 != 3;
    if (index % 5 != 4)
        set.noiseFloor = NoiseFloor{{0.1 + n, 1 / 3.0}, std::nextafter(0.5, 1.0)};
    set.events = 9007199254740993ULL + static_cast<std::uint64_t>(n);
    if (index % 3 == 0)
        set.promptText = "0.10,-1,2e0";
    return set;
}

inline bool equal(const SimulatedSet& a, const SimulatedSet& b) {
    return a.parameters == b.parameters && a.histogram == b.histogram &&
           a.halvesAgree == b.halvesAgree && a.startsAgree == b.startsAgree &&
           a.noiseFloor == b.noiseFloor && a.events == b.events && a.promptText == b.promptText;
}

inline DatasetInfo datasetInfo(const Project& project) {
    DatasetInfo info;
    info.settings = project.simulationSettings();
    info.provenance = {project.simulationInputHash(), info.settings.seed, "0.1", "2024-01-01"};
    return info;
}

inline void fill(DatasetStore& store, int train, int valid, int replicas) {
    for (int i = 0; i < train; ++i)
        store.put(Partition::Train, i, set(Partition::Train, i));
    for (int i = 0; i < valid; ++i)
        store.put(Partition::Valid, i, set(Partition::Valid, i));
    for (int i = 0; i < replicas; ++i)
        store.put(Partition::Replica, i, set(Partition::Replica, i));
}

inline void simulate(Project& project) {
    const DatasetInfo info = datasetInfo(project);
    project.beginDataset(info);
    fill(project, info.settings.trainSets, info.settings.validSets, info.settings.validSets);
    project.finishDataset(1.5);
}

inline TrainingInfo trainingInfo(const Project& project) {
    TrainingInfo info;
    info.settings = project.trainingSettings();
    info.shape.parameterNames = {"kon", "koff", "ρ"};
    info.shape.lower = {0.1, 0.1, 1};
    info.shape.upper = {1, 1, std::nextafter(10.0, 11.0)};
    info.shape.stateNames = {"ON", "mRNA"};
    info.shape.stateBounds = {2, 30};
    info.shape.initialState = {1, 0};
    info.shape.layers = 2;
    info.shape.heads = 4;
    info.shape.embedding = 32;
    info.shape.promptTokens = 16;
    info.shape.feedForward = 100;
    info.shape.blockSize = 77;
    info.result.reason = StopReason::NoImprovement;
    info.result.history = {{1, 0.1, 1 / 3.0, 2e-3, 1e-7},
                           {250, std::numeric_limits<double>::quiet_NaN(), -0.0,
                            std::numeric_limits<double>::denorm_min(), 5e300}};
    info.result.bestHeldOutLoss = std::numeric_limits<double>::infinity();
    info.result.bestStep = 250;
    info.result.device = "cpu";
    info.droppedMass = 0.1 + 0.2;
    info.provenance = {project.trainingInputHash(), 18446744073709551615ULL, "0.1", "2024"};
    return info;
}

inline ValidationReport validationReport(const Project& project) {
    const Spread spread{0.1, 0.2, std::numeric_limits<double>::infinity()};
    ValidationReport report;
    report.stateNames = {"ON", "mRNA"};
    report.sets = {{3,
                    {0.1, 0.2, 1 / 3.0},
                    {{1, 2, 3, 4, std::numeric_limits<double>::infinity(), 6, 7, 8, 9.5,
                      ReplicaComparison{0.1, 0.2, 0.3, 0.4, 0.5}},
                     {1, 2, 3, 4, 5, 6, 7, 8, std::nullopt}},
                    0.0625,
                    0.25,
                    0.125},
                   {4, {}, {}, 0, 0, std::nullopt}};
    report.summary = {{spread, spread, spread, spread, spread, spread, spread},
                      {spread, std::nullopt, spread, spread, spread}};
    report.worst = {1, 0};
    report.sampledStates = 77;
    report.seconds = 12.5;
    report.provenance = {project.validationInputHash(), 7, "0.1", "2024"};
    return report;
}

inline ObservedData observedData() {
    return dataOfCells("cells \"1\".csv", {"mRNA"}, std::vector<std::int32_t>{0, 5, 2147483647});
}

inline Posterior posterior(const Project& project) {
    Posterior posterior;
    posterior.settings = project.inferenceSettings();
    posterior.parameterNames = {"kon", "koff", "ρ"};
    posterior.observedStates = {"mRNA"};
    posterior.points = {{{0.1, 0.2, 0.3}, 1.5, 0.75}, {{1e-9, 1e9, 3}, 1.75, 0.25}};
    posterior.estimates = {{"kon", 1, 2, 3, 4, 5, 6, 7, 8}};
    posterior.starts = {{1, 2, 3, ""}, {std::numeric_limits<double>::quiet_NaN(), 0, 0, "no"}};
    posterior.lossCurves = {{3, 2, 1}, {}, {-std::numeric_limits<double>::infinity()}};
    posterior.bestPossibleLoss = 0.5;
    posterior.acceptanceThreshold = 0.375;
    posterior.metThreshold = false;
    posterior.bestLoss = 0.51;
    posterior.fitKl = 0.01;
    posterior.cells = 3;
    posterior.outside = 4000000000ULL;
    posterior.dataMarginals = {{0.5, 0.5}};
    posterior.fitMarginals = {{0.25, 0.75}};
    posterior.notes = {{Severity::Warning, "kon", text("on a bound: %1", 0.1), text("widen it")}};
    posterior.seconds = 3;
    posterior.provenance = {project.inferenceInputHash(), 1, "0.1", "2024"};
    posterior.group = "gene \"1\"";
    posterior.failure = "not really";
    posterior.priors = {{"kon", PriorKind::LogNormal, 0.1, 1, 0.3, 0.5, 2}};
    posterior.derived = {{.name = "burst size", .estimate = 1 / 3.0, .rHat = 1.01, .truth = 7}};
    posterior.fitKlExpected = 0.005;
    posterior.fitKlLimit = 0.012;
    posterior.fitLow = {{0.125, 1e-9}};
    posterior.fitHigh = {{0.375, 1}};
    posterior.sampler = {4, 1, 2, 0.875, {0.1, 0.2}, 9007199254740993LL, 0.6, 123.5};
    return posterior;
}

inline CalibrationReport calibrationReport(const Project& project) {
    CalibrationReport report;
    report.settings = {300, 500, {"mRNA"}, 99, 7, project.inferenceSettings()};
    report.observedStates = {"mRNA"};
    report.parameters = {{"kon", {0, 99, 50}, {1, 2, 3}, 0.25, false}, {"ρ", {}, {}, 0, true}};
    report.inferred = 298;
    report.flagged = 3;
    report.failures = {{Severity::Error, "12", text("no cells: %1", 0.1), {}}};
    report.seconds = 1.5;
    report.provenance = {project.calibrationInputHash(report.settings), 7, "0.1", "2024"};
    return report;
}

/// Every stage done.
inline void complete(Project& project) {
    simulate(project);
    project.setTraining(trainingInfo(project), "solver bytes");
    project.setValidation(validationReport(project));
    project.setObservedData(observedData());
    project.setPosterior(0, posterior(project));
}

/// A folder for one test function's files.
class Folder {
public:
    std::filesystem::path operator/(const std::string& name) const {
        return std::filesystem::path(dir_.path().toStdString()) / name;
    }

private:
    QTemporaryDir dir_;
};

inline void overwrite(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline std::vector<std::string> filesBeside(const std::filesystem::path& path) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path.parent_path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// With every stage done; its bytes.
inline std::string completeProject(const std::filesystem::path& path) {
    complete(*Project::create(path, network()));
    return readFile(path);
}

/// What `call` throws, as one line for each issue; empty when it does not throw.
template <class Call> std::string errorOf(Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        std::string lines;
        for (const Issue& issue : error.issues())
            lines += issue.str() + "\n";
        return lines;
    }
    return {};
}

} // namespace samples

#define VERIFY_ERROR(call, expected)                                                               \
    do {                                                                                           \
        const std::string thrown = samples::errorOf([&] { call; });                                \
        QVERIFY2(thrown.find(expected) != std::string::npos, thrown.c_str());                      \
        QVERIFY2(thrown.find(" (") != std::string::npos, "no remedy");                             \
    } while (false)
