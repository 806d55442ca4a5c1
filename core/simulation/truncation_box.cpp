#include "core/simulation/truncation_box.h"

#include "core/common/issue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::uint64_t fewestPilotEvents = 50'000;
constexpr std::uint64_t mostPilotEvents = 3'200'000;
constexpr std::uint64_t returnEvents = 1'000'000;
constexpr std::uint64_t eventsBetweenChecks = 8192;
constexpr std::uint64_t seed = 0;
constexpr std::uint64_t purpose = 0x45584143;
constexpr double forever = std::numeric_limits<double>::max();
constexpr double largestLimit = 1e9;
constexpr int mostRisingRounds = 7; ///< the box is then a hundred times as large

/// Probability of each value of one count.
std::vector<double> marginalOf(const StateSpace& space, const std::vector<double>& probability,
                               std::size_t count, std::int32_t limit) {
    std::vector<double> marginal(static_cast<std::size_t>(limit) + 1, 0.0);
    for (std::int32_t state = 0; state < space.chain.states.size(); ++state)
        marginal[static_cast<std::size_t>(space.chain.states[state][count])] +=
            probability[static_cast<std::size_t>(state)];
    return marginal;
}

double sdOf(const std::vector<double>& marginal) {
    double mean = 0;
    for (std::size_t n = 0; n < marginal.size(); ++n)
        mean += static_cast<double>(n) * marginal[n];
    double variance = 0;
    for (std::size_t n = 0; n < marginal.size(); ++n)
        variance += std::pow(static_cast<double>(n) - mean, 2) * marginal[n];
    return std::sqrt(variance);
}

/// Per count, and the last of all counts together: probability of the states that lead out of the
/// box, once a state, and the expected departures before the end.
std::vector<double> edgeMasses(const StateSpace& space, const LongRun& solution) {
    const auto dimension = static_cast<std::size_t>(space.chain.states.dimension);
    std::vector<double> mass(dimension + 1, 0.0);
    std::vector<std::int32_t> seen(dimension + 1, -1);
    for (const StateSpace::Crossing& crossing : space.crossings) {
        const auto state = static_cast<std::size_t>(crossing.state);
        for (const std::size_t d : {static_cast<std::size_t>(crossing.count), dimension}) {
            if (seen[d] != crossing.state)
                mass[d] += solution.probability[state];
            seen[d] = crossing.state;
            if (!solution.timeBefore.empty())
                mass[d] += solution.timeBefore[state] * crossing.rate;
        }
    }
    return mass;
}

} // namespace

TruncationBox::TruncationBox(const Network& network, const CompiledNetwork& compiled,
                             std::span<const double> parameters, const std::stop_token& stop)
    : network_(network)
    , compiled_(compiled)
    , parameters_(parameters.begin(), parameters.end())
    , propensities_(compiled)
    , simulator_(makeSimulator(compiled))
    , risingRounds_(network.stateNames.size(), 0) {
    propensities_.setParameters(parameters_);
    simulator_->start(parameters_, RandomStream(seed, 0, purpose));
    std::vector<std::int64_t> largest(simulator_->state().begin(), simulator_->state().end());
    std::vector<double> sums(largest.size(), 0.0);
    limits_.resize(largest.size());
    // Twice as long as long as twice as long leads farther.
    for (std::uint64_t events = fewestPilotEvents; events <= mostPilotEvents; events *= 2) {
        const std::vector<std::int64_t> before = largest;
        while (simulator_->eventCount() < events && simulator_->nextEventTime() <= forever) {
            if (simulator_->eventCount() % eventsBetweenChecks == 0 && stop.stop_requested())
                return;
            simulator_->advance(simulator_->nextEventTime(), 1);
            for (std::size_t d = 0; d < largest.size(); ++d) {
                largest[d] = std::max(largest[d], simulator_->state()[d]);
                sums[d] += static_cast<double>(simulator_->state()[d]);
            }
        }
        bool rising = false;
        for (std::size_t d = 0; d < largest.size(); ++d) {
            const auto previous = static_cast<double>(before[d]);
            const bool rose = static_cast<double>(largest[d]) > 1.1 * previous + 5;
            risingRounds_[d] = rose ? 2 : 0;
            rising = rising || rose;
        }
        if (!rising)
            break;
    }
    // Rarer counts than those seen are about half as far again from the mean.
    for (std::size_t d = 0; d < largest.size(); ++d) {
        const double mean = sums[d] / std::max(1.0, static_cast<double>(simulator_->eventCount()));
        raise(d, 1.5 * static_cast<double>(largest[d]) - 0.5 * mean + 2);
    }
}

double TruncationBox::edgeMass(const StateSpace& space, const LongRun& solution) {
    return edgeMasses(space, solution).back();
}

bool TruncationBox::grow(const StateSpace& space, const LongRun& solution, double tolerance,
                         const std::stop_token& stop) {
    return growEdges(space, solution, tolerance) || growBeyond(space, solution, stop);
}

bool TruncationBox::growEdges(const StateSpace& space, const LongRun& solution, double tolerance) {
    const std::vector<double> mass = edgeMasses(space, solution);
    if (mass.back() <= tolerance)
        return false;
    const auto edges = std::count_if(mass.begin(), mass.end() - 1, [](double m) { return m > 0; });
    const double allowed = tolerance / static_cast<double>(edges);
    for (std::size_t d = 0; d < limits_.size(); ++d)
        if (mass[d] > allowed)
            extend(d, marginalOf(space, solution.probability, d, limits_[d]), mass[d] / allowed);
    return true;
}

/// As far as the tail at the edge has to go on to fall by `excess`, and some more.
void TruncationBox::extend(std::size_t count, const std::vector<double>& marginal, double excess) {
    constexpr double margin = 10;
    const std::size_t size = marginal.size();
    const std::size_t width =
        std::clamp<std::size_t>(static_cast<std::size_t>(sdOf(marginal) / 2), 2, size / 4 + 2);
    const double present = static_cast<double>(size) - 1;
    double step = present + 10;
    bool rising = true;
    if (2 * width <= size) {
        const auto end = marginal.end();
        const auto w = static_cast<std::ptrdiff_t>(width);
        const double inner = std::accumulate(end - 2 * w, end - w, 0.0);
        const double outer = std::accumulate(end - w, end, 0.0);
        rising = outer > 0.95 * inner;
        if (!rising) {
            const double needed = outer > 0
                                      ? static_cast<double>(width) * std::log(margin * excess) /
                                            std::log(inner / outer)
                                      : 1;
            step = std::min(step, std::max(needed, 0.05 * present) + 1);
        }
    }
    risingRounds_[count] = rising ? risingRounds_[count] + 1 : 0;
    if (risingRounds_[count] > mostRisingRounds)
        runsAway(count);
    raise(count, present + step);
}

/// A mode that the box has cut off does not show at its edges. So one path begins at twice the
/// distance in each direction that leads out, and has to make its way back.
bool TruncationBox::growBeyond(const StateSpace& space, const LongRun& solution,
                               const std::stop_token& stop) {
    std::vector<std::int32_t> from(limits_.size(), -1); // a state at the edge, the likeliest
    for (const StateSpace::Crossing& crossing : space.crossings) {
        std::int32_t& best = from[static_cast<std::size_t>(crossing.count)];
        if (best < 0 || solution.probability[static_cast<std::size_t>(crossing.state)] >
                            solution.probability[static_cast<std::size_t>(best)])
            best = crossing.state;
    }
    bool grown = false;
    for (std::size_t d = 0; d < limits_.size(); ++d) {
        if (from[d] < 0 || stop.stop_requested())
            continue;
        const auto edge = space.chain.states[from[d]];
        std::vector<std::int64_t> counts(edge.begin(), edge.end());
        for (std::size_t e = 0; e < compiled_.events().size(); ++e) {
            const auto& changes = compiled_.events()[e].changes;
            const auto up = std::find_if(changes.begin(), changes.end(), [&](const auto& change) {
                return static_cast<std::size_t>(change.state) == d && change.delta > 0;
            });
            if (up == changes.end())
                continue;
            while (counts[d] < 2 * std::int64_t{limits_[d]} + 10 &&
                   propensities_(static_cast<int>(e), counts.data()) > 0)
                for (const CompiledChange& change : changes)
                    counts[static_cast<std::size_t>(change.state)] += change.delta;
        }
        const double limit = limits_[d];
        const auto begin = static_cast<double>(counts[d]);
        if (begin <= limit)
            continue;
        simulator_->start(parameters_, RandomStream(seed, 1 + d, purpose));
        simulator_->setState(counts);
        const auto present = [&] { return static_cast<double>(simulator_->state()[d]); };
        double farthest = begin;
        bool back = false;
        while (!back && simulator_->eventCount() < returnEvents && !stop.stop_requested()) {
            const bool absorbed = simulator_->advance(forever, eventsBetweenChecks / 8);
            farthest = std::max(farthest, present());
            back = present() <= begin - (begin - limit) / 4;
            if (absorbed || present() > largestLimit)
                break;
        }
        if (back || stop.stop_requested())
            continue;
        ++risingRounds_[d];
        if (risingRounds_[d] > mostRisingRounds)
            runsAway(d);
        raise(d, 1.1 * farthest);
        grown = true;
    }
    return grown;
}

void TruncationBox::raise(std::size_t count, double limit) {
    if (limit > largestLimit)
        runsAway(count);
    limits_[count] = static_cast<std::int32_t>(std::ceil(limit));
}

void TruncationBox::refuse(std::int64_t mostStates) const {
    const auto rising = std::max_element(risingRounds_.begin(), risingRounds_.end());
    if (*rising > 1)
        runsAway(static_cast<std::size_t>(rising - risingRounds_.begin()));
    std::string box;
    for (std::size_t d = 0; d < limits_.size(); ++d)
        box += (d ? ", " : "") + network_.stateNames[d] + " ≤ " + std::to_string(limits_[d]);
    throw Error({},
                text(DYNGPT_TEXT("core", "The exact solution needs more than %1 states (%2)"),
                     mostStates, box),
                text(DYNGPT_TEXT("core", "Simulate this network, or choose parameters with fewer "
                                         "molecules")));
}

void TruncationBox::runsAway(std::size_t count) const {
    throw Error("state_names[" + std::to_string(count) + "]",
                text(DYNGPT_TEXT("core", "%1 runs away: however large the box, it keeps growing, "
                                         "so that there is no stationary distribution (counts up "
                                         "to %2 were tried)"),
                     network_.stateNames[count], limits_[count]),
                text(DYNGPT_TEXT("core", "Add what holds it back, or correct the rates")));
}

} // namespace dyngpt
