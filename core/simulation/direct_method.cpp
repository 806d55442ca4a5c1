#include "core/simulation/direct_method.h"

#include "core/common/issue.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

constexpr std::int32_t fanOut = 8;

std::int32_t asIndex(std::size_t n) {
    return static_cast<std::int32_t>(n);
}

double sumOfChildren(const double* v) {
    return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}

/// The child in which `target` falls; reduces target to what is left within it.
[[gnu::always_inline]] inline std::int32_t pickChild(const double* v, double& target) {
    for (std::int32_t child = 0; child < fanOut; ++child) {
        if (target < v[child])
            return child;
        target -= v[child];
    }
    // Rounding has left a rest beyond the last child: it belongs to the last possible one.
    std::int32_t child = fanOut - 1;
    while (child > 0 && !(v[child] > 0))
        --child;
    target = v[child] * 0.5;
    return child;
}

std::size_t roundUp(std::size_t n) {
    return (n + fanOut - 1) / fanOut * fanOut;
}

} // namespace

DirectMethod::DirectMethod(const CompiledNetwork& network)
    : network_(network), evaluator_(network), random_(0, 0) {
    const std::size_t events = network.events().size();
    layOutTree(events);
    std::vector<int> all(events);
    for (std::size_t e = 0; e < events; ++e)
        all[e] = static_cast<int>(e);
    everything_ = layOutStep({}, all);
    for (std::size_t e = 0; e < events; ++e)
        steps_.push_back(layOutStep(network.events()[e].changes, network.dependents()[e]));
}

void DirectMethod::layOutTree(std::size_t events) {
    std::size_t level = 0;
    std::size_t size = roundUp(std::max<std::size_t>(events, 1));
    leaves_ = asIndex(size);
    while (size > fanOut) {
        const std::size_t parents = size / fanOut;
        for (std::size_t i = 0; i < roundUp(parents); ++i)
            firstChild_.push_back(asIndex(level + (i < parents ? i * fanOut : 0)));
        level += size;
        size = roundUp(parents);
    }
    root_ = asIndex(level);
    nodes_.assign(level + size, 0.0);
}

DirectMethod::Step DirectMethod::layOutStep(const std::vector<CompiledChange>& changes,
                                            const std::vector<int>& touched) {
    Step step;
    step.changes = {asIndex(changes_.size()), asIndex(changes_.size() + changes.size())};
    changes_.insert(changes_.end(), changes.begin(), changes.end());

    step.monomials.begin = asIndex(monomials_.size());
    step.others.begin = asIndex(others_.size());
    std::vector<std::int32_t> stale;
    for (const int event : touched) { // ascending
        if (isMonomial(event))
            monomials_.push_back(monomial(event));
        else
            others_.push_back(event);
        const std::int32_t group = event / fanOut * fanOut;
        if (stale.empty() || stale.back() != group)
            stale.push_back(group);
    }
    step.monomials.end = asIndex(monomials_.size());
    step.others.end = asIndex(others_.size());

    // Level by level: the parents of the stale groups of siblings.
    step.sums.begin = asIndex(sums_.size());
    while (!stale.empty() && stale.front() != root_) {
        std::vector<std::int32_t> above;
        for (const std::int32_t group : stale) {
            const auto at = std::find(firstChild_.begin(), firstChild_.end(), group);
            const auto parent = asIndex(static_cast<std::size_t>(at - firstChild_.begin()));
            sums_.push_back(parent);
            const std::int32_t next = (leaves_ + parent) / fanOut * fanOut;
            if (above.empty() || above.back() != next)
                above.push_back(next);
        }
        stale = std::move(above);
    }
    step.sums.end = asIndex(sums_.size());
    return step;
}

bool DirectMethod::isMonomial(int event) const {
    const CompiledEvent& e = network_.events()[static_cast<std::size_t>(event)];
    return e.monomial && !e.needsGuard && e.stateFactors.size() <= 2;
}

DirectMethod::Monomial DirectMethod::monomial(int event) const {
    const CompiledEvent& e = network_.events()[static_cast<std::size_t>(event)];
    const auto factor = [&](std::size_t i) {
        return i < e.stateFactors.size() ? e.stateFactors[i]
                                         : asIndex(network_.initialValues().size());
    };
    return {0, factor(0), factor(1), event};
}

[[gnu::always_inline]] inline void DirectMethod::fire(const Step& step) {
    for (std::int32_t i = step.changes.begin; i < step.changes.end; ++i) {
        const CompiledChange& change = changes_[static_cast<std::size_t>(i)];
        counts_[static_cast<std::size_t>(change.state)] += change.delta;
        amounts_[static_cast<std::size_t>(change.state)] += change.delta;
    }
}

[[gnu::always_inline]] inline void DirectMethod::recompute(const Step& step) {
    for (std::int32_t i = step.monomials.begin; i < step.monomials.end; ++i) {
        const Monomial& m = monomials_[static_cast<std::size_t>(i)];
        nodes_[static_cast<std::size_t>(m.event)] = m.rate *
                                                    amounts_[static_cast<std::size_t>(m.first)] *
                                                    amounts_[static_cast<std::size_t>(m.second)];
    }
    for (std::int32_t i = step.others.begin; i < step.others.end; ++i) {
        const std::int32_t event = others_[static_cast<std::size_t>(i)];
        nodes_[static_cast<std::size_t>(event)] = evaluator_(event, counts_.data());
    }
    for (std::int32_t i = step.sums.begin; i < step.sums.end; ++i) {
        const auto parent = static_cast<std::size_t>(sums_[static_cast<std::size_t>(i)]);
        nodes_[static_cast<std::size_t>(leaves_) + parent] =
            sumOfChildren(nodes_.data() + firstChild_[parent]);
    }
}

[[gnu::always_inline]] inline std::int32_t DirectMethod::select(double target) const {
    std::int32_t node = root_ + pickChild(nodes_.data() + root_, target);
    while (node >= leaves_) {
        const std::int32_t child = firstChild_[static_cast<std::size_t>(node - leaves_)];
        node = child + pickChild(nodes_.data() + child, target);
    }
    return node;
}

[[gnu::always_inline]] inline void DirectMethod::drawNext() {
    total_ = sumOfChildren(nodes_.data() + root_);
    nextEventTime_ = total_ > 0 ? time_ + random_.exponential() / total_
                                : std::numeric_limits<double>::infinity();
}

void DirectMethod::start(std::span<const double> parameters, const RandomStream& random) {
    evaluator_.setParameters(parameters);
    for (Monomial& m : monomials_) {
        const CompiledEvent& e = network_.events()[static_cast<std::size_t>(m.event)];
        m.rate = e.coefficient;
        for (const int p : e.parameterFactors)
            m.rate *= parameters[static_cast<std::size_t>(p)];
        if (!(m.rate >= 0) || !std::isfinite(m.rate))
            throw Error("events[" + std::to_string(m.event) + "].event_rates",
                        text(DYNGPT_TEXT("core", "The propensity is negative or not finite")),
                        text(DYNGPT_TEXT("core", "Change the rate or the parameters' bounds")));
    }
    random_ = random;
    counts_ = network_.initialValues();
    amounts_.assign(counts_.begin(), counts_.end());
    amounts_.push_back(1);
    time_ = 0;
    eventCount_ = 0;
    recompute(everything_);
    drawNext();
}

bool DirectMethod::advance(double until, std::uint64_t maxEvents) {
    for (std::uint64_t fired = 0; nextEventTime_ <= until; ++fired) {
        if (fired == maxEvents)
            return false;
        time_ = nextEventTime_;
        ++eventCount_;
        const Step& step = steps_[static_cast<std::size_t>(select(random_.uniform() * total_))];
        fire(step);
        recompute(step);
        drawNext();
    }
    time_ = until;
    return true;
}

} // namespace dyngpt
