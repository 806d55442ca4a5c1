#include "core/inference/identifiability.h"

#include "core/inference/dense_matrix.h"
#include "core/inference/estimates.h"
#include "core/inference/peaks.h"
#include "core/inference/priors.h"
#include "core/inference/trust_limits.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

constexpr double asWideAsPrior = 0.1; ///< contraction below it
constexpr double poorlyContracted = 0.9;
constexpr double ridge = 0.95; ///< correlation of logarithms above it
constexpr double sameSlope = 1.5;
constexpr double outermost = 0.05; ///< of the prior's range ...
constexpr double atBound = 0.3;    ///< ... with more than this share of the posterior
constexpr double nearLimit = 0.95; ///< of the solver's largest count
constexpr double manyNearLimit = 0.01;
constexpr double hardlyEver = 1e-3; ///< expected cells of a count and beyond
constexpr double farOff = 2;        ///< times the limit of the KL divergence

/// To four significant digits: no estimate is sharper.
double brief(double value) {
    if (value == 0 || !std::isfinite(value))
        return value;
    const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 3);
    return std::round(value / unit) * unit;
}

class Notes {
public:
    explicit Notes(const Posterior& posterior) : posterior_(posterior) {
        for (std::size_t p = 0; p < posterior.priors.size(); ++p)
            if (posterior.priors[p].kind != PriorKind::Fixed)
                free_.push_back(p);
    }

    std::vector<Issue> all() {
        noteCells();
        noteSampler();
        noteFit();
        noteUndetermined();
        noteRidges();
        notePeaks();
        noteBounds();
        return std::move(notes_);
    }

private:
    void warn(const std::string& place, Text what, Text remedy = {}) {
        notes_.push_back({Severity::Warning, place, std::move(what), std::move(remedy)});
    }
    const ParameterEstimate& estimate(std::size_t parameter) const {
        return posterior_.estimates[parameter];
    }

    /// Of the draws between the ends of the prior, 0 and 1.
    std::vector<double> places(std::size_t parameter) const {
        const Prior& prior = posterior_.priors[parameter];
        const double lower = onPriorScale(prior, prior.lower);
        const double width = onPriorScale(prior, prior.upper) - lower;
        std::vector<double> result;
        for (const PosteriorPoint& point : posterior_.points)
            result.push_back((onPriorScale(prior, point.parameters[parameter]) - lower) / width);
        return result;
    }

    void noteCells() {
        const Text larger = text(DYNGPT_TEXT("core", "Train a solver with larger state bounds"));
        if (posterior_.outside > 0 && posterior_.settings.clipToBounds)
            warn(
                {},
                text(DYNGPT_TEXT("core", "%1 of %2 cells have counts above the solver's bounds and "
                                         "were counted as the largest it knows"),
                     posterior_.outside, posterior_.cells),
                larger);
        else if (posterior_.outside > 0)
            warn(
                {},
                text(DYNGPT_TEXT("core", "%1 of %2 cells have counts above the solver's bounds and "
                                         "were left out"),
                     posterior_.outside, posterior_.outside + posterior_.cells),
                larger);
        for (std::size_t k = 0; k < posterior_.observedStates.size(); ++k) {
            const std::vector<double>& marginal = posterior_.dataMarginals[k];
            if (marginal.size() <= 10)
                continue;
            double share = 0;
            for (std::size_t n = 0; n < marginal.size(); ++n)
                if (static_cast<double>(n) > nearLimit * static_cast<double>(marginal.size() - 1))
                    share += marginal[n];
            if (share > manyNearLimit)
                warn(posterior_.observedStates[k],
                     text(DYNGPT_TEXT("core", "%1 % of the cells have almost as many %2 as the "
                                              "solver knows, %3"),
                          brief(100 * share), posterior_.observedStates[k], marginal.size() - 1),
                     larger);
        }
    }

    void noteSampler() {
        const SamplerReport& report = posterior_.sampler;
        if (report.paretoK > largestParetoK)
            warn(
                {},
                text(DYNGPT_TEXT("core", "The weights of the draws are not to be trusted: Pareto k "
                                         "is %1, above 0.7"),
                     brief(report.paretoK)),
                posterior_.settings.method == InferenceMethod::Exact
                    ? text(DYNGPT_TEXT("core", "Weigh more draws, or train the solver longer"))
                    : text(DYNGPT_TEXT("core", "Use NUTS for these cells")));
        if (report.chains == 0)
            return;
        const ParameterEstimate* worst = nullptr;
        const ParameterEstimate* fewest = nullptr;
        const auto draws = [](const ParameterEstimate& e) {
            return std::min(e.bulkSize, e.tailSize);
        };
        for (const std::size_t p : free_) {
            const ParameterEstimate& e = estimate(p);
            if (!(e.rHat <= agreeingRHat) && (!worst || !(e.rHat <= worst->rHat)))
                worst = &e;
            if (draws(e) < enoughDraws && (!fewest || draws(e) < draws(*fewest)))
                fewest = &e;
        }
        const Text longer = text(DYNGPT_TEXT("core", "Use more warm-up and more draws"));
        if (worst)
            warn(worst->name,
                 text(DYNGPT_TEXT("core", "The chains do not agree yet: R-hat of %1 is %2, above "
                                          "1.01"),
                      worst->name, brief(worst->rHat)),
                 longer);
        if (fewest)
            warn(fewest->name,
                 text(DYNGPT_TEXT("core", "The draws of %1 are worth only %2 independent ones, so "
                                          "its intervals are rough"),
                      fewest->name, std::round(draws(*fewest))),
                 longer);
        if (report.divergences > 0)
            warn({},
                 text(DYNGPT_TEXT("core", "%1 of %2 draws diverged: a part of the posterior may be "
                                          "missing"),
                      report.divergences, posterior_.points.size()),
                 text(DYNGPT_TEXT("core", "Raise the target acceptance, to 0.99 for example")));
        if (static_cast<double>(report.deepest) >
            0.05 * static_cast<double>(posterior_.points.size()))
            warn({},
                 text(DYNGPT_TEXT("core", "%1 of %2 draws ended at the largest tree depth, %3"),
                      report.deepest, posterior_.points.size(), posterior_.settings.treeDepth),
                 text(DYNGPT_TEXT("core", "Raise the tree depth")));
    }

    void noteFit() {
        // Along a ridge the medians may lie beside it, where the best draw does not.
        const double divergence =
            std::min(posterior_.fitKl, posterior_.bestLoss - posterior_.bestPossibleLoss);
        const Text remedy = text(DYNGPT_TEXT("core", "The network may not explain these cells; "
                                                     "otherwise train the solver longer"));
        if (divergence > farOff * posterior_.fitKlLimit)
            warn({},
                 text(DYNGPT_TEXT("core", "The cells are far from anything the solver knows: their "
                                          "KL divergence from the fit is %1, of cells drawn from "
                                          "the fit %2"),
                      brief(divergence), brief(posterior_.fitKlExpected)),
                 remedy);
        else if (divergence > posterior_.fitKlLimit)
            warn({},
                 text(DYNGPT_TEXT("core", "The fit differs from the cells by more than chance: "
                                          "their KL divergence is %1, of cells drawn from the fit "
                                          "%2, and above %3 in 5 % of the cases"),
                      brief(divergence), brief(posterior_.fitKlExpected),
                      brief(posterior_.fitKlLimit)),
                 remedy);
        for (std::size_t k = 0; k < posterior_.observedStates.size(); ++k)
            noteOutliers(k);
    }

    void noteOutliers(std::size_t k) {
        const std::vector<double>& fit = posterior_.fitMarginals[k];
        const std::vector<double>& data = posterior_.dataMarginals[k];
        const auto cells = static_cast<double>(posterior_.cells);
        double beyond = 0; // of the fit
        double seen = 0;
        std::size_t first = fit.size();
        for (std::size_t n = fit.size(); n-- > 0;) {
            beyond += fit[n];
            if (beyond * cells > hardlyEver)
                break;
            seen += data[n];
            first = n;
        }
        if (seen * cells > 0.5)
            warn(posterior_.observedStates[k],
                 text(DYNGPT_TEXT("core", "Cells with %1 or more %2 hardly ever come from the fit, "
                                          "but there are %3 of them"),
                      first, posterior_.observedStates[k], std::round(seen * cells)),
                 text(DYNGPT_TEXT("core", "Look for cells of another kind, such as doublets")));
    }

    void noteUndetermined() {
        for (const std::size_t p : free_)
            if (estimate(p).contraction < asWideAsPrior)
                warn(estimate(p).name,
                     text(DYNGPT_TEXT("core", "%1 cannot be determined from these data: its "
                                              "posterior is as wide as its prior"),
                          estimate(p).name),
                     text(DYNGPT_TEXT("core", "Fix it at a known value, or observe more states")));
    }

    /// Correlations of the free parameters' logarithms, and their sds.
    void correlate() {
        const std::size_t n = free_.size();
        std::vector<double> mean(n);
        covariance_.assign(n * n, 0.0);
        for (const PosteriorPoint& point : posterior_.points)
            for (std::size_t i = 0; i < n; ++i)
                mean[i] += point.weight * std::log(point.parameters[free_[i]]);
        for (const PosteriorPoint& point : posterior_.points)
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j)
                    covariance_[i * n + j] += point.weight *
                                              (std::log(point.parameters[free_[i]]) - mean[i]) *
                                              (std::log(point.parameters[free_[j]]) - mean[j]);
    }
    double correlation(std::size_t i, std::size_t j) const {
        const std::size_t n = free_.size();
        return covariance_[i * n + j] / std::sqrt(covariance_[i * n + i] * covariance_[j * n + j]);
    }

    void noteRidges() {
        correlate();
        const std::size_t n = free_.size();
        std::vector<bool> told(n, false);
        const auto isPoor = [&](std::size_t i) {
            return estimate(free_[i]).contraction < poorlyContracted;
        };
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = i + 1; j < n; ++j)
                if (isPoor(i) && isPoor(j) && std::abs(correlation(i, j)) > ridge) {
                    told[i] = told[j] = true;
                    notePair(i, j);
                }
        // Those that the others together foretell.
        std::vector<double> matrix(n * n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                matrix[i * n + j] = correlation(i, j);
        const std::vector<double> inverse = flooredInverse(matrix, n, 1e-12);
        std::string names;
        int tied = 0;
        for (std::size_t i = 0; i < n; ++i)
            if (!told[i] && isPoor(i) && 1 - 1 / inverse[i * n + i] > ridge * ridge) {
                names += (names.empty() ? "" : ", ") + estimate(free_[i]).name;
                ++tied;
            }
        if (tied > 1)
            warn({}, text(DYNGPT_TEXT("core", "%1 cannot be told apart from these data, only "
                                              "combinations of them are determined"),
                          names));
    }

    void notePair(std::size_t i, std::size_t j) {
        const std::size_t n = free_.size();
        const bool product = correlation(i, j) < 0;
        const std::string& first = estimate(free_[i]).name;
        const std::string& second = estimate(free_[j]).name;
        const double slope = std::sqrt(covariance_[i * n + i] / covariance_[j * n + j]);
        if (slope > sameSlope || slope < 1 / sameSlope) {
            warn(first,
                 text(DYNGPT_TEXT("core", "%1 and %2 cannot be told apart from these data, only a "
                                          "combination of them is determined"),
                      first, second));
            return;
        }
        std::vector<double> values;
        for (const PosteriorPoint& point : posterior_.points)
            values.push_back(product ? point.parameters[free_[i]] * point.parameters[free_[j]]
                                     : point.parameters[free_[i]] / point.parameters[free_[j]]);
        const std::string name = first + (product ? "*" : "/") + second;
        const ParameterEstimate e = describeValues(name, values, posterior_.points);
        warn(first,
             text(DYNGPT_TEXT("core", "%1 and %2 cannot be told apart from these data, only %3 is "
                                      "determined: %4, 95 % between %5 and %6"),
                  first, second, name, brief(e.estimate), brief(e.low), brief(e.high)));
    }

    void notePeaks() {
        std::vector<double> weights;
        for (const PosteriorPoint& point : posterior_.points)
            weights.push_back(point.weight);
        std::string names;
        for (const std::size_t p : free_) {
            if (separatePeaks(places(p), weights).size() > 1)
                names += (names.empty() ? "" : ", ") + estimate(p).name;
        }
        if (!names.empty())
            warn({},
                 text(DYNGPT_TEXT("core", "Several sets of parameters explain these cells: the "
                                          "posterior of %1 has separate peaks, and its interval "
                                          "holds what lies between them too"),
                      names),
                 text(DYNGPT_TEXT("core", "Quote the peaks (see the violins and pairs), or observe "
                                          "more states")));
    }

    void noteBounds() {
        for (const std::size_t p : free_) {
            const Prior& prior = posterior_.priors[p];
            const std::vector<double> at = places(p);
            double low = 0;
            double high = 0;
            for (std::size_t i = 0; i < at.size(); ++i) {
                low += at[i] < outermost ? posterior_.points[i].weight : 0;
                high += at[i] > 1 - outermost ? posterior_.points[i].weight : 0;
            }
            const std::string& name = estimate(p).name;
            if (low > atBound)
                warn(name,
                     text(DYNGPT_TEXT("core", "The estimate of %1 lies at its lower bound %2"),
                          name, prior.lower),
                     text(DYNGPT_TEXT("core", "The true value may be smaller")));
            if (high > atBound)
                warn(name,
                     text(DYNGPT_TEXT("core", "The estimate of %1 lies at its upper bound %2"),
                          name, prior.upper),
                     text(DYNGPT_TEXT("core", "The true value may be larger")));
        }
    }

    const Posterior& posterior_;
    std::vector<std::size_t> free_;
    std::vector<double> covariance_; ///< of the free parameters' logarithms
    std::vector<Issue> notes_;
};

} // namespace

std::vector<Issue> bayesianNotes(const Posterior& posterior) {
    return Notes(posterior).all();
}

} // namespace dyngpt
