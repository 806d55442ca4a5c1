#include "core/inference/estimates.h"

#include "core/inference/diagnostics.h"
#include "core/inference/posterior_draws.h"
#include "core/inference/priors.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

/// Values in ascending order with their weights; quantiles are linear between the middles of the
/// weights.
class WeightedValues {
public:
    WeightedValues(const std::vector<double>& values, const std::vector<PosteriorPoint>& points) {
        for (std::size_t i = 0; i < values.size(); ++i)
            sorted_.emplace_back(values[i], points[i].weight);
        std::ranges::sort(sorted_);
        for (const auto& [value, weight] : sorted_)
            total_ += weight;
    }
    double quantile(double q) const {
        double below = 0;
        double lastMiddle = 0;
        double lastValue = sorted_.front().first;
        for (const auto& [value, weight] : sorted_) {
            const double middle = below + weight / 2;
            if (middle >= q * total_)
                return middle > lastMiddle
                           ? lastValue + (value - lastValue) * (q * total_ - lastMiddle) /
                                             (middle - lastMiddle)
                           : value;
            lastMiddle = middle;
            lastValue = value;
            below += weight;
        }
        return sorted_.back().first;
    }
    double smallest() const { return sorted_.front().first; }
    double largest() const { return sorted_.back().first; }

private:
    std::vector<std::pair<double, double>> sorted_;
    double total_ = 0;
};

struct Moments {
    double mean = 0;
    double sd = 0;
};
Moments moments(const std::vector<double>& values, const std::vector<PosteriorPoint>& points) {
    double total = 0;
    Moments result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        total += points[i].weight;
        result.mean += points[i].weight * values[i];
    }
    result.mean /= total;
    for (std::size_t i = 0; i < values.size(); ++i)
        result.sd += points[i].weight / total * std::pow(values[i] - result.mean, 2);
    result.sd = std::sqrt(result.sd);
    return result;
}

void addChainDiagnostics(const std::vector<double>& values, const SamplerReport& sampler,
                         ParameterEstimate& estimate) {
    if (sampler.chains < 1) {
        if (std::isfinite(sampler.effectiveDraws))
            estimate.bulkSize = sampler.effectiveDraws;
        return;
    }
    const std::size_t length = values.size() / static_cast<std::size_t>(sampler.chains);
    ChainDraws chains;
    for (std::size_t first = 0; first + length <= values.size(); first += length) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
        chains.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(length));
    }
    estimate.rHat = rHat(chains);
    estimate.bulkSize = bulkSampleSize(chains);
    estimate.tailSize = tailSampleSize(chains);
}

std::vector<double> valuesOf(const Posterior& posterior, std::size_t parameter) {
    std::vector<double> values;
    for (const PosteriorPoint& point : posterior.points)
        values.push_back(point.parameters[parameter]);
    return values;
}

double contraction(const Prior& prior, const std::vector<double>& values,
                   const std::vector<PosteriorPoint>& points) {
    if (prior.kind == PriorKind::Fixed)
        return ParameterEstimate::unknown;
    std::vector<double> scaled;
    for (const double value : values)
        scaled.push_back(onPriorScale(prior, value));
    const double ratio = moments(scaled, points).sd / priorSd(prior);
    return 1 - ratio * ratio;
}

} // namespace

ParameterEstimate describeValues(std::string name, const std::vector<double>& values,
                                 const std::vector<PosteriorPoint>& points) {
    const WeightedValues sorted(values, points);
    const Moments m = moments(values, points);
    ParameterEstimate e;
    e.name = std::move(name);
    e.estimate = sorted.quantile(0.5);
    e.mean = m.mean;
    e.sd = m.sd;
    e.low = sorted.quantile(0.025);
    e.high = sorted.quantile(0.975);
    e.low80 = sorted.quantile(0.1);
    e.high80 = sorted.quantile(0.9);
    e.low50 = sorted.quantile(0.25);
    e.high50 = sorted.quantile(0.75);
    e.smallest = sorted.smallest();
    e.largest = sorted.largest();
    return e;
}

std::vector<ParameterEstimate> describeParameters(const Posterior& posterior) {
    std::vector<ParameterEstimate> estimates;
    for (std::size_t p = 0; p < posterior.parameterNames.size(); ++p) {
        const Prior& prior = posterior.priors[p];
        const std::vector<double> values = valuesOf(posterior, p);
        ParameterEstimate e = describeValues(posterior.parameterNames[p], values, posterior.points);
        e.priorLower = prior.lower;
        e.priorUpper = prior.upper;
        if (prior.kind != PriorKind::Fixed) {
            e.contraction = contraction(prior, values, posterior.points);
            addChainDiagnostics(values, posterior.sampler, e);
        }
        estimates.push_back(std::move(e));
    }
    return estimates;
}

std::vector<ParameterEstimate> describeDerived(const Posterior& posterior) {
    std::vector<ParameterEstimate> result;
    const auto all = derivedValues(posterior);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ParameterEstimate e =
            describeValues(posterior.settings.derived[i].name, all[i], posterior.points);
        addChainDiagnostics(all[i], posterior.sampler, e);
        e.priorLower = e.priorUpper = ParameterEstimate::unknown;
        result.push_back(std::move(e));
    }
    return result;
}

void completeInferrer(Posterior& posterior) {
    for (std::size_t p = 0; p < posterior.estimates.size(); ++p) {
        ParameterEstimate& e = posterior.estimates[p];
        const std::vector<double> values = valuesOf(posterior, p);
        const ParameterEstimate described = describeValues(e.name, values, posterior.points);
        e.sd = described.sd;
        e.low80 = described.low80;
        e.high80 = described.high80;
        e.low50 = described.low50;
        e.high50 = described.high50;
        if (e.priorUpper > e.priorLower)
            e.contraction = contraction({.parameter = e.name,
                                         .kind = PriorKind::LogUniform,
                                         .lower = e.priorLower,
                                         .upper = e.priorUpper},
                                        values, posterior.points);
    }
    posterior.derived = describeDerived(posterior);
}

void addTruth(const ObservedGroup& group, Posterior& posterior) {
    if (group.truth.empty())
        return;
    for (std::size_t p = 0; p < std::min(group.truth.size(), posterior.estimates.size()); ++p)
        posterior.estimates[p].truth = group.truth[p];
    if (posterior.settings.derived.empty() || group.truth.size() < posterior.parameterNames.size())
        return;
    Posterior atTruth;
    atTruth.settings.derived = posterior.settings.derived;
    atTruth.parameterNames = posterior.parameterNames;
    atTruth.points.push_back({group.truth, 0, 1});
    const auto values = derivedValues(atTruth);
    for (std::size_t i = 0; i < posterior.derived.size(); ++i)
        posterior.derived[i].truth = values[i][0];
}

} // namespace dyngpt
