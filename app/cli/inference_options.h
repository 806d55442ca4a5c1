#pragma once
// The options that say how to infer, shared by infer and calibrate. Main thread only.

#include "app/cli/context.h"
#include "core/inference/settings.h"

#include <optional>
#include <string>
#include <vector>

namespace dyngpt::cli {

struct InferenceOptions {
    std::optional<std::string> method, loss, capture;
    std::vector<std::string> priors, derived;
    std::optional<int> chains, draws, warmUp, treeDepth, exactSolutions, starts, steps, threads;
    std::optional<double> targetAcceptance, threshold, learningRate;
    std::optional<std::uint64_t> seed;
    std::optional<bool> clip;
};

/// Adds --method, --prior and the rest to a command; `options` must outlive it.
void addInferenceOptions(CLI::App& command, InferenceOptions& options);

/// The options on top of `settings`. Throws UsageError with all that makes no sense.
InferenceSettings withOptions(InferenceSettings settings, const InferenceOptions& options,
                              const std::vector<std::string>& parameters);

} // namespace dyngpt::cli
