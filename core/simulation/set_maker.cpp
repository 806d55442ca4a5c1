#include "core/simulation/set_maker.h"

#include "core/simulation/exact_solver.h"

#include <numeric>

namespace dyngpt {
namespace {

constexpr int secondStartPoints = 8;
constexpr std::int64_t mostStatesOfASet = 300'000; ///< some 3 GB, for each of the threads

/// Streams of this stage: one purpose a partition, one for free parameters, one for second starts.
enum class Purpose : std::uint64_t { Train = 0x53534100, Valid, Replica, Free, SecondStart };

SetStreams streamsOf(const SimulationSettings& settings, Purpose purpose, std::uint64_t set) {
    return {settings.seed, set, static_cast<std::uint64_t>(purpose)};
}

SetStreams streamsOf(const SimulationSettings& settings, const SetName& name) {
    const Purpose purpose = name.partition == Partition::Train   ? Purpose::Train
                            : name.partition == Partition::Valid ? Purpose::Valid
                                                                 : Purpose::Replica;
    return streamsOf(settings, purpose, static_cast<std::uint64_t>(name.index));
}

std::string placeOf(const SetName& set) {
    const char* name = set.partition == Partition::Train   ? "train"
                       : set.partition == Partition::Valid ? "valid"
                                                           : "replica";
    return name + ("[" + std::to_string(set.index) + "]");
}

std::int64_t units(const SetMaker::State& state) {
    return std::accumulate(state.begin(), state.end(), std::int64_t{0});
}

/// Passes the user's wish for a pause on, and nothing else.
class PauseOnly final : public ProgressSink {
public:
    explicit PauseOnly(ProgressSink& sink) : sink_(sink) {}
    void waitWhilePaused(const std::stop_token& stop) override { sink_.waitWhilePaused(stop); }

private:
    ProgressSink& sink_;
};

} // namespace

SetMaker::SetMaker(const Network& network, const CompiledNetwork& compiled,
                   const SimulationSettings& settings, const State* secondStart)
    : network_(network)
    , settings_(settings)
    , secondStart_(secondStart)
    , simulation_(network, compiled, settings) {}

std::optional<SimulatedSet> SetMaker::make(const SetName& name, ProgressSink& progress,
                                           const std::stop_token& stop) {
    const std::vector<double> parameters = parameterPoint(network_, name.partition, name.index);
    if (settings_.teacher == Teacher::Exact && name.partition == Partition::Train)
        return solve(parameters, progress, stop);
    return simulation_.run(placeOf(name), parameters, streamsOf(settings_, name), secondStart_,
                           progress, stop);
}

std::optional<SimulatedSet> SetMaker::simulateAt(const std::vector<double>& parameters,
                                                 std::uint64_t stream, ProgressSink& progress,
                                                 const std::stop_token& stop) {
    return simulation_.run("simulation", parameters, streamsOf(settings_, Purpose::Free, stream),
                           secondStart_, progress, stop);
}

std::optional<SetMaker::State> SetMaker::findSecondStart(ProgressSink& progress,
                                                         const std::stop_token& stop) {
    State most;
    for (int i = 0; i < secondStartPoints; ++i) {
        const SetStreams streams =
            streamsOf(settings_, Purpose::SecondStart, static_cast<std::uint64_t>(i));
        auto state = simulation_.stateAfterBurnIn("second start",
                                                  parameterPoint(network_, Partition::Train, i),
                                                  streams.run(0), progress, stop);
        if (!state)
            return {};
        if (most.empty() || units(*state) > units(most))
            most = std::move(*state);
    }
    return most;
}

std::optional<SimulatedSet> SetMaker::solve(const std::vector<double>& parameters,
                                            ProgressSink& progress,
                                            const std::stop_token& stop) const {
    PauseOnly pauses(progress);
    ExactSettings settings;
    settings.mostStates = mostStatesOfASet;
    return exactSet(network_, parameters, settings, 1, pauses, stop);
}

} // namespace dyngpt
