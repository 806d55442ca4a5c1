#include "core/report/inference_blocks.h"
#include "core/report/inference_text.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

constexpr std::size_t mostGroupsShown = 50;

Cell known(double value) {
    return std::isnan(value) ? Cell(std::optional<double>()) : Cell(value);
}

bool anyTruth(const std::vector<ParameterEstimate>& estimates) {
    return std::ranges::any_of(estimates,
                               [](const ParameterEstimate& e) { return !std::isnan(e.truth); });
}

/// Of the inferrer: what its points say.
ReportTable visitedRanges(const Composer& compose, const Posterior& posterior) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Inferred parameters")), "estimates.csv",
        {compose(DYNGPT_TEXT("core", "Parameter")), compose(DYNGPT_TEXT("core", "Estimate")),
         compose(DYNGPT_TEXT("core", "Mean")), compose(DYNGPT_TEXT("core", "2.5 %")),
         compose(DYNGPT_TEXT("core", "97.5 %")), compose(DYNGPT_TEXT("core", "Smallest accepted")),
         compose(DYNGPT_TEXT("core", "Largest accepted")),
         compose(DYNGPT_TEXT("core", "Prior from")), compose(DYNGPT_TEXT("core", "Prior to"))});
    for (const ParameterEstimate& e : posterior.estimates)
        Composer::addRow(table, {e.name, e.estimate, e.mean, e.low, e.high, e.smallest, e.largest,
                                 e.priorLower, e.priorUpper});
    return table;
}

/// Of the Bayesian methods.
ReportTable intervals(const Composer& compose, const Posterior& posterior,
                      const std::vector<ParameterEstimate>& estimates, std::string caption,
                      std::string csvName) {
    std::vector<std::string> header{
        compose(DYNGPT_TEXT("core", "Parameter")), compose(DYNGPT_TEXT("core", "Prior")),
        compose(DYNGPT_TEXT("core", "Median")),    compose(DYNGPT_TEXT("core", "Mean")),
        compose(DYNGPT_TEXT("core", "Sd")),        compose(DYNGPT_TEXT("core", "2.5 %")),
        compose(DYNGPT_TEXT("core", "10 %")),      compose(DYNGPT_TEXT("core", "25 %")),
        compose(DYNGPT_TEXT("core", "75 %")),      compose(DYNGPT_TEXT("core", "90 %")),
        compose(DYNGPT_TEXT("core", "97.5 %")),    compose(DYNGPT_TEXT("core", "Contraction")),
        compose(DYNGPT_TEXT("core", "R-hat")),     compose(DYNGPT_TEXT("core", "Bulk ESS")),
        compose(DYNGPT_TEXT("core", "Tail ESS"))};
    const bool truth = anyTruth(estimates);
    if (truth)
        header.push_back(compose(DYNGPT_TEXT("core", "True value")));
    ReportTable table = compose.table(std::move(caption), std::move(csvName), std::move(header));
    for (const ParameterEstimate& e : estimates) {
        const auto prior = std::ranges::find(posterior.priors, e.name, &Prior::parameter);
        std::vector<Cell> row{e.name,
                              prior == posterior.priors.end() ? std::string("–")
                                                              : compose.tr(priorText(*prior)),
                              e.estimate,
                              e.mean,
                              known(e.sd),
                              e.low,
                              known(e.low80),
                              known(e.low50),
                              known(e.high50),
                              known(e.high80),
                              e.high,
                              known(e.contraction),
                              known(e.rHat),
                              known(e.bulkSize),
                              known(e.tailSize)};
        if (truth)
            row.push_back(known(e.truth));
        Composer::addRow(table, row);
    }
    return table;
}

std::string interval(const ParameterEstimate& e) {
    return shownNumber(e.estimate) + " (" + shownNumber(e.low) + " – " + shownNumber(e.high) + ")";
}

/// What a reader of one row has to know.
std::string remark(const Composer& compose, const Posterior& posterior) {
    if (!posterior.failure.empty())
        return compose(DYNGPT_TEXT("core", "failed: %1"), posterior.failure);
    std::string remarks;
    const auto add = [&](bool applies, const char* words) {
        if (applies)
            remarks += (remarks.empty() ? "" : ", ") + compose(words);
    };
    add(!fitIsGood(posterior), DYNGPT_TEXT("core", "bad fit"));
    add(!samplerIsSound(posterior), DYNGPT_TEXT("core", "not converged"));
    add(std::ranges::any_of(
            posterior.estimates,
            [&](const ParameterEstimate& e) { return !isFixed(posterior, e) && !isDetermined(e); }),
        DYNGPT_TEXT("core", "not all determined"));
    return remarks;
}

} // namespace

ReportTable inferenceSettingsTable(const Composer& compose, const Posterior& posterior) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Settings")), "inference_settings.csv",
        {compose(DYNGPT_TEXT("core", "Setting")), compose(DYNGPT_TEXT("core", "Value"))});
    const auto add = [&](const char* name, const Cell& value) {
        Composer::addRow(table, {compose(name), value});
    };
    const InferenceSettings& s = posterior.settings;
    add(DYNGPT_TEXT("core", "Method"), compose.tr(methodText(s.method)));
    if (s.method == InferenceMethod::Inferrer) {
        add(DYNGPT_TEXT("core", "Loss"), inferenceLossName(s.loss));
        add(DYNGPT_TEXT("core", "Learning rate"), s.learningRate);
        add(DYNGPT_TEXT("core", "Steps"), s.steps);
        add(DYNGPT_TEXT("core", "Starts"), s.starts);
        if (s.acceptanceThreshold > 0)
            add(DYNGPT_TEXT("core", "Acceptance threshold"), s.acceptanceThreshold);
        else
            add(DYNGPT_TEXT("core", "Acceptance threshold (automatic)"),
                posterior.acceptanceThreshold);
    } else {
        if (s.method == InferenceMethod::Nuts) {
            add(DYNGPT_TEXT("core", "Chains"), s.chains);
            add(DYNGPT_TEXT("core", "Warm-up draws of a chain"), s.warmUp);
            add(DYNGPT_TEXT("core", "Draws of a chain"), s.draws);
            add(DYNGPT_TEXT("core", "Target acceptance"), s.targetAcceptance);
        } else {
            add(DYNGPT_TEXT("core", "Draws"), static_cast<std::uint64_t>(posterior.points.size()));
        }
        if (s.method == InferenceMethod::Exact)
            add(DYNGPT_TEXT("core", "Exact solutions"), s.exactSolutions);
        if (s.capture.kind == CaptureKind::Fixed)
            add(DYNGPT_TEXT("core", "Capture efficiency"), s.capture.efficiency);
    }
    if (s.clipToBounds)
        add(DYNGPT_TEXT("core", "Cells above the bounds"),
            compose(DYNGPT_TEXT("core", "counted as the largest count")));
    add(DYNGPT_TEXT("core", "Seed"), s.seed);
    return table;
}

ReportTable estimateTable(const Composer& compose, const Posterior& posterior) {
    return posterior.settings.method == InferenceMethod::Inferrer
               ? visitedRanges(compose, posterior)
               : intervals(compose, posterior, posterior.estimates,
                           compose(DYNGPT_TEXT("core", "Inferred parameters")), "estimates.csv");
}

ReportTable derivedTable(const Composer& compose, const Posterior& posterior) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Derived quantities")), "derived.csv",
        {compose(DYNGPT_TEXT("core", "Quantity")), compose(DYNGPT_TEXT("core", "Formula")),
         compose(DYNGPT_TEXT("core", "Median")), compose(DYNGPT_TEXT("core", "Mean")),
         compose(DYNGPT_TEXT("core", "2.5 %")), compose(DYNGPT_TEXT("core", "97.5 %"))});
    for (std::size_t i = 0; i < posterior.derived.size(); ++i) {
        const ParameterEstimate& e = posterior.derived[i];
        const auto& formulas = posterior.settings.derived;
        const std::string formula = i < formulas.size() ? formulas[i].formula : "";
        Composer::addRow(table, {e.name, Cell(markFormula(formula), formula), e.estimate, e.mean,
                                 e.low, e.high});
    }
    return table;
}

ReportTable pointTable(const Composer& compose, const Posterior& posterior) {
    std::vector<std::string> header = posterior.parameterNames;
    header.push_back(compose(DYNGPT_TEXT("core", "Loss")));
    header.push_back(compose(DYNGPT_TEXT("core", "Weight")));
    ReportTable table = compose.table(compose(DYNGPT_TEXT("core", "Posterior points")),
                                      "posterior.csv", std::move(header));
    for (const PosteriorPoint& point : posterior.points) {
        std::vector<Cell> row(point.parameters.begin(), point.parameters.end());
        row.emplace_back(point.loss);
        row.emplace_back(point.weight);
        Composer::addRow(table, row);
    }
    return table;
}

ReportTable shownGroups(const Composer& compose, const std::vector<Posterior>& groups) {
    const auto inferred = std::ranges::find_if(
        groups, [](const Posterior& posterior) { return posterior.failure.empty(); });
    std::vector<std::string> header{compose(DYNGPT_TEXT("core", "Group")),
                                    compose(DYNGPT_TEXT("core", "Cells"))};
    if (inferred != groups.end())
        for (const auto* estimates : {&inferred->estimates, &inferred->derived})
            for (const ParameterEstimate& e : *estimates)
                header.push_back(e.name);
    const std::size_t columns = header.size() - 2;
    header.push_back(compose(DYNGPT_TEXT("core", "Divergence of the fit")));
    header.push_back(compose(DYNGPT_TEXT("core", "Remarks")));
    ReportTable table = compose.table(
        groups.size() > mostGroupsShown
            ? compose(DYNGPT_TEXT("core",
                                  "The first %1 of %2 groups: estimates and 95 % intervals; "
                                  "groups.csv has all"),
                      mostGroupsShown, groups.size())
            : compose(DYNGPT_TEXT("core", "Groups: estimates and 95 % intervals")),
        "shown_groups.csv", std::move(header));
    for (std::size_t g = 0; g < std::min(groups.size(), mostGroupsShown); ++g) {
        const Posterior& posterior = groups[g];
        std::vector<Cell> row{posterior.group, static_cast<std::uint64_t>(posterior.cells)};
        for (const auto* estimates : {&posterior.estimates, &posterior.derived})
            for (const ParameterEstimate& e : *estimates)
                row.emplace_back(interval(e));
        row.resize(columns + 2, Cell("–"));
        row.push_back(posterior.failure.empty() ? Cell(posterior.fitKl) : Cell("–"));
        row.emplace_back(remark(compose, posterior));
        Composer::addRow(table, row);
    }
    return table;
}

ReportTable calibrationTable(const Composer& compose, const CalibrationReport& report) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "True values held by the intervals, in brackets what chance "
                                    "allows (99 %)")),
        "calibration.csv",
        {compose(DYNGPT_TEXT("core", "Parameter")), compose(DYNGPT_TEXT("core", "50 % interval")),
         compose(DYNGPT_TEXT("core", "80 % interval")),
         compose(DYNGPT_TEXT("core", "95 % interval")),
         compose(DYNGPT_TEXT("core", "p of uniform ranks")),
         compose(DYNGPT_TEXT("core", "Verdict"))});
    for (const ParameterCalibration& parameter : report.parameters) {
        std::vector<Cell> row{parameter.name};
        const auto trials = static_cast<int>(parameter.ranks.size());
        for (std::size_t level = 0; level < parameter.covered.size(); ++level) {
            const auto [fewest, most] = binomialBand(trials, ParameterCalibration::levels[level]);
            row.emplace_back(compose(DYNGPT_TEXT("core", "%1 of %2 (%3 to %4)"),
                                     parameter.covered[level], trials, fewest, most));
        }
        row.resize(1 + ParameterCalibration::levels.size(), Cell("–"));
        row.push_back(parameter.fixed ? Cell("–") : Cell(parameter.uniformityP));
        row.emplace_back(compose.tr(calibrationVerdict(parameter)));
        Composer::addRow(table, row);
    }
    return table;
}

} // namespace dyngpt
