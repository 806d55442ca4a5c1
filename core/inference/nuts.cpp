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
constexpr int drawsPerStretch = 50;

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
    std::vector<double> state() const { return {centre_, logStep_, logAverage_, error_, count_}; }
    void setState(const std::vector<double>& state) {
        centre_ = state.at(0);
        logStep_ = state.at(1);
        logAverage_ = state.at(2);
        error_ = state.at(3);
        count_ = state.at(4);
    }

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
        , number_(number)
        , random_(settings.seed, number, streamPurpose)
        , trajectory_(density, random_)
        , adaptation_(settings.targetAcceptance) {}

    /// Before any piece: its number names the random numbers.
    void begin(int piece, const std::vector<double>& position, const std::vector<double>& factor) {
        random_ = {settings_.seed, number_,
                   streamPurpose + (static_cast<std::uint64_t>(piece) << 32)};
        trajectory_.setFactor(factor);
        point_ = trajectory_.at(position);
    }
    void findFirstStepSize() { findStepSize(1); }
    void findStepSizeAgain() { findStepSize(adaptation_.stepSize()); }

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
    /// None when stopped.
    template <typename AfterDraw>
    std::optional<NutsStretch> sample(int draws, const AfterDraw& afterDraw) {
        NutsStretch stretch;
        const std::int64_t before = trajectory_.gradients();
        for (int i = 0; i < draws; ++i) {
            const Transition t =
                trajectory_.step(point_, adaptation_.averaged(), settings_.treeDepth);
            if (proposal_)
                stretch.jumps += jump();
            stretch.draws.push_back(point_.position);
            stretch.logDensity.push_back(point_.logDensity);
            stretch.divergences += t.divergent ? 1 : 0;
            stretch.deepest += t.depth == settings_.treeDepth ? 1 : 0;
            stretch.acceptance += t.acceptance;
            if (!afterDraw(t.divergent))
                return std::nullopt;
        }
        stretch.gradients = trajectory_.gradients() - before;
        return stretch;
    }

    const std::vector<std::vector<double>>& window() const { return window_; }
    const std::vector<double>& position() const { return point_.position; }
    DualAveraging& adaptation() { return adaptation_; }
    std::int64_t gradients() const { return trajectory_.gradients(); }

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

    /// The attempts do not depend on where the chain is, so their densities come together; how many
    /// were accepted.
    int jump() {
        std::vector<std::vector<double>> offered;
        for (int i = 0; i < jumpsPerDraw; ++i)
            offered.push_back(proposal_->draw(random_));
        const std::vector<double> logDensity = density_.values(offered, {});
        double here = point_.logDensity - proposal_->logDensity(point_.position);
        std::optional<std::size_t> chosen;
        int accepted = 0;
        for (std::size_t i = 0; i < offered.size(); ++i) {
            const double there = logDensity[i] - proposal_->logDensity(offered[i]);
            if (std::log(random_.uniform()) < there - here) {
                here = there;
                chosen = i;
                ++accepted;
            }
        }
        if (chosen)
            point_ = trajectory_.at(std::move(offered[*chosen]));
        return accepted;
    }

    const NutsSettings& settings_;
    const LogDensity& density_;
    const Proposal* proposal_;
    std::size_t number_;
    RandomStream random_;
    Trajectory trajectory_;
    DualAveraging adaptation_;
    PhasePoint point_;
    std::vector<std::vector<double>> window_;
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

class NutsRun {
public:
    NutsRun(const LogDensity& density, const Proposal* proposal, const NutsSettings& settings,
            std::size_t chains, WorkerPool& pool, const NutsProgress& progress,
            std::stop_token stop, const NutsPieces& pieces)
        : settings_(settings)
        , dimension_(density.dimension())
        , pool_(pool)
        , progress_(progress)
        , stop_(std::move(stop))
        , pieces_(pieces) {
        for (std::size_t c = 0; c < chains; ++c)
            chains_.push_back(std::make_unique<Chain>(density, proposal, settings, c));
    }

    bool warmUp(const std::vector<std::vector<double>>& starts,
                const std::vector<double>& covariance) {
        const std::vector<Window> windows = warmUpWindows(settings_.warmUp);
        state_ = {covariance, false, starts, {}, 0};
        for (std::size_t w = 0; w < windows.size(); ++w) {
            auto state = pieces_.warmUp.obtain(
                static_cast<int>(w), [&] { return warmUp(static_cast<int>(w), windows[w]); });
            if (!state)
                return false;
            if (pieces_.warmUp.known.contains(static_cast<int>(w)))
                drawn_ += windows[w].draws * static_cast<int>(chains_.size());
            gradients_ += state->gradients;
            state_ = std::move(*state);
            for (std::size_t c = 0; c < chains_.size(); ++c)
                chains_[c]->adaptation().setState(state_.adaptations.at(c));
        }
        return true;
    }

    std::optional<std::vector<NutsChain>> sample() {
        std::vector<NutsChain> result(chains_.size());
        const std::vector<double> factor = choleskyFactor(state_.metric, dimension_);
        const int stretches = nutsStretches(settings_);
        forEach([&](std::size_t c) {
            NutsChain& chain = result[c];
            chain.stepSize = chains_[c]->adaptation().averaged();
            std::vector<double> position = state_.positions[c];
            for (int i = 0; i < stretches; ++i) {
                const int number = static_cast<int>(c) * stretches + i;
                auto stretch = pieces_.stretches.obtain(
                    number, [&] { return this->stretch(c, i, position, factor); });
                if (!stretch)
                    return;
                if (pieces_.stretches.known.contains(number)) {
                    drawn_ += static_cast<int>(stretch->draws.size());
                    divergences_ += stretch->divergences;
                }
                position = stretch->draws.back();
                append(chain, std::move(*stretch));
            }
        });
        if (stop_.stop_requested())
            return std::nullopt;
        result[0].gradients += gradients_;
        return result;
    }

private:
    template <typename Work> bool forEach(const Work& work) {
        pool_.run(
            static_cast<int>(chains_.size()), [&](int c) { work(static_cast<std::size_t>(c)); },
            stop_);
        return !stop_.stop_requested();
    }
    bool afterDraw(bool divergent) {
        const int failed = divergences_ += divergent ? 1 : 0;
        progress_(++drawn_, failed);
        return !stop_.stop_requested();
    }

    std::optional<NutsWarmUp> warmUp(int number, const Window& window) {
        const std::vector<double> factor = choleskyFactor(state_.metric, dimension_);
        NutsWarmUp next = state_;
        next.positions.assign(chains_.size(), {});
        next.adaptations.assign(chains_.size(), {});
        next.gradients = 0;
        const std::int64_t before = gradients();
        const bool finished = forEach([&](std::size_t c) {
            Chain& chain = *chains_[c];
            chain.begin(number, state_.positions[c], factor);
            if (number == 0)
                chain.findFirstStepSize();
            else if (state_.isNew)
                chain.findStepSizeAgain();
            chain.warmUp(window.draws, [this](bool divergent) { return afterDraw(divergent); });
            next.positions[c] = chain.position();
            next.adaptations[c] = chain.adaptation().state();
        });
        if (!finished)
            return std::nullopt;
        next.gradients = gradients() - before;
        next.isNew = false;
        if (window.learnsMetric) {
            std::vector<double> learnt = learntCovariance(chains_, state_.metric);
            next.isNew = !choleskyFactor(learnt, dimension_).empty();
            if (next.isNew)
                next.metric = std::move(learnt);
        }
        return next;
    }

    std::optional<NutsStretch> stretch(std::size_t c, int number,
                                       const std::vector<double>& position,
                                       const std::vector<double>& factor) {
        const int first = number * drawsPerStretch;
        chains_[c]->begin(firstStretch + number, position, factor);
        return chains_[c]->sample(std::min(drawsPerStretch, settings_.draws - first),
                                  [this](bool divergent) { return afterDraw(divergent); });
    }

    void append(NutsChain& chain, NutsStretch stretch) const {
        std::ranges::move(stretch.draws, std::back_inserter(chain.draws));
        chain.logDensity.insert(chain.logDensity.end(), stretch.logDensity.begin(),
                                stretch.logDensity.end());
        chain.divergences += stretch.divergences;
        chain.deepest += stretch.deepest;
        chain.meanAcceptance += stretch.acceptance / settings_.draws;
        chain.jumps += static_cast<double>(stretch.jumps) / (jumpsPerDraw * settings_.draws);
        chain.gradients += stretch.gradients;
    }

    std::int64_t gradients() const {
        std::int64_t sum = 0;
        for (const auto& chain : chains_)
            sum += chain->gradients();
        return sum;
    }

    static constexpr int firstStretch = 1000; ///< after the numbers of all windows

    const NutsSettings& settings_;
    std::size_t dimension_;
    WorkerPool& pool_;
    const NutsProgress& progress_;
    std::stop_token stop_;
    const NutsPieces& pieces_;
    std::vector<std::unique_ptr<Chain>> chains_;
    NutsWarmUp state_;
    std::int64_t gradients_ = 0; ///< of the warm-up
    std::atomic<int> drawn_ = 0;
    std::atomic<int> divergences_ = 0;
};

} // namespace

int nutsStretches(const NutsSettings& settings) {
    return (settings.draws + drawsPerStretch - 1) / drawsPerStretch;
}

std::optional<std::vector<NutsChain>>
sampleNuts(const LogDensity& density, const std::vector<std::vector<double>>& starts,
           const std::vector<double>& covariance, const Proposal* proposal,
           const NutsSettings& settings, WorkerPool& pool, const NutsProgress& progress,
           std::stop_token stop, const NutsPieces& pieces) {
    NutsRun run(density, proposal, settings, starts.size(), pool, progress, std::move(stop),
                pieces);
    return run.warmUp(starts, covariance) ? run.sample() : std::nullopt;
}

} // namespace dyngpt
