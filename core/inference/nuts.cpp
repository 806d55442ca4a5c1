#include "core/inference/nuts.h"

#include "core/common/random.h"
#include "core/inference/dense_matrix.h"
#include "core/inference/trajectory.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>

namespace dyngpt {
namespace {

constexpr std::uint64_t streamPurpose = 0x6e757473; // "nuts"
/// Values alone and all at once: cheaper than the gradients of a trajectory.
constexpr int jumpsPerDraw = 12;

/// Step size for an acceptance rate: Hoffman and Gelman's dual averaging with Stan's constants.
class DualAveraging {
public:
    explicit DualAveraging(double target) : target_(target) {}
    void restart(double stepSize) {
        centre_ = std::log(10 * stepSize);
        logStep_ = std::log(stepSize);
        logAverage_ = 0;
        error_ = 0;
        count_ = 0;
    }
    void learn(double acceptance) {
        ++count_;
        const double share = 1 / (count_ + 10.0);
        error_ += share * (target_ - std::min(acceptance, 1.0) - error_);
        logStep_ = centre_ - error_ * std::sqrt(count_) / 0.05;
        const double weight = std::pow(count_, -0.75);
        logAverage_ += weight * (logStep_ - logAverage_);
    }
    double stepSize() const { return std::exp(logStep_); }
    double averaged() const { return count_ > 0 ? std::exp(logAverage_) : stepSize(); }

private:
    double target_;
    double centre_ = 0, logStep_ = 0, logAverage_ = 0, error_ = 0;
    double count_ = 0;
};

struct Window {
    int draws = 0;
    bool learnsMetric = false;
};

/// As in Stan: a first stretch to find the mass, windows of doubling length that each leave a
/// new metric, a last stretch for the step size alone.
std::vector<Window> warmUpWindows(int warmUp) {
    constexpr int shortest = 25;
    const int first = std::min(75, warmUp * 15 / 100);
    const int last = std::min(50, warmUp / 10);
    int middle = warmUp - first - last;
    if (middle < shortest)
        return {{warmUp, false}};
    std::vector<Window> windows{{first, false}};
    for (int size = shortest; middle > 0; size *= 2) {
        const int draws = middle - size < 2 * size ? middle : size;
        windows.push_back({draws, true});
        middle -= draws;
    }
    windows.push_back({last, false});
    return windows;
}

class Chain {
public:
    Chain(const LogDensity& density, const Proposal* proposal, const NutsSettings& settings,
          std::size_t number)
        : settings_(settings)
        , density_(density)
        , proposal_(proposal)
        , random_(settings.seed, number, streamPurpose)
        , trajectory_(density, random_)
        , adaptation_(settings.targetAcceptance) {}

    void start(const std::vector<double>& position, const std::vector<double>& factor) {
        trajectory_.setFactor(factor);
        point_ = trajectory_.at(position);
        findStepSize(1);
    }
    void setFactor(const std::vector<double>& factor) {
        trajectory_.setFactor(factor);
        trajectory_.refresh(point_);
        findStepSize(adaptation_.stepSize());
    }

    /// Positions during the window are kept for the metric.
    template <typename AfterDraw> void warmUp(int draws, const AfterDraw& afterDraw) {
        window_.clear();
        for (int i = 0; i < draws; ++i) {
            const Transition t =
                trajectory_.step(point_, adaptation_.stepSize(), settings_.treeDepth);
            adaptation_.learn(t.acceptance);
            window_.push_back(point_.position);
            if (!afterDraw(false))
                return;
        }
    }
    template <typename AfterDraw> void sample(const AfterDraw& afterDraw) {
        result_.stepSize = adaptation_.averaged();
        for (int i = 0; i < settings_.draws; ++i) {
            const Transition t = trajectory_.step(point_, result_.stepSize, settings_.treeDepth);
            if (proposal_)
                jump();
            result_.draws.push_back(point_.position);
            result_.logDensity.push_back(point_.logDensity);
            result_.divergences += t.divergent ? 1 : 0;
            result_.deepest += t.depth == settings_.treeDepth ? 1 : 0;
            result_.meanAcceptance += t.acceptance / settings_.draws;
            if (!afterDraw(t.divergent))
                return;
        }
        result_.gradients = trajectory_.gradients();
    }
    const std::vector<std::vector<double>>& window() const { return window_; }
    NutsChain take() { return std::move(result_); }

private:
    /// Doubled or halved until one leap crosses the target acceptance.
    void findStepSize(double guess) {
        double step = guess;
        int direction = 0;
        for (int tries = 0; tries < 50; ++tries) {
            PhasePoint moved = point_;
            trajectory_.drawMomentum(moved);
            const double before = moved.energy();
            trajectory_.leap(moved, step);
            const int wanted =
                before - moved.energy() > std::log(settings_.targetAcceptance) ? 1 : -1;
            if (direction != 0 && wanted != direction)
                break;
            direction = wanted;
            step *= direction > 0 ? 2 : 0.5;
        }
        adaptation_.restart(step);
    }

    /// The attempts do not depend on where the chain is, so their densities come together.
    void jump() {
        std::vector<std::vector<double>> offered;
        for (int i = 0; i < jumpsPerDraw; ++i)
            offered.push_back(proposal_->draw(random_));
        const std::vector<double> logDensity = density_.values(offered, {});
        double here = point_.logDensity - proposal_->logDensity(point_.position);
        std::optional<std::size_t> chosen;
        for (std::size_t i = 0; i < offered.size(); ++i) {
            const double there = logDensity[i] - proposal_->logDensity(offered[i]);
            if (std::log(random_.uniform()) < there - here) {
                here = there;
                chosen = i;
                result_.jumps += 1.0 / (jumpsPerDraw * settings_.draws);
            }
        }
        if (chosen)
            point_ = trajectory_.at(std::move(offered[*chosen]));
    }

    const NutsSettings& settings_;
    const LogDensity& density_;
    const Proposal* proposal_;
    RandomStream random_;
    Trajectory trajectory_;
    DualAveraging adaptation_;
    PhasePoint point_;
    std::vector<std::vector<double>> window_;
    NutsChain result_;
};

/// Covariance within the chains' windows, drawn towards the metric so far, which is worth a few
/// draws for every dimension.
std::vector<double> learntCovariance(const std::vector<std::unique_ptr<Chain>>& chains,
                                     const std::vector<double>& before) {
    const std::size_t size = chains[0]->window()[0].size();
    std::vector<double> covariance(size * size);
    double degrees = 0;
    for (const auto& chain : chains) {
        const auto& draws = chain->window();
        const auto n = static_cast<double>(draws.size());
        std::vector<double> mean(size);
        for (const std::vector<double>& draw : draws)
            for (std::size_t i = 0; i < size; ++i)
                mean[i] += draw[i] / n;
        for (const std::vector<double>& draw : draws)
            for (std::size_t i = 0; i < size; ++i)
                for (std::size_t j = 0; j < size; ++j)
                    covariance[i * size + j] += (draw[i] - mean[i]) * (draw[j] - mean[j]);
        degrees += n - 1;
    }
    const double trust = degrees / (degrees + 5 * static_cast<double>(size));
    for (std::size_t i = 0; i < covariance.size(); ++i)
        covariance[i] = trust * covariance[i] / degrees + (1 - trust) * before[i];
    return covariance;
}

} // namespace

std::optional<std::vector<NutsChain>>
sampleNuts(const LogDensity& density, const std::vector<std::vector<double>>& starts,
           const std::vector<double>& covariance, const Proposal* proposal,
           const NutsSettings& settings, WorkerPool& pool, const NutsProgress& progress,
           std::stop_token stop) {
    std::vector<std::unique_ptr<Chain>> chains;
    for (std::size_t c = 0; c < starts.size(); ++c)
        chains.push_back(std::make_unique<Chain>(density, proposal, settings, c));
    std::atomic<int> drawn = 0;
    std::atomic<int> divergences = 0;
    const auto afterDraw = [&](bool divergent) {
        const int failed = divergences += divergent ? 1 : 0;
        progress(++drawn, failed);
        return !stop.stop_requested();
    };
    const auto forEach = [&](const auto& work) {
        pool.run(
            static_cast<int>(chains.size()), [&](int c) { work(static_cast<std::size_t>(c)); },
            stop);
        return !stop.stop_requested();
    };

    std::vector<double> metric = covariance;
    std::vector<double> factor = choleskyFactor(metric, density.dimension());
    if (!forEach([&](std::size_t c) { chains[c]->start(starts[c], factor); }))
        return std::nullopt;
    for (const Window& window : warmUpWindows(settings.warmUp)) {
        if (!forEach([&](std::size_t c) { chains[c]->warmUp(window.draws, afterDraw); }))
            return std::nullopt;
        if (!window.learnsMetric)
            continue;
        std::vector<double> learnt = learntCovariance(chains, metric);
        std::vector<double> learntFactor = choleskyFactor(learnt, density.dimension());
        if (learntFactor.empty())
            continue;
        metric = std::move(learnt);
        factor = std::move(learntFactor);
        if (!forEach([&](std::size_t c) { chains[c]->setFactor(factor); }))
            return std::nullopt;
    }
    if (!forEach([&](std::size_t c) { chains[c]->sample(afterDraw); }))
        return std::nullopt;
    std::vector<NutsChain> result;
    for (const auto& chain : chains)
        result.push_back(chain->take());
    return result;
}

} // namespace dyngpt
