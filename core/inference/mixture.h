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

    /// As many parts as the points allow, at most `most`, by expectation and maximisation;
    /// weights need not sum to 1.
    static Mixture fitted(const std::vector<std::vector<double>>& points,
                          const std::vector<double>& weights, std::size_t most,
                          RandomStream& random);

private:
    double logPart(const MixturePart& part, const std::vector<double>& x) const;

    std::vector<MixturePart> parts_;
};

} // namespace dyngpt
