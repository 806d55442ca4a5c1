#include "core/model/network_samples.h"

#include "core/common/random.h"

#include <cmath>
#include <set>

namespace dyngpt {

namespace {

constexpr std::uint64_t sampleSeed = 20011;
constexpr int drawnCounts = 200;

} // namespace

std::vector<CompiledEvent> compileEvents(const Network& network) {
    std::vector<CompiledEvent> events;
    events.reserve(network.events.size());
    for (const auto& event : network.events)
        events.push_back(compileEvent(network, event));
    return events;
}

std::vector<std::vector<double>> parameterPoints(const Network& network,
                                                 const std::vector<int>& parameters) {
    std::vector<double> low;
    std::vector<double> high;
    std::vector<double> middle;
    for (const auto& parameter : network.parameters) {
        low.push_back(parameter.lower);
        high.push_back(parameter.upper);
        const bool fixed = parameter.lower == parameter.upper; // perhaps at 0 or below
        middle.push_back(fixed ? parameter.lower : std::sqrt(parameter.lower * parameter.upper));
    }
    std::vector<std::vector<double>> points{low, high, middle};
    const bool all = parameters.size() <= 5;
    const std::uint64_t corners = all ? std::uint64_t{1} << parameters.size() : 32;
    RandomStream random(sampleSeed, 0);
    for (std::uint64_t corner = 0; corner < corners; ++corner) {
        const std::uint64_t bits = all ? corner : random();
        std::vector<double> point = middle;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto index = static_cast<std::size_t>(parameters[i]);
            point[index] = (bits >> (i % 64)) & 1 ? high[index] : low[index];
        }
        points.push_back(std::move(point));
    }
    return points;
}

bool anyCounts(const std::vector<Counts>& choices,
               const std::function<bool(const Counts&)>& visit) {
    double combinations = 1;
    for (const auto& values : choices)
        combinations *= static_cast<double>(values.size());
    Counts counts(choices.size());
    if (combinations > drawnCounts) {
        RandomStream random(sampleSeed, 1);
        for (int draw = 0; draw < drawnCounts; ++draw) {
            for (std::size_t i = 0; i < choices.size(); ++i)
                counts[i] = choices[i][random.below(choices[i].size())];
            if (visit(counts))
                return true;
        }
        return false;
    }
    for (std::size_t n = 0; n < static_cast<std::size_t>(combinations); ++n) {
        std::size_t rest = n;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            counts[i] = choices[i][rest % choices[i].size()];
            rest /= choices[i].size();
        }
        if (visit(counts))
            return true;
    }
    return false;
}

Reachable reachableStates(const Network& network, const std::vector<CompiledEvent>& events,
                          RateTable& rates, std::size_t limit) {
    Reachable result;
    result.states.push_back(network.initialValues);
    std::set<Counts> seen{network.initialValues};
    for (std::size_t next = 0; next < result.states.size(); ++next) {
        for (std::size_t e = 0; e < events.size(); ++e) {
            const int event = static_cast<int>(e);
            const auto* from = result.states[next].data();
            if (rates.blocked(event, from) || !(rates(event, from) > 0))
                continue;
            Counts counts = result.states[next];
            for (const auto& change : events[e].changes)
                counts[static_cast<std::size_t>(change.state)] += change.delta;
            if (seen.contains(counts))
                continue;
            if (result.states.size() == limit) {
                result.complete = false;
                return result;
            }
            seen.insert(counts);
            result.states.push_back(std::move(counts));
        }
    }
    return result;
}

} // namespace dyngpt
