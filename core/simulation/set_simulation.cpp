#include "core/simulation/set_simulation.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

constexpr std::uint64_t eventsBetweenChecks = 8192; // well below a millisecond
constexpr std::int64_t largestCount = std::numeric_limits<std::int32_t>::max();

/// "kon = 0.05, koff = 0.1"
std::string parameterList(const Network& network, const std::vector<double>& parameters) {
    std::string list;
    for (std::size_t p = 0; p < parameters.size(); ++p)
        list += (p ? ", " : "") + network.parameters[p].name + " = " +
                formatSignificant(parameters[p], 9);
    return list;
}

} // namespace

SetSimulation::SetSimulation(const Network& network, const CompiledNetwork& compiled,
                             const SimulationSettings& settings, std::uint64_t mostEvents)
    : network_(network)
    , compiled_(compiled)
    , settings_(settings)
    , mostEvents_(mostEvents)
    , simulator_(compiled)
    , histogram_(static_cast<int>(compiled.recordedStates().size()))
    , stationarity_(static_cast<int>(compiled.recordedStates().size()))
    , recorded_(compiled.recordedStates().size()) {}

std::optional<SimulatedSet> SetSimulation::run(const std::string& place,
                                               const std::vector<double>& parameters,
                                               const RandomStream& random,
                                               const std::stop_token& stop) {
    histogram_.take();
    stationarity_.clear();
    nextCheck_ = eventsBetweenChecks;
    try {
        simulator_.start(parameters, random);
        if (!advance(snapshotTime(0), stop))
            return {};
        for (int batch = 0; batch < StationarityTest::batches; ++batch)
            if (!simulateBatch(batch, stop))
                return {};
    } catch (const Error& error) {
        std::vector<Issue> issues = error.issues();
        issues.push_back(
            {Severity::Note,
             place,
             text(DYNGPT_TEXT("core", "This happened at time %1 with the parameters %2"),
                  simulator_.time(), parameterList(network_, parameters)),
             {}});
        throw Error(std::move(issues));
    }
    return SimulatedSet{parameters, histogram_.take(), stationarity_.stationary(), {}};
}

/// Reaches `until`, looking at the limits now and then; false when stopped.
bool SetSimulation::advance(double until, const std::stop_token& stop) {
    while (!simulator_.advance(until, nextCheck_ - simulator_.eventCount())) {
        if (stop.stop_requested())
            return false;
        checkCounts();
        nextCheck_ = simulator_.eventCount() + eventsBetweenChecks;
    }
    return true;
}

bool SetSimulation::simulateBatch(int batch, const std::stop_token& stop) {
    const auto boundary = [&](std::int64_t number) {
        return static_cast<int>(number * settings_.snapshots() / StationarityTest::batches);
    };
    const int end = boundary(batch + 1);
    for (int index = boundary(batch); index < end;) {
        if (!advance(snapshotTime(index), stop))
            return false;
        const int next = firstAfterChange(index, end);
        record(batch, next - index);
        index = next;
    }
    checkCounts();
    return !stop.stop_requested();
}

/// The first snapshot after `index` that may see another state, or `end`.
int SetSimulation::firstAfterChange(int index, int end) const {
    const double change = simulator_.nextEventTime();
    if (snapshotTime(index + 1) >= change)
        return index + 1;
    const double guess = std::ceil((change - snapshotTime(0)) / settings_.interval);
    int next = guess < end ? std::max(static_cast<int>(guess), index + 1) : end;
    while (next > index + 1 && snapshotTime(next - 1) >= change)
        --next;
    while (next < end && snapshotTime(next) < change)
        ++next;
    return next;
}

void SetSimulation::record(int batch, int snapshots) {
    const auto state = simulator_.state();
    for (std::size_t d = 0; d < recorded_.size(); ++d) {
        const std::int64_t count = state[static_cast<std::size_t>(compiled_.recordedStates()[d])];
        if (count > largestCount)
            checkCounts();
        recorded_[d] = static_cast<std::int32_t>(count);
    }
    histogram_.add(recorded_.data(), snapshots);
    stationarity_.add(batch, recorded_.data(), snapshots);
}

/// Throws when the network has run away.
void SetSimulation::checkCounts() const {
    const auto state = simulator_.state();
    for (std::size_t s = 0; s < state.size(); ++s)
        if (state[s] > largestCount)
            throw Error("state_names[" + std::to_string(s) + "]",
                        text(DYNGPT_TEXT("core", "The count of %1 has grown beyond %2"),
                             network_.stateNames[s], largestCount),
                        text(DYNGPT_TEXT("core", "Check the rates and the parameters' bounds: "
                                                 "nothing holds this state back")));
    if (simulator_.eventCount() >= mostEvents_)
        throw Error("events",
                    text(DYNGPT_TEXT("core", "A single simulation has taken more than %1 events"),
                         mostEvents_),
                    text(DYNGPT_TEXT("core", "Check the rates and the parameters' bounds, or "
                                             "simulate a shorter time")));
}

} // namespace dyngpt
