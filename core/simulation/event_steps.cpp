#include "core/simulation/event_steps.h"

#include <algorithm>
#include <limits>

namespace dyngpt {

namespace {

std::int32_t asIndex(std::size_t n) {
    return static_cast<std::int32_t>(n);
}

template <class T> EventSteps::Range append(std::vector<T>& to, const std::vector<T>& values) {
    const std::int32_t begin = asIndex(to.size());
    to.insert(to.end(), values.begin(), values.end());
    return {begin, asIndex(to.size())};
}

/// Whatever the counts: every (X-n) stands beside (X-n+1) and so on up to X, one of which is 0
/// before it gets negative.
bool isNeverNegative(const std::vector<StateFactor>& factors) {
    return std::ranges::all_of(factors, [&](const StateFactor& factor) {
        return factor.shift >= 0 || std::ranges::any_of(factors, [&](const StateFactor& other) {
                   return other.state == factor.state && other.shift == factor.shift + 1;
               });
    });
}

bool isPair(const CompiledEvent& event) {
    return event.stateFactors.size() <= 2 &&
           std::ranges::all_of(event.stateFactors,
                               [](const StateFactor& factor) { return factor.shift == 0; });
}

} // namespace

EventSteps::EventSteps(const CompiledNetwork& network)
    : network_(network), evaluator_(network), schedule_(network) {
    const auto& events = network.events();
    for (const CompiledEvent& event : events) {
        const bool fast =
            event.monomial && !event.needsGuard && isNeverNegative(event.stateFactors);
        const bool tabulates = !fast && event.reads.size() == 1;
        tableOf_.push_back(tabulates ? asIndex(tables_.size()) : -1);
        if (tabulates)
            tables_.emplace_back();
    }
    std::vector<int> all;
    for (std::size_t e = 0; e < events.size(); ++e)
        if (events[e].waitingState < 0)
            all.push_back(static_cast<int>(e));
    everything_ = layOut({}, all, -1);
    for (std::size_t e = 0; e < events.size(); ++e) {
        firing_.push_back(
            layOut(events[e].atStart, network.dependents()[e], events[e].waitingState));
        firing_.back().starts = events[e].delayed && events[e].waitingState < 0;
        completion_.push_back(layOut(events[e].atEnd, network.completionDependents()[e], -1));
    }
}

/// `ownUnit`: the state of which the schedule has taken the event's unit out itself, or -1.
EventSteps::Step EventSteps::layOut(const std::vector<CompiledChange>& changes,
                                    const std::vector<int>& touched, int ownUnit) {
    Step step;
    if (!changes.empty())
        step.first = changes[0];
    if (changes.size() > 1)
        step.second = changes[1];
    step.changes.begin = asIndex(changes_.size());
    for (std::size_t i = 2; i < changes.size(); ++i)
        changes_.push_back(changes[i]);
    step.changes.end = asIndex(changes_.size());
    std::vector<Waiting> waiting;
    for (const CompiledChange& change : changes) {
        const int units = change.delta + (change.state == ownUnit ? 1 : 0);
        if (units != 0 && schedule_.queueOf(change.state) >= 0)
            waiting.push_back({schedule_.queueOf(change.state), units});
    }
    step.waiting = append(waiting_, waiting);
    step.touches = !touched.empty();
    step.pairs.begin = asIndex(pairs_.size());
    step.products.begin = asIndex(products_.size());
    step.tabulated.begin = asIndex(tabulated_.size());
    step.others.begin = asIndex(others_.size());
    for (const int event : touched)
        addPropensity(event);
    step.pairs.end = asIndex(pairs_.size());
    step.products.end = asIndex(products_.size());
    step.tabulated.end = asIndex(tabulated_.size());
    step.others.end = asIndex(others_.size());
    return step;
}

void EventSteps::addPropensity(int event) {
    const CompiledEvent& e = network_.events()[static_cast<std::size_t>(event)];
    const std::int32_t table = tableOf_[static_cast<std::size_t>(event)];
    if (table >= 0) {
        tabulated_.push_back({e.reads.front(), event, table});
    } else if (!e.monomial || e.needsGuard || !isNeverNegative(e.stateFactors)) {
        others_.push_back(event);
    } else if (isPair(e)) {
        const auto factor = [&](std::size_t i) {
            return i < e.stateFactors.size() ? e.stateFactors[i].state : network_.stateCount();
        };
        pairs_.push_back({0, factor(0), factor(1), event});
    } else {
        products_.push_back({0, append(factors_, e.stateFactors), event});
    }
}

void EventSteps::startCounts(std::span<const double> parameters, RandomStream& random) {
    evaluator_.setParameters(parameters);
    for (Pair& pair : pairs_)
        pair.rate = evaluator_.monomialRate(pair.event);
    for (Product& product : products_)
        product.rate = evaluator_.monomialRate(product.event);
    for (auto& table : tables_)
        std::ranges::fill(table, std::numeric_limits<double>::quiet_NaN());
    counts_ = network_.initialValues();
    amounts_.assign(counts_.begin(), counts_.end());
    amounts_.push_back(1);
    schedule_.start(evaluator_, counts_, random);
}

void EventSteps::replaceCounts(std::span<const std::int64_t> counts, double now,
                               RandomStream& random) {
    for (std::size_t s = 0; s < counts.size(); ++s) {
        const std::int64_t units = counts[s] - counts_[s];
        const std::int32_t queue = schedule_.queueOf(static_cast<int>(s));
        if (queue >= 0 && units > 0)
            schedule_.enter(queue, units, now, random);
        else if (queue >= 0 && units < 0)
            schedule_.leave(queue, -units, random);
        counts_[s] = counts[s];
        amounts_[s] = static_cast<double>(counts[s]);
    }
}

bool EventSteps::isPossible(const Step& step) const {
    if (!isPossible(step.first) || !isPossible(step.second))
        return false;
    for (std::int32_t i = step.changes.begin; i < step.changes.end; ++i)
        if (!isPossible(changes_[static_cast<std::size_t>(i)]))
            return false;
    return true;
}

double EventSteps::tabulate(const Tabulated& t, std::size_t count) {
    const double value = evaluator_(t.event, counts_.data());
    if (count < largestTable) {
        std::vector<double>& table = tables_[static_cast<std::size_t>(t.table)];
        if (count >= table.size())
            table.resize(std::min(largestTable, std::max<std::size_t>(64, 2 * count)),
                         std::numeric_limits<double>::quiet_NaN());
        table[count] = value;
    }
    return value;
}

} // namespace dyngpt
