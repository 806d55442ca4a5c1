#include "core/report/inference_text.h"

#include "core/common/numbers.h"
#include "core/inference/simulated_trial.h"
#include "core/inference/trust_limits.h"
#include "core/report/composer.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr double smallestContraction = 0.2;
constexpr double asWideAsPrior = 0.9; ///< in logarithms, as in the inferrer's notes
constexpr double uniformityLevel = 0.01;
constexpr double manyMoreCells =
    1.5; ///< than were simulated: a calibration does not speak for them

std::string joined(const std::vector<std::string>& names) {
    std::string result;
    for (const std::string& name : names)
        result += (result.empty() ? "" : ", ") + name;
    return result;
}

/// The worst of the parameters that were inferred.
struct ChainSummary {
    double rHat = 1;
    double effective = std::numeric_limits<double>::infinity();
    std::string worst;
};
ChainSummary chainSummary(const Posterior& posterior) {
    ChainSummary summary;
    for (const ParameterEstimate& e : posterior.estimates) {
        if (e.rHat > summary.rHat) {
            summary.rHat = e.rHat;
            summary.worst = e.name;
        }
        for (const double size : {e.bulkSize, e.tailSize})
            if (size < summary.effective)
                summary.effective = size;
    }
    return summary;
}

Text chainText(const Posterior& posterior) {
    const ChainSummary chains = chainSummary(posterior);
    const SamplerReport& sampler = posterior.sampler;
    const std::string rHat = formatSignificant(chains.rHat, 4);
    if (chains.rHat > disagreeingRHat)
        return text(DYNGPT_TEXT("core",
                                "The %1 chains disagree (R-hat is %2 for %3, where it should "
                                "be below 1.01): these numbers are not to be relied on. "
                                "Take more draws, or narrower priors."),
                    sampler.chains, rHat, chains.worst);
    if (sampler.divergences > 0)
        return text(DYNGPT_TEXT("core",
                                "%1 of %2 draws ended in a divergence: part of the posterior "
                                "may have been missed. A target acceptance nearer to 1 "
                                "helps."),
                    sampler.divergences, posterior.points.size());
    if (chains.rHat > agreeingRHat)
        return text(DYNGPT_TEXT("core",
                                "The %1 chains agree only roughly (R-hat is %2 for %3, where "
                                "it should be below 1.01): take more draws before the "
                                "intervals are quoted."),
                    sampler.chains, rHat, chains.worst);
    if (chains.effective < enoughDraws)
        return text(DYNGPT_TEXT("core",
                                "The %1 chains agree (R-hat at most %2), but their draws are "
                                "worth only %3 independent ones: the ends of the intervals "
                                "are rough."),
                    sampler.chains, rHat, shownNumber(std::floor(chains.effective)));
    return text(DYNGPT_TEXT("core",
                            "The %1 chains agree: R-hat is at most %2, the draws are worth at "
                            "least %3 independent ones, and none diverged."),
                sampler.chains, rHat, shownNumber(std::floor(chains.effective)));
}

} // namespace

Text methodText(InferenceMethod method) {
    switch (method) {
    case InferenceMethod::Nuts:
        return text(DYNGPT_TEXT("core", "NUTS (Hamiltonian Monte Carlo)"));
    case InferenceMethod::Importance:
        return text(DYNGPT_TEXT("core", "Importance sampling from a fitted mixture"));
    case InferenceMethod::Exact:
        return text(DYNGPT_TEXT("core", "Importance sampling, weighed by exact solutions"));
    case InferenceMethod::Inferrer:
        break;
    }
    return text(DYNGPT_TEXT("core", "DynGPT inferrer (gradient paths)"));
}

Text priorText(const Prior& prior) {
    const std::string lower = shownNumber(prior.lower);
    const std::string upper = shownNumber(prior.upper);
    switch (prior.kind) {
    case PriorKind::Uniform:
        return text(DYNGPT_TEXT("core", "uniform from %1 to %2"), lower, upper);
    case PriorKind::LogUniform:
        return text(DYNGPT_TEXT("core", "log-uniform from %1 to %2"), lower, upper);
    case PriorKind::LogNormal:
        return text(DYNGPT_TEXT("core", "lognormal with median %1 and sigma %2"),
                    shownNumber(prior.median), shownNumber(prior.sigma));
    case PriorKind::Fixed:
        break;
    }
    return text(DYNGPT_TEXT("core", "fixed at %1"), shownNumber(prior.value));
}

bool isDetermined(const ParameterEstimate& e) {
    if (!std::isnan(e.contraction))
        return e.contraction >= smallestContraction;
    if (!(e.priorLower > 0 && e.priorUpper > e.priorLower && e.low > 0))
        return true;
    return std::log(e.high / e.low) < asWideAsPrior * std::log(e.priorUpper / e.priorLower);
}

bool isFixed(const Posterior& posterior, const ParameterEstimate& estimate) {
    return std::ranges::any_of(posterior.priors, [&](const Prior& prior) {
        return prior.parameter == estimate.name && prior.kind == PriorKind::Fixed;
    });
}

Text samplerText(const Posterior& posterior) {
    const double k = posterior.sampler.paretoK;
    switch (posterior.settings.method) {
    case InferenceMethod::Nuts:
        return chainText(posterior);
    case InferenceMethod::Exact:
        if (!samplerIsSound(posterior))
            return text(DYNGPT_TEXT("core",
                                    "The exact solutions differ too much from the solver to weigh "
                                    "its draws by them: Pareto k is %1, where it should be below "
                                    "0.7. Weigh more draws, or train the solver longer."),
                        shownNumber(k));
        [[fallthrough]];
    case InferenceMethod::Importance:
        if (samplerIsSound(posterior))
            return text(DYNGPT_TEXT("core",
                                    "The weights of the draws can be trusted: Pareto k is %1 "
                                    "(below 0.7), worth %2 independent draws."),
                        shownNumber(k), shownNumber(std::floor(posterior.sampler.effectiveDraws)));
        return text(DYNGPT_TEXT("core",
                                "The weights of the draws are not to be trusted: Pareto k is "
                                "%1, where it should be below 0.7. Use NUTS for these data."),
                    shownNumber(k));
    case InferenceMethod::Inferrer:
        break;
    }
    return text(DYNGPT_TEXT("core", "The points are the tail of gradient paths: their spread shows "
                                    "where the loss is low, but it is no interval that covers the "
                                    "truth with a known probability."));
}

bool samplerIsSound(const Posterior& posterior) {
    switch (posterior.settings.method) {
    case InferenceMethod::Nuts:
        return chainSummary(posterior).rHat <= disagreeingRHat &&
               posterior.sampler.divergences == 0;
    case InferenceMethod::Importance:
    case InferenceMethod::Exact:
        return posterior.sampler.paretoK <= largestParetoK;
    case InferenceMethod::Inferrer:
        break;
    }
    return posterior.metThreshold;
}

Text fitText(const Posterior& posterior) {
    const std::string kl = shownNumber(posterior.fitKl);
    if (std::isnan(posterior.fitKlLimit))
        return text(DYNGPT_TEXT("core", "The divergence of the fit from the data is %1 nats."), kl);
    const std::string expected = shownNumber(posterior.fitKlExpected);
    const std::string limit = shownNumber(posterior.fitKlLimit);
    if (fitIsGood(posterior))
        return text(DYNGPT_TEXT("core",
                                "The fit is as good as chance allows: its divergence from the "
                                "data is %1 nats; as many cells from the fit itself would "
                                "give %2, and 95 % of the time at most %3."),
                    kl, expected, limit);
    return text(DYNGPT_TEXT("core",
                            "The fit is bad: its divergence from the data is %1 nats, but as "
                            "many cells from the fit itself would give %2, and 95 % of the "
                            "time at most %3. The network does not explain these cells, so "
                            "its parameters mean little for them."),
                kl, expected, limit);
}

bool fitIsGood(const Posterior& posterior) {
    return posterior.metThreshold &&
           (std::isnan(posterior.fitKlLimit) || posterior.fitKl <= posterior.fitKlLimit);
}

Text identifiabilityText(const Posterior& posterior) {
    if (isFlagged(posterior))
        return text(DYNGPT_TEXT("core", "What the cells determine cannot be told from draws that "
                                        "are not to be relied on."));
    std::vector<std::string> good;
    std::vector<std::string> bad;
    for (const ParameterEstimate& e : posterior.estimates)
        if (!isFixed(posterior, e))
            (isDetermined(e) ? good : bad).push_back(e.name);
    if (bad.empty())
        return text(DYNGPT_TEXT("core", "Taken alone, every parameter has a posterior that is "
                                        "clearly narrower than its prior."));
    if (good.empty())
        return text(DYNGPT_TEXT("core",
                                "The cells determine none of the parameters: the posterior is "
                                "about as wide as the prior."));
    return text(DYNGPT_TEXT("core", "The cells narrow down %1, but cannot determine %2, whose "
                                    "posterior is about as wide as the prior."),
                joined(good), joined(bad));
}

Text groupsText(const std::vector<Posterior>& groups) {
    int failed = 0;
    int badFits = 0;
    int unsound = 0;
    int undetermined = 0;
    for (const Posterior& posterior : groups) {
        failed += posterior.failure.empty() ? 0 : 1;
        if (!posterior.failure.empty())
            continue;
        badFits += fitIsGood(posterior) ? 0 : 1;
        unsound += samplerIsSound(posterior) ? 0 : 1;
        undetermined += std::ranges::any_of(posterior.estimates, [&](const ParameterEstimate& e) {
            return !isFixed(posterior, e) && !isDetermined(e);
        });
    }
    const auto all = static_cast<int>(groups.size());
    return text(DYNGPT_TEXT("core",
                            "%1 of %2 groups were inferred, %3 failed. Of the inferred ones "
                            "%4 are fitted badly, in %5 the sampler is not to be relied on, "
                            "and in %6 the cells do not determine every parameter."),
                all - failed, all, failed, badFits, unsound, undetermined);
}

bool isCalibrated(const ParameterCalibration& parameter) {
    if (parameter.fixed)
        return true;
    const auto trials = static_cast<int>(parameter.ranks.size());
    for (std::size_t level = 0; level < parameter.covered.size(); ++level) {
        const auto [fewest, most] = binomialBand(trials, ParameterCalibration::levels[level]);
        if (parameter.covered[level] < fewest || parameter.covered[level] > most)
            return false;
    }
    return parameter.uniformityP >= uniformityLevel;
}

Text calibrationVerdict(const ParameterCalibration& parameter) {
    if (parameter.fixed)
        return text(DYNGPT_TEXT("core", "fixed"));
    const auto trials = static_cast<int>(parameter.ranks.size());
    for (std::size_t level = 0; level < parameter.covered.size(); ++level) {
        const auto [fewest, most] = binomialBand(trials, ParameterCalibration::levels[level]);
        if (parameter.covered[level] < fewest)
            return text(DYNGPT_TEXT("core", "intervals too narrow"));
        if (parameter.covered[level] > most)
            return text(DYNGPT_TEXT("core", "intervals too wide"));
    }
    return parameter.uniformityP < uniformityLevel ? text(DYNGPT_TEXT("core", "ranks uneven"))
                                                   : text(DYNGPT_TEXT("core", "as it should be"));
}

Text calibrationText(const CalibrationReport& report) {
    std::vector<std::string> bad;
    int inferred = 0;
    for (const ParameterCalibration& parameter : report.parameters) {
        inferred += parameter.fixed ? 0 : 1;
        if (!isCalibrated(parameter))
            bad.push_back(parameter.name);
    }
    if (report.inferred == 0 || inferred == 0)
        return text(DYNGPT_TEXT("core",
                                "None of the simulations gave a posterior, so nothing is known "
                                "about the intervals."));
    if (bad.empty())
        return text(DYNGPT_TEXT("core",
                                "The intervals keep their promise: in %1 simulations of %2 "
                                "cells the 50, 80 and 95 % intervals of every parameter held "
                                "the true value as often as they should, and its ranks are "
                                "uniform."),
                    report.inferred, report.settings.cells);
    return text(DYNGPT_TEXT("core",
                            "The intervals of %1 do not keep their promise: in %2 simulations "
                            "of %3 cells they held the true value more or less often than "
                            "they should. Do not quote them before the solver is trained "
                            "better or another method is used."),
                joined(bad), report.inferred, report.settings.cells);
}

std::vector<Text> calibrationTexts(const CalibrationReport& report, bool stale,
                                   const CellsAtHand& atHand) {
    std::vector<Text> result;
    if (stale)
        result.push_back(text(DYNGPT_TEXT("core", "This calibration is out of date: solver or "
                                                  "network have changed since.")));
    result.push_back(calibrationText(report));
    const auto left = static_cast<int>(report.failures.size());
    if (left > 0 || report.flagged > 0)
        result.push_back(
            text(DYNGPT_TEXT("core", "Of %1 simulations %2 gave no posterior, and %3 gave one "
                                     "whose draws are doubtful; the latter are counted."),
                 report.settings.simulations, left, report.flagged));
    const auto sorted = [](std::vector<std::string> names) {
        std::ranges::sort(names);
        return names;
    };
    if (!atHand.states.empty() && sorted(atHand.states) != sorted(report.observedStates))
        result.push_back(
            text(DYNGPT_TEXT("core", "The simulated cells have counts of %1, the cells here of "
                                     "%2: it does not say how far to trust the intervals of these "
                                     "cells before it is made anew for them."),
                 joined(report.observedStates), joined(atHand.states)));
    else if (static_cast<double>(atHand.cells) > manyMoreCells * report.settings.cells)
        result.push_back(
            text(DYNGPT_TEXT("core", "Each simulation has %1 cells, the data here %2. The more "
                                     "cells, the more the solver's own error weighs: it does not "
                                     "say how far to trust these intervals before it is made anew "
                                     "with as many."),
                 report.settings.cells, atHand.cells));
    return result;
}

} // namespace dyngpt
