#include "core/simulation/state_space.h"

#include <algorithm>

namespace dyngpt {
namespace {

constexpr std::int32_t statesBetweenChecks = 4096;

/// Numbers states as they are found: an open-addressing table over the counts. The hash is a
/// weighted sum of the counts, so that an event changes it by a constant.
class StateNumbers {
public:
    explicit StateNumbers(CountTable& states)
        : states_(states), slots_(1024, -1), hashes_(slots_.size()) {}

    static std::uint64_t weight(std::size_t count) { return mixed(count + 1); }

    /// The number of the state, which becomes the last one if it is new.
    std::int32_t find(const std::vector<std::int32_t>& counts, std::uint64_t hash) {
        if (2 * static_cast<std::size_t>(states_.size()) >= slots_.size())
            grow();
        std::size_t slot = place(hash);
        for (; slots_[slot] >= 0; slot = (slot + 1) & (slots_.size() - 1))
            if (hashes_[slot] == hash && std::ranges::equal(states_[slots_[slot]], counts))
                return slots_[slot];
        const std::int32_t number = states_.size();
        states_.counts.insert(states_.counts.end(), counts.begin(), counts.end());
        slots_[slot] = number;
        hashes_[slot] = hash;
        return number;
    }

private:
    /// Steele, Lea & Flood, OOPSLA 2014: every bit of the result depends on all bits.
    static std::uint64_t mixed(std::uint64_t value) {
        value *= 0x9e3779b97f4a7c15ULL;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }
    std::size_t place(std::uint64_t hash) const {
        return static_cast<std::size_t>(mixed(hash)) & (slots_.size() - 1);
    }
    void grow() {
        std::vector<std::int32_t> slots(2 * slots_.size(), -1);
        std::vector<std::uint64_t> hashes(slots.size());
        slots.swap(slots_);
        hashes.swap(hashes_);
        for (std::size_t old = 0; old < slots.size(); ++old) {
            if (slots[old] < 0)
                continue;
            std::size_t slot = place(hashes[old]);
            while (slots_[slot] >= 0)
                slot = (slot + 1) & (slots_.size() - 1);
            slots_[slot] = slots[old];
            hashes_[slot] = hashes[old];
        }
    }

    CountTable& states_;
    std::vector<std::int32_t> slots_; ///< number of a state, or -1. Size: a power of 2
    std::vector<std::uint64_t> hashes_;
};

} // namespace

Enumeration enumerateStates(const CompiledNetwork& network, PropensityEvaluator& propensities,
                            std::span<const std::int32_t> box, std::int64_t mostStates,
                            StateSpace& space, const std::stop_token& stop) {
    space = {};
    CountTable& states = space.chain.states;
    RateMatrix& rates = space.chain.rates;
    states.dimension = network.stateCount();
    space.chain.jump.assign(static_cast<std::size_t>(network.stateCount()), 0);
    StateNumbers numbers(states);
    const auto& events = network.events();
    std::vector<std::uint64_t> steps(events.size());
    for (std::size_t e = 0; e < events.size(); ++e)
        for (const CompiledChange& change : events[e].changes) {
            std::int32_t& jump = space.chain.jump[static_cast<std::size_t>(change.state)];
            jump = std::max(jump, std::abs(change.delta));
            steps[e] += StateNumbers::weight(static_cast<std::size_t>(change.state)) *
                        static_cast<std::uint64_t>(static_cast<std::int64_t>(change.delta));
        }

    const auto hashOf = [](std::span<const std::int32_t> counts) {
        std::uint64_t hash = 0;
        for (std::size_t d = 0; d < counts.size(); ++d)
            hash += StateNumbers::weight(d) *
                    static_cast<std::uint64_t>(static_cast<std::int64_t>(counts[d]));
        return hash;
    };
    std::vector<std::int32_t> target(network.initialValues().begin(),
                                     network.initialValues().end());
    numbers.find(target, hashOf(target));
    std::vector<std::int64_t> counts(target.size());
    for (std::int32_t state = 0; state < states.size(); ++state) {
        if (state % statesBetweenChecks == 0 && stop.stop_requested())
            return Enumeration::Stopped;
        std::ranges::copy(states[state], target.begin());
        std::ranges::copy(target, counts.begin());
        const std::uint64_t hash = hashOf(target);
        for (std::size_t e = 0; e < events.size(); ++e) {
            const auto& changes = events[e].changes;
            const double rate =
                changes.empty() ? 0 : propensities(static_cast<int>(e), counts.data());
            if (rate == 0)
                continue;
            bool inside = true;
            for (const CompiledChange& change : changes) {
                const auto d = static_cast<std::size_t>(change.state);
                target[d] += change.delta;
                if (target[d] > box[d]) {
                    inside = false;
                    space.crossings.push_back({state, change.state, rate});
                }
            }
            if (inside) {
                const std::int32_t number = numbers.find(target, hash + steps[e]);
                if (number >= mostStates)
                    return Enumeration::TooManyStates;
                rates.target.push_back(number);
                rates.rate.push_back(rate);
            }
            for (const CompiledChange& change : changes)
                target[static_cast<std::size_t>(change.state)] -= change.delta;
        }
        rates.start.push_back(static_cast<std::int64_t>(rates.target.size()));
    }
    return Enumeration::Complete;
}

} // namespace dyngpt
