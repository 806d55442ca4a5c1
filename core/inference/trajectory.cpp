#include "core/inference/trajectory.h"

#include "core/inference/dense_matrix.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<double> sum(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> result(a.size());
    std::ranges::transform(a, b, result.begin(), std::plus<>());
    return result;
}

double logSum(double a, double b) {
    const double largest = std::max(a, b);
    return largest == never ? never : largest + std::log1p(std::exp(std::min(a, b) - largest));
}

/// Both ends still move apart; rho is the sum of the momenta between them.
bool movesApart(const std::vector<double>& first, const std::vector<double>& last,
                const std::vector<double>& rho) {
    return dot(first, rho) > 0 && dot(last, rho) > 0;
}

} // namespace

double PhasePoint::energy() const {
    const double energy = dot(momentum, momentum) / 2 - logDensity;
    return std::isnan(energy) ? std::numeric_limits<double>::infinity() : energy;
}

/// A stretch of the trajectory: `first` is where it was grown from.
struct Trajectory::Tree {
    std::vector<double> firstMomentum;
    std::vector<double> lastMomentum;
    std::vector<double> momentumSum;
    double logWeight = never;
    PhasePoint proposal;
};

void Trajectory::look(PhasePoint& point) {
    std::vector<double> gradient(point.position.size());
    point.logDensity = density_(point.position, gradient);
    point.gradient = timesTransposed(factor_, gradient);
    ++gradients_;
}

PhasePoint Trajectory::at(std::vector<double> position) {
    PhasePoint point;
    point.position = std::move(position);
    look(point);
    return point;
}

void Trajectory::drawMomentum(PhasePoint& point) {
    point.momentum.resize(point.position.size());
    for (double& p : point.momentum)
        p = random_.normal();
}

void Trajectory::leap(PhasePoint& point, double step) {
    const std::size_t size = point.position.size();
    for (std::size_t i = 0; i < size; ++i)
        point.momentum[i] += step / 2 * point.gradient[i];
    const std::vector<double> velocity = timesFactor(factor_, point.momentum);
    for (std::size_t i = 0; i < size; ++i)
        point.position[i] += step * velocity[i];
    look(point);
    for (std::size_t i = 0; i < size; ++i)
        point.momentum[i] += step / 2 * point.gradient[i];
}

bool Trajectory::grow(int depth, PhasePoint& end, double step, Tree& tree) {
    if (depth == 0) {
        leap(end, step);
        ++leaps_;
        const double error = end.energy() - startEnergy_;
        divergent_ |= !(error <= largestError);
        acceptanceSum_ += error > 0 ? std::exp(-error) : 1;
        tree.logWeight = -error;
        tree.firstMomentum = tree.lastMomentum = tree.momentumSum = end.momentum;
        tree.proposal = end;
        return !divergent_;
    }
    Tree near, far;
    if (!grow(depth - 1, end, step, near) || !grow(depth - 1, end, step, far))
        return false;
    tree.logWeight = logSum(near.logWeight, far.logWeight);
    tree.proposal = random_.uniform() < std::exp(far.logWeight - tree.logWeight)
                        ? std::move(far.proposal)
                        : std::move(near.proposal);
    tree.momentumSum = sum(near.momentumSum, far.momentumSum);
    const bool apart =
        movesApart(near.firstMomentum, far.lastMomentum, tree.momentumSum) &&
        movesApart(near.firstMomentum, far.firstMomentum,
                   sum(near.momentumSum, far.firstMomentum)) &&
        movesApart(near.lastMomentum, far.lastMomentum, sum(near.lastMomentum, far.momentumSum));
    tree.firstMomentum = std::move(near.firstMomentum);
    tree.lastMomentum = std::move(far.lastMomentum);
    return apart;
}

Transition Trajectory::step(PhasePoint& point, double stepSize, int largestDepth) {
    drawMomentum(point);
    startEnergy_ = point.energy();
    acceptanceSum_ = 0;
    leaps_ = 0;
    divergent_ = false;

    PhasePoint ahead = point;
    PhasePoint behind = point;
    // Momenta at the outer ends, all in the direction of time.
    std::vector<double> rho = point.momentum;
    std::vector<double> firstMomentum = point.momentum;
    std::vector<double> lastMomentum = point.momentum;
    double logWeight = 0;
    Transition result;
    while (result.depth < largestDepth) {
        const bool forward = random_.uniform() > 0.5;
        Tree grown;
        if (!grow(result.depth, forward ? ahead : behind, forward ? stepSize : -stepSize, grown))
            break;
        ++result.depth;
        if (random_.uniform() < std::exp(grown.logWeight - logWeight))
            point = std::move(grown.proposal);
        logWeight = logSum(logWeight, grown.logWeight);

        const std::vector<double> before = rho; // of what was there
        rho = sum(rho, grown.momentumSum);
        bool apart = false;
        if (forward) {
            apart =
                movesApart(firstMomentum, grown.lastMomentum, rho) &&
                movesApart(firstMomentum, grown.firstMomentum, sum(before, grown.firstMomentum)) &&
                movesApart(lastMomentum, grown.lastMomentum, sum(lastMomentum, grown.momentumSum));
            lastMomentum = std::move(grown.lastMomentum);
        } else {
            apart =
                movesApart(grown.lastMomentum, lastMomentum, rho) &&
                movesApart(grown.firstMomentum, lastMomentum, sum(before, grown.firstMomentum)) &&
                movesApart(grown.lastMomentum, firstMomentum,
                           sum(firstMomentum, grown.momentumSum));
            firstMomentum = std::move(grown.lastMomentum);
        }
        if (!apart)
            break;
    }
    result.divergent = divergent_;
    result.acceptance = leaps_ > 0 ? acceptanceSum_ / leaps_ : 0;
    return result;
}

} // namespace dyngpt
