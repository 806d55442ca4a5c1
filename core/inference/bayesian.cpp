#include "core/inference/bayesian.h"

#include "core/common/random.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/inference/capture.h"
#include "core/inference/cell_density.h"
#include "core/inference/estimates.h"
#include "core/inference/exact_weighing.h"
#include "core/inference/exchanges.h"
#include "core/inference/fit_check.h"
#include "core/inference/identifiability.h"
#include "core/inference/importance.h"
#include "core/inference/modes.h"
#include "core/inference/nuts.h"
#include "core/inference/pausing_density.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

constexpr std::uint64_t streamPurpose = 0x6261796573; // "bayes"
constexpr std::size_t cloudPerDimension = 24;
/// Chains start from draws this much wider than the proposal, the best of so many each.
constexpr double overdispersion = 1.5;
constexpr int startTries = 4;
constexpr std::size_t mostWeighedExchanges = 3; ///< each takes its share of the exact solutions

void requireExactSolutions(const Network* network) {
    if (!network)
        throw Error({}, text(DYNGPT_TEXT("core", "Exact solutions need the network of the cells")),
                    otherMethod());
    if (std::vector<Issue> issues = obstaclesToExact(*network); !issues.empty())
        throw Error(std::move(issues));
}

class BayesianRun {
public:
    BayesianRun(const Solver& solver, const ObservedData& data, std::size_t group,
                const InferenceSettings& settings, InferenceSink& sink, std::stop_token stop,
                const InferenceContext& context)
        : solver_(solver)
        , group_(data.groups[group])
        , settings_(settings)
        , sink_(sink)
        , stop_(std::move(stop))
        , context_(context)
        , sample_(observedSample(data, group, solver.shape(), settings.clipToBounds))
        , query_(cellQuery(solver, sample_.states, settings.capture))
        , space_(effectivePriors(settings, solver.shape()))
        , cells_(*query_, sample_, space_)
        , density_(cells_, sink_, stop_)
        , pool_(threadCount(settings.threads)) {}

    std::optional<Posterior> run() {
        const auto began = std::chrono::steady_clock::now();
        posterior_.group = group_.name;
        posterior_.settings = settings_;
        posterior_.priors = space_.priors();
        for (const Prior& prior : space_.priors())
            posterior_.parameterNames.push_back(prior.parameter);
        for (const int state : sample_.states.observed)
            posterior_.observedStates.push_back(
                solver_.shape().stateNames[static_cast<std::size_t>(state)]);
        posterior_.cells = sample_.cells;
        posterior_.outside = sample_.outside;
        posterior_.bestPossibleLoss = bestPossibleLoss(sample_, InferenceLoss::Likelihood);

        sink_.progress({0, 0, text(DYNGPT_TEXT("core", "Looking for the best parameters"))});
        const std::vector<Mode> modes = findModes(density_, cloud(), {}, pool_, stop_);
        if (stop_.stop_requested())
            return std::nullopt;
        if (modes.empty())
            throw Error({},
                        text(DYNGPT_TEXT("core", "No parameters within the priors explain these "
                                                 "cells")),
                        text(DYNGPT_TEXT("core", "Check that each column is mapped to the right "
                                                 "state, or widen the priors")));
        ImportanceSampler sampler(density_, modes, space_, settings_.seed, pool_);
        if (!sampler.fit(settings_.chains * settings_.draws, stop_))
            return std::nullopt;
        const bool finished = weighsDraws(settings_.method) ? drawByImportance(sampler)
                                                            : drawByNuts(modes, sampler.proposal());
        if (!finished)
            return std::nullopt;
        std::vector<Exchange> near = nearExchanges(posterior_, space_, density_, pool_, stop_);
        if (settings_.method == InferenceMethod::Exact && !weighByExactSolutions(near))
            return std::nullopt;
        sink_.progress({0, 0, text(DYNGPT_TEXT("core", "Comparing the fit with the cells"))});
        describe();

        if (!describeFit(solver_, *query_, sample_, posterior_, pool_, stop_))
            return std::nullopt;
        posterior_.notes = bayesianNotes(posterior_);
        if (shift_)
            posterior_.notes.push_back(std::move(*shift_));
        if (settings_.method == InferenceMethod::Exact)
            near.clear(); // they are weighed
        if (auto missed = missedExchange(posterior_, space_, near))
            posterior_.notes.insert(posterior_.notes.begin(), std::move(*missed)); // weighs most
        if (stop_.stop_requested())
            return std::nullopt; // without all of its warnings it is not to be kept
        posterior_.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return std::move(posterior_);
    }

private:
    std::vector<std::vector<double>> cloud() const {
        RandomStream random(settings_.seed, 0, streamPurpose);
        std::vector<std::vector<double>> points{std::vector<double>(space_.dimension(), 0.5)};
        while (points.size() < cloudPerDimension * (1 + space_.dimension()))
            points.push_back(space_.draw(random));
        return points;
    }

    /// Drawn from the proposal, so in all modes, and wider.
    std::vector<std::vector<double>> starts(const Proposal& proposal) const {
        std::vector<MixturePart> parts = proposal.mixture().parts();
        for (MixturePart& part : parts) {
            part.factor.clear();
            for (double& value : part.covariance)
                value *= overdispersion * overdispersion;
        }
        const Proposal wider(Mixture(std::move(parts)), space_);
        std::vector<std::vector<double>> result;
        for (int chain = 0; chain < settings_.chains; ++chain) {
            RandomStream random(settings_.seed, static_cast<std::uint64_t>(chain) + 1,
                                streamPurpose);
            // The best of a few: far out in many dimensions, chains would take long to come in.
            std::vector<double> best;
            double largest = -std::numeric_limits<double>::infinity();
            for (int tries = 0; tries < startTries || best.empty(); ++tries) {
                std::vector<double> start = wider.draw(random);
                const double logDensity = density_(start);
                if (logDensity > largest || (tries > 100 * startTries && best.empty())) {
                    largest = logDensity;
                    best = std::move(start);
                }
            }
            result.push_back(std::move(best));
        }
        return result;
    }

    bool drawByNuts(const std::vector<Mode>& modes, const Proposal& proposal) {
        NutsSettings settings;
        settings.warmUp = settings_.warmUp;
        settings.draws = settings_.draws;
        settings.targetAcceptance = settings_.targetAcceptance;
        settings.treeDepth = settings_.treeDepth;
        settings.seed = settings_.seed;
        const int all = settings_.chains * (settings_.warmUp + settings_.draws);
        const auto progress = [&](int draws, int divergences) {
            sink_.samplerStep(draws, all, divergences);
            sink_.progress({static_cast<double>(draws), static_cast<double>(all),
                            text(DYNGPT_TEXT("core", "Draw %1 of %2, %3 divergences"), draws, all,
                                 divergences)});
        };
        const auto chains = sampleNuts(density_, starts(proposal), modes[0].covariance, &proposal,
                                       settings, pool_, progress, stop_, context_.nuts);
        if (!chains)
            return false;
        SamplerReport& report = posterior_.sampler;
        report.chains = settings_.chains;
        for (const NutsChain& chain : *chains) {
            report.divergences += chain.divergences;
            report.deepest += chain.deepest;
            report.meanAcceptance += chain.meanAcceptance / settings_.chains;
            report.stepSizes.push_back(chain.stepSize);
            report.gradients += chain.gradients;
            for (std::size_t i = 0; i < chain.draws.size(); ++i)
                addPoint(chain.draws[i], chain.logDensity[i]);
        }
        return true;
    }

    bool drawByImportance(ImportanceSampler& sampler) {
        sink_.progress({0, 0,
                        text(DYNGPT_TEXT("core", "Weighing draws around the best "
                                                 "parameters"))});
        const auto draws = sampler.sample(settings_.chains * settings_.draws, stop_);
        if (!draws)
            return false;
        posterior_.sampler.paretoK = draws->paretoK;
        posterior_.sampler.effectiveDraws = draws->effectiveDraws;
        for (std::size_t i = 0; i < draws->draws.size(); ++i)
            addPoint(draws->draws[i], draws->logDensity[i]);
        return true;
    }

    bool weighByExactSolutions(std::vector<Exchange>& near) {
        near.resize(std::min(near.size(), mostWeighedExchanges));
        const ExactLikelihood likelihood(*context_.network, solver_.shape(), sample_, settings_);
        auto weighed = weighExactly(posterior_, space_, density_, near, likelihood, pool_, sink_,
                                    stop_, context_.exact);
        if (!weighed)
            return false;
        shift_ = largestShift(posterior_.points, weighed->points, space_);
        posterior_.points = std::move(weighed->points);
        // Draws that were not the solver's posterior are no proposal to weigh by.
        posterior_.sampler.paretoK = std::max(posterior_.sampler.paretoK, weighed->paretoK);
        posterior_.sampler.effectiveDraws =
            std::min(posterior_.sampler.effectiveDraws, weighed->effectiveDraws);
        return true;
    }

    void addPoint(const std::vector<double>& coordinates, double logDensity) {
        const double logLikelihood = logDensity - space_.logPrior(coordinates, {});
        posterior_.points.push_back({space_.parameters(coordinates),
                                     -logLikelihood / static_cast<double>(sample_.cells), 1});
    }

    void describe() {
        for (PosteriorPoint& point : posterior_.points)
            point.weight = 1 / static_cast<double>(posterior_.points.size());
        posterior_.bestLoss = std::ranges::min(posterior_.points, {}, &PosteriorPoint::loss).loss;
        posterior_.estimates = describeParameters(posterior_);
        posterior_.derived = describeDerived(posterior_);
        addTruth(group_, posterior_);
    }

    const Solver& solver_;
    const ObservedGroup& group_;
    const InferenceSettings& settings_;
    InferenceSink& sink_;
    std::stop_token stop_;
    const InferenceContext& context_;
    ObservedSample sample_;
    std::unique_ptr<Query> query_;
    ParameterSpace space_;
    CellDensity cells_;
    PausingDensity density_;
    WorkerPool pool_;
    Posterior posterior_;
    std::optional<Issue> shift_; ///< of Exact
};

} // namespace

std::optional<Posterior> sampleBayesian(const Solver& solver, const ObservedData& data,
                                        std::size_t group, const InferenceSettings& settings,
                                        InferenceSink& sink, std::stop_token stop,
                                        const InferenceContext& context) {
    std::vector<Issue> issues = checkSettings(settings);
    if (!hasErrors(issues))
        issues = checkPriors(settings, solver.shape());
    if (hasErrors(issues))
        throw Error(std::move(issues));
    if (group >= data.groups.size())
        throw Error(data.fileName, text(DYNGPT_TEXT("core", "There are no observed counts")),
                    text(DYNGPT_TEXT("core", "Load a file with at least one column of counts")));
    if (settings.method == InferenceMethod::Exact)
        requireExactSolutions(context.network);
    return BayesianRun(solver, data, group, settings, sink, std::move(stop), context).run();
}

} // namespace dyngpt
