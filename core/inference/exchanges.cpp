#include "core/inference/exchanges.h"

#include <algorithm>
#include <cmath>

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

std::string Exchange::names(const ParameterSpace& space) const {
    std::string result;
    for (const auto& [first, second] : pairs)
        result += (result.empty() ? "" : ", ") + space.priors()[first].parameter + " ↔ " +
                  space.priors()[second].parameter;
    return result;
}

std::vector<double> Exchange::applied(std::vector<double> parameters) const {
    for (const auto& [first, second] : pairs)
        std::swap(parameters[first], parameters[second]);
    return parameters;
}

std::vector<Exchange> exchanges(const ParameterSpace& space,
                                const std::vector<double>& parameters) {
    const std::vector<std::size_t>& free = space.free();
    const auto fits = [&](std::size_t parameter, double value) {
        const Prior& prior = space.priors()[parameter];
        return value > prior.lower && value < prior.upper;
    };
    std::vector<Exchange> result;
    for (std::size_t i = 0; i < free.size(); ++i)
        for (std::size_t j = i + 1; j < free.size(); ++j)
            if (result.size() < mostExchanges && fits(free[i], parameters[free[j]]) &&
                fits(free[j], parameters[free[i]]))
                result.push_back({.pairs = {{free[i], free[j]}}});
    const std::size_t single = result.size();
    for (std::size_t i = 0; i < single; ++i)
        for (std::size_t j = i + 1; j < single && result.size() < mostExchanges; ++j) {
            const auto a = result[i].pairs[0];
            const auto b = result[j].pairs[0];
            if (a.first != b.first && a.first != b.second && a.second != b.first &&
                a.second != b.second)
                result.push_back({.pairs = {a, b}});
        }
    return result;
}

std::vector<Exchange> nearExchanges(const Posterior& posterior, const ParameterSpace& space,
                                    const LogDensity& density, WorkerPool& pool,
                                    const std::stop_token& stop) {
    const PosteriorPoint& best =
        *std::ranges::min_element(posterior.points, {}, &PosteriorPoint::loss);
    std::vector<Exchange> near = exchanges(space, best.parameters);
    std::vector<std::vector<double>> points;
    points.reserve(near.size());
    for (const Exchange& exchange : near)
        points.push_back(space.coordinatesOf(exchange.applied(best.parameters)));
    const std::vector<double> values = valuesAt(density, points, pool, stop);
    if (stop.stop_requested())
        return {};
    for (std::size_t i = 0; i < near.size(); ++i)
        near[i].nats =
            (space.logPrior(points[i], {}) - values[i]) / static_cast<double>(posterior.cells) -
            best.loss;
    std::erase_if(near, [](const Exchange& exchange) { return !(exchange.nats < solverError); });
    std::ranges::stable_sort(near, {}, &Exchange::nats);
    return near;
}

std::optional<Issue> missedExchange(const Posterior& posterior, const ParameterSpace& space,
                                    const std::vector<Exchange>& near) {
    const PosteriorPoint& best =
        *std::ranges::min_element(posterior.points, {}, &PosteriorPoint::loss);
    const auto missed = std::ranges::find_if(near, [&](const Exchange& exchange) {
        return shareAt(posterior, exchange.applied(best.parameters), best.parameters) < hardlyHeld;
    });
    if (missed == near.end())
        return std::nullopt;
    return Issue{Severity::Warning,
                 {},
                 text(DYNGPT_TEXT("core", "With %1 exchanged the cells are explained as well, but "
                                          "for %2 nats a cell, which may be the solver's own "
                                          "error: these other values are as possible"),
                      missed->names(space), std::round(1e5 * std::max(missed->nats, 0.0)) / 1e5),
                 text(DYNGPT_TEXT("core", "Infer with exact solutions where the network has them, "
                                          "observe a state that tells the values apart, or set a "
                                          "prior that does"))};
}

} // namespace dyngpt
