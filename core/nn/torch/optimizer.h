#pragma once
// AdamW (Loshchilov & Hutter 2019) on one flat tensor of weights, with gradient clipping by norm.
// Its state is two tensors of the same size.

#include "core/nn/torch/torch_headers.h"
#include "core/nn/training.h"

namespace dyngpt {

class Optimizer {
public:
    Optimizer(torch::Tensor& weights, torch::Tensor decayMask, const TrainingSettings& settings);

    /// step counts from 0.
    void update(int step, torch::Tensor gradient);

    torch::Tensor firstMoment, secondMoment;

private:
    torch::Tensor& weights_;
    torch::Tensor decayMask_;
    const TrainingSettings& settings_;
};

} // namespace dyngpt
