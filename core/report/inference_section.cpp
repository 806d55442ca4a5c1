#include "core/report/composer.h"
#include "core/report/svg_plot.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {
namespace {

constexpr int bins = 30;
constexpr std::size_t pointsPerCurve = 60;

ReportTable inferenceSettings(const Composer& compose, const Posterior& posterior) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Settings")), "inference_settings.csv",
        {compose(DYNGPT_TEXT("core", "Setting")), compose(DYNGPT_TEXT("core", "Value"))});
    const auto add = [&](const char* name, const Cell& value) {
        Composer::addRow(table, {compose(name), value});
    };
    const InferenceSettings& s = posterior.settings;
    add(DYNGPT_TEXT("core", "Loss"), inferenceLossName(s.loss));
    add(DYNGPT_TEXT("core", "Learning rate"), s.learningRate);
    add(DYNGPT_TEXT("core", "Steps"), s.steps);
    add(DYNGPT_TEXT("core", "Starts"), s.starts);
    if (s.acceptanceThreshold > 0)
        add(DYNGPT_TEXT("core", "Acceptance threshold"), s.acceptanceThreshold);
    else
        add(DYNGPT_TEXT("core", "Acceptance threshold (automatic)"), posterior.acceptanceThreshold);
    add(DYNGPT_TEXT("core", "Seed"), s.seed);
    return table;
}

ReportTable estimateTable(const Composer& compose, const Posterior& posterior) {
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

/// Edges spaced evenly in the logarithm, or linearly where the prior reaches down to 0.
std::vector<double> binEdges(double lower, double upper) {
    std::vector<double> edges;
    for (int i = 0; i <= bins; ++i) {
        const double part = static_cast<double>(i) / bins;
        edges.push_back(lower > 0 ? lower * std::pow(upper / lower, part)
                                  : lower + part * (upper - lower));
    }
    return edges;
}

ReportFigure posteriorFigure(const Composer& compose, const Posterior& posterior,
                             std::size_t parameter) {
    const ParameterEstimate& e = posterior.estimates[parameter];
    Plot plot;
    plot.title = compose(DYNGPT_TEXT("core", "Posterior of %1"), e.name);
    plot.x = {e.name, e.priorLower > 0, e.priorLower, e.priorUpper};
    plot.y.title = compose(DYNGPT_TEXT("core", "Share per bin"));
    plot.width = 310;
    plot.height = 230;
    const std::vector<double> edges = binEdges(e.priorLower, e.priorUpper);
    std::vector<double> share(bins);
    for (const PosteriorPoint& point : posterior.points) {
        const auto above =
            std::upper_bound(edges.begin(), edges.end(), point.parameters[parameter]);
        const auto bin = std::clamp<std::ptrdiff_t>(above - edges.begin() - 1, 0, bins - 1);
        share[static_cast<std::size_t>(bin)] += point.weight;
    }
    PlotSeries prior;
    prior.label = compose(DYNGPT_TEXT("core", "Prior"));
    prior.style = PlotStyle::FilledSteps;
    prior.colour = plotcolour::prior;
    prior.x = {e.priorLower, e.priorUpper};
    prior.y = {1.0 / bins};
    PlotSeries found;
    found.label = compose(DYNGPT_TEXT("core", "Posterior"));
    found.style = PlotStyle::Steps;
    found.x = edges;
    found.y = share;
    PlotSeries estimate;
    estimate.label = compose(DYNGPT_TEXT("core", "Estimate"));
    estimate.colour = plotcolour::accent;
    estimate.dashed = true;
    estimate.x = {e.estimate, e.estimate};
    estimate.y = {0, std::max(*std::max_element(share.begin(), share.end()), 1.0 / bins)};
    plot.series = {prior, found, estimate};
    return {plot.title, drawSvg(plot), plot.width, plot.height};
}

ReportFigure fitFigure(const Composer& compose, const Posterior& posterior, std::size_t state) {
    const std::string& name = posterior.observedStates[state];
    Plot plot;
    plot.title = compose(DYNGPT_TEXT("core", "Data and fit of %1"), name);
    plot.x.title = compose(DYNGPT_TEXT("core", "%1 (count)"), name);
    plot.y.title = compose(DYNGPT_TEXT("core", "Probability"));
    plot.width = 310;
    plot.height = 230;
    PlotSeries data;
    data.label = compose(DYNGPT_TEXT("core", "Data"));
    data.style = PlotStyle::FilledSteps;
    data.colour = plotcolour::data;
    data.y = posterior.dataMarginals[state];
    PlotSeries fit;
    fit.label = compose(DYNGPT_TEXT("core", "Solver at the estimate"));
    fit.style = PlotStyle::Steps;
    fit.colour = plotcolour::solver;
    fit.y = posterior.fitMarginals[state];
    std::size_t used = 2;
    for (const std::vector<double>* p : {&data.y, &fit.y})
        for (std::size_t n = 0; n < p->size(); ++n)
            if ((*p)[n] > 1e-4)
                used = std::max(used, n + 1);
    for (PlotSeries* series : {&data, &fit}) {
        series->y.resize(std::min(used, series->y.size()));
        for (std::size_t n = 0; n <= series->y.size(); ++n)
            series->x.push_back(static_cast<double>(n) - 0.5);
    }
    plot.series = {data, fit};
    return {plot.title, drawSvg(plot), plot.width, plot.height};
}

ReportFigure descentFigure(const Composer& compose, const Posterior& posterior) {
    Plot plot;
    plot.title = compose(DYNGPT_TEXT("core", "Loss of every start"));
    plot.x.title = compose(DYNGPT_TEXT("core", "Step"));
    plot.y.title = compose(DYNGPT_TEXT("core", "Above the best possible"));
    plot.y.logarithmic = true;
    plot.height = 280;
    double longest = 1;
    for (const std::vector<double>& curve : posterior.lossCurves) {
        PlotSeries series;
        series.label = plot.series.empty() ? compose(DYNGPT_TEXT("core", "Starts")) : "";
        series.lineWidth = 0.8;
        const std::size_t stride = std::max<std::size_t>(1, curve.size() / pointsPerCurve);
        for (std::size_t i = 0; i < curve.size(); i += stride) {
            series.x.push_back(static_cast<double>(i + 1));
            series.y.push_back(curve[i] - posterior.bestPossibleLoss);
        }
        longest = std::max(longest, static_cast<double>(curve.size()));
        plot.series.push_back(std::move(series));
    }
    PlotSeries threshold;
    threshold.label = compose(DYNGPT_TEXT("core", "Acceptance threshold"));
    threshold.colour = plotcolour::accent;
    threshold.dashed = true;
    threshold.x = {1, longest};
    threshold.y = {posterior.acceptanceThreshold, posterior.acceptanceThreshold};
    plot.series.push_back(threshold);
    return {compose(DYNGPT_TEXT("core", "Loss of every start; points below the threshold form the "
                                        "posterior.")),
            drawSvg(plot), plot.width, plot.height};
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

std::string noteText(const Composer& compose, const Issue& note) {
    if (note.remedy.empty())
        return compose(DYNGPT_TEXT("core", "Note: %1."), compose.tr(note.what));
    return compose(DYNGPT_TEXT("core", "Note: %1. %2."), compose.tr(note.what),
                   compose.tr(note.remedy));
}

} // namespace

ReportSection inferenceSection(const Composer& compose, std::vector<ReportTable>& data) {
    ReportSection section{compose(DYNGPT_TEXT("core", "Inference")), {}};
    const auto& posterior = compose.input().posterior;
    if (!posterior) {
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "No parameters have been inferred yet.")));
        return section;
    }
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "The parameters were inferred from %1 cells of %2 by gradient "
                                    "descent through the solver from %3 starts. States that were "
                                    "not observed are summed out. The posterior consists of %4 "
                                    "visited points, weighted by exp(-loss); the estimate is the "
                                    "densest of them."),
                posterior->cells, compose.input().dataFile, posterior->settings.starts,
                posterior->points.size()));
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "The best loss is %1; the best possible for these data is %2. "
                                    "The divergence of the fit from the data is %3 nats."),
                shownNumber(posterior->bestLoss), shownNumber(posterior->bestPossibleLoss),
                shownNumber(posterior->fitKl)));
    for (const Issue& note : posterior->notes)
        section.blocks.push_back(noteText(compose, note));
    section.blocks.push_back(estimateTable(compose, *posterior));
    for (std::size_t p = 0; p < posterior->estimates.size(); ++p)
        section.blocks.push_back(posteriorFigure(compose, *posterior, p));
    for (std::size_t k = 0;
         k < std::min(posterior->dataMarginals.size(), posterior->fitMarginals.size()); ++k)
        section.blocks.push_back(fitFigure(compose, *posterior, k));
    if (!posterior->lossCurves.empty())
        section.blocks.push_back(descentFigure(compose, *posterior));
    section.blocks.push_back(inferenceSettings(compose, *posterior));
    data.push_back(pointTable(compose, *posterior));
    return section;
}

} // namespace dyngpt
