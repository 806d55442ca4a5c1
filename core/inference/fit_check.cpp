#include "core/inference/fit_check.h"

#include "core/common/metrics.h"
#include "core/common/random.h"
#include "core/inference/capture.h"
#include "core/inference/posterior_draws.h"
#include "core/nn/answers.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

constexpr std::uint64_t streamPurpose = 0x666974; // "fit"
constexpr int repeats = 200;
constexpr std::size_t bandDraws = 50;

using Marginals = std::vector<std::vector<double>>;

std::vector<double> logarithms(const std::vector<double>& values, std::size_t count) {
    std::vector<double> result;
    for (std::size_t i = 0; i < count; ++i)
        result.push_back(std::log(values[i]));
    return result;
}

Marginals dataMarginals(const ObservedSample& sample, const SolverShape& shape) {
    const std::size_t observed = sample.states.observed.size();
    Marginals marginals;
    for (std::size_t k = 0; k < observed; ++k) {
        const auto state = static_cast<std::size_t>(sample.states.observed[k]);
        std::vector<double> marginal(static_cast<std::size_t>(shape.stateBounds[state]));
        for (std::size_t i = 0; i < sample.weights.size(); ++i)
            marginal[static_cast<std::size_t>(sample.states.values[i * observed + k])] +=
                sample.weights[i];
        marginals.push_back(std::move(marginal));
    }
    return marginals;
}

/// Of the observed states alone, molecules all seen.
JointTable observedTable(const JointTable& whole, const std::vector<int>& observed) {
    JointTable table;
    std::vector<std::size_t> stride(whole.bounds.size(), 0);
    std::size_t size = 1;
    for (std::size_t k = observed.size(); k-- > 0;) {
        const auto state = static_cast<std::size_t>(observed[k]);
        stride[state] = size;
        size *= static_cast<std::size_t>(whole.bounds[state]);
        table.bounds.insert(table.bounds.begin(), whole.bounds[state]);
    }
    table.probability.assign(size, 0.0);
    std::vector<int> state(whole.bounds.size(), 0);
    std::size_t cell = 0;
    for (const double p : whole.probability) {
        table.probability[cell] += p;
        for (std::size_t k = state.size(); k-- > 0;) {
            cell += stride[k];
            if (++state[k] < whole.bounds[k])
                break;
            cell -= stride[k] * static_cast<std::size_t>(whole.bounds[k]);
            state[k] = 0;
        }
    }
    return table;
}

class FitDescription {
public:
    FitDescription(const Solver& solver, const ObservedSample& sample, const Posterior& posterior)
        : solver_(solver)
        , observed_(sample.states.observed)
        , capture_(posterior.settings.method == InferenceMethod::Inferrer
                       ? Capture{} // the inferrer knows of none
                       : posterior.settings.capture)
        , seed_(posterior.settings.seed)
        , hasTable_(solver.shape().cells() <= Solver::maximumCells) {}

    bool hasTable() const { return hasTable_; }
    JointTable table(const std::vector<double>& parameters) const {
        JointTable table = observedTable(solver_.jointTable(solverPoint(parameters)), observed_);
        table.probability = thinnedTable(std::move(table.probability), table.bounds,
                                         captureEfficiency(capture_, parameters));
        return table;
    }
    Marginals marginals(const std::vector<double>& parameters) const {
        const Distribution whole = solveAt(solver_, solverPoint(parameters), {}, {0, seed_});
        Marginals result;
        for (const int state : observed_)
            result.push_back(whole.marginals[static_cast<std::size_t>(state)]);
        for (std::vector<double>& marginal : result)
            marginal = thinnedTable(std::move(marginal), {static_cast<int>(marginal.size())},
                                    captureEfficiency(capture_, parameters));
        return result;
    }

private:
    std::vector<double> solverPoint(const std::vector<double>& parameters) const {
        return logarithms(parameters, solver_.shape().parameterNames.size());
    }

    const Solver& solver_;
    const std::vector<int>& observed_;
    const Capture capture_;
    std::uint64_t seed_;
    bool hasTable_;
};

/// Central 95 % of every probability over the draws.
void setBands(const std::vector<Marginals>& draws, Posterior& posterior) {
    posterior.fitLow = posterior.fitHigh = draws[0];
    std::vector<double> values(draws.size());
    for (std::size_t k = 0; k < draws[0].size(); ++k)
        for (std::size_t n = 0; n < draws[0][k].size(); ++n) {
            for (std::size_t i = 0; i < draws.size(); ++i)
                values[i] = draws[i][k][n];
            posterior.fitLow[k][n] = quantile(values, 0.025);
            posterior.fitHigh[k][n] = quantile(values, 0.975);
        }
}

} // namespace

ExpectedKl expectedKl(const std::vector<double>& probability, std::size_t cells,
                      std::uint64_t seed) {
    RandomStream random(seed, 0, streamPurpose);
    const auto n = static_cast<double>(cells);
    double total = 0;
    for (const double p : probability)
        total += p;
    std::vector<double> divergences;
    std::vector<double> places(cells); // of the cells in the cumulated probability, ascending
    for (int repeat = 0; repeat < repeats; ++repeat) {
        double sum = 0;
        for (double& place : places)
            place = sum += random.exponential();
        sum += random.exponential();
        double divergence = 0;
        double reached = 0;
        std::size_t cell = 0;
        for (const double p : probability) {
            reached += p / total * sum;
            const std::size_t first = cell;
            while (cell < cells && places[cell] <= reached)
                ++cell;
            if (cell > first) {
                const double share = static_cast<double>(cell - first) / n;
                divergence += share * std::log(share / p);
            }
            if (cell == cells)
                break;
        }
        divergences.push_back(divergence);
    }
    return {quantile(divergences, 0.5), quantile(divergences, 0.95)};
}

/// The draw that explains the cells best: medians of parameters with several modes may lie where
/// none is. The inferrer's estimate is a point of its own.
std::vector<double> fittedPoint(const Posterior& posterior) {
    if (posterior.settings.method != InferenceMethod::Inferrer)
        return std::ranges::min(posterior.points, {}, &PosteriorPoint::loss).parameters;
    std::vector<double> estimate;
    for (const ParameterEstimate& e : posterior.estimates)
        estimate.push_back(e.estimate);
    return estimate;
}

void describeEstimate(const Solver& solver, const Query& query, const ObservedSample& sample,
                      Posterior& posterior) {
    const std::vector<double> estimate = fittedPoint(posterior);
    const auto evaluation = query.evaluate(logarithms(estimate, estimate.size()));
    posterior.fitKl = -bestPossibleLoss(sample, InferenceLoss::Likelihood);
    for (std::size_t i = 0; i < sample.weights.size(); ++i)
        posterior.fitKl -= sample.weights[i] * evaluation->logProbability()[i];
    posterior.dataMarginals = dataMarginals(sample, solver.shape());

    const FitDescription fit(solver, sample, posterior);
    if (fit.hasTable()) {
        const JointTable table = fit.table(estimate);
        for (std::size_t k = 0; k < table.bounds.size(); ++k)
            posterior.fitMarginals.push_back(table.marginal(static_cast<int>(k)));
        const ExpectedKl expected =
            expectedKl(table.probability, sample.cells, posterior.settings.seed);
        posterior.fitKlExpected = expected.median;
        posterior.fitKlLimit = expected.limit;
    } else {
        posterior.fitMarginals = fit.marginals(estimate);
    }
}

bool describeFit(const Solver& solver, const Query& query, const ObservedSample& sample,
                 Posterior& posterior, WorkerPool& pool, std::stop_token stop) {
    describeEstimate(solver, query, sample, posterior);
    const FitDescription fit(solver, sample, posterior);
    const std::vector<PosteriorPoint> draws = equalDraws(posterior, bandDraws);
    std::vector<Marginals> marginals(draws.size());
    pool.run(
        static_cast<int>(draws.size()),
        [&](int i) {
            const auto at = static_cast<std::size_t>(i);
            marginals[at] = fit.marginals(draws[at].parameters);
        },
        stop);
    if (stop.stop_requested())
        return false;
    setBands(marginals, posterior);
    return true;
}

} // namespace dyngpt
