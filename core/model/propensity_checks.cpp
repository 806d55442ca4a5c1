#include "core/model/network_analysis.h"
#include "core/model/network_samples.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dyngpt {

namespace {

constexpr std::size_t reachableLimit = 300;

struct BadValue {
    double value;
    std::string where;
};

class PropensityCheck {
public:
    explicit PropensityCheck(const Network& network)
        : network_(network), events_(compileEvents(network)) {}

    std::vector<Issue> run() {
        if (std::ranges::all_of(events_, [&](const auto& event) { return cannotGoWrong(event); }))
            return {};
        rates_.emplace(network_, events_);
        findReachable(withoutDelays(network_));
        for (std::size_t i = 0; i < events_.size(); ++i)
            if (!cannotGoWrong(events_[i]))
                checkEvent(static_cast<int>(i));
        return std::move(issues_);
    }

private:
    void findReachable(const Network& network) {
        const auto events = compileEvents(network);
        RateTable rates(network, events);
        rates.setParameters(parameterPoints(network, {})[2]);
        reachable_ = reachableStates(network, events, rates, reachableLimit).states;
    }

    /// A product of positive parameters and counts; a waiting time, whose propensity is a count.
    bool cannotGoWrong(const CompiledEvent& event) const {
        const auto isPositive = [&](int parameter) {
            return network_.parameters[static_cast<std::size_t>(parameter)].lower > 0;
        };
        return event.monomial && std::isfinite(event.coefficient) &&
               std::ranges::all_of(event.parameterFactors, isPositive) &&
               std::ranges::all_of(event.parameterDivisors, isPositive) &&
               std::ranges::all_of(event.stateFactors,
                                   [](const StateFactor& factor) { return factor.shift >= 0; });
    }

    void checkEvent(int event) {
        const std::string& rate = network_.events[static_cast<std::size_t>(event)].rate;
        std::vector<int> parameters;
        const Counts grid{0, 1, 2, 5, 20, 100};
        std::vector<Counts> choices(network_.stateNames.size(), Counts{0});
        for (const auto& change : events_[static_cast<std::size_t>(event)].changes)
            choices[static_cast<std::size_t>(change.state)] = grid;
        for (const auto& name : namesInRate(rate)) {
            if (const int parameter = network_.parameterIndex(name); parameter >= 0)
                parameters.push_back(parameter);
            if (const int state = network_.stateIndex(name); state >= 0)
                choices[static_cast<std::size_t>(state)] = grid;
        }
        const auto points = parameterPoints(network_, parameters);
        const std::string place = "events[" + std::to_string(event) + "].event_rates";
        const auto visitReachable = [&](const std::function<bool(const Counts&)>& visit) {
            for (const auto& counts : reachable_)
                if (visit(counts))
                    return;
        };
        if (const auto bad = findBad(event, points, visitReachable)) {
            issues_.push_back(
                {Severity::Error, place,
                 text(DYNGPT_TEXT("core", "the propensity is %1 at %2"), bad->value, bad->where),
                 text(DYNGPT_TEXT("core", "A propensity must be a number of at least "
                                          "0: correct the rate or the parameters' "
                                          "bounds."))});
            return;
        }
        const auto visitGrid = [&](const std::function<bool(const Counts&)>& visit) {
            anyCounts(choices, visit);
        };
        if (const auto bad = findBad(event, points, visitGrid))
            issues_.push_back({Severity::Warning, place,
                               text(DYNGPT_TEXT("core", "the propensity would be %1 at %2"),
                                    bad->value, bad->where),
                               text(DYNGPT_TEXT("core", "Make sure that the network never gets "
                                                        "there, or correct the rate."))});
    }

    template <typename VisitAll>
    std::optional<BadValue> findBad(int event, const std::vector<std::vector<double>>& points,
                                    const VisitAll& visitAll) {
        std::optional<BadValue> bad;
        for (const auto& point : points) {
            rates_->setParameters(point);
            visitAll([&](const Counts& counts) {
                if (rates_->blocked(event, counts.data()))
                    return false; // counts as 0 there, whatever the rate says
                const double value = (*rates_)(event, counts.data());
                if (value >= 0 && std::isfinite(value))
                    return false;
                bad = {value, rates_->describe(event, counts.data())};
                return true;
            });
            if (bad)
                break;
        }
        return bad;
    }

    const Network& network_;
    std::vector<CompiledEvent> events_;
    std::optional<RateTable> rates_;
    std::vector<Counts> reachable_;
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkPropensities(const Network& network) {
    std::vector<Issue> issues = PropensityCheck(network).run();
    for (auto& issue : checkTimes(network))
        issues.push_back(std::move(issue));
    return issues;
}

} // namespace dyngpt
