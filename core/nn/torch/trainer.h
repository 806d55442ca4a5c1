#pragma once
// Pre-training by cross-entropy to the sets' whole histograms. Deterministic for a seed on the
// CPU, whatever the number of threads: a step's sets are split into groups of fixed size and
// their gradients are added in a fixed order.

#include "core/nn/torch/torch_headers.h"
#include "core/nn/training.h"

#include <stop_token>

namespace dyngpt {

TrainingResult trainSolver(const TrainingData& data, const TrainingSettings& settings,
                           const std::string& resume, TrainingSink& sink, std::stop_token stop);

} // namespace dyngpt
