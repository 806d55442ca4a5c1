#pragma once
// One transition of the No-U-Turn sampler (see nuts.h), in the space where the metric's factor
// makes it the unit one: x = L z. Belongs to one thread.

#include "core/common/random.h"
#include "core/inference/log_density.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

struct PhasePoint {
    std::vector<double> position; ///< coordinates of the density
    std::vector<double> momentum; ///< in the space of the unit metric
    std::vector<double> gradient; ///< of the log density, likewise
    double logDensity = 0;

    double energy() const; ///< negative log of density and momentum
};

struct Transition {
    double acceptance = 0; ///< mean over the trajectory
    int depth = 0;
    bool divergent = false;
};

class Trajectory {
public:
    /// Energy errors above this are divergences, as in Stan.
    static constexpr double largestError = 1000;

    /// All must outlive the object.
    Trajectory(const LogDensity& density, RandomStream& random)
        : density_(density), random_(random) {}

    /// Cholesky factor of the inverse metric.
    void setFactor(std::vector<double> factor) { factor_ = std::move(factor); }
    PhasePoint at(std::vector<double> position);

    void drawMomentum(PhasePoint& point);
    void leap(PhasePoint& point, double step);
    /// Moves the point to the next draw.
    Transition step(PhasePoint& point, double stepSize, int largestDepth);

    std::int64_t gradients() const { return gradients_; }

private:
    struct Tree;
    /// Grows by 2^depth leaps from `end` and leaves it at the far end; false: not valid.
    bool grow(int depth, PhasePoint& end, double step, Tree& tree);
    void look(PhasePoint& point);

    const LogDensity& density_;
    RandomStream& random_;
    std::vector<double> factor_;
    std::int64_t gradients_ = 0;

    // Of the transition under way.
    double startEnergy_ = 0;
    double acceptanceSum_ = 0;
    int leaps_ = 0;
    bool divergent_ = false;
};

} // namespace dyngpt
