#pragma once
// The solver's answers from a trained transformer, without gradients in the weights.

#include "core/nn/solver.h"
#include "core/nn/torch/transformer.h"

namespace dyngpt {

class TorchSolver : public Solver {
public:
    TorchSolver(const Checkpoint& checkpoint, Precision precision, const std::string& place);

    const SolverShape& shape() const override { return network_.shape(); }
    std::vector<double>
    conditionalLogProbability(std::span<const double> logParameters,
                              std::span<const std::int32_t> states) const override;
    JointTable jointTable(std::span<const double> logParameters) const override;
    std::vector<std::int32_t> sample(std::span<const double> logParameters, int count,
                                     std::uint64_t seed) const override;
    std::unique_ptr<Query> prepare(const ObservedStates& states) const override;

    const Transformer& network() const { return network_; }

private:
    /// Log probabilities of each level's rows for one tree at one point, in double.
    std::vector<torch::Tensor> evaluate(std::span<const double> logParameters,
                                        const PrefixTree& tree) const;
    void requireStates(std::span<const std::int32_t> states) const;

    Transformer network_;
};

} // namespace dyngpt
