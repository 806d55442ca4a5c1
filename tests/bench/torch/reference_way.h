#pragma once
// The reference package's way to a gradient, for its cost: every sample is a sequence of its own,
// the prompt's tokens and the states before the last, and nothing is shared between samples. An
// epoch goes through 100 sets of 1000 samples each and ends with one step of the optimiser.

#include "core/nn/torch/transformer.h"
#include "core/nn/training.h"

#include <cstdint>
#include <vector>

namespace bench {

/// Gradient of -sum of weight * log P(state | parameters), flat in the order of the leaves; the
/// sum where `loss` asks for it. `states` one after the other.
torch::Tensor gradientWithoutSharing(const dyngpt::Transformer& network,
                                     const std::vector<double>& logParameters,
                                     const std::vector<std::int32_t>& states,
                                     const std::vector<double>& weights, double* loss = nullptr);

/// All states of a set's histogram with their shares.
struct WeightedStates {
    std::vector<std::int32_t> states;
    std::vector<double> weights;
};
WeightedStates statesOf(const dyngpt::TrainingSet& set);

/// Seconds that one epoch takes, from the time of `batches` batches of 1000 samples.
double secondsOfReferenceEpoch(const dyngpt::Transformer& network,
                               const std::vector<dyngpt::TrainingSet>& sets, int batches);

} // namespace bench
