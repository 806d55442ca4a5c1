#include "core/simulation/long_run.h"

#include "core/simulation/stationary_distribution.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

using States = std::vector<std::int32_t>;

/// Members of each closed class, and last of all the transient states.
std::vector<States> membersOf(const ClosedClasses& classes) {
    std::vector<States> members(static_cast<std::size_t>(classes.count) + 1);
    for (std::size_t state = 0; state < classes.ofState.size(); ++state) {
        const std::int32_t own = classes.ofState[state];
        members[static_cast<std::size_t>(own < 0 ? classes.count : own)].push_back(
            static_cast<std::int32_t>(state));
    }
    return members;
}

Chain restricted(const Chain& chain, const States& members, States& number) {
    for (std::size_t i = 0; i < members.size(); ++i)
        number[static_cast<std::size_t>(members[i])] = static_cast<std::int32_t>(i);
    Chain result{chain.states.restricted(members), chain.rates.restricted(members, number),
                 chain.jump};
    for (const std::int32_t state : members)
        number[static_cast<std::size_t>(state)] = -1;
    return result;
}

/// The transient states, sent back to the first one instead of into a closed class: that chain
/// spends its time in each as the true one does before it ends. The first state is transient.
Chain returning(const Chain& chain, const States& transient, States& number) {
    for (std::size_t i = 0; i < transient.size(); ++i)
        number[static_cast<std::size_t>(transient[i])] = static_cast<std::int32_t>(i);
    RateMatrix rates;
    for (const std::int32_t state : transient) {
        const auto targets = chain.rates.targets(state);
        const auto out = chain.rates.rates(state);
        double ending = 0;
        for (std::size_t k = 0; k < targets.size(); ++k) {
            const std::int32_t to = number[static_cast<std::size_t>(targets[k])];
            if (to < 0) {
                ending += out[k];
                continue;
            }
            rates.target.push_back(to);
            rates.rate.push_back(out[k]);
        }
        if (ending > 0 && state != transient.front()) {
            rates.target.push_back(0);
            rates.rate.push_back(ending);
        }
        rates.start.push_back(static_cast<std::int64_t>(rates.target.size()));
    }
    for (const std::int32_t state : transient)
        number[static_cast<std::size_t>(state)] = -1;
    return {chain.states.restricted(transient), std::move(rates), chain.jump};
}

/// Fills timeBefore and classProbability. False when stopped.
bool findEnds(const Chain& chain, const States& transient, LongRun& result, States& number,
              ProgressSink& progress, const std::stop_token& stop) {
    const auto time =
        stationaryDistribution(returning(chain, transient, number), 0, progress, stop);
    if (!time)
        return false;
    result.timeBefore.assign(result.classes.ofState.size(), 0.0);
    double ends = 0;
    for (std::size_t i = 0; i < transient.size(); ++i) {
        const std::int32_t state = transient[i];
        result.timeBefore[static_cast<std::size_t>(state)] = (*time)[i];
        const auto targets = chain.rates.targets(state);
        const auto out = chain.rates.rates(state);
        for (std::size_t k = 0; k < targets.size(); ++k) {
            const std::int32_t end = result.classes.ofState[static_cast<std::size_t>(targets[k])];
            if (end < 0)
                continue;
            result.classProbability[static_cast<std::size_t>(end)] += (*time)[i] * out[k];
            ends += (*time)[i] * out[k];
        }
    }
    for (double& probability : result.classProbability)
        probability /= ends;
    for (double& value : result.timeBefore)
        value /= ends;
    return true;
}

double residualOf(const RateMatrix& rates, const std::vector<double>& probability) {
    std::vector<double> flow(probability.size(), 0.0);
    double fastest = 0;
    for (std::int32_t state = 0; state < rates.size(); ++state) {
        const auto targets = rates.targets(state);
        const auto out = rates.rates(state);
        const double p = probability[static_cast<std::size_t>(state)];
        double exit = 0;
        for (std::size_t k = 0; k < targets.size(); ++k) {
            flow[static_cast<std::size_t>(targets[k])] += p * out[k];
            exit += out[k];
        }
        flow[static_cast<std::size_t>(state)] -= p * exit;
        fastest = std::max(fastest, exit);
    }
    double largest = 0;
    for (const double value : flow)
        largest = std::max(largest, std::abs(value));
    return fastest > 0 ? largest / fastest : 0;
}

} // namespace

std::optional<LongRun> findLongRun(const Chain& chain, ProgressSink& progress,
                                   const std::stop_token& stop) {
    LongRun result;
    auto found = findClosedClasses(chain.rates, stop);
    if (!found)
        return std::nullopt;
    result.classes = std::move(*found);
    const std::vector<States> members = membersOf(result.classes);
    const States& transient = members.back();
    const auto classes = static_cast<std::size_t>(result.classes.count);
    States number(result.classes.ofState.size(), -1);
    result.classProbability.assign(classes, classes == 1 ? 1.0 : 0.0);
    if (classes > 1 && !findEnds(chain, transient, result, number, progress, stop))
        return std::nullopt;

    result.probability.assign(result.classes.ofState.size(), 0.0);
    for (std::size_t c = 0; c < classes; ++c) {
        const States& own = members[c];
        const double weight = result.classProbability[c];
        if (own.size() == 1) {
            result.probability[static_cast<std::size_t>(own.front())] = weight;
            continue;
        }
        if (weight == 0)
            continue;
        const auto shares =
            transient.empty()
                ? stationaryDistribution(chain, 0, progress, stop)
                : stationaryDistribution(restricted(chain, own, number), 0, progress, stop);
        if (!shares)
            return std::nullopt;
        for (std::size_t i = 0; i < own.size(); ++i)
            result.probability[static_cast<std::size_t>(own[i])] = weight * (*shares)[i];
    }
    result.residual = residualOf(chain.rates, result.probability);
    return result;
}

} // namespace dyngpt
