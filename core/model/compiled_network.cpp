#include "core/model/compiled_network.h"

#include "core/common/issue.h"
#include "core/model/network_analysis.h"
#include "core/model/rate_expression.h"
#include "core/model/rate_table.h"

#include <algorithm>
#include <limits>

namespace dyngpt {

namespace {

void makeAscending(std::vector<int>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// States whose counts decide the event's propensity.
std::vector<int> statesRead(const Network& network, const Event& event,
                            const CompiledEvent& compiled) {
    std::vector<int> states;
    for (const auto& name : namesInRate(event.rate))
        if (const int state = network.stateIndex(name); state >= 0)
            states.push_back(state);
    if (compiled.needsGuard)
        for (const auto& change : compiled.changes)
            if (change.delta < 0)
                states.push_back(change.state);
    makeAscending(states);
    return states;
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
        for (const int state : statesRead(network, event, events_.back()))
            readers[static_cast<std::size_t>(state)].push_back(index);
    }
    for (const auto& event : events_) {
        std::vector<int> affected;
        for (const auto& change : event.changes) {
            const auto& reading = readers[static_cast<std::size_t>(change.state)];
            affected.insert(affected.end(), reading.begin(), reading.end());
        }
        makeAscending(affected);
        dependents_.push_back(std::move(affected));
    }
}

struct PropensityEvaluator::Impl {
    RateTable rates;
    std::vector<bool> needsGuard;
};

PropensityEvaluator::PropensityEvaluator(const CompiledNetwork& network)
    : impl_(new Impl{RateTable(network.network_, network.events_), {}}) {
    for (const auto& event : network.events_)
        impl_->needsGuard.push_back(event.needsGuard);
}
PropensityEvaluator::~PropensityEvaluator() = default;
PropensityEvaluator::PropensityEvaluator(PropensityEvaluator&&) noexcept = default;
PropensityEvaluator& PropensityEvaluator::operator=(PropensityEvaluator&&) noexcept = default;

void PropensityEvaluator::setParameters(std::span<const double> values) {
    impl_->rates.setParameters(values);
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

} // namespace dyngpt
