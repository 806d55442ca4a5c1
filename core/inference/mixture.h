#pragma once
// A mixture of multivariate Student t distributions as a proposal for importance sampling and for
// jumps between modes. Immutable after it was made; any thread.

#include "core/common/random.h"

#include <cstddef>
#include <vector>

namespace dyngpt {

struct MixturePart {
    std::vector<double> position;
    std::vector<double> covariance; ///< the t's scale matrix
    std::vector<double> factor;     ///< its Cholesky factor
    double weight = 1;              ///< sums to 1
};

class Mixture {
public:
    /// Positive definite covariances; factors are worked out where they are missing.
    explicit Mixture(std::vector<MixturePart> parts);

    std::vector<double> draw(RandomStream& random) const;
    /// Up to a constant, the same one for mixtures of as many dimensions.
    double logDensity(const std::vector<double>& x) const;
    const std::vector<MixturePart>& parts() const { return parts_; }

    /// As many parts as the points allow, at most `most`, by expectation and maximisation, and a
    /// wide one with a little of the mass, so that no weight grows without bounds (defensive:
    /// T. Hesterberg, Technometrics 37 (1995) 185). Weights need not sum to 1.
    static Mixture fitted(const std::vector<std::vector<double>>& points,
                          const std::vector<double>& weights, std::size_t most,
                          RandomStream& random);

private:
    /// After the parts have changed.
    void prepare();
    /// Writes the parts' own log densities; returns that of their sum.
    double logParts(const std::vector<double>& x, std::vector<double>& logs,
                    std::vector<double>& scratch) const;

    std::vector<MixturePart> parts_;
    std::vector<double> logScale_; ///< of each part: what does not depend on the point
};

} // namespace dyngpt
