#include "core/inference/posterior_summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::size_t kernelPoints = 2000;
constexpr std::size_t fewPoints = 20;
constexpr double atBound = 0.01;    ///< of the box's width in logarithms
constexpr double asWideAsBox = 0.9; ///< of the same

/// 0 at the lower bound, 1 at the upper, linear in the logarithm.
double placeInBox(double value, double lower, double upper) {
    return upper > lower ? std::log(value / lower) / std::log(upper / lower) : 0.5;
}

double weightedQuantile(const std::vector<std::pair<double, double>>& sorted, double q) {
    double sum = 0;
    for (const auto& [value, weight] : sorted) {
        sum += weight;
        if (sum >= q)
            return value;
    }
    return sorted.back().first;
}

struct KernelSample {
    std::vector<std::size_t> chosen; ///< indices of the points
    std::vector<double> coordinates; ///< chosen x parameters, in bandwidths
    std::vector<double> weights;
};

KernelSample kernelSample(const std::vector<PosteriorPoint>& points, const SolverShape& shape) {
    const std::size_t parameters = shape.parameterNames.size();
    KernelSample sample;
    const std::size_t count = std::min(points.size(), kernelPoints);
    for (std::size_t i = 0; i < count; ++i)
        sample.chosen.push_back(i * points.size() / count);
    double total = 0;
    double squares = 0;
    for (const std::size_t i : sample.chosen) {
        sample.weights.push_back(points[i].weight);
        total += points[i].weight;
        squares += points[i].weight * points[i].weight;
        for (std::size_t p = 0; p < parameters; ++p)
            sample.coordinates.push_back(
                placeInBox(points[i].parameters[p], shape.lower[p], shape.upper[p]));
    }
    const double effective = total * total / squares;
    const double factor = std::pow(effective, -1.0 / (static_cast<double>(parameters) + 4));
    for (std::size_t p = 0; p < parameters; ++p) {
        double mean = 0;
        for (std::size_t i = 0; i < count; ++i)
            mean += sample.weights[i] / total * sample.coordinates[i * parameters + p];
        double variance = 0;
        for (std::size_t i = 0; i < count; ++i)
            variance += sample.weights[i] / total *
                        std::pow(sample.coordinates[i * parameters + p] - mean, 2);
        // Where all points agree any bandwidth does; it only must not be zero.
        const double bandwidth = std::max(factor * std::sqrt(variance), 1e-9);
        for (std::size_t i = 0; i < count; ++i)
            sample.coordinates[i * parameters + p] /= bandwidth;
    }
    return sample;
}

void noteBounds(const ParameterEstimate& e, std::vector<Issue>& notes) {
    if (!(e.priorUpper > e.priorLower))
        return;
    const double place = placeInBox(e.estimate, e.priorLower, e.priorUpper);
    if (place <= atBound)
        notes.push_back({Severity::Warning, e.name,
                         text(DYNGPT_TEXT("core", "The estimate of %1 lies at its lower bound %2"),
                              e.name, e.priorLower),
                         text(DYNGPT_TEXT("core", "The true value may be smaller than the solver "
                                                  "was trained for"))});
    if (place >= 1 - atBound)
        notes.push_back({Severity::Warning, e.name,
                         text(DYNGPT_TEXT("core", "The estimate of %1 lies at its upper bound %2"),
                              e.name, e.priorUpper),
                         text(DYNGPT_TEXT("core", "The true value may be larger than the solver "
                                                  "was trained for"))});
    if (placeInBox(e.high, e.priorLower, e.priorUpper) -
            placeInBox(e.low, e.priorLower, e.priorUpper) >=
        asWideAsBox)
        notes.push_back(
            {Severity::Warning,
             e.name,
             text(DYNGPT_TEXT("core", "%1 cannot be determined from these data: the accepted "
                                      "values fill its whole range"),
                  e.name),
             {}});
}

} // namespace

void weighPoints(std::vector<PosteriorPoint>& points) {
    double smallest = points.empty() ? 0 : points.front().loss;
    for (const PosteriorPoint& point : points)
        smallest = std::min(smallest, point.loss);
    double total = 0;
    for (PosteriorPoint& point : points) {
        point.weight = std::exp(smallest - point.loss);
        total += point.weight;
    }
    for (PosteriorPoint& point : points)
        point.weight /= total;
}

std::size_t densestPoint(const std::vector<PosteriorPoint>& points, const SolverShape& shape) {
    const KernelSample sample = kernelSample(points, shape);
    const std::size_t parameters = shape.parameterNames.size();
    std::size_t densest = 0;
    double largest = -1;
    for (std::size_t i = 0; i < sample.chosen.size(); ++i) {
        double density = 0;
        for (std::size_t j = 0; j < sample.chosen.size(); ++j) {
            double distance = 0;
            for (std::size_t p = 0; p < parameters; ++p) {
                const double d =
                    sample.coordinates[i * parameters + p] - sample.coordinates[j * parameters + p];
                distance += d * d;
            }
            density += sample.weights[j] * std::exp(-distance / 2);
        }
        if (density > largest) {
            largest = density;
            densest = sample.chosen[i];
        }
    }
    return densest;
}

std::vector<ParameterEstimate> estimateParameters(const std::vector<PosteriorPoint>& points,
                                                  std::size_t densest, const SolverShape& shape) {
    std::vector<ParameterEstimate> estimates;
    for (std::size_t p = 0; p < shape.parameterNames.size(); ++p) {
        std::vector<std::pair<double, double>> sorted; // value, weight
        double mean = 0;
        for (const PosteriorPoint& point : points) {
            sorted.emplace_back(point.parameters[p], point.weight);
            mean += point.weight * point.parameters[p];
        }
        std::sort(sorted.begin(), sorted.end());
        ParameterEstimate e;
        e.name = shape.parameterNames[p];
        e.estimate = points[densest].parameters[p];
        e.mean = mean;
        e.low = weightedQuantile(sorted, 0.025);
        e.high = weightedQuantile(sorted, 0.975);
        e.smallest = sorted.front().first;
        e.largest = sorted.back().first;
        e.priorLower = shape.lower[p];
        e.priorUpper = shape.upper[p];
        estimates.push_back(e);
    }
    return estimates;
}

std::vector<Issue> posteriorNotes(const Posterior& posterior) {
    std::vector<Issue> notes;
    if (!posterior.metThreshold)
        notes.push_back(
            {Severity::Warning,
             {},
             text(DYNGPT_TEXT("core", "No point met the acceptance threshold: the best loss is %1 "
                                      "above the best possible, allowed are %2. The %3 points "
                                      "nearest to the best loss are shown instead"),
                  posterior.bestLoss - posterior.bestPossibleLoss, posterior.acceptanceThreshold,
                  posterior.points.size()),
             text(DYNGPT_TEXT("core", "The network may not explain these data; otherwise use more "
                                      "starts or steps, or train the solver longer"))});
    if (posterior.points.size() < fewPoints)
        notes.push_back({Severity::Warning,
                         {},
                         text(DYNGPT_TEXT("core", "The posterior has only %1 points, so its ranges "
                                                  "are rough"),
                              posterior.points.size()),
                         text(DYNGPT_TEXT("core", "Use more starts or steps"))});
    if (posterior.outside > 0)
        notes.push_back(
            {Severity::Warning,
             {},
             text(DYNGPT_TEXT("core",
                              "%1 of %2 cells have counts above the solver's bounds and were left "
                              "out"),
                  posterior.outside, posterior.outside + posterior.cells),
             text(DYNGPT_TEXT("core", "Train a solver with larger state bounds"))});
    const auto failed = std::count_if(posterior.starts.begin(), posterior.starts.end(),
                                      [](const StartResult& s) { return !s.failure.empty(); });
    if (failed > 0)
        notes.push_back(
            {Severity::Warning,
             {},
             text(DYNGPT_TEXT("core", "%1 of %2 starts failed"), failed, posterior.starts.size()),
             {}});
    for (const ParameterEstimate& estimate : posterior.estimates)
        noteBounds(estimate, notes);
    return notes;
}

} // namespace dyngpt
