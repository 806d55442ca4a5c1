#pragma once
// What a step minimises, and its gradient: the cross-entropy to whole histograms, or one of the
// losses of fine-tuning on sampled states. Safe to call from several threads while the weights
// rest.

#include "core/common/random.h"
#include "core/nn/torch/input_scaling.h"
#include "core/nn/torch/resident_sets.h"
#include "core/nn/torch/transformer.h"
#include "core/nn/training.h"

#include <cstdint>
#include <vector>

namespace dyngpt {

class TrainingLoss {
public:
    using Sets = std::vector<const TrainingSet*>;

    /// The network takes scaled inputs. Both must outlive the loss.
    TrainingLoss(const Transformer& network, const InputScaling& scaling);

    /// Sets that need not be laid out; must outlive the loss.
    void keep(const ResidentSets& sets) { resident_ = &sets; }

    /// Sum over the sets of KL(histogram, solver); `gradient`, where asked, of `scale` times it
    /// and `tailWeight` times the sets' far tails.
    double histograms(const Sets& sets, double scale, double tailWeight,
                      torch::Tensor* gradient) const;
    /// Gradient of `scale` times the sum over the sets of the loss of fine-tuning. The states are
    /// drawn from streams (seed, stream), one of `streams` a set.
    torch::Tensor fineTuning(const Sets& sets, const std::vector<std::uint64_t>& streams,
                             const TrainingSettings& settings, double scale) const;

private:
    /// Scaled inputs.
    torch::Tensor promptOf(const torch::Tensor& logParameters) const;
    HistogramBatch batchOf(const Sets& sets, bool tails) const;
    /// Conditional log probabilities by level.
    std::vector<torch::Tensor> forward(const torch::Tensor& prompt,
                                       const std::vector<const PrefixTree*>& trees) const;
    /// Full states drawn from the solver, `count` for each set.
    std::vector<std::vector<std::int32_t>> draw(const torch::Tensor& prompt, int count,
                                                std::vector<RandomStream>& random) const;
    torch::Tensor gradientOf(const torch::Tensor& loss) const;

    const Transformer& network_;
    torch::Tensor shift_, scale_;
    const ResidentSets* resident_ = nullptr;
};

} // namespace dyngpt
