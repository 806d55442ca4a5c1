#pragma once
// A simulator that watches the network's triggers: when a condition becomes true its assignments
// are made at that time. Conditions on the counts are looked at after every event; comparisons of
// the time t with something free of the counts give the times at which they change, which are met
// exactly. One object per thread.

#include "core/model/rate_expression.h"
#include "core/simulation/simulator.h"

#include <memory>
#include <string>
#include <vector>

namespace dyngpt {

struct Formula;

class TriggeredSimulator final : public Simulator {
public:
    /// Both must outlive the simulator. Throws Error for triggers that cannot be watched.
    TriggeredSimulator(const Network& network, const CompiledNetwork& compiled,
                       SimulationMethod method = SimulationMethod::Automatic);

    /// Throws Error like the simulator of the events, and when triggers set each other off without
    /// end or an assigned value is no count.
    void start(std::span<const double> parameters, const RandomStream& random) override;
    bool advance(double until, std::uint64_t maxEvents) override;
    void setState(std::span<const std::int64_t> counts) override;
    std::span<const std::int64_t> state() const override { return inner_->state(); }

private:
    struct Assignment {
        std::size_t state = 0;
        RateProgram value;
    };
    struct Watched {
        RateProgram condition;
        std::vector<Assignment> assignments;
        bool was = true; ///< what the condition was when it was last looked at
    };
    /// left - right of a comparison changes its sign where it is zero as a function of t.
    struct TimeComparison {
        std::string place;
        RateProgram left;
        RateProgram right;
        bool timeAlone = false; ///< left is t itself
    };

    RateProgram program(const std::string& formula) const;
    void addTrigger(const Trigger& trigger, const std::string& place);
    void addTimeComparisons(const Formula& condition, const std::string& place);
    void findBreaks();
    void meetBreak();
    /// Fires what has become true; `time` is what t stands for in the conditions.
    void look(double time);
    void assign(const std::vector<Watched*>& fired);
    void follow();

    const Network& network_;
    std::unique_ptr<Simulator> inner_;
    std::vector<std::string> names_; ///< states, parameters, t
    std::vector<double> values_;     ///< of them
    std::vector<Watched> watched_;
    std::vector<TimeComparison> comparisons_;
    bool watchesCounts_ = false;
    std::vector<double> breaks_; ///< ascending
    std::size_t nextBreak_ = 0;
};

} // namespace dyngpt
