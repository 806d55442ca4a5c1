#include "core/report/composer.h"
#include "core/report/svg_categories.h"
#include "core/report/svg_plot.h"
#include "core/validation/measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

/// The simulations stand in the second simulation's place.
ReportTable exactTable(const Composer& compose, const ValidationReport& report) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "KL divergence from the exact distributions of %1 held-out "
                                    "sets"),
                report.sets.size()),
        "validation_exact.csv",
        {compose(DYNGPT_TEXT("core", "State")), compose(DYNGPT_TEXT("core", "Solver, median")),
         compose(DYNGPT_TEXT("core", "Solver, 90 %")),
         compose(DYNGPT_TEXT("core", "Solver, worst")),
         compose(DYNGPT_TEXT("core", "Simulation, median")),
         compose(DYNGPT_TEXT("core", "Simulation, 90 %")),
         compose(DYNGPT_TEXT("core", "Simulation, worst"))});
    for (std::size_t k = 0; k < report.summary.size(); ++k) {
        const StateSummary& s = report.summary[k];
        const auto simulated = [&s](double Spread::*member) {
            return s.noiseFloor ? std::optional<double>((*s.noiseFloor).*member) : std::nullopt;
        };
        Composer::addRow(table, {report.stateNames[k], s.kl.median, s.kl.p90, s.kl.worst,
                                 simulated(&Spread::median), simulated(&Spread::p90),
                                 simulated(&Spread::worst)});
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
    PlotSeries all;
    all.style = PlotStyle::Points;
    all.label = compose(DYNGPT_TEXT("core", "Held-out sets"));
    PlotSeries worst;
    worst.style = PlotStyle::Points;
    worst.label = compose(DYNGPT_TEXT("core", "Worst set"));
    worst.colour = plotcolour::accent;
    for (std::size_t i = 0; i < report.sets.size(); ++i) {
        const StateComparison& s = report.sets[i].states[state];
        const bool isWorst = !report.worst.empty() && static_cast<int>(i) == report.worst.front();
        PlotSeries& series = isWorst ? worst : all;
        series.x.push_back(sd ? s.simulatedSd : s.simulatedMean);
        series.y.push_back(sd ? s.solverSd : s.solverMean);
    }
    plot.series = {all};
    if (!worst.x.empty())
        plot.series.push_back(worst);
    return {plot.title, drawSvg(plot, compose.names()), plot.width, plot.height};
}

/// What of it a logarithmic axis can show; one value where there is none.
std::vector<double> orNone(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    if (values.empty())
        values.push_back(std::numeric_limits<double>::quiet_NaN());
    return values;
}

ReportFigure divergenceFigure(const Composer& compose, const ValidationReport& report) {
    ColumnPlot plot;
    plot.title = compose(DYNGPT_TEXT("core", "KL divergence of every held-out set"));
    plot.y.title = compose(DYNGPT_TEXT("core", "KL divergence (nats)"));
    plot.y.logarithmic = true;
    plot.columns.assign(report.stateNames.size(), {});
    ColumnSeries solver;
    solver.label = compose(DYNGPT_TEXT("core", "Solver and simulation"));
    ColumnSeries floor;
    floor.label = compose(DYNGPT_TEXT("core", "Two simulations (noise floor)"));
    floor.colour = plotcolour::data;
    bool anyFloor = false;
    for (std::size_t k = 0; k < report.stateNames.size(); ++k) {
        plot.columns[k] = markName(report.stateNames[k]);
        solver.boxes.push_back(boxOf(orNone(measured(report.sets, k, Measure::Kl))));
        const std::vector<double> floors = noiseFloors(report.sets, k, Measure::Kl);
        anyFloor = anyFloor || !floors.empty();
        floor.boxes.push_back(boxOf(orNone(floors)));
    }
    plot.series = {solver};
    if (anyFloor)
        plot.series.push_back(floor);
    return {compose(DYNGPT_TEXT("core", "KL divergence of every held-out set: median, quartiles, "
                                        "5 % and 95 %, and the largest as a point.")),
            drawSvg(plot, compose.names()), plot.width, plot.height};
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
    ReportSection section;
    const auto& report = compose.input().validation;
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
    section.blocks.push_back(divergenceFigure(compose, *report));
    for (std::size_t k = 0; k < report->stateNames.size(); ++k) {
        section.blocks.push_back(scatter(compose, *report, k, false));
        section.blocks.push_back(scatter(compose, *report, k, true));
    }
    if (compose.input().exactValidation)
        section.blocks.push_back(exactTable(compose, *compose.input().exactValidation));
    section.blocks.push_back(worstTable(compose, *report));
    data.push_back(setTable(compose, *report));
    return section;
}

} // namespace dyngpt
