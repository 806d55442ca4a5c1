#include "core/inference/importance.h"

#include "core/common/random.h"
#include "core/inference/pareto_smoothing.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

constexpr std::uint64_t fitPurpose = 0x666974707270;  // "fitprp"
constexpr std::uint64_t drawPurpose = 0x706f696e7473; // "points"
constexpr int fits = 6;                               ///< of the proposal to its own draws
constexpr int fitDrawsPerDimension = 100;
constexpr std::size_t mostParts = 12;
/// The first proposal is wider than the modes by this, in standard deviations.
constexpr double widening = 1.3;

using Points = std::vector<std::vector<double>>;

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

struct Batch {
    Points points;
    std::vector<double> logDensity;
};

Batch drawBatch(const LogDensity& density, const Proposal& proposal, int count,
                RandomStream& random, WorkerPool& pool, const std::stop_token& stop) {
    Batch batch;
    for (int i = 0; i < count; ++i)
        batch.points.push_back(proposal.draw(random));
    batch.logDensity.resize(batch.points.size());
    pool.run(
        count,
        [&](int i) {
            const auto at = static_cast<std::size_t>(i);
            batch.logDensity[at] = density(batch.points[at]);
        },
        stop);
    return batch;
}

} // namespace

std::optional<Proposal> fitProposal(const LogDensity& density, const std::vector<Mode>& modes,
                                    const Chart& chart, std::uint64_t seed, WorkerPool& pool,
                                    std::stop_token stop) {
    RandomStream random(seed, 0, fitPurpose);
    Proposal proposal(aroundModes(modes, chart), chart);
    const int count = fitDrawsPerDimension * static_cast<int>(density.dimension());
    Points coordinates, places;
    std::vector<double> logDensity;
    std::vector<double> proposed; // density of the mean of all proposals so far, times their number
    std::vector<Proposal> proposals;
    for (int fit = 0; fit < fits; ++fit) {
        const Batch batch = drawBatch(density, proposal, count, random, pool, stop);
        if (stop.stop_requested())
            return std::nullopt;
        for (std::size_t i = 0; i < coordinates.size(); ++i)
            proposed[i] += std::exp(proposal.logDensity(coordinates[i]));
        proposals.push_back(proposal);
        for (std::size_t i = 0; i < batch.points.size(); ++i) {
            double sum = 0;
            for (const Proposal& earlier : proposals)
                sum += std::exp(earlier.logDensity(batch.points[i]));
            proposed.push_back(sum);
            logDensity.push_back(batch.logDensity[i]);
            coordinates.push_back(batch.points[i]);
            places.push_back(chart.place(batch.points[i]));
        }
        std::vector<double> logWeights;
        for (std::size_t i = 0; i < coordinates.size(); ++i)
            logWeights.push_back(logDensity[i] - std::log(proposed[i]));
        proposal = Proposal(
            Mixture::fitted(places, paretoSmoothed(logWeights).weights, mostParts, random), chart);
    }
    return proposal;
}

std::optional<ImportanceDraws> sampleImportance(const LogDensity& density, const Proposal& proposal,
                                                int draws, std::uint64_t seed, WorkerPool& pool,
                                                std::stop_token stop) {
    RandomStream random(seed, 0, drawPurpose);
    const Batch batch = drawBatch(density, proposal, draws, random, pool, stop);
    if (stop.stop_requested())
        return std::nullopt;
    std::vector<double> logWeights;
    for (std::size_t i = 0; i < batch.points.size(); ++i)
        logWeights.push_back(batch.logDensity[i] - proposal.logDensity(batch.points[i]));
    const SmoothedWeights smoothed = paretoSmoothed(logWeights);
    ImportanceDraws result;
    result.paretoK = smoothed.paretoK;
    result.effectiveDraws = effectiveDraws(smoothed.weights);
    // Systematic: as many copies of a point as its weight says, rounded by one number for all.
    const double offset = random.uniform();
    double reached = 0;
    for (std::size_t i = 0; i < batch.points.size(); ++i) {
        reached += smoothed.weights[i] * draws;
        while (static_cast<double>(result.draws.size()) + offset < reached &&
               result.draws.size() < static_cast<std::size_t>(draws)) {
            result.draws.push_back(batch.points[i]);
            result.logDensity.push_back(batch.logDensity[i]);
        }
    }
    return result;
}

} // namespace dyngpt
