#include "core/inference/modes.h"

#include "core/inference/dense_matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

constexpr double enoughGain = 1e-4;    ///< Armijo's share of the slope
constexpr double lastGain = 1e-3;      ///< in log density: the samplers start there, no more
constexpr double longestStep = 0.5;    ///< of one coordinate
constexpr double differenceStep = 0.2; ///< of a standard deviation: above single precision's noise
constexpr double sameMode = 3;         ///< distance in standard deviations
constexpr double leastWeight = 1e-4;

struct Point {
    std::vector<double> x;
    std::vector<double> gradient;
    double value = 0;
};

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

bool allFinite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

/// BFGS on the inverse of the negative Hessian.
class Ascent {
public:
    Ascent(const LogDensity& density, std::vector<double> start)
        : density_(density), size_(start.size()) {
        at_ = look(std::move(start));
    }

    Point climb(int steps, const std::stop_token& stop) {
        bool fresh = true;
        for (int step = 0; step < steps && !stop.stop_requested(); ++step) {
            if (fresh)
                resetMetric();
            std::vector<double> direction = ahead();
            double slope = dot(direction, at_.gradient);
            if (!(slope > 0))
                break;
            double length = 1;
            for (const double d : direction)
                length = std::min(length, longestStep / std::abs(d));
            Point next;
            bool better = false;
            for (int tries = 0; tries < 12 && !better; ++tries, length /= 3) {
                std::vector<double> x = at_.x;
                for (std::size_t i = 0; i < size_; ++i)
                    x[i] += length * direction[i];
                next = look(std::move(x));
                better = std::isfinite(next.value) && allFinite(next.gradient) &&
                         next.value >= at_.value + enoughGain * length * slope;
            }
            if (!better) {
                if (fresh)
                    break;
                fresh = true;
                continue;
            }
            const double gain = next.value - at_.value;
            learn(next);
            at_ = std::move(next);
            if (gain < lastGain && slope < 2 * lastGain)
                break;
            fresh = false;
        }
        return at_;
    }

private:
    Point look(std::vector<double> x) const {
        Point point{std::move(x), std::vector<double>(size_), 0};
        point.value = density_(point.x, point.gradient);
        return point;
    }
    void resetMetric() {
        // The first step of a fresh metric is cautious.
        const double norm = std::sqrt(dot(at_.gradient, at_.gradient));
        inverse_.assign(size_ * size_, 0.0);
        for (std::size_t i = 0; i < size_; ++i)
            inverse_[i * size_ + i] = norm > 0 ? 0.1 / norm : 1.0;
        scaled_ = false;
    }
    std::vector<double> ahead() const {
        std::vector<double> direction(size_);
        for (std::size_t i = 0; i < size_; ++i)
            direction[i] = dot(std::span(inverse_).subspan(i * size_, size_), at_.gradient);
        return direction;
    }
    void learn(const Point& next) {
        std::vector<double> s(size_), y(size_);
        for (std::size_t i = 0; i < size_; ++i) {
            s[i] = next.x[i] - at_.x[i];
            y[i] = at_.gradient[i] - next.gradient[i];
        }
        const double sy = dot(s, y);
        const double yy = dot(y, y);
        if (!(sy > 1e-10 * std::sqrt(dot(s, s) * yy)))
            return; // not concave on the way
        if (!scaled_) {
            inverse_.assign(size_ * size_, 0.0);
            for (std::size_t i = 0; i < size_; ++i)
                inverse_[i * size_ + i] = sy / yy;
            scaled_ = true;
        }
        std::vector<double> hy(size_);
        for (std::size_t i = 0; i < size_; ++i)
            hy[i] = dot(std::span(inverse_).subspan(i * size_, size_), y);
        const double factor = (1 + dot(y, hy) / sy) / sy;
        for (std::size_t i = 0; i < size_; ++i)
            for (std::size_t j = 0; j < size_; ++j)
                inverse_[i * size_ + j] +=
                    factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
    }

    const LogDensity& density_;
    std::size_t size_;
    Point at_;
    std::vector<double> inverse_;
    bool scaled_ = false;
};

/// Negative Hessian by central differences of gradients, steps[i] along coordinate i.
std::vector<double> curvature(const LogDensity& density, const std::vector<double>& x,
                              const std::vector<double>& steps) {
    const std::size_t size = x.size();
    std::vector<double> hessian(size * size);
    std::vector<double> up(size), down(size);
    for (std::size_t i = 0; i < size; ++i) {
        std::vector<double> moved = x;
        moved[i] = x[i] + steps[i];
        const bool upFine = std::isfinite(density(moved, up));
        moved[i] = x[i] - steps[i];
        const bool downFine = std::isfinite(density(moved, down));
        for (std::size_t j = 0; j < size; ++j)
            hessian[i * size + j] = upFine && downFine ? (down[j] - up[j]) / (2 * steps[i]) : 0;
    }
    return hessian;
}

Mode modeAt(const LogDensity& density, const Point& top, double widest) {
    const std::size_t size = top.x.size();
    const double floor = 1 / (widest * widest);
    std::vector<double> steps(size, 0.01);
    std::vector<double> hessian = curvature(density, top.x, steps);
    for (std::size_t i = 0; i < size; ++i)
        steps[i] = differenceStep / std::sqrt(std::max(hessian[i * size + i], floor));
    hessian = curvature(density, top.x, steps);
    Mode mode;
    mode.position = top.x;
    mode.logDensity = top.value;
    mode.covariance = flooredInverse(hessian, size, floor);
    mode.factor = choleskyFactor(mode.covariance, size);
    return mode;
}

bool isNear(const Mode& mode, const Mode& other) {
    std::vector<double> difference(mode.position.size());
    for (std::size_t i = 0; i < difference.size(); ++i)
        difference[i] = other.position[i] - mode.position[i];
    const std::vector<double> scaled = solveFactor(mode.factor, difference);
    return dot(scaled, scaled) < sameMode * sameMode;
}

/// Best first, those near a better one and those without mass left out.
std::vector<Mode> distinct(std::vector<Mode> all) {
    std::erase_if(all, [](const Mode& mode) { return mode.factor.empty(); });
    std::ranges::stable_sort(all, std::greater<>(), &Mode::logDensity);
    std::vector<Mode> modes;
    for (Mode& mode : all)
        if (std::ranges::none_of(modes, [&](const Mode& m) { return isNear(m, mode); }))
            modes.push_back(std::move(mode));
    double total = 0;
    for (Mode& mode : modes) {
        mode.weight = std::exp(mode.logDensity - modes.front().logDensity +
                               logDiagonal(mode.factor, mode.position.size()) -
                               logDiagonal(modes.front().factor, mode.position.size()));
        total += mode.weight;
    }
    std::erase_if(modes, [&](const Mode& m) { return !(m.weight >= leastWeight * total); });
    total = 0;
    for (const Mode& mode : modes)
        total += mode.weight;
    for (Mode& mode : modes)
        mode.weight /= total;
    return modes;
}

} // namespace

std::vector<Mode> findModes(const LogDensity& density,
                            const std::vector<std::vector<double>>& cloud, const ModeSearch& search,
                            WorkerPool& pool, std::stop_token stop) {
    std::vector<double> values(cloud.size());
    pool.run(
        static_cast<int>(cloud.size()),
        [&](int i) {
            const auto at = static_cast<std::size_t>(i);
            values[at] = density(cloud[at]);
        },
        stop);
    if (stop.stop_requested())
        return {};
    std::vector<std::size_t> order(cloud.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return !std::isfinite(values[i]); });
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return values[i]; });
    order.resize(std::min(order.size(), search.ascents));

    std::vector<Mode> modes(order.size());
    pool.run(
        static_cast<int>(order.size()),
        [&](int i) {
            const auto at = static_cast<std::size_t>(i);
            const Point top = Ascent(density, cloud[order[at]]).climb(search.steps, stop);
            if (allFinite(top.gradient))
                modes[at] = modeAt(density, top, search.widest);
        },
        stop);
    if (stop.stop_requested())
        return {};
    return distinct(std::move(modes));
}

} // namespace dyngpt
