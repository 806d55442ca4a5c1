#include "core/inference/modes.h"

#include "core/inference/dense_matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

constexpr double enoughGain = 1e-4;    ///< Armijo's share of the slope
constexpr double lastGain = 3e-3;      ///< in log density: the samplers start there, no more
constexpr int mostTries = 12;          ///< of one direction
constexpr std::size_t together = 3;    ///< ascents served at once
constexpr double longestStep = 0.5;    ///< of one coordinate
constexpr double differenceStep = 0.2; ///< of a standard deviation: above single precision's noise
constexpr double sameMode = 3;         ///< distance in standard deviations
constexpr double leastWeight = 1e-4;
constexpr double neighbourhood = 0.25; ///< of the points climbed from, a coordinate

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

/// BFGS on the inverse of the negative Hessian. Asks for one point after the other, so that
/// several ascents can be served at once.
class Ascent {
public:
    Ascent(std::vector<double> start, int steps)
        : size_(start.size()), stepsLeft_(steps), asked_(std::move(start)) {}

    bool finished() const { return finished_; }
    /// To be answered by answer().
    const std::vector<double>& asked() const { return asked_; }
    const Point& top() const { return at_; }

    void answer(double value, std::span<const double> gradient) {
        Point next{asked_, {gradient.begin(), gradient.end()}, value};
        if (at_.x.empty()) {
            at_ = std::move(next);
            turn(true);
            return;
        }
        if (std::isfinite(value) && allFinite(next.gradient) &&
            value >= at_.value + enoughGain * length_ * slope_) {
            const double gain = value - at_.value;
            learn(next);
            at_ = std::move(next);
            if (gain < lastGain && slope_ < 2 * lastGain)
                finished_ = true;
            else
                turn(false);
            return;
        }
        length_ /= 3;
        if (++tries_ < mostTries)
            ask();
        else if (fresh_)
            finished_ = true;
        else
            turn(true);
    }

private:
    /// Into a new direction.
    void turn(bool fresh) {
        fresh_ = fresh;
        if (fresh)
            resetMetric();
        direction_ = ahead();
        slope_ = dot(direction_, at_.gradient);
        finished_ = stepsLeft_-- == 0 || !(slope_ > 0);
        length_ = 1;
        for (const double d : direction_)
            length_ = std::min(length_, longestStep / std::abs(d));
        tries_ = 0;
        ask();
    }
    void ask() {
        for (std::size_t i = 0; i < size_; ++i)
            asked_[i] = at_.x[i] + length_ * direction_[i];
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

    std::size_t size_;
    int stepsLeft_;
    Point at_;
    std::vector<double> asked_;
    std::vector<double> direction_;
    double slope_ = 0;
    double length_ = 1;
    int tries_ = 0;
    bool fresh_ = true;
    bool finished_ = false;
    std::vector<double> inverse_;
    bool scaled_ = false;
};

void climbTogether(const LogDensity& density, std::span<Ascent> ascents,
                   const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<std::size_t> climbing;
        std::vector<std::vector<double>> points;
        for (std::size_t i = 0; i < ascents.size(); ++i) {
            if (!ascents[i].finished()) {
                climbing.push_back(i);
                points.push_back(ascents[i].asked());
            }
        }
        if (climbing.empty())
            return;
        const std::size_t size = points[0].size();
        std::vector<double> gradients(points.size() * size);
        const std::vector<double> values = density.values(points, gradients);
        for (std::size_t i = 0; i < climbing.size(); ++i)
            ascents[climbing[i]].answer(values[i], std::span(gradients).subspan(i * size, size));
    }
}

/// Negative Hessian by central differences of gradients, steps[i] along coordinate i.
std::vector<double> curvature(const LogDensity& density, const std::vector<double>& x,
                              const std::vector<double>& steps, WorkerPool& pool,
                              const std::stop_token& stop) {
    const std::size_t size = x.size();
    std::vector<double> hessian(size * size);
    pool.run(
        static_cast<int>(size),
        [&](int row) {
            const auto i = static_cast<std::size_t>(row);
            std::vector<std::vector<double>> pair(2, x);
            pair[0][i] += steps[i];
            pair[1][i] -= steps[i];
            std::vector<double> slopes(2 * size);
            if (!allFinite(density.values(pair, slopes)))
                return;
            for (std::size_t j = 0; j < size; ++j)
                hessian[i * size + j] = (slopes[size + j] - slopes[j]) / (2 * steps[i]);
        },
        stop);
    return hessian;
}

Mode modeAt(const LogDensity& density, const Point& top, double widest, WorkerPool& pool,
            const std::stop_token& stop) {
    const std::size_t size = top.x.size();
    const double floor = 1 / (widest * widest);
    std::vector<double> steps(size, 0.01);
    std::vector<double> hessian = curvature(density, top.x, steps, pool, stop);
    for (std::size_t i = 0; i < size; ++i)
        steps[i] = differenceStep / std::sqrt(std::max(hessian[i * size + i], floor));
    hessian = curvature(density, top.x, steps, pool, stop);
    Mode mode;
    mode.position = top.x;
    mode.logDensity = top.value;
    mode.covariance = flooredInverse(hessian, size, floor);
    mode.factor = choleskyFactor(mode.covariance, size);
    return mode;
}

bool isNear(const Mode& mode, const Point& other) {
    std::vector<double> difference(mode.position.size());
    for (std::size_t i = 0; i < difference.size(); ++i)
        difference[i] = other.x[i] - mode.position[i];
    const std::vector<double> scaled = solveFactor(mode.factor, difference);
    return dot(scaled, scaled) < sameMode * sameMode;
}

/// The best of every neighbourhood first: the best of all may stand together below one mode.
std::vector<std::size_t> apart(const std::vector<std::vector<double>>& cloud,
                               const std::vector<std::size_t>& order, std::size_t count) {
    std::vector<std::size_t> chosen;
    for (double distance = neighbourhood; chosen.size() < std::min(count, order.size());
         distance /= 2) {
        for (const std::size_t candidate : order) {
            const bool near = std::ranges::any_of(chosen, [&](std::size_t other) {
                double square = 0;
                for (std::size_t i = 0; i < cloud[other].size(); ++i)
                    square += std::pow(cloud[candidate][i] - cloud[other][i], 2);
                return candidate == other ||
                       square < distance * distance * static_cast<double>(cloud[other].size());
            });
            if (!near)
                chosen.push_back(candidate);
            if (chosen.size() == count)
                break;
        }
    }
    return chosen;
}

/// By Laplace's approximation; those without mass are left out.
void weigh(std::vector<Mode>& modes) {
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
}

} // namespace

std::vector<Mode> findModes(const LogDensity& density,
                            const std::vector<std::vector<double>>& cloud, const ModeSearch& search,
                            WorkerPool& pool, std::stop_token stop) {
    const std::vector<double> values = valuesAt(density, cloud, pool, stop);
    if (stop.stop_requested())
        return {};
    std::vector<std::size_t> order(cloud.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return !std::isfinite(values[i]); });
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return values[i]; });
    order = apart(cloud, order, search.ascents);

    std::vector<Ascent> ascents;
    for (const std::size_t i : order)
        ascents.emplace_back(cloud[i], search.steps);
    pool.run(
        static_cast<int>((ascents.size() + together - 1) / together),
        [&](int i) {
            const std::size_t first = static_cast<std::size_t>(i) * together;
            climbTogether(
                density,
                std::span(ascents).subspan(first, std::min(together, ascents.size() - first)),
                stop);
        },
        stop);
    if (stop.stop_requested())
        return {};
    std::vector<Point> tops;
    for (const Ascent& ascent : ascents)
        tops.push_back(ascent.top());
    std::erase_if(tops, [](const Point& top) { return !allFinite(top.gradient); });
    std::ranges::stable_sort(tops, std::greater<>(), &Point::value);
    // Hessians are dear: only for tops that are not near a better one.
    std::vector<Mode> modes;
    for (const Point& top : tops) {
        if (stop.stop_requested())
            return {};
        if (std::ranges::any_of(modes, [&](const Mode& better) { return isNear(better, top); }))
            continue;
        Mode mode = modeAt(density, top, search.widest, pool, stop);
        if (!mode.factor.empty())
            modes.push_back(std::move(mode));
    }
    weigh(modes);
    return stop.stop_requested() ? std::vector<Mode>{} : modes;
}

} // namespace dyngpt
