#pragma once
// The published losses of fine-tuning. Each is a sum over sampled states of a weight, held fixed,
// times the solver's log probability, so that the weights are the whole loss. Torch-free.

#include <cstddef>
#include <span>
#include <vector>

namespace dyngpt {

enum class FineTuningLoss {
    KL,          ///< of the solver from the data: the score-function gradient, centred
    KLReweight,  ///< the same weighted by the solver's probability
    L2,          ///< squared difference of the probabilities
    CrossEntropy ///< of the data's probabilities within the sample
};

/// What a state that the data never showed counts as: the reference package's 1e-26 of a sample.
inline constexpr double unseenProbability = 1e-30;

/// One sample of distinct states.
struct SampledStates {
    std::vector<double> solver; ///< the solver's log probability of each state
    std::vector<double> data;   ///< log of its share of the data
    std::vector<double> count;  ///< how often it was drawn
    std::size_t size() const { return count.size(); }
};

/// Weights of the states' log probabilities: the gradient of the loss is the sum over the states of
/// weight * gradient of the solver's log probability.
std::vector<double> fineTuningWeights(FineTuningLoss loss, const SampledStates& sample);

} // namespace dyngpt
