#include "core/inference/recovery.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/inference/bayesian.h"
#include "core/inference/simulated_cells.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>

namespace dyngpt {

namespace {

double median(std::vector<double> values) {
    if (values.empty())
        return ParameterEstimate::unknown;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Trials with the same number of cells.
RecoveryPoint summarise(const std::string& name, std::size_t parameter,
                        std::span<const Trial> trials) {
    RecoveryPoint point;
    point.parameter = name;
    std::vector<double> errors, widths, contractions;
    for (const Trial& trial : trials) {
        if (!trial.posterior)
            continue;
        const ParameterEstimate& e = trial.posterior->estimates[parameter];
        const double truth = trial.truth[parameter];
        ++point.inferred;
        errors.push_back(std::abs(std::log(e.estimate / truth)));
        widths.push_back(std::log(e.high / e.low));
        contractions.push_back(e.contraction);
        point.covered += e.low <= truth && truth <= e.high ? 1 : 0;
    }
    point.error = median(errors);
    point.width = median(widths);
    point.contraction = median(contractions);
    return point;
}

} // namespace

std::vector<Issue> checkSettings(const RecoverySettings& settings) {
    std::vector<Issue> issues = checkSettings(settings.trial.inference);
    const auto complain = [&issues](const char* place, Text what) {
        issues.push_back({Severity::Error, place, std::move(what), {}});
    };
    if (settings.cells.empty() ||
        std::ranges::any_of(settings.cells, [](int n) { return n < 2 || n > 1000000; }))
        complain("cells", text(DYNGPT_TEXT("core", "Numbers of cells between %1 and %2 are wanted"),
                               2, 1000000));
    if (settings.simulations < 1 || settings.simulations > 100000)
        complain("simulations", text(DYNGPT_TEXT("core", "Must be between %1 and %2"), 1, 100000));
    return issues;
}

std::optional<RecoveryReport> studyRecovery(const Solver& solver, const Network& network,
                                            const RecoverySettings& settings,
                                            ProgressSink& progress, std::stop_token stop) {
    const auto began = std::chrono::steady_clock::now();
    std::vector<Issue> issues = checkSettings(settings);
    for (Issue& issue : checkPriors(settings.trial.inference, solver.shape()))
        issues.push_back(std::move(issue));
    if (hasErrors(issues))
        throw Error(std::move(issues));

    RecoveryReport report;
    report.settings = settings;
    std::ranges::sort(report.settings.cells);
    report.observedStates = settings.trial.observedStates.empty() ? observedNames(network)
                                                                  : settings.trial.observedStates;
    const ParameterSpace space(effectivePriors(settings.trial.inference, solver.shape()));
    const auto each = static_cast<std::size_t>(settings.simulations);
    std::vector<Trial> trials(report.settings.cells.size() * each);
    const auto all = static_cast<int>(trials.size());
    std::atomic<int> finished = 0;
    WorkerPool(std::min(threadCount(settings.trial.inference.threads), all))
        .run(
            all,
            [&](int item) {
                progress.waitWhilePaused(stop);
                // The longest first, so that no core is left with one at the end.
                const std::size_t at = trials.size() - 1 - static_cast<std::size_t>(item);
                TrialSettings trial = settings.trial;
                trial.cells = report.settings.cells[at / each];
                trials[at] = runTrial(solver, network, space, trial, at % each, stop);
                if (trials[at].posterior)
                    trials[at].posterior->points.clear(); // the estimates are enough
                const int done = ++finished;
                progress.progress({static_cast<double>(done), static_cast<double>(all),
                                   text(DYNGPT_TEXT("core", "Simulation %1 of %2"), done, all)});
            },
            stop);
    if (stop.stop_requested())
        return std::nullopt;

    for (const Trial& trial : trials)
        report.flagged += trial.posterior && isFlagged(*trial.posterior) ? 1 : 0;
    for (std::size_t p = 0; p < space.priors().size(); ++p) {
        if (space.priors()[p].kind == PriorKind::Fixed)
            continue;
        for (std::size_t n = 0; n < report.settings.cells.size(); ++n) {
            report.points.push_back(summarise(space.priors()[p].parameter, p,
                                              std::span(trials).subspan(n * each, each)));
            report.points.back().cells = report.settings.cells[n];
        }
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return report;
}

} // namespace dyngpt
