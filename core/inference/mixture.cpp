#include "core/inference/mixture.h"

#include "core/inference/dense_matrix.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace dyngpt {
namespace {

/// Degrees of freedom, even: a chi-square variable is then a sum of exponential ones.
constexpr int freedom = 4;
constexpr int rounds = 15;
constexpr double enoughGain = 1e-3; ///< of a round, in mean log density
/// Effective points for every dimension of a part.
constexpr double pointsPerDimension = 4;
/// A part's covariance is drawn towards the mean one as if by so many points a dimension.
constexpr double shrinkage = 0.5;
constexpr double defence = 0.1;    ///< share of the wide part
constexpr double defenceWidth = 3; ///< in standard deviations of all points

using Points = std::vector<std::vector<double>>;

struct Weighted {
    double total = 0;
    std::vector<double> mean;
    std::vector<double> covariance;
};
Weighted weighted(const Points& points, const std::vector<double>& weights) {
    const std::size_t size = points[0].size();
    Weighted result{0, std::vector<double>(size), std::vector<double>(size * size)};
    for (std::size_t i = 0; i < points.size(); ++i) {
        result.total += weights[i];
        for (std::size_t a = 0; a < size; ++a)
            result.mean[a] += weights[i] * points[i][a];
    }
    for (double& value : result.mean)
        value /= result.total;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t a = 0; a < size; ++a)
            for (std::size_t b = 0; b <= a; ++b)
                result.covariance[a * size + b] += weights[i] / result.total *
                                                   (points[i][a] - result.mean[a]) *
                                                   (points[i][b] - result.mean[b]);
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < a; ++b)
            result.covariance[b * size + a] = result.covariance[a * size + b];
    return result;
}

double effective(const std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    return sum * sum / std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
}

/// z is scratch.
double squareDistance(const std::vector<double>& factor, const std::vector<double>& a,
                      const std::vector<double>& b, std::vector<double>& z) {
    const std::size_t size = a.size();
    z.resize(size);
    double sum = 0;
    const double* row = factor.data();
    for (std::size_t i = 0; i < size; ++i, row += size) {
        double value = a[i] - b[i];
        for (std::size_t j = 0; j < i; ++j)
            value -= row[j] * z[j];
        z[i] = value / row[i];
        sum += z[i] * z[i];
    }
    return sum;
}

/// Far apart from each other: k-means++ in the metric of all points.
std::vector<std::vector<double>> seeds(const Points& points, const std::vector<double>& weights,
                                       const std::vector<double>& factor, std::size_t count,
                                       RandomStream& random) {
    std::vector<std::vector<double>> chosen;
    std::vector<double> distance(points.size(), 1.0);
    std::vector<double> scratch;
    while (chosen.size() < count) {
        double total = 0;
        for (std::size_t i = 0; i < points.size(); ++i)
            total += weights[i] * distance[i];
        double place = random.uniform() * total;
        std::size_t i = 0;
        while (i + 1 < points.size() && (place -= weights[i] * distance[i]) > 0)
            ++i;
        chosen.push_back(points[i]);
        for (std::size_t j = 0; j < points.size(); ++j) {
            const double d = squareDistance(factor, points[j], points[i], scratch);
            distance[j] = chosen.size() == 1 ? d : std::min(distance[j], d);
        }
    }
    return chosen;
}

} // namespace

Mixture::Mixture(std::vector<MixturePart> parts) : parts_(std::move(parts)) {
    for (MixturePart& part : parts_)
        if (part.factor.empty())
            part.factor = choleskyFactor(part.covariance, part.position.size());
    prepare();
}

void Mixture::prepare() {
    logScale_.clear();
    for (const MixturePart& part : parts_)
        logScale_.push_back(std::log(part.weight) - logDiagonal(part.factor, part.position.size()));
}

std::vector<double> Mixture::draw(RandomStream& random) const {
    double u = random.uniform();
    std::size_t k = 0;
    while (k + 1 < parts_.size() && u > parts_[k].weight)
        u -= parts_[k++].weight;
    std::vector<double> z(parts_[k].position.size());
    for (double& value : z)
        value = random.normal();
    double square = 0;
    for (int i = 0; i < freedom / 2; ++i)
        square += 2 * random.exponential();
    std::vector<double> x = timesFactor(parts_[k].factor, z);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = parts_[k].position[i] + x[i] / std::sqrt(square / freedom);
    return x;
}

double Mixture::logParts(const std::vector<double>& x, std::vector<double>& logs,
                         std::vector<double>& scratch) const {
    const double power = (freedom + static_cast<double>(x.size())) / 2;
    logs.resize(parts_.size());
    for (std::size_t k = 0; k < parts_.size(); ++k) {
        const MixturePart& part = parts_[k];
        logs[k] =
            logScale_[k] -
            power * std::log1p(squareDistance(part.factor, x, part.position, scratch) / freedom);
    }
    const double largest = std::ranges::max(logs);
    double sum = 0;
    for (const double value : logs)
        sum += std::exp(value - largest);
    return largest + std::log(sum);
}

double Mixture::logDensity(const std::vector<double>& x) const {
    std::vector<double> logs, scratch;
    return logParts(x, logs, scratch);
}

Mixture Mixture::fitted(const Points& points, const std::vector<double>& weights, std::size_t most,
                        RandomStream& random) {
    const std::size_t size = points[0].size();
    const auto dimension = static_cast<double>(size);
    const Weighted all = weighted(points, weights);
    // Never singular, however few points carry the weight.
    std::vector<double> whole = all.covariance;
    for (std::size_t a = 0; a < size; ++a)
        whole[a * size + a] += 1e-10 + 1e-6 * whole[a * size + a];
    const std::vector<double> wholeFactor = choleskyFactor(whole, size);
    const double useful = effective(weights);
    const auto count = std::clamp(
        static_cast<std::size_t>(useful / (pointsPerDimension * dimension)), std::size_t{1}, most);

    std::vector<MixturePart> parts;
    for (auto& seed : seeds(points, weights, wholeFactor, count, random)) {
        MixturePart part{std::move(seed), whole, {}, 1 / static_cast<double>(count)};
        const double shrink = count == 1 ? 1 : std::pow(static_cast<double>(count), -2 / dimension);
        for (double& value : part.covariance)
            value *= shrink;
        parts.push_back(std::move(part));
    }
    Mixture mixture(std::move(parts));
    std::vector<std::vector<double>> shares(count, std::vector<double>(points.size()));
    std::vector<double> within = mixture.parts_[0].covariance;
    std::vector<double> logs, scratch;
    double logLikelihood = -std::numeric_limits<double>::infinity();
    for (int round = 0; round < rounds; ++round) {
        double sum = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double density = mixture.logParts(points[i], logs, scratch);
            sum += weights[i] / all.total * density;
            for (std::size_t k = 0; k < count; ++k)
                shares[k][i] = weights[i] * std::exp(logs[k] - density);
        }
        if (sum - logLikelihood < enoughGain)
            break;
        logLikelihood = sum;
        for (std::size_t k = 0; k < mixture.parts_.size(); ++k) {
            MixturePart& part = mixture.parts_[k];
            Weighted moments = weighted(points, shares[k]);
            if (!(moments.total > 1e-6 * all.total)) {
                part.weight = 1e-6;
                continue;
            }
            const double n = effective(shares[k]);
            const double trust = n / (n + shrinkage * dimension);
            for (std::size_t a = 0; a < size * size; ++a)
                moments.covariance[a] = trust * moments.covariance[a] + (1 - trust) * within[a];
            std::vector<double> factor = choleskyFactor(moments.covariance, size);
            if (factor.empty())
                continue;
            part.position = std::move(moments.mean);
            part.covariance = std::move(moments.covariance);
            part.factor = std::move(factor);
            part.weight = moments.total / all.total;
        }
        std::ranges::fill(within, 0.0);
        for (const MixturePart& part : mixture.parts_)
            for (std::size_t a = 0; a < within.size(); ++a)
                within[a] += part.weight * part.covariance[a];
        mixture.prepare();
    }
    double total = 0;
    for (const MixturePart& part : mixture.parts_)
        total += part.weight;
    for (MixturePart& part : mixture.parts_)
        part.weight *= (1 - defence) / total;
    for (double& value : whole)
        value *= defenceWidth * defenceWidth;
    mixture.parts_.push_back({all.mean, whole, choleskyFactor(whole, size), defence});
    mixture.prepare();
    return mixture;
}

} // namespace dyngpt
