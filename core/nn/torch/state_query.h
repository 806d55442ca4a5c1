#pragma once
// Observed states at many parameter points: unobserved recorded states are summed out exactly,
// gradients flow to the log parameters.

#include "core/nn/solver.h"
#include "core/nn/torch/transformer.h"

#include <optional>

namespace dyngpt {

class StateQuery : public Query {
public:
    StateQuery(const Transformer& network, const ObservedStates& states);
    std::unique_ptr<Evaluation> evaluate(std::span<const double> logParameters) const override;
    std::vector<double> logProbability(std::span<const double> logParameters) const override;

private:
    /// log P of the observed states, (points, states), for points (K, P) in double.
    torch::Tensor logProbability(const torch::Tensor& points) const;
    /// Calls work(points) with (K, P) tensors of a copy that owns its memory.
    template <typename Work>
    void forEachChunk(std::span<const double> logParameters, const Work& work) const;

    const Transformer& network_;
    std::int64_t observed_ = 0; ///< observed states
    std::int64_t hidden_ = 1;   ///< hidden states summed over for each
    // For as many points as are taken at once.
    RowBatch batch_;
    std::optional<Transformer::TokenRows> tokenRows_; ///< where there are rows beside the first
    /// Per level (points, observed*hidden): where a state's log probability stands.
    std::vector<torch::Tensor> cells_;
};

} // namespace dyngpt
