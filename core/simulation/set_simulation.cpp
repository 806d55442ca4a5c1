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
    , simulator_(makeSimulator(compiled, settings.method))
    , histogram_(static_cast<int>(compiled.recordedStates().size()))
    , means_(static_cast<int>(compiled.recordedStates().size()))
    , secondMeans_(static_cast<int>(compiled.recordedStates().size()))
    , recorded_(compiled.recordedStates().size()) {}

std::optional<SimulatedSet> SetSimulation::run(const std::string& place,
                                               const std::vector<double>& parameters,
                                               const SetStreams& streams, const State* secondStart,
                                               ProgressSink& progress,
                                               const std::stop_token& stop) {
    const Pace pace{progress, stop};
    histogram_.take();
    halves_.clear();
    means_.clear();
    secondMeans_.clear();
    SimulatedSet set;
    try {
        Sample sample{means_, true};
        for (int replica = 0; replica < settings_.replicasPerSet; ++replica) {
            if (!burnIn(parameters, streams.run(replica), nullptr, pace) ||
                !sampleWindow(sample, pace))
                return {};
            set.events += simulator_->eventCount();
        }
        if (secondStart) {
            Sample check{secondMeans_, false};
            if (!burnIn(parameters, streams.run(settings_.replicasPerSet), secondStart, pace) ||
                !sampleWindow(check, pace))
                return {};
            set.events += simulator_->eventCount();
            set.startsAgree = means_.agreesWith(secondMeans_);
        }
    } catch (const Error& error) {
        failAt(place, parameters, error);
    }
    set.parameters = parameters;
    set.histogram = histogram_.take();
    set.halvesAgree = means_.halvesAgree();
    set.noiseFloor = halves_.noiseFloor(set.histogram);
    return set;
}

std::optional<SetSimulation::State>
SetSimulation::stateAfterBurnIn(const std::string& place, const std::vector<double>& parameters,
                                const RandomStream& random, ProgressSink& progress,
                                const std::stop_token& stop) {
    try {
        if (!burnIn(parameters, random, nullptr, {progress, stop}))
            return {};
    } catch (const Error& error) {
        failAt(place, parameters, error);
    }
    return State(simulator_->state().begin(), simulator_->state().end());
}

void SetSimulation::failAt(const std::string& place, const std::vector<double>& parameters,
                           const Error& error) const {
    std::vector<Issue> issues = error.issues();
    issues.push_back({Severity::Note,
                      place,
                      text(DYNGPT_TEXT("core", "This happened at time %1 with the parameters %2"),
                           simulator_->time(), parameterList(network_, parameters)),
                      {}});
    throw Error(std::move(issues));
}

/// From the initial state to the beginning of the window; false when stopped.
bool SetSimulation::burnIn(const std::vector<double>& parameters, const RandomStream& random,
                           const State* initial, const Pace& pace) {
    nextCheck_ = eventsBetweenChecks;
    simulator_->start(parameters, random);
    if (initial)
        simulator_->setState(*initial);
    return advance(windowStart(), pace);
}

bool SetSimulation::sampleWindow(Sample& sample, const Pace& pace) {
    sample.means.beginRun();
    for (int batch = 0; batch < BatchMeans::batchesPerRun; ++batch) {
        if (sample.counts && batch == 0)
            halves_.windowBegins(histogram_.weights());
        if (sample.counts && batch == BatchMeans::batchesPerHalf)
            halves_.windowIsHalfOver(histogram_.weights());
        const bool whole = settings_.sampling == Sampling::ResidenceTime
                               ? sampleResidence(batch, sample, pace)
                               : sampleSnapshots(batch, sample, pace);
        if (!whole || pace.stop.stop_requested())
            return false;
        checkCounts();
    }
    return true;
}

/// Reaches `until`, looking at the limits now and then; false when stopped.
bool SetSimulation::advance(double until, const Pace& pace) {
    while (!simulator_->advance(until, nextCheck_ - simulator_->eventCount())) {
        pace.progress.waitWhilePaused(pace.stop);
        if (pace.stop.stop_requested())
            return false;
        checkCounts();
        nextCheck_ = simulator_->eventCount() + eventsBetweenChecks;
    }
    return true;
}

bool SetSimulation::sampleSnapshots(int batch, Sample& sample, const Pace& pace) {
    const auto boundary = [&](std::int64_t number) {
        return static_cast<int>(number * settings_.snapshots() / BatchMeans::batchesPerRun);
    };
    const int end = boundary(batch + 1);
    for (int index = boundary(batch); index < end;) {
        if (!advance(snapshotTime(index), pace))
            return false;
        const int next = firstAfterChange(index, end);
        record(batch, next - index, sample);
        index = next;
    }
    return true;
}

bool SetSimulation::sampleResidence(int batch, Sample& sample, const Pace& pace) {
    const auto boundary = [&](int number) {
        return number == BatchMeans::batchesPerRun
                   ? settings_.tEnd
                   : windowStart() + settings_.window * number / BatchMeans::batchesPerRun;
    };
    const double end = boundary(batch + 1);
    for (double now = boundary(batch); now < end;) {
        const double next = std::min(simulator_->nextEventTime(), end);
        record(batch, next - now, sample);
        if (!advance(next, pace))
            return false;
        now = next;
    }
    return true;
}

/// The first snapshot after `index` that may see another state, or `end`.
int SetSimulation::firstAfterChange(int index, int end) const {
    const double change = simulator_->nextEventTime();
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

void SetSimulation::record(int batch, double weight, Sample& sample) {
    const auto state = simulator_->state();
    for (std::size_t d = 0; d < recorded_.size(); ++d) {
        const std::int64_t count = state[static_cast<std::size_t>(compiled_.recordedStates()[d])];
        if (count > largestCount)
            checkCounts();
        recorded_[d] = static_cast<std::int32_t>(count);
    }
    if (sample.counts)
        histogram_.add(recorded_.data(), weight);
    sample.means.add(batch, recorded_.data(), weight);
}

/// Throws when the network has run away.
void SetSimulation::checkCounts() const {
    const auto state = simulator_->state();
    for (std::size_t s = 0; s < state.size(); ++s)
        if (state[s] > largestCount)
            throw Error("state_names[" + std::to_string(s) + "]",
                        text(DYNGPT_TEXT("core", "The count of %1 has grown beyond %2"),
                             network_.stateNames[s], largestCount),
                        text(DYNGPT_TEXT("core", "Check the rates and the parameters' bounds: "
                                                 "nothing holds this state back")));
    if (simulator_->eventCount() >= mostEvents_)
        throw Error("events",
                    text(DYNGPT_TEXT("core", "A single simulation has taken more than %1 events"),
                         mostEvents_),
                    text(DYNGPT_TEXT("core", "Check the rates and the parameters' bounds, or "
                                             "simulate a shorter time")));
}

} // namespace dyngpt
