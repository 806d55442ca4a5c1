#pragma once
// What an inference is asked to do. Plain values, the keys of the seed's settings beside them.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

enum class InferenceMethod {
    Nuts,       ///< Hamiltonian Monte Carlo (bayesian.h)
    Importance, ///< draws from a fitted mixture, weighed; the fast one (bayesian.h)
    Exact,      ///< those, weighed anew by exact solutions of the network (exact_weighing.h)
    Inferrer    ///< the tail of gradient paths (inferrer.h)
};
enum class InferenceLoss {
    Likelihood, ///< mean negative log-likelihood
    Hellinger   ///< true Hellinger distance
};

enum class PriorKind {
    Uniform,
    LogUniform,
    LogNormal, ///< cut to the trained box
    Fixed
};
struct Prior {
    std::string parameter;
    PriorKind kind = PriorKind::Uniform;
    // Of the first two; 0: the trained box, which is also their widest.
    double lower = 0;
    double upper = 0;
    // Of the lognormal.
    double median = 1;
    double sigma = 1; ///< sd of the logarithm
    double value = 1; ///< where it is fixed, inside the trained box
    bool operator==(const Prior&) const = default;
};

enum class CaptureKind { Complete, Fixed, Estimated };
/// Technical noise: each molecule is seen with this probability, independently (binomial).
struct Capture {
    CaptureKind kind = CaptureKind::Complete;
    double efficiency = 0.1; ///< where it is fixed
    // Uniform prior where it is estimated.
    double lower = 0.01;
    double upper = 1;
    bool operator==(const Capture&) const = default;
};
/// The name under which an estimated efficiency stands among the parameters.
inline const std::string captureName = "capture";

struct InferenceSettings {
    InferenceMethod method = InferenceMethod::Importance; ///< it says when Nuts is needed
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: all cores
    /// Cells above the solver's bounds count as the largest count it knows; else they are left
    /// out. Both are reported.
    bool clipToBounds = false;
    /// Formulas of the parameters, such as ksyn/koff.
    std::vector<DerivedQuantity> derived;

    // Nuts, Importance and Exact.
    std::vector<Prior> priors; ///< by name; other parameters: see defaultPriors()
    int chains = 4;
    int warmUp = 150; ///< draws of a chain that only adapt
    int draws = 1000; ///< of a chain, after them
    /// Small steps: trajectories end at the tree depth anyway and jumps do the mixing, so they cost
    /// nothing, while at 0.8 some in a hundred diverge where the box bends the posterior.
    double targetAcceptance = 0.98;
    int treeDepth = 3; ///< at most 2^this gradients a draw
    Capture capture;
    int exactSolutions = 500; ///< of Exact

    // Inferrer.
    InferenceLoss loss = InferenceLoss::Likelihood; ///< inference_loss_func
    /// inference_lr: Adam's first step, in log parameters; a cosine takes it to a tenth.
    double learningRate = 0.05;
    int steps = 200; ///< iteration_steps
    int starts = 40; ///< random_r0_number
    /// param_acceptance_threshold: accepted are points whose loss is at most this much above
    /// the best possible. 0: automatic, see automaticThreshold().
    double acceptanceThreshold = 0;

    bool operator==(const InferenceSettings&) const = default;
};

/// Of the parameters alone: priors are checked against the solver's box by checkPriors().
std::vector<Issue> checkSettings(const InferenceSettings& settings);

/// Importance or Exact: no chains, but a Pareto k.
bool weighsDraws(InferenceMethod method);

/// How training points are spread: uniform, or log-uniform, over each parameter's range.
std::vector<Prior> defaultPriors(const Network& network);

/// "Likelihood" or "Hellinger", as in inference_loss_func.
std::string inferenceLossName(InferenceLoss loss);
std::optional<InferenceLoss> inferenceLossFromName(std::string_view name);

} // namespace dyngpt
