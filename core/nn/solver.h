#pragma once
// The solver: parameters -> joint stationary distribution. Torch-free; the implementation is a
// module loaded at first need (backend.h). Immutable after loading and safe to use from several
// threads. Parameters are natural logarithms throughout, in the order of shape().parameterNames.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dyngpt {

/// What the weights mean.
struct SolverShape {
    std::vector<std::string> parameterNames;
    std::vector<double> lower; ///< trained box, natural scale; may be empty
    std::vector<double> upper;
    std::vector<std::string> stateNames; ///< recorded states: the tokens, in order
    std::vector<int> stateBounds;        ///< counts run from 0 to bound - 1
    std::vector<double> initialState;    ///< of the recorded states
    int layers = 1;
    int heads = 8;
    int embedding = 64;
    int promptTokens = 64;
    int feedForward = 256;
    int blockSize = 128; ///< learned positions

    int parameterCount() const { return static_cast<int>(parameterNames.size()); }
    int stateCount() const { return static_cast<int>(stateBounds.size()); }
    /// Cells of the joint table.
    double cells() const;
};

/// P(state) for every state of the box; the last recorded state runs fastest.
struct JointTable {
    std::vector<int> bounds;
    std::vector<double> probability;

    /// Probabilities of the counts of one recorded state.
    std::vector<double> marginal(int state) const;
    /// P(first, second): row-major, bounds[first] x bounds[second]; first != second.
    std::vector<double> pair(int first, int second) const;
    double mean(int state) const;
    double sd(int state) const;
};

/// Distinct states over some of the recorded states; the rest are summed out.
struct ObservedStates {
    std::vector<int> observed;        ///< indices of recorded states, ascending
    std::vector<std::int32_t> values; ///< states * observed.size()
    std::size_t size() const { return observed.empty() ? 0 : values.size() / observed.size(); }
};

/// log P of every observed state at several parameter points, and its derivative.
class Evaluation {
public:
    virtual ~Evaluation() = default;
    /// points x states, row by row.
    virtual const std::vector<double>& logProbability() const = 0;
    /// Gradient of sum_ij cotangent_ij * logProbability_ij with respect to the log parameters:
    /// points x parameters. May be called once.
    virtual std::vector<double> pullBack(std::span<const double> cotangent) = 0;
};

/// Observed states prepared once and evaluated at many parameters, on the calling thread; several
/// threads may evaluate at once.
class Query {
public:
    virtual ~Query() = default;
    /// logParameters: points x parameters.
    virtual std::unique_ptr<Evaluation> evaluate(std::span<const double> logParameters) const = 0;
    /// The values of evaluate() alone, for less.
    virtual std::vector<double> logProbability(std::span<const double> logParameters) const {
        return evaluate(logParameters)->logProbability();
    }
};

class Solver {
public:
    /// Largest joint table and largest product of hidden states that are enumerated.
    static constexpr double maximumCells = 1e7;
    static constexpr double maximumHidden = 65536;

    virtual ~Solver() = default;
    virtual const SolverShape& shape() const = 0;

    /// log P(s_k | s_1..s_(k-1), parameters), states x stateCount. `states` holds full states.
    /// Throws Error when a count is outside the bounds.
    virtual std::vector<double>
    conditionalLogProbability(std::span<const double> logParameters,
                              std::span<const std::int32_t> states) const = 0;
    /// The whole table without sampling. Throws Error above maximumCells.
    virtual JointTable jointTable(std::span<const double> logParameters) const = 0;
    /// count full states drawn from the solver, count x stateCount.
    virtual std::vector<std::int32_t> sample(std::span<const double> logParameters, int count,
                                             std::uint64_t seed) const = 0;
    /// Throws Error when values are out of bounds or the hidden states' product is above
    /// maximumHidden. The query must not outlive the solver.
    virtual std::unique_ptr<Query> prepare(const ObservedStates& states) const = 0;
};

enum class Precision {
    Single,
    Double,
    Mixed ///< single, but for matrix products in training on a CUDA device
};

} // namespace dyngpt
