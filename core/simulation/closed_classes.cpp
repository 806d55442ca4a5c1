#include "core/simulation/closed_classes.h"

#include <algorithm>

namespace dyngpt {
namespace {

constexpr std::int32_t unseen = -1;
constexpr std::int32_t statesBetweenChecks = 4096;

class ComponentSearch {
public:
    ComponentSearch(const RateMatrix& rates, const std::stop_token& stop)
        : rates_(rates)
        , stop_(stop)
        , component_(static_cast<std::size_t>(rates.size()), unseen)
        , number_(component_.size(), unseen)
        , lowest_(component_.size()) {
        for (std::int32_t state = 0; state < rates.size(); ++state)
            if (number_[static_cast<std::size_t>(state)] == unseen && !explore(state))
                return;
    }

    std::int32_t count() const { return count_; }
    std::int32_t of(std::int32_t state) const {
        return component_[static_cast<std::size_t>(state)];
    }

private:
    struct Visit {
        std::int32_t state = 0;
        std::size_t next = 0; ///< target to look at
    };

    void enter(std::int32_t state) {
        const auto s = static_cast<std::size_t>(state);
        number_[s] = lowest_[s] = seen_++;
        open_.push_back(state);
        visits_.push_back({state, 0});
    }

    /// Depth first without recursion, which would run out of stack. False when stopped.
    bool explore(std::int32_t root) {
        enter(root);
        while (!visits_.empty()) {
            const std::int32_t state = visits_.back().state;
            const auto s = static_cast<std::size_t>(state);
            const auto targets = rates_.targets(state);
            if (visits_.back().next < targets.size()) {
                const std::int32_t target = targets[visits_.back().next++];
                const auto t = static_cast<std::size_t>(target);
                if (number_[t] == unseen)
                    enter(target);
                else if (component_[t] == unseen)
                    lowest_[s] = std::min(lowest_[s], number_[t]);
                continue;
            }
            if (state % statesBetweenChecks == 0 && stop_.stop_requested())
                return false;
            visits_.pop_back();
            if (!visits_.empty()) {
                auto& below = lowest_[static_cast<std::size_t>(visits_.back().state)];
                below = std::min(below, lowest_[s]);
            }
            if (lowest_[s] != number_[s])
                continue;
            std::int32_t member = unseen;
            do {
                member = open_.back();
                open_.pop_back();
                component_[static_cast<std::size_t>(member)] = count_;
            } while (member != state);
            ++count_;
        }
        return true;
    }

    const RateMatrix& rates_;
    const std::stop_token& stop_;
    std::vector<std::int32_t> component_;
    std::int32_t count_ = 0;
    std::vector<std::int32_t> number_; ///< in the order of discovery
    std::vector<std::int32_t> lowest_; ///< reachable within the open components
    std::vector<std::int32_t> open_;
    std::vector<Visit> visits_;
    std::int32_t seen_ = 0;
};

} // namespace

std::optional<ClosedClasses> findClosedClasses(const RateMatrix& rates,
                                               const std::stop_token& stop) {
    const ComponentSearch search(rates, stop);
    if (stop.stop_requested())
        return std::nullopt;
    std::vector<std::int32_t> number(static_cast<std::size_t>(search.count()), 0);
    for (std::int32_t state = 0; state < rates.size(); ++state)
        for (const std::int32_t target : rates.targets(state))
            if (search.of(target) != search.of(state))
                number[static_cast<std::size_t>(search.of(state))] = -1;
    ClosedClasses classes;
    for (std::int32_t& component : number)
        if (component == 0)
            component = classes.count++;
    classes.ofState.reserve(static_cast<std::size_t>(rates.size()));
    for (std::int32_t state = 0; state < rates.size(); ++state)
        classes.ofState.push_back(number[static_cast<std::size_t>(search.of(state))]);
    return classes;
}

} // namespace dyngpt
