#pragma once
// What an inference leaves for one group of cells, whatever its method. Plain values.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/common/provenance.h"
#include "core/inference/settings.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dyngpt {

/// A draw, or a visited point of the inferrer.
struct PosteriorPoint {
    std::vector<double> parameters; ///< natural scale
    double loss = 0;                ///< mean negative log-likelihood, or the inferrer's loss
    double weight = 0;              ///< sums to 1 over the posterior
};

struct ParameterEstimate {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    std::string name;
    double estimate = 0;              ///< inferrer: of the densest point; else the median
    double mean = 0;                  ///< weighted
    double low = 0, high = 0;         ///< central 95 % of the weights
    double smallest = 0, largest = 0; ///< range of the points
    double priorLower = 0, priorUpper = 0;

    double sd = unknown;
    double low80 = unknown, high80 = unknown;
    double low50 = unknown, high50 = unknown;
    /// 1 - (posterior sd / prior sd)^2 in the prior's own scale; 0: the data say nothing.
    double contraction = unknown;
    double rHat = unknown;     ///< rank-normalised, split (A. Vehtari et al., Bayesian Anal. 2021)
    double bulkSize = unknown; ///< effective sample size, the same source
    double tailSize = unknown;
    double truth = unknown; ///< of simulated data
};

struct StartResult {
    double firstLoss = 0;
    double bestLoss = 0;
    int accepted = 0;    ///< accepted points of this start
    std::string failure; ///< empty: fine
};

/// How the sampler fared. Of Nuts, except for paretoK and effectiveDraws.
struct SamplerReport {
    int chains = 0; ///< points are chain after chain, as many each; 0: not from chains
    int divergences = 0;
    int deepest = 0; ///< draws whose trajectory was cut at treeDepth
    double meanAcceptance = 0;
    std::vector<double> stepSizes; ///< per chain
    std::int64_t gradients = 0;
    /// Of Importance: above 0.7 the weights are not to be trusted (A. Vehtari et al., JMLR 2024).
    double paretoK = std::numeric_limits<double>::quiet_NaN();
    double effectiveDraws = std::numeric_limits<double>::quiet_NaN();
};

struct Posterior {
    std::string group;   ///< of the observed data
    std::string failure; ///< why there is nothing else here; empty: fine
    InferenceSettings settings;
    std::vector<Prior> priors;               ///< in effect, one a parameter, bounds filled in
    std::vector<std::string> parameterNames; ///< of the solver; captureName last where estimated
    std::vector<std::string> observedStates;
    std::vector<PosteriorPoint> points;
    std::vector<ParameterEstimate> estimates;
    std::vector<ParameterEstimate> derived; ///< of settings.derived, in their order
    double fitKl = 0; ///< KL(data, solver at the best draw or the inferrer's estimate)
    /// What the KL of as many cells from the fit itself would be: median and 95 % point.
    double fitKlExpected = std::numeric_limits<double>::quiet_NaN();
    double fitKlLimit = std::numeric_limits<double>::quiet_NaN();
    std::size_t cells = 0;   ///< used
    std::size_t outside = 0; ///< above the solver's bounds: left out, or clipped by the settings
    /// Per observed state: probabilities in the data and of the solver at the estimate.
    std::vector<std::vector<double>> dataMarginals;
    std::vector<std::vector<double>> fitMarginals;
    /// Central 95 % of the solver's marginals over the posterior; empty: not computed.
    std::vector<std::vector<double>> fitLow;
    std::vector<std::vector<double>> fitHigh;
    SamplerReport sampler;

    // Of the inferrer.
    std::vector<StartResult> starts;
    std::vector<std::vector<double>> lossCurves; ///< per start, per step
    double bestPossibleLoss = 0;    ///< entropy of the data (Likelihood) or 0 (Hellinger)
    double acceptanceThreshold = 0; ///< used: the setting, or the automatic one
    bool metThreshold = true;       ///< false: no point did; the points are those nearest the best
    double bestLoss = 0;

    std::vector<Issue> notes; ///< cells left out, estimate on a bound, chains that disagree ...
    double seconds = 0;
    Provenance provenance;
};

class InferenceSink : public ProgressSink {
public:
    /// Best loss over the starts after a step of the inferrer.
    virtual void inferenceStep(int /*step*/, double /*bestLoss*/) {}
    /// Of Nuts: draws done in all chains, warm-up included, and divergences so far.
    virtual void samplerStep(int /*draws*/, int /*allDraws*/, int /*divergences*/) {}
};

} // namespace dyngpt
