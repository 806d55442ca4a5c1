#pragma once
// The DynGPT inferrer: many starts in the box, gradient descent (Adam) in log parameters
// through the solver, bounds kept; the visited points close to the best possible loss form the
// approximate posterior. Plain values; inferParameters() uses all cores and gives the same
// result for any number of them.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/common/provenance.h"
#include "core/data/observed_data.h"
#include "core/nn/solver.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

enum class InferenceLoss {
    Likelihood, ///< mean negative log-likelihood
    Hellinger   ///< true Hellinger distance
};
/// "Likelihood" or "Hellinger", as in inference_loss_func.
std::string inferenceLossName(InferenceLoss loss);
std::optional<InferenceLoss> inferenceLossFromName(std::string_view name);

struct InferenceSettings {
    InferenceLoss loss = InferenceLoss::Likelihood; ///< inference_loss_func
    /// inference_lr: Adam's first step, in log parameters; a cosine takes it to a tenth.
    double learningRate = 0.05;
    int steps = 200; ///< iteration_steps
    int starts = 40; ///< random_r0_number
    /// param_acceptance_threshold: accepted are points whose loss is at most this much above
    /// the best possible. 0: automatic, see automaticThreshold().
    double acceptanceThreshold = 0;
    std::uint64_t seed = 1;
    bool operator==(const InferenceSettings&) const = default;
};
std::vector<Issue> checkSettings(const InferenceSettings& settings);

/// Observed data as the solver sees them.
struct ObservedSample {
    ObservedStates states;       ///< distinct states
    std::vector<double> weights; ///< share of the cells, sums to 1
    std::size_t cells = 0;       ///< used
    std::size_t outside = 0;     ///< cells above the solver's bounds, left out
};
/// Throws Error when a state is not recorded by the solver or no cell is inside its bounds.
ObservedSample observedSample(const ObservedData& data, const SolverShape& shape);

/// Entropy of the sample in nats (Likelihood) or 0 (Hellinger).
double bestPossibleLoss(const ObservedSample& sample, InferenceLoss loss);

/// What even the true parameters miss the best possible loss by, since the sample is finite:
/// the bias of the sample's entropy (A. Chao, Y. T. Wang, L. Jost, Methods Ecol. Evol. 4 (2013)
/// 1091), plus three standard deviations, plus 0.02 nats for the solver's own error. For
/// Hellinger the largest distance which that KL divergence allows, sqrt(1 - exp(-KL / 2)).
double automaticThreshold(const ObservedSample& sample, InferenceLoss loss);

struct PosteriorPoint {
    std::vector<double> parameters; ///< natural scale
    double loss = 0;
    double weight = 0; ///< proportional to exp(-loss), sums to 1 over the posterior
};

struct ParameterEstimate {
    std::string name;
    double estimate = 0;              ///< of the densest accepted point
    double mean = 0;                  ///< weighted
    double low = 0, high = 0;         ///< central 95 % of the weights
    double smallest = 0, largest = 0; ///< accepted range
    double priorLower = 0, priorUpper = 0;
};

struct StartResult {
    double firstLoss = 0;
    double bestLoss = 0;
    int accepted = 0;    ///< accepted points of this start
    std::string failure; ///< empty: fine
};

struct Posterior {
    InferenceSettings settings;
    std::vector<std::string> parameterNames;
    std::vector<std::string> observedStates;
    std::vector<PosteriorPoint> points; ///< accepted
    std::vector<ParameterEstimate> estimates;
    std::vector<StartResult> starts;
    std::vector<std::vector<double>> lossCurves; ///< per start, per step
    double bestPossibleLoss = 0;    ///< entropy of the data (Likelihood) or 0 (Hellinger)
    double acceptanceThreshold = 0; ///< used: the setting, or the automatic one
    bool metThreshold = true;       ///< false: no point did; the points are those nearest the best
    double bestLoss = 0;
    double fitKl = 0; ///< KL(data, solver at the estimate)
    std::size_t cells = 0;
    std::size_t outside = 0;
    /// Per observed state: probabilities in the data and of the solver at the estimate.
    std::vector<std::vector<double>> dataMarginals;
    std::vector<std::vector<double>> fitMarginals;
    std::vector<Issue> notes; ///< few points accepted, cells left out, estimate on a bound ...
    double seconds = 0;
    Provenance provenance;
};

class InferenceSink : public ProgressSink {
public:
    /// Best loss over the starts after a step.
    virtual void inferenceStep(int /*step*/, double /*bestLoss*/) {}
};

/// Empty when stopped. Throws Error on bad settings, when the solver has no trained box, when
/// the data do not fit it and when every start fails.
std::optional<Posterior> inferParameters(const Solver& solver, const ObservedData& data,
                                         const InferenceSettings& settings, InferenceSink& sink,
                                         std::stop_token stop);

} // namespace dyngpt
