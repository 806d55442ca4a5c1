#include "core/nn/torch/optimizer.h"

#include <cmath>

namespace dyngpt {

namespace {
constexpr double beta1 = 0.9;
constexpr double beta2 = 0.999;
constexpr double epsilon = 1e-8;
} // namespace

Optimizer::Optimizer(torch::Tensor& weights, torch::Tensor decayMask,
                     const TrainingSettings& settings)
    : firstMoment(torch::zeros_like(weights))
    , secondMoment(torch::zeros_like(weights))
    , weights_(weights)
    , decayMask_(std::move(decayMask))
    , settings_(settings) {}

void Optimizer::update(int step, torch::Tensor gradient) {
    const torch::NoGradGuard noGrad;
    if (settings_.gradientClip > 0) {
        const double norm = gradient.norm().item<double>();
        if (norm > settings_.gradientClip)
            gradient.mul_(settings_.gradientClip / norm);
    }
    const double rate = learningRate(settings_, step);
    firstMoment.mul_(beta1).add_(gradient, 1 - beta1);
    secondMoment.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
    const double correction1 = 1 - std::pow(beta1, step + 1);
    const double correction2 = 1 - std::pow(beta2, step + 1);
    weights_.addcmul_(weights_, decayMask_, -rate * settings_.weightDecay);
    weights_.addcdiv_(firstMoment, secondMoment.sqrt().div_(std::sqrt(correction2)).add_(epsilon),
                      -rate / correction1);
}

} // namespace dyngpt
