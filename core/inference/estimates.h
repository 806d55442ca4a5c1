#pragma once
// From the points of a posterior to what is said of each parameter and derived quantity. Pure
// functions, any thread.

#include "core/data/observed_data.h"
#include "core/inference/posterior.h"

#include <string>
#include <vector>

namespace dyngpt {

/// Median, mean, sd and intervals of weighted values, which must not be empty.
ParameterEstimate describeValues(std::string name, const std::vector<double>& values,
                                 const std::vector<PosteriorPoint>& points);

/// One a parameter, from points, priors and, where the sampler says so, chains.
std::vector<ParameterEstimate> describeParameters(const Posterior& posterior);
/// One a derived quantity of the settings.
std::vector<ParameterEstimate> describeDerived(const Posterior& posterior);

/// What the inferrer does not say of its parameters: spread, contraction against a log-uniform
/// prior and derived quantities.
void completeInferrer(Posterior& posterior);

/// True values where the group has them; its parameters are the first of the posterior's.
void addTruth(const ObservedGroup& group, Posterior& posterior);

} // namespace dyngpt
