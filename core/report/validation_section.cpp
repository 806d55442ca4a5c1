#include "core/report/composer.h"
#include "core/report/svg_plot.h"

#include <algorithm>

namespace dyngpt {
namespace {

constexpr std::size_t worstRows = 10;

ReportTable summaryTable(const Composer& compose, const ValidationReport& report) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Solver against simulation, over all held-out sets")),
        "validation_summary.csv",
        {compose(DYNGPT_TEXT("core", "State")), compose(DYNGPT_TEXT("core", "KL, median")),
         compose(DYNGPT_TEXT("core", "KL, 90 %")), compose(DYNGPT_TEXT("core", "KL, worst")),
         compose(DYNGPT_TEXT("core", "Noise floor, median")),
         compose(DYNGPT_TEXT("core", "Noise floor, 90 %")),
         compose(DYNGPT_TEXT("core", "Noise floor, worst")),
         compose(DYNGPT_TEXT("core", "Total variation, median")),
         compose(DYNGPT_TEXT("core", "Error of the mean, median")),
         compose(DYNGPT_TEXT("core", "Error of the mean, 90 %")),
         compose(DYNGPT_TEXT("core", "Error of the sd, median")),
         compose(DYNGPT_TEXT("core", "Error of the sd, 90 %"))});
    for (std::size_t k = 0; k < report.summary.size(); ++k) {
        const StateSummary& s = report.summary[k];
        const auto floor = [&s](double Spread::*member) {
            return s.noiseFloor ? std::optional<double>((*s.noiseFloor).*member) : std::nullopt;
        };
        Composer::addRow(table, {report.stateNames[k], s.kl.median, s.kl.p90, s.kl.worst,
                                 floor(&Spread::median), floor(&Spread::p90), floor(&Spread::worst),
                                 s.totalVariation.median, s.meanError.median, s.meanError.p90,
                                 s.sdError.median, s.sdError.p90});
    }
    return table;
}

ReportFigure scatter(const Composer& compose, const ValidationReport& report, std::size_t state,
                     bool sd) {
    const std::string& name = report.stateNames[state];
    Plot plot;
    plot.title = sd ? compose(DYNGPT_TEXT("core", "Standard deviation of %1"), name)
                    : compose(DYNGPT_TEXT("core", "Mean of %1"), name);
    plot.x.title = compose(DYNGPT_TEXT("core", "Simulation"));
    plot.y.title = compose(DYNGPT_TEXT("core", "Solver"));
    plot.identityLine = true;
    plot.width = 310;
    plot.height = 290;
    PlotSeries series;
    series.style = PlotStyle::Points;
    for (const SetComparison& set : report.sets) {
        const StateComparison& s = set.states[state];
        series.x.push_back(sd ? s.simulatedSd : s.simulatedMean);
        series.y.push_back(sd ? s.solverSd : s.solverMean);
    }
    plot.series = {series};
    return {plot.title, drawSvg(plot), plot.width, plot.height};
}

ReportTable worstTable(const Composer& compose, const ValidationReport& report) {
    std::vector<std::string> header{compose(DYNGPT_TEXT("core", "Held-out set")),
                                    compose(DYNGPT_TEXT("core", "Joint total variation")),
                                    compose(DYNGPT_TEXT("core", "Joint noise floor"))};
    for (const std::string& name : report.stateNames)
        header.push_back(compose(DYNGPT_TEXT("core", "KL of %1"), name));
    for (const Parameter& parameter : compose.input().network.parameters)
        header.push_back(parameter.name);
    ReportTable table = compose.table(compose(DYNGPT_TEXT("core", "The worst held-out sets")),
                                      "validation_worst.csv", std::move(header));
    for (std::size_t i = 0; i < std::min(report.worst.size(), worstRows); ++i) {
        const SetComparison& set = report.sets[static_cast<std::size_t>(report.worst[i])];
        std::vector<Cell> row{set.index, set.jointTotalVariation, set.jointNoiseFloor};
        for (const StateComparison& state : set.states)
            row.emplace_back(state.klSmoothed);
        for (std::size_t p = 0; p < compose.input().network.parameters.size(); ++p)
            row.emplace_back(p < set.parameters.size() ? std::optional(set.parameters[p])
                                                       : std::nullopt);
        Composer::addRow(table, row);
    }
    return table;
}

ReportTable setTable(const Composer& compose, const ValidationReport& report) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "All held-out sets")), "validation_sets.csv",
        {compose(DYNGPT_TEXT("core", "Held-out set")), compose(DYNGPT_TEXT("core", "State")),
         compose(DYNGPT_TEXT("core", "Mean, simulation")),
         compose(DYNGPT_TEXT("core", "Mean, solver")),
         compose(DYNGPT_TEXT("core", "Sd, simulation")), compose(DYNGPT_TEXT("core", "Sd, solver")),
         compose(DYNGPT_TEXT("core", "KL")), compose(DYNGPT_TEXT("core", "KL, smoothed")),
         compose(DYNGPT_TEXT("core", "Noise floor")), compose(DYNGPT_TEXT("core", "Hellinger")),
         compose(DYNGPT_TEXT("core", "Total variation"))});
    for (const SetComparison& set : report.sets)
        for (std::size_t k = 0; k < set.states.size(); ++k) {
            const StateComparison& s = set.states[k];
            Composer::addRow(table, {set.index, report.stateNames[k], s.simulatedMean, s.solverMean,
                                     s.simulatedSd, s.solverSd, s.kl, s.klSmoothed, s.noiseFloor,
                                     s.hellinger, s.totalVariation});
        }
    return table;
}

} // namespace

ReportSection validationSection(const Composer& compose, std::vector<ReportTable>& data) {
    ReportSection section{compose(DYNGPT_TEXT("core", "Validation")), {}};
    const auto& report = compose.input().validation;
    if (!report) {
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "The solver has not been validated yet.")));
        return section;
    }
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "The solver was compared with simulation on %1 held-out sets "
                                    "that it was not trained on; none was left out. KL is the "
                                    "divergence of the solver's marginal distribution from the "
                                    "simulated one in nats. The noise floor is the same between "
                                    "two independent simulations. Errors of mean and standard "
                                    "deviation are relative to the simulated value, or to 1 where "
                                    "that is smaller."),
                report->sets.size()));
    if (report->sampledStates > 0)
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "The joint table is too large to be computed whole: the "
                                        "solver's distributions were taken from %1 draws per set, "
                                        "so that they carry sampling noise of their own."),
                    report->sampledStates));
    section.blocks.push_back(summaryTable(compose, *report));
    for (std::size_t k = 0; k < report->stateNames.size(); ++k) {
        section.blocks.push_back(scatter(compose, *report, k, false));
        section.blocks.push_back(scatter(compose, *report, k, true));
    }
    section.blocks.push_back(worstTable(compose, *report));
    data.push_back(setTable(compose, *report));
    return section;
}

} // namespace dyngpt
