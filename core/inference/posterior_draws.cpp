#include "core/inference/posterior_draws.h"

#include "core/model/rate_expression.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {

std::vector<PosteriorPoint> equalDraws(const Posterior& posterior, std::size_t count) {
    const auto chains = static_cast<std::size_t>(std::max(1, posterior.sampler.chains));
    const std::size_t length = posterior.points.size() / chains;
    const std::size_t kept = std::max<std::size_t>(1, count / chains);
    std::vector<PosteriorPoint> draws;
    for (std::size_t chain = 0; chain < chains; ++chain) {
        const auto first = posterior.points.begin() + static_cast<std::ptrdiff_t>(chain * length);
        const auto last = first + static_cast<std::ptrdiff_t>(length - 1);
        const double weight =
            std::accumulate(first, last + 1, 0.0, [](double sum, const PosteriorPoint& point) {
                return sum + point.weight;
            });
        auto point = first;
        double below = point->weight;
        for (std::size_t i = 0; i < kept; ++i) {
            const double at = weight * (static_cast<double>(i) + 0.5) / static_cast<double>(kept);
            while (below < at && point != last)
                below += (++point)->weight;
            draws.push_back(*point);
            draws.back().weight = 1.0 / static_cast<double>(kept * chains);
        }
    }
    return draws;
}

std::vector<std::vector<double>> derivedValues(const Posterior& posterior) {
    std::vector<std::vector<double>> values;
    if (posterior.points.empty()) // a group that failed has no names either
        return values;
    for (const DerivedQuantity& quantity : posterior.settings.derived) {
        std::vector<double> parameters(posterior.parameterNames.size());
        const RateProgram formula(quantity.formula, posterior.parameterNames, parameters.data());
        std::vector<double>& ofQuantity = values.emplace_back();
        for (const PosteriorPoint& point : posterior.points) {
            std::ranges::copy(point.parameters, parameters.begin());
            ofQuantity.push_back(formula());
        }
    }
    return values;
}

} // namespace dyngpt
