#include "core/data/synthetic_data.h"

#include "core/common/random.h"
#include "core/data/field_text.h"
#include "core/data/state_tally.h"
#include "core/simulation/dataset_json.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {

namespace {

constexpr std::uint64_t drawPurpose = 0x73616d706c65; // "sample"

/// Positions of the observed states among the recorded ones.
std::vector<std::size_t> positionsOf(const Network& network, const SyntheticChoice& choice,
                                     const std::string& source) {
    const std::vector<std::string> recorded = network.recordedNames();
    std::vector<std::string> wanted = choice.states;
    if (wanted.empty() && network.observedStates.empty())
        wanted = recorded;
    else if (wanted.empty())
        for (const int state : network.observedStates)
            wanted.push_back(network.stateNames.at(static_cast<std::size_t>(state)));
    std::vector<Issue> issues;
    std::vector<std::size_t> positions;
    for (const std::string& state : wanted) {
        const auto at = std::find(recorded.begin(), recorded.end(), state);
        if (at == recorded.end())
            issues.push_back(
                {Severity::Error, source,
                 text(DYNGPT_TEXT("core", "\"%1\" is not a recorded state"), shownField(state)),
                 text(DYNGPT_TEXT("core", "The recorded states are %1."), joined(recorded))});
        else
            positions.push_back(static_cast<std::size_t>(at - recorded.begin()));
    }
    if (!issues.empty())
        throw Error(issues);
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

ObservedGroup sampledGroup(const SimulatedSet& set, int index,
                           const std::vector<std::size_t>& positions, const SyntheticChoice& choice,
                           const std::string& source) {
    const Histogram& histogram = set.histogram;
    std::vector<double> sums(histogram.size());
    std::partial_sum(histogram.weights.begin(), histogram.weights.end(), sums.begin());
    if (sums.empty() || !(sums.back() > 0))
        throw Error(source, text(DYNGPT_TEXT("core", "set %1 is empty"), index + 1));
    StateTally tally(positions.size());
    std::vector<std::int32_t> state(positions.size());
    const auto add = [&](std::size_t i) {
        const auto whole = histogram.state(i);
        for (std::size_t p = 0; p < positions.size(); ++p)
            state[p] = whole[positions[p]];
        tally.add(state);
    };
    if (choice.cells == 0) {
        for (std::size_t i = 0; i < histogram.size(); ++i)
            for (std::int64_t n = std::llround(histogram.weights[i]); n > 0; --n)
                add(i);
    }
    RandomStream random(choice.seed, static_cast<std::uint64_t>(index), drawPurpose);
    for (int n = 0; n < choice.cells; ++n) {
        const auto at = std::upper_bound(sums.begin(), sums.end(), random.uniform() * sums.back());
        add(std::min(static_cast<std::size_t>(at - sums.begin()), sums.size() - 1));
    }
    ObservedGroup group = tally.finish("set " + std::to_string(index + 1));
    group.truth = set.parameters;
    return group;
}

Import emptyImport(const Network& network, const std::vector<std::size_t>& positions,
                   const std::string& source) {
    Import imported;
    imported.data.fileName = source;
    for (const std::size_t position : positions)
        imported.data.states.push_back(network.recordedNames()[position]);
    return imported;
}

void requireSets(const Import& imported, const SyntheticChoice& choice) {
    if (choice.sets < 1 || choice.cells < 0)
        throw Error(imported.data.fileName,
                    text(DYNGPT_TEXT("core", "the numbers of sets and cells must be positive")));
    if (imported.data.groups.empty())
        throw Error(imported.data.fileName,
                    text(DYNGPT_TEXT("core", "there are no simulated sets")),
                    text(DYNGPT_TEXT("core", "Simulate the network first.")));
}

} // namespace

std::optional<Import> sampleSets(const Network& network, const SyntheticChoice& choice,
                                 const std::string& source, int count,
                                 const std::function<SimulatedSet(int index)>& set,
                                 ProgressSink& progress, std::stop_token stop) {
    const auto positions = positionsOf(network, choice, source);
    Import imported = emptyImport(network, positions, source);
    const int wanted = std::min(choice.sets, count);
    for (int i = 0; i < wanted; ++i) {
        if (stop.stop_requested())
            return std::nullopt;
        progress.waitWhilePaused(stop);
        imported.data.groups.push_back(sampledGroup(set(i), i, positions, choice, source));
        progress.progress({double(i + 1), double(wanted), text(DYNGPT_TEXT("core", "reading"))});
    }
    requireSets(imported, choice);
    return imported;
}

std::optional<Import> sampleDatasetFile(const std::filesystem::path& path, const Network& network,
                                        const SyntheticChoice& choice, ProgressSink& progress,
                                        std::stop_token stop) {
    const std::string source = path.filename().string();
    const auto positions = positionsOf(network, choice, source);
    Import imported = emptyImport(network, positions, source);
    // The rest of the file need not be read.
    std::stop_source enough;
    const std::stop_callback forward(stop, [&enough] { enough.request_stop(); });
    readDatasetJson(
        path, network,
        [&](int index, SimulatedSet&& set) {
            if (index < choice.sets)
                imported.data.groups.push_back(sampledGroup(set, index, positions, choice, source));
            if (index + 1 >= choice.sets)
                enough.request_stop();
        },
        progress, enough.get_token());
    if (stop.stop_requested())
        return std::nullopt;
    requireSets(imported, choice);
    return imported;
}

} // namespace dyngpt
