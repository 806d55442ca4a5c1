#pragma once
// What each event does to the counts and to the propensities, laid out flat for the simulators'
// inner loops: the state of a simulation but for the times. Mass-action products of at most two
// counts take the shortest way; propensities that depend on a single count are computed once a
// count and kept; what is left goes to the PropensityEvaluator. One object per thread; the network
// must outlive it.

#include "core/model/compiled_network.h"
#include "core/simulation/schedule.h"

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

class EventSteps {
public:
    struct Range {
        std::int32_t begin = 0;
        std::int32_t end = 0;
    };
    /// What happens at once, as ranges of the flat arrays below.
    struct Step {
        /// The first two changes, or such that change nothing: most events have no more, and a
        /// loop of one or two rounds is mispredicted half of the time.
        CompiledChange first;
        CompiledChange second;
        Range changes; ///< the others
        Range waiting;
        Range pairs;
        Range products;
        Range tabulated;
        Range others;
        bool starts = false;  ///< a delay
        bool touches = false; ///< some propensity
    };

    explicit EventSteps(const CompiledNetwork& network);

    /// Initial counts, and all propensities at these parameters; calls set(event, propensity).
    template <class Set>
    void start(std::span<const double> parameters, RandomStream& random, const Set& set) {
        startCounts(parameters, random);
        recompute(everything_, set);
    }
    /// Other counts from outside.
    template <class Set>
    void setCounts(std::span<const std::int64_t> counts, double now, RandomStream& random,
                   const Set& set) {
        replaceCounts(counts, now, random);
        recompute(everything_, set);
    }

    const Step& firing(std::int32_t event) const {
        return firing_[static_cast<std::size_t>(event)];
    }
    struct Due {
        const Step* step = nullptr; ///< null: a completion that finds too little left
        std::int32_t event = 0;
        bool completion = false;
    };
    /// What is due next, taken from the schedule.
    Due takeDue() {
        const Schedule::Due due = schedule_.take();
        const auto event = static_cast<std::size_t>(due.event);
        if (!due.completion)
            return {&firing_[event], due.event, false};
        const bool possible = isPossible(completion_[event]);
        return {possible ? &completion_[event] : nullptr, due.event, true};
    }

    [[gnu::always_inline]] void change(const Step& step) {
        change(step.first);
        change(step.second);
        for (std::int32_t i = step.changes.begin; i < step.changes.end; ++i)
            change(changes_[static_cast<std::size_t>(i)]);
    }
    /// Clocks that start and end with the step.
    void reschedule(const Step& step, std::int32_t event, double now, RandomStream& random) {
        for (std::int32_t i = step.waiting.begin; i < step.waiting.end; ++i) {
            const Waiting& waiting = waiting_[static_cast<std::size_t>(i)];
            if (waiting.units > 0)
                schedule_.enter(waiting.queue, waiting.units, now, random);
            else
                schedule_.leave(waiting.queue, -waiting.units, random);
        }
        if (step.starts)
            schedule_.delay(event, now, random);
    }
    template <class Set> [[gnu::always_inline]] void recompute(const Step& step, const Set& set) {
        for (std::int32_t i = step.pairs.begin; i < step.pairs.end; ++i) {
            const Pair& m = pairs_[static_cast<std::size_t>(i)];
            set(m.event, m.rate * amounts_[static_cast<std::size_t>(m.first)] *
                             amounts_[static_cast<std::size_t>(m.second)]);
        }
        for (std::int32_t i = step.products.begin; i < step.products.end; ++i)
            set(products_[static_cast<std::size_t>(i)].event,
                product(products_[static_cast<std::size_t>(i)]));
        for (std::int32_t i = step.tabulated.begin; i < step.tabulated.end; ++i)
            set(tabulated_[static_cast<std::size_t>(i)].event,
                tabulated(tabulated_[static_cast<std::size_t>(i)]));
        for (std::int32_t i = step.others.begin; i < step.others.end; ++i) {
            const std::int32_t event = others_[static_cast<std::size_t>(i)];
            set(event, evaluator_(event, counts_.data()));
        }
    }

    std::span<const std::int64_t> counts() const { return counts_; }
    const Schedule& schedule() const { return schedule_; }

private:
    /// rate * count * count. An absent reactant points to an element of amounts_ that is always 1.
    struct Pair {
        double rate = 0;
        std::int32_t first = 0;
        std::int32_t second = 0;
        std::int32_t event = 0;
    };
    /// rate * (count + shift) * ..., such as X.
    struct Product {
        double rate = 0;
        Range factors;
        std::int32_t event = 0;
    };
    struct Tabulated {
        std::int32_t state = 0;
        std::int32_t event = 0;
        std::int32_t table = 0; ///< one a event, however often it stands here
    };
    struct Waiting {
        std::int32_t queue = 0;
        std::int32_t units = 0;
    };
    static constexpr std::size_t largestTable = 1 << 14;

    [[gnu::always_inline]] void change(const CompiledChange& change) {
        counts_[static_cast<std::size_t>(change.state)] += change.delta;
        amounts_[static_cast<std::size_t>(change.state)] += change.delta;
    }
    bool isPossible(const CompiledChange& change) const {
        return counts_[static_cast<std::size_t>(change.state)] + change.delta >= 0;
    }
    Step layOut(const std::vector<CompiledChange>& changes, const std::vector<int>& touched,
                int ownUnit);
    void addPropensity(int event);
    void startCounts(std::span<const double> parameters, RandomStream& random);
    void replaceCounts(std::span<const std::int64_t> counts, double now, RandomStream& random);
    bool isPossible(const Step& step) const;

    double product(const Product& p) const {
        double value = p.rate;
        for (std::int32_t i = p.factors.begin; i < p.factors.end; ++i) {
            const StateFactor& factor = factors_[static_cast<std::size_t>(i)];
            value *= amounts_[static_cast<std::size_t>(factor.state)] + factor.shift;
        }
        return value;
    }
    double tabulated(const Tabulated& t) {
        const auto count = static_cast<std::size_t>(counts_[static_cast<std::size_t>(t.state)]);
        const std::vector<double>& table = tables_[static_cast<std::size_t>(t.table)];
        if (count < table.size() && !std::isnan(table[count])) [[likely]]
            return table[count];
        return tabulate(t, count);
    }
    double tabulate(const Tabulated& t, std::size_t count);

    const CompiledNetwork& network_;
    PropensityEvaluator evaluator_;
    Schedule schedule_;
    std::vector<std::int64_t> counts_;
    std::vector<double> amounts_;  ///< the counts again, for arithmetic without conversion
    std::vector<Step> firing_;     ///< of each event; with a waiting time, its end for one unit
    std::vector<Step> completion_; ///< of each event, where it is delayed
    Step everything_;              ///< all propensities, no changes
    std::vector<CompiledChange> changes_;
    std::vector<Waiting> waiting_;
    std::vector<Pair> pairs_;
    std::vector<Product> products_;
    std::vector<StateFactor> factors_;
    std::vector<Tabulated> tabulated_;
    std::vector<std::vector<double>> tables_; ///< propensity by count; NaN: not known yet
    std::vector<std::int32_t> tableOf_;       ///< by event; -1
    std::vector<std::int32_t> others_;
};

} // namespace dyngpt
