#pragma once
// A solver's posterior weighed anew by the exact likelihood: importance sampling whose proposal is
// the solver's posterior, spread over the exchanges of parameters that the solver cannot decide
// between. What is left of the solver's errors is told by the Pareto k of the weights. The same
// result for any number of threads.

#include "core/common/pieces.h"
#include "core/common/worker_pool.h"
#include "core/inference/exchanges.h"
#include "core/inference/log_density.h"
#include "core/inference/observed_sample.h"
#include "core/inference/posterior.h"
#include "core/inference/priors.h"
#include "core/model/network.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// What stands against the method Exact with this network whatever the cells; may be empty.
std::vector<Issue> obstaclesToExact(const Network& network);
Text otherMethod(); ///< the remedy for it

/// Log likelihood of all cells by the stationary distribution of the network, kept to the solver's
/// bounds as the cells are. Any thread; what it is made of must outlive it.
class ExactLikelihood {
public:
    /// Less than this a truncated solution does not tell from 0.
    static constexpr double leastProbability = 1e-12;

    /// Throws Error where the solver's parameters or states are not the network's, or the observed
    /// states have too many values.
    ExactLikelihood(const Network& network, const SolverShape& shape, const ObservedSample& sample,
                    const InferenceSettings& settings);

    /// Of the parameters of a posterior, natural scale. Empty when stopped. Throws Error where
    /// there is no exact solution (see solveExactly()).
    std::optional<double> operator()(std::span<const double> parameters, ProgressSink& pause,
                                     const std::stop_token& stop) const;

private:
    const Network& network_;
    const ObservedSample& sample_;
    const InferenceSettings& settings_;
    std::vector<std::size_t> parameter_; ///< of the posterior, for each of the network
    std::vector<std::size_t> recorded_;  ///< of the network's, for each observed state
    std::vector<int> bounds_;            ///< of the observed states
    std::vector<std::size_t> cell_;      ///< of each of the sample's states
};

struct ExactWeights {
    std::vector<PosteriorPoint> points; ///< equally likely: drawn again by their weights
    double paretoK = 0;
    double effectiveDraws = 0;
};

/// As many draws of the posterior as exactSolutions says, evenly chosen, weighed. Pieces are log
/// likelihoods of these draws. Empty when stopped.
std::optional<ExactWeights> weighExactly(const Posterior& posterior, const ParameterSpace& space,
                                         const LogDensity& density,
                                         const std::vector<Exchange>& exchanges,
                                         const ExactLikelihood& likelihood, WorkerPool& pool,
                                         ProgressSink& progress, const std::stop_token& stop,
                                         const Pieces<double>& pieces);

/// A note on the parameter whose mean the weights have moved most, counted in its standard
/// deviations; none where all of the weight is on one point. Both must be equally weighed points,
/// in logarithms.
std::optional<Issue> largestShift(const std::vector<PosteriorPoint>& before,
                                  const std::vector<PosteriorPoint>& after,
                                  const ParameterSpace& space);

} // namespace dyngpt
