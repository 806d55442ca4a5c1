#pragma once
// The rates of a network's events, ready to be evaluated: the layer below the checks and
// PropensityEvaluator. Neither guards nor judges values. Belongs to one thread.

#include "core/model/compiled_network.h"
#include "core/model/rate_expression.h"

#include <span>
#include <string>
#include <vector>

namespace dyngpt {

/// The event must have passed checkStructure.
CompiledEvent compileEvent(const Network& network, const Event& event);

class RateTable {
public:
    RateTable(const Network& network, const std::vector<CompiledEvent>& events);

    void setParameters(std::span<const double> values);
    double operator()(int event, const std::int64_t* counts);
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
        std::vector<int> stateFactors;
        std::vector<CompiledChange> removals;
        std::vector<Variable> variables;
    };

    std::vector<double> values_; ///< states, then parameters: the programs' variables
    std::size_t stateCount_ = 0;
    std::vector<Entry> entries_;
    std::vector<RateProgram> programs_;
};

} // namespace dyngpt
