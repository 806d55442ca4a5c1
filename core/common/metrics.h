#pragma once
// Distances of two distributions over the same counts. Vectors may differ in length: what is
// missing counts as 0. Inputs need not be normalised exactly.

#include <span>

namespace dyngpt {

/// KL(p, q) in nats over p > 0; infinite where q is 0 and p is not.
double klDivergence(std::span<const double> p, std::span<const double> q);
/// The reference package's estimator: both get epsilon added and are normalised again.
double klDivergenceSmoothed(std::span<const double> p, std::span<const double> q,
                            double epsilon = 1e-10);
/// sqrt(1 - sum sqrt(p q)), in [0, 1].
double hellingerDistance(std::span<const double> p, std::span<const double> q);
/// sum |p - q| / 2, in [0, 1].
double totalVariation(std::span<const double> p, std::span<const double> q);

/// q in [0, 1]; linear between order statistics; values must not be empty.
double quantile(std::span<const double> values, double q);

} // namespace dyngpt
