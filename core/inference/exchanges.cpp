#include "core/inference/exchanges.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dyngpt {
namespace {

/// Nats a cell: good solvers err by so much somewhere in their box.
constexpr double solverError = 0.004;
constexpr double hardlyHeld = 0.15; ///< share of the posterior

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::pow(std::log(a[i] / b[i]), 2);
    return sum;
}

/// Of the posterior, nearer to this point than to the other.
double shareAt(const Posterior& posterior, const std::vector<double>& at,
               const std::vector<double>& other) {
    double near = 0;
    double all = 0;
    for (const PosteriorPoint& point : posterior.points) {
        all += point.weight;
        if (distance(point.parameters, at) < distance(point.parameters, other))
            near += point.weight;
    }
    return near / all;
}

} // namespace

std::vector<Exchange> exchanges(const ParameterSpace& space,
                                const std::vector<double>& parameters) {
    using Pair = std::pair<std::size_t, std::size_t>;
    const std::vector<std::size_t>& free = space.free();
    const auto fits = [&](std::size_t parameter, double value) {
        const Prior& prior = space.priors()[parameter];
        return value > prior.lower && value < prior.upper;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < free.size(); ++i)
        for (std::size_t j = i + 1; j < free.size(); ++j)
            if (fits(free[i], parameters[free[j]]) && fits(free[j], parameters[free[i]]))
                pairs.emplace_back(free[i], free[j]);
    std::vector<Exchange> result;
    const auto add = [&](const std::vector<Pair>& chosen) {
        Exchange exchange{{}, parameters};
        for (const Pair& pair : chosen) {
            std::swap(exchange.parameters[pair.first], exchange.parameters[pair.second]);
            exchange.names += (exchange.names.empty() ? "" : ", ") +
                              space.priors()[pair.first].parameter + " and " +
                              space.priors()[pair.second].parameter;
        }
        result.push_back(std::move(exchange));
    };
    for (const Pair& pair : pairs)
        if (result.size() < mostExchanges)
            add({pair});
    for (std::size_t a = 0; a < pairs.size(); ++a)
        for (std::size_t b = a + 1; b < pairs.size() && result.size() < mostExchanges; ++b)
            if (pairs[a].first != pairs[b].first && pairs[a].first != pairs[b].second &&
                pairs[a].second != pairs[b].first && pairs[a].second != pairs[b].second)
                add({pairs[a], pairs[b]});
    return result;
}

std::optional<Issue> missedExchange(const Posterior& posterior, const ParameterSpace& space,
                                    const LogDensity& density, WorkerPool& pool,
                                    const std::stop_token& stop) {
    const PosteriorPoint& best =
        *std::ranges::min_element(posterior.points, {}, &PosteriorPoint::loss);
    const std::vector<Exchange> candidates = exchanges(space, best.parameters);
    std::vector<std::vector<double>> points;
    for (const Exchange& candidate : candidates)
        points.push_back(space.coordinatesOf(candidate.parameters));
    const std::vector<double> values = valuesAt(density, points, pool, stop);
    if (stop.stop_requested())
        return std::nullopt;
    const Exchange* missed = nullptr;
    double least = solverError;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const double loss =
            (space.logPrior(points[i], {}) - values[i]) / static_cast<double>(posterior.cells);
        if (loss - best.loss < least &&
            shareAt(posterior, candidates[i].parameters, best.parameters) < hardlyHeld) {
            least = loss - best.loss;
            missed = &candidates[i];
        }
    }
    if (!missed)
        return std::nullopt;
    return Issue{Severity::Warning,
                 {},
                 text(DYNGPT_TEXT("core", "With %1 exchanged the cells are explained as well, but "
                                          "for %2 nats a cell, which may be the solver's own "
                                          "error: these other values are as possible"),
                      missed->names, std::round(1e5 * std::max(least, 0.0)) / 1e5),
                 text(DYNGPT_TEXT("core", "Observe a state that tells them apart, or set a prior "
                                          "that does"))};
}

} // namespace dyngpt
