#include "core/simulation/dataset.h"

#include <cmath>

namespace dyngpt {
namespace {

constexpr double mostSnapshots = 1e7;
constexpr int mostReplicas = 1000;
constexpr double roundingSlack = 1e-6; // 1000 / 0.05 must not lose its last snapshot

double snapshotCount(const SimulationSettings& settings) {
    return std::floor(settings.window / settings.interval + roundingSlack) + 1;
}

bool positive(double value) {
    return value > 0 && std::isfinite(value);
}

void checkInterval(const SimulationSettings& settings, std::vector<Issue>& issues) {
    const auto error = [&](Text what, Text remedy) {
        issues.push_back({Severity::Error, "interval", std::move(what), std::move(remedy)});
    };
    if (!positive(settings.interval))
        error(text(DYNGPT_TEXT("core", "The time between snapshots must be positive")), {});
    else if (positive(settings.window) && settings.interval > settings.window)
        error(text(DYNGPT_TEXT("core", "The time between snapshots, %1, is longer than the window "
                                       "of %2"),
                   settings.interval, settings.window),
              text(DYNGPT_TEXT("core", "Shorten it")));
    else if (positive(settings.window) && snapshotCount(settings) > mostSnapshots)
        error(text(DYNGPT_TEXT("core", "%1 snapshots a set are too many: at most %2"),
                   snapshotCount(settings), mostSnapshots),
              text(DYNGPT_TEXT("core", "Take longer intervals or a shorter window")));
}

} // namespace

int SimulationSettings::snapshots() const {
    const double count = snapshotCount(*this);
    return count >= 1 && count <= mostSnapshots ? static_cast<int>(count) : 0;
}

int SimulationSettings::sets(Partition partition) const {
    return partition == Partition::Train ? trainSets : validSets;
}

SimulationSettings defaultSimulationSettings(const Network& network) {
    SimulationSettings settings;
    settings.trainSets = network.trainDataSize;
    settings.validSets = network.validDataSize;
    settings.tEnd = network.tEnd;
    if (!(settings.tEnd > settings.window))
        settings.window = settings.tEnd / 2;
    return settings;
}

std::vector<Issue> checkSettings(const SimulationSettings& settings) {
    std::vector<Issue> issues;
    const auto error = [&](const char* place, Text what, Text remedy) {
        issues.push_back({Severity::Error, place, std::move(what), std::move(remedy)});
    };

    if (settings.trainSets < 1)
        error("train_data_size",
              text(DYNGPT_TEXT("core", "%1 training sets cannot be simulated"), settings.trainSets),
              text(DYNGPT_TEXT("core", "Give at least 1")));
    if (settings.validSets < 0)
        error("valid_data_size",
              text(DYNGPT_TEXT("core", "%1 held-out sets cannot be simulated"), settings.validSets),
              text(DYNGPT_TEXT("core", "Give at least 1, or 0 to go without validation")));
    if (settings.validSets == 0)
        issues.push_back({Severity::Warning, "valid_data_size",
                          text(DYNGPT_TEXT("core", "Without held-out sets the solver cannot be "
                                                   "validated")),
                          text(DYNGPT_TEXT("core", "Give at least 1"))});
    if (!positive(settings.tEnd))
        error("t_end", text(DYNGPT_TEXT("core", "The end of the simulated time must be positive")),
              text(DYNGPT_TEXT("core", "Give a time long enough to become stationary")));
    if (!positive(settings.window))
        error("window", text(DYNGPT_TEXT("core", "The window of the snapshots must be positive")),
              {});
    else if (settings.window > settings.tEnd)
        error("window",
              text(DYNGPT_TEXT("core", "The window of %1 is longer than the simulated time of %2"),
                   settings.window, settings.tEnd),
              text(DYNGPT_TEXT("core", "Shorten the window or simulate longer")));
    if (settings.sampling == Sampling::Snapshots)
        checkInterval(settings, issues);
    if (settings.replicasPerSet < 1 || settings.replicasPerSet > mostReplicas)
        error("replicas_per_set",
              text(DYNGPT_TEXT("core", "%1 replicas of a set cannot be simulated"),
                   settings.replicasPerSet),
              text(DYNGPT_TEXT("core", "Give 1 to %1"), mostReplicas));
    if (settings.threads < 0)
        error("threads", text(DYNGPT_TEXT("core", "The number of threads cannot be negative")),
              text(DYNGPT_TEXT("core", "Give 0 to use all cores")));
    return issues;
}

std::vector<Issue> checkSettings(const SimulationSettings& settings, const Network& network) {
    std::vector<Issue> issues = checkSettings(settings);
    if (!network.triggers.empty())
        issues.push_back({Severity::Error, "triggers",
                          text(DYNGPT_TEXT("core", "A network with triggers has no stationary "
                                                   "distribution")),
                          text(DYNGPT_TEXT("core", "Simulate its trajectories, or remove the "
                                                   "triggers"))});
    if (settings.teacher == Teacher::Exact && !network.isMarkovian())
        issues.push_back({Severity::Error, "teacher",
                          text(DYNGPT_TEXT("core", "Networks with waiting times or delays cannot "
                                                   "be solved exactly")),
                          text(DYNGPT_TEXT("core", "Simulate the sets"))});
    return issues;
}

} // namespace dyngpt
