#include "core/model/compiled_network.h"

#include "core/common/issue.h"
#include "core/model/network_analysis.h"
#include "core/model/rate_table.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

/// Events that read one of the changed states, ascending.
std::vector<int> affectedBy(const std::vector<CompiledChange>& changes,
                            const std::vector<std::vector<int>>& readers) {
    std::vector<int> events;
    for (const auto& change : changes) {
        const auto& reading = readers[static_cast<std::size_t>(change.state)];
        events.insert(events.end(), reading.begin(), reading.end());
    }
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    return events;
}

bool canBeDrawn(const TimeArguments& time) {
    using Kind = TimeDistribution::Kind;
    if (!std::isfinite(time.first) || !std::isfinite(time.second))
        return false;
    switch (time.kind) {
    case Kind::Exponential:
        return time.first > 0;
    case Kind::Deterministic:
        return time.first >= 0;
    case Kind::Gamma:
    case Kind::Weibull:
        return time.first > 0 && time.second > 0;
    case Kind::Lognormal:
        return time.first > 0 && time.second >= 0;
    case Kind::Uniform:
        return time.first >= 0 && time.second >= time.first;
    }
    return false;
}

} // namespace

CompiledNetwork::CompiledNetwork(const Network& network)
    : network_(network)
    , initialValues_(network.initialValues)
    , recordedStates_(network.recordedStates)
    , parameterCount_(static_cast<int>(network.parameters.size())) {
    auto issues = checkStructure(network);
    if (!hasErrors(issues))
        issues = checkPropensities(network);
    std::erase_if(issues, [](const Issue& issue) { return issue.severity != Severity::Error; });
    if (!issues.empty())
        throw Error(std::move(issues));

    std::vector<std::vector<int>> readers(network.stateNames.size());
    for (const auto& event : network.events) {
        const int index = static_cast<int>(events_.size());
        events_.push_back(compileEvent(network, event));
        for (const int state : events_.back().reads)
            readers[static_cast<std::size_t>(state)].push_back(index);
    }
    for (const auto& event : events_) {
        dependents_.push_back(affectedBy(event.atStart, readers));
        completionDependents_.push_back(affectedBy(event.atEnd, readers));
    }
}

struct PropensityEvaluator::Impl {
    RateTable rates;
    TimeTable times;
    std::vector<bool> needsGuard;
};

PropensityEvaluator::PropensityEvaluator(const CompiledNetwork& network)
    : impl_(
          new Impl{RateTable(network.network_, network.events_), TimeTable(network.network_), {}}) {
    for (const auto& event : network.events_)
        impl_->needsGuard.push_back(event.needsGuard);
}
PropensityEvaluator::~PropensityEvaluator() = default;
PropensityEvaluator::PropensityEvaluator(PropensityEvaluator&&) noexcept = default;
PropensityEvaluator& PropensityEvaluator::operator=(PropensityEvaluator&&) noexcept = default;

void PropensityEvaluator::setParameters(std::span<const double> values) {
    impl_->rates.setParameters(values);
    impl_->times.setParameters(values);
}

double PropensityEvaluator::operator()(int event, const std::int64_t* counts) {
    if (impl_->needsGuard[static_cast<std::size_t>(event)] && impl_->rates.blocked(event, counts))
        return 0;
    const double value = impl_->rates(event, counts);
    if (!(value >= 0 && value <= std::numeric_limits<double>::max())) [[unlikely]]
        throw Error("events[" + std::to_string(event) + "].event_rates",
                    text(DYNGPT_TEXT("core", "the propensity is %1 at %2"), value,
                         impl_->rates.describe(event, counts)),
                    text(DYNGPT_TEXT("core", "A propensity must be a number of at least 0: "
                                             "correct the rate or the parameters' bounds.")));
    return value;
}

double PropensityEvaluator::monomialRate(int event) const {
    const double rate = impl_->rates.monomialRate(event);
    if (!(rate >= 0 && rate <= std::numeric_limits<double>::max()))
        throw Error("events[" + std::to_string(event) + "].event_rates",
                    text(DYNGPT_TEXT("core", "The propensity is negative or not finite")),
                    text(DYNGPT_TEXT("core", "Change the rate or the parameters' bounds")));
    return rate;
}

TimeArguments PropensityEvaluator::timeArguments(int event) const {
    const TimeArguments time = impl_->times(event);
    if (!canBeDrawn(time))
        throw Error("events[" + std::to_string(event) + "]",
                    text(DYNGPT_TEXT("core", "No time can be drawn from a %1 distribution with the "
                                             "arguments %2 and %3"),
                         distributionName(time.kind), time.first, time.second),
                    text(DYNGPT_TEXT("core", "Correct the arguments or the parameters' bounds")));
    return time;
}

} // namespace dyngpt
