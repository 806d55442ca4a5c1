#include "core/report/recovery_page.h"

#include "core/inference/calibration.h"
#include "core/report/composer.h"
#include "core/report/svg_plot.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr const char* colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                   "#e69f00", "#56b4e9", "#000000", "#999999"};

/// One line a parameter over the numbers of cells.
ReportFigure overCells(const RecoveryReport& study, std::string caption, std::string xTitle,
                       std::string yTitle, double RecoveryPoint::*value, bool fromZeroToOne) {
    Plot plot;
    plot.title = caption;
    plot.x.title = std::move(xTitle);
    plot.x.logarithmic = true;
    plot.y.title = std::move(yTitle);
    plot.y.lower = 0;
    if (fromZeroToOne)
        plot.y.upper = 1;
    for (const RecoveryPoint& point : study.points) {
        if (plot.series.empty() || plot.series.back().label != point.parameter) {
            PlotSeries line;
            line.label = point.parameter;
            line.colour = colours[plot.series.size() % std::size(colours)];
            line.dashed = plot.series.size() % 2 == 1;
            plot.series.push_back(std::move(line));
        }
        plot.series.back().x.push_back(point.cells);
        plot.series.back().y.push_back(point.*value);
    }
    return {std::move(caption), drawSvg(plot), plot.width, plot.height};
}

} // namespace

Report composeRecovery(const RecoveryReport& study, const std::string& projectName,
                       const Translate& translate) {
    const ReportInput nothing;
    const Composer compose(nothing, translate);
    Report report;
    report.title = compose(DYNGPT_TEXT("core", "Recovery study of %1"), projectName);
    ReportSection section;
    section.title = compose(DYNGPT_TEXT("core", "Estimates on simulated cells"));
    std::string states;
    for (const std::string& state : study.observedStates)
        states += (states.empty() ? "" : ", ") + state;
    section.blocks.push_back(compose(
        DYNGPT_TEXT("core", "Parameters were drawn from the priors, cells simulated with them (%1 "
                            "of them observed), and the parameters inferred from the cells: %2 "
                            "times for each number of cells, with the same parameters. What more "
                            "cells do not sharpen cannot be told from such data."),
        states, study.settings.simulations));
    const std::string cells = compose(DYNGPT_TEXT("core", "Cells"));
    section.blocks.push_back(
        overCells(study, compose(DYNGPT_TEXT("core", "Distance of the estimate from the truth")),
                  cells, compose(DYNGPT_TEXT("core", "|ln(estimate / truth)|, median")),
                  &RecoveryPoint::error, false));
    section.blocks.push_back(overCells(
        study, compose(DYNGPT_TEXT("core", "Width of the 95 % intervals")), cells,
        compose(DYNGPT_TEXT("core", "ln(upper / lower), median")), &RecoveryPoint::width, false));
    section.blocks.push_back(overCells(
        study, compose(DYNGPT_TEXT("core", "Contraction: 0 as wide as the prior, 1 a point")),
        cells, compose(DYNGPT_TEXT("core", "contraction, median")), &RecoveryPoint::contraction,
        true));
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Recovery")), "recovery.csv",
        {compose(DYNGPT_TEXT("core", "Parameter")), cells,
         compose(DYNGPT_TEXT("core", "|ln(estimate / truth)|, median")),
         compose(DYNGPT_TEXT("core", "ln(upper / lower), median")),
         compose(DYNGPT_TEXT("core", "Contraction, median")),
         compose(DYNGPT_TEXT("core", "95 % intervals that hold the truth")),
         compose(DYNGPT_TEXT("core", "of")), compose(DYNGPT_TEXT("core", "expected between")),
         compose(DYNGPT_TEXT("core", "and"))});
    for (const RecoveryPoint& point : study.points) {
        const auto [least, most] = binomialBand(point.inferred, 0.95);
        Composer::addRow(table, {point.parameter, point.cells, point.error, point.width,
                                 point.contraction, point.covered, point.inferred, least, most});
    }
    section.blocks.push_back(std::move(table));
    if (study.flagged > 0)
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "In %1 simulations the sampler itself asked for care "
                                        "(R-hat above 1.05 or Pareto k above 0.7)."),
                    study.flagged));
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace dyngpt
