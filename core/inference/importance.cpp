#include "core/inference/importance.h"

#include "core/common/issue.h"
#include "core/common/random.h"
#include "core/inference/pareto_smoothing.h"
#include "core/inference/trust_limits.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dyngpt {
namespace {

constexpr std::uint64_t streamPurpose = 0x696d706f72; // "impor"
constexpr int mostFits = 24;
constexpr int fitDrawsPerDimension = 25;
/// So many effective draws, by tempered weights, a proposal is fitted to at least.
constexpr double fittedPerDimension = 10;
/// Enough for stable quantiles (A. Vehtari et al., Bayesian Anal. 16 (2021) 667).
constexpr double enoughEffective = 400;
constexpr double shareOfModes = 0.1; ///< of the proposal
constexpr double enoughShare = 0.15; ///< of the last draws that count
constexpr int sampleParts = 4;       ///< of the final draws, each from a better proposal
constexpr int mostSamples = 3;       ///< taken anew while the weights are not to be trusted
constexpr double leastWeight = 1e-5; ///< of a point that the proposal is fitted to
constexpr std::size_t mostParts = 12;
/// The first proposal is wider than the modes by this, in standard deviations.
constexpr double widening = 1.3;

Mixture aroundModes(const std::vector<Mode>& modes, const Chart& chart) {
    std::vector<MixturePart> parts;
    for (const Mode& mode : modes) {
        // The modes lie well inside, where charts hardly change lengths.
        MixturePart part{chart.place(mode.position), mode.covariance, {}, 1};
        for (double& value : part.covariance)
            value *= widening * widening;
        // Laplace's approximation may think too little of a mode.
        part.weight = 0.5 * mode.weight + 0.5 / static_cast<double>(modes.size());
        parts.push_back(std::move(part));
    }
    return Mixture(std::move(parts));
}

/// Raised to the largest power up to 1 with so many effective draws: a few large weights would
/// make the proposal collapse onto their points.
std::vector<double> tempered(const std::vector<double>& weights, double effective) {
    const auto raised = [&](double power) {
        std::vector<double> result;
        double sum = 0;
        for (const double weight : weights)
            sum += result.emplace_back(weight > 0 ? std::pow(weight, power) : 0);
        for (double& weight : result)
            weight /= sum;
        return result;
    };
    if (effectiveDraws(weights) >= effective)
        return weights;
    double low = 0, high = 1;
    for (int halving = 0; halving < 20; ++halving) {
        const double middle = (low + high) / 2;
        (effectiveDraws(raised(middle)) >= effective ? low : high) = middle;
    }
    return raised(low);
}

} // namespace

ImportanceSampler::ImportanceSampler(const LogDensity& density, const std::vector<Mode>& modes,
                                     const Chart& chart, std::uint64_t seed, WorkerPool& pool)
    : density_(density)
    , chart_(chart)
    , pool_(pool)
    , random_(seed, 0, streamPurpose)
    , modes_(aroundModes(modes, chart))
    , proposal_(modes_, chart) {}

bool ImportanceSampler::fit(int draws, const std::stop_token& stop) {
    const int count = fitDrawsPerDimension * static_cast<int>(density_.dimension());
    const double wanted = std::min(enoughEffective, draws / 8.0);
    for (int fit = 0; fit < mostFits; ++fit) {
        Batch batch = drawBatch(count, stop);
        if (stop.stop_requested())
            return false;
        const double share = effectiveDraws(paretoSmoothed(batch.logWeights).weights) / count;
        if (learn(std::move(batch)) > wanted && share > enoughShare)
            break;
    }
    return true;
}

double ImportanceSampler::learn(Batch batch) {
    used_.push_back({proposal_, static_cast<double>(batch.points.size())});
    for (std::size_t i = 0; i < points_.size(); ++i)
        proposed_[i] += used_.back().draws * std::exp(proposal_.logDensity(points_[i]));
    for (std::size_t i = 0; i < batch.points.size(); ++i) {
        double sum = 0;
        for (const Used& used : used_)
            sum += used.draws * std::exp(used.proposal.logDensity(batch.points[i]));
        proposed_.push_back(sum);
        logDensity_.push_back(batch.logDensity[i]);
        points_.push_back(std::move(batch.points[i]));
    }
    std::vector<double> logWeights;
    for (std::size_t i = 0; i < points_.size(); ++i)
        logWeights.push_back(logDensity_[i] - std::log(proposed_[i]));
    const std::vector<double> weights = paretoSmoothed(logWeights).weights;
    const std::vector<double> flat =
        tempered(weights, fittedPerDimension * static_cast<double>(density_.dimension()));
    Points places;
    std::vector<double> placeWeights;
    for (std::size_t i = 0; i < points_.size(); ++i) {
        if (!(flat[i] >= leastWeight)) // not a number where no point is possible
            continue;
        places.push_back(chart_.place(points_[i]));
        placeWeights.push_back(flat[i]);
    }
    if (places.empty())
        return 0; // nothing but impossible points so far
    // Modes that have had no luck so far stay on offer.
    std::vector<MixturePart> parts =
        Mixture::fitted(places, placeWeights, mostParts, random_).parts();
    for (MixturePart& part : parts)
        part.weight *= 1 - shareOfModes;
    for (const MixturePart& mode : modes_.parts()) {
        parts.push_back(mode);
        parts.back().weight *= shareOfModes;
    }
    proposal_ = Proposal(Mixture(std::move(parts)), chart_);
    return effectiveDraws(weights);
}

ImportanceSampler::Batch ImportanceSampler::drawBatch(int count, const std::stop_token& stop) {
    Batch batch;
    for (int i = 0; i < count; ++i)
        batch.points.push_back(proposal_.draw(random_));
    batch.logDensity = valuesAt(density_, batch.points, pool_, stop);
    for (std::size_t i = 0; i < batch.points.size(); ++i)
        batch.logWeights.push_back(batch.logDensity[i] - proposal_.logDensity(batch.points[i]));
    return batch;
}

ImportanceSampler::Batch ImportanceSampler::drawInParts(int count, const std::stop_token& stop) {
    Batch all;
    for (int part = 0; part < sampleParts; ++part) {
        const int upTo = static_cast<int>(std::int64_t{count} * (part + 1) / sampleParts);
        if (!newest_.points.empty())
            learn(std::exchange(newest_, {}));
        newest_ = drawBatch(upTo - static_cast<int>(all.points.size()), stop);
        if (stop.stop_requested())
            break;
        const auto append = [](auto& to, const auto& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        append(all.points, newest_.points);
        append(all.logDensity, newest_.logDensity);
        append(all.logWeights, newest_.logWeights);
    }
    return all;
}

std::optional<ImportanceDraws> ImportanceSampler::sample(int draws, const std::stop_token& stop) {
    Batch all;
    SmoothedWeights smoothed;
    for (int tries = 0; tries < mostSamples; ++tries) {
        all = drawInParts(draws, stop);
        if (stop.stop_requested())
            return std::nullopt;
        if (std::ranges::none_of(all.logWeights, [](double w) { return std::isfinite(w); }))
            throw Error({},
                        text(DYNGPT_TEXT("core", "No draw around the best parameters explains "
                                                 "these cells")),
                        text(DYNGPT_TEXT("core", "Sample with NUTS instead")));
        smoothed = paretoSmoothed(all.logWeights);
        if (smoothed.paretoK <= largestParetoK)
            break;
    }
    ImportanceDraws result;
    result.paretoK = smoothed.paretoK;
    result.effectiveDraws = effectiveDraws(smoothed.weights);
    for (const std::size_t i :
         drawnByWeight(smoothed.weights, static_cast<std::size_t>(draws), random_.uniform())) {
        result.draws.push_back(all.points[i]);
        result.logDensity.push_back(all.logDensity[i]);
    }
    return result;
}

} // namespace dyngpt
