#include "core/inference/group_comparison.h"

#include "core/inference/posterior_draws.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

/// Every draw of one is set against every draw of the other.
constexpr std::size_t drawsOfEach = 1000;

struct Quantity {
    std::string name;
    double estimate = 0;
    std::vector<double> values;
};

std::vector<Quantity> quantities(Posterior posterior) {
    if (posterior.points.empty())
        throw Error(posterior.group,
                    posterior.failure.empty()
                        ? text(DYNGPT_TEXT("core", "nothing was inferred for this group"))
                        : text(DYNGPT_TEXT("core", "nothing was inferred for this group: %1"),
                               posterior.failure),
                    text(DYNGPT_TEXT("core", "Choose groups that were inferred.")));
    posterior.points = equalDraws(posterior, std::min(posterior.points.size(), drawsOfEach));
    std::vector<Quantity> all;
    for (std::size_t p = 0; p < posterior.estimates.size(); ++p) {
        Quantity& quantity = all.emplace_back(
            Quantity{posterior.estimates[p].name, posterior.estimates[p].estimate, {}});
        for (const PosteriorPoint& point : posterior.points)
            quantity.values.push_back(point.parameters[p]);
    }
    const auto derived = derivedValues(posterior);
    for (std::size_t d = 0; d < std::min(derived.size(), posterior.derived.size()); ++d)
        all.push_back({posterior.derived[d].name, posterior.derived[d].estimate, derived[d]});
    return all;
}

/// Share of pairs in which the second is larger. Both are sorted.
double shareLarger(const std::vector<double>& first, const std::vector<double>& second) {
    double sum = 0;
    for (const double value : second) {
        const auto [equal, above] = std::equal_range(first.begin(), first.end(), value);
        sum +=
            static_cast<double>(equal - first.begin()) + 0.5 * static_cast<double>(above - equal);
    }
    return sum / (static_cast<double>(first.size()) * static_cast<double>(second.size()));
}

ParameterDifference difference(Quantity first, Quantity second) {
    ParameterDifference result;
    result.name = first.name;
    result.first = first.estimate;
    result.second = second.estimate;
    std::ranges::sort(first.values);
    std::ranges::sort(second.values);
    result.probabilityLarger = shareLarger(first.values, second.values);
    result.logRatio = result.low = result.high = std::numeric_limits<double>::quiet_NaN();
    if (!(first.values.front() > 0 && second.values.front() > 0))
        return result;
    std::vector<double> ratios;
    for (const double b : second.values)
        for (const double a : first.values)
            ratios.push_back(std::log(b / a));
    const auto quantile = [&ratios](double q) {
        const auto at = ratios.begin() + static_cast<std::ptrdiff_t>(
                                             q * static_cast<double>(ratios.size() - 1) + 0.5);
        std::nth_element(ratios.begin(), at, ratios.end());
        return *at;
    };
    result.low = quantile(0.025);
    result.logRatio = quantile(0.5);
    result.high = quantile(0.975);
    return result;
}

} // namespace

std::vector<ParameterDifference> compareGroups(const Posterior& first, const Posterior& second) {
    const std::vector<Quantity> ofSecond = quantities(second);
    std::vector<ParameterDifference> differences;
    for (Quantity& quantity : quantities(first)) {
        const auto other = std::ranges::find(ofSecond, quantity.name, &Quantity::name);
        if (other != ofSecond.end())
            differences.push_back(difference(std::move(quantity), *other));
    }
    if (differences.empty())
        throw Error(second.group,
                    text(DYNGPT_TEXT("core", "the groups have no parameter in common")),
                    text(DYNGPT_TEXT("core", "Infer both with the same network.")));
    return differences;
}

} // namespace dyngpt
