#include "core/inference/descent.h"

#include "core/common/random.h"
#include "core/inference/loss.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>

namespace dyngpt {
namespace {

constexpr std::uint64_t streamPurpose = 0x696e666572; // "infer": apart from the simulator's
constexpr std::size_t largestChunk = 4;
/// Rows (observed states times hidden states) times points held at once by one thread.
constexpr double rowsInMemory = 100000;

constexpr double meanDecay = 0.9;
constexpr double squareDecay = 0.999;
constexpr double smallestRoot = 1e-8;
constexpr double lastRate = 0.1; ///< of the first

double hiddenStates(const SolverShape& shape, const std::vector<int>& observed) {
    double product = 1;
    for (std::size_t k = 0; k < shape.stateBounds.size(); ++k)
        if (!std::binary_search(observed.begin(), observed.end(), static_cast<int>(k)))
            product *= shape.stateBounds[k];
    return product;
}

bool allFinite(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

} // namespace

Descent::Descent(const Query& query, const SolverShape& shape, const ObservedSample& sample,
                 const InferenceSettings& settings)
    : query_(query)
    , sample_(sample)
    , settings_(settings)
    , starts_(static_cast<std::size_t>(settings.starts))
    , bestLoss_(std::numeric_limits<double>::infinity()) {
    const double rows =
        static_cast<double>(sample.weights.size()) * hiddenStates(shape, sample.states.observed);
    chunkSize_ =
        std::clamp(static_cast<std::size_t>(rowsInMemory / rows), std::size_t{1}, largestChunk);
    for (std::size_t p = 0; p < shape.parameterNames.size(); ++p) {
        lower_.push_back(std::log(shape.lower[p]));
        upper_.push_back(std::log(shape.upper[p]));
    }
    for (std::size_t i = 0; i < starts_.size(); ++i) {
        RandomStream random(settings.seed, i, streamPurpose);
        DescentStart& start = starts_[i];
        for (std::size_t p = 0; p < lower_.size(); ++p)
            start.position.push_back(lower_[p] + (upper_[p] - lower_[p]) * random.uniform());
        start.mean.assign(lower_.size(), 0.0);
        start.square.assign(lower_.size(), 0.0);
    }
}

int Descent::chunkCount() const {
    return static_cast<int>((starts_.size() + chunkSize_ - 1) / chunkSize_);
}

void Descent::step(WorkerPool& pool, std::stop_token stop) {
    std::vector<int> active;
    for (std::size_t i = 0; i < starts_.size(); ++i)
        if (starts_[i].failure.empty())
            active.push_back(static_cast<int>(i));
    const auto chunks = (active.size() + chunkSize_ - 1) / chunkSize_;
    pool.run(
        static_cast<int>(chunks),
        [&](int c) {
            const std::size_t first = static_cast<std::size_t>(c) * chunkSize_;
            const std::size_t count = std::min(chunkSize_, active.size() - first);
            stepChunk(std::span(active).subspan(first, count));
        },
        std::move(stop));
    ++step_;
    for (const int i : active) {
        const DescentStart& start = starts_[static_cast<std::size_t>(i)];
        if (!start.losses.empty())
            bestLoss_ = std::min(bestLoss_, start.losses.back());
    }
}

void Descent::stepChunk(std::span<const int> chunk) {
    const std::size_t parameters = lower_.size();
    const std::size_t states = sample_.weights.size();
    std::vector<double> points;
    for (const int i : chunk) {
        const auto& position = starts_[static_cast<std::size_t>(i)].position;
        points.insert(points.end(), position.begin(), position.end());
    }
    const auto evaluation = query_.evaluate(points);
    const std::span<const double> logProbability(evaluation->logProbability());
    std::vector<double> cotangent(chunk.size() * states);
    std::vector<double> losses;
    for (std::size_t c = 0; c < chunk.size(); ++c) {
        const auto slice = std::span(cotangent).subspan(c * states, states);
        losses.push_back(lossAndCotangent(settings_.loss, sample_.weights,
                                          logProbability.subspan(c * states, states), slice));
        if (!std::isfinite(losses.back())) // keeps its neighbours' gradients clean
            std::fill(slice.begin(), slice.end(), 0.0);
    }
    const std::vector<double> gradient = evaluation->pullBack(cotangent);
    for (std::size_t c = 0; c < chunk.size(); ++c) {
        DescentStart& start = starts_[static_cast<std::size_t>(chunk[c])];
        const auto slope = std::span(gradient).subspan(c * parameters, parameters);
        if (!std::isfinite(losses[c]) || !allFinite(slope)) {
            start.failure =
                text(DYNGPT_TEXT("core", "The loss or its gradient is not finite at step %1"),
                     step_ + 1)
                    .str();
            continue;
        }
        start.losses.push_back(losses[c]);
        start.visited.insert(start.visited.end(), start.position.begin(), start.position.end());
        move(start, slope);
    }
}

void Descent::move(DescentStart& start, std::span<const double> gradient) const {
    const double progress = static_cast<double>(step_) / settings_.steps;
    const double rate =
        settings_.learningRate *
        (lastRate + (1 - lastRate) * (1 + std::cos(std::numbers::pi * progress)) / 2);
    const double meanBias = 1 - std::pow(meanDecay, step_ + 1);
    const double squareBias = 1 - std::pow(squareDecay, step_ + 1);
    for (std::size_t p = 0; p < gradient.size(); ++p) {
        start.mean[p] = meanDecay * start.mean[p] + (1 - meanDecay) * gradient[p];
        start.square[p] =
            squareDecay * start.square[p] + (1 - squareDecay) * gradient[p] * gradient[p];
        const double root = std::sqrt(start.square[p] / squareBias);
        start.position[p] =
            std::clamp(start.position[p] - rate * start.mean[p] / meanBias / (root + smallestRoot),
                       lower_[p], upper_[p]);
    }
}

std::optional<double> Descent::bestLoss() const {
    if (!std::isfinite(bestLoss_))
        return std::nullopt;
    return bestLoss_;
}

} // namespace dyngpt
