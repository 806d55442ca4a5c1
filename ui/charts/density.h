#pragma once
// Weighted values as a smooth density, for pictures. Pure functions.

#include <vector>

namespace dyngpt {

struct Density {
    std::vector<double> at;     ///< evenly spread over the range
    std::vector<double> height; ///< integrates to 1
};

/// Gaussian kernels, reflected at both ends of the range, with Silverman's bandwidth for the
/// effective number of values (B. W. Silverman, Density Estimation, 1986). Without weights all
/// values count the same; values outside the range and those that are not finite do not count.
Density smoothDensity(const std::vector<double>& values, const std::vector<double>& weights,
                      double low, double high, int points = 200);

/// Value below which this share of the weight lies.
double weightedQuantile(const std::vector<double>& values, const std::vector<double>& weights,
                        double share);

/// Pearson's. 0 where one of them does not vary.
double weightedCorrelation(const std::vector<double>& x, const std::vector<double>& y,
                           const std::vector<double>& weights);

} // namespace dyngpt
