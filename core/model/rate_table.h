#pragma once
// The rates of a network's events, ready to be evaluated: the layer below the checks and
// PropensityEvaluator. Neither guards nor judges values. Belongs to one thread.

#include "core/model/compiled_network.h"
#include "core/model/rate_expression.h"

#include <span>
#include <string>
#include <vector>

namespace dyngpt {

/// A waiting time or delay of an event, ready to be evaluated.
class TimeTable {
public:
    explicit TimeTable(const Network& network);
    void setParameters(std::span<const double> values);
    /// The arguments as they come out, whatever they are; the event has a time.
    TimeArguments operator()(int event) const;

private:
    struct Entry {
        TimeDistribution::Kind kind = TimeDistribution::Kind::Exponential;
        std::vector<RateProgram> arguments;
    };
    std::vector<double> values_; ///< of the parameters: the programs' variables
    std::vector<Entry> entries_; ///< one per event
};

/// The event must have passed checkStructure.
CompiledEvent compileEvent(const Network& network, const Event& event);

class RateTable {
public:
    RateTable(const Network& network, const std::vector<CompiledEvent>& events);

    void setParameters(std::span<const double> values);
    double operator()(int event, const std::int64_t* counts);
    double monomialRate(int event) const {
        return entries_[static_cast<std::size_t>(event)].constant;
    }
    /// Some change of the event would make a count negative.
    bool blocked(int event, const std::int64_t* counts) const;
    /// "kon=0.1, OFF=3": the names in the event's rate with the present parameters.
    std::string describe(int event, const std::int64_t* counts) const;

private:
    struct Variable {
        std::string name;
        int state = -1; ///< or
        int parameter = -1;
    };
    struct Entry {
        double coefficient = 1;
        double constant = 0; ///< monomial: coefficient times parameters
        int program = -1;    ///< -1: monomial
        std::vector<int> parameterFactors;
        std::vector<int> parameterDivisors;
        std::vector<StateFactor> stateFactors;
        std::vector<CompiledChange> removals;
        std::vector<Variable> variables;
    };

    std::vector<double> values_; ///< states, then parameters: the programs' variables
    std::size_t stateCount_ = 0;
    std::vector<Entry> entries_;
    std::vector<RateProgram> programs_;
};

} // namespace dyngpt
