#include "core/report/inference_blocks.h"
#include "core/report/inference_text.h"
#include "core/report/svg_categories.h"
#include "core/report/svg_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

constexpr int bins = 30;
constexpr std::size_t pointsPerCurve = 60;

/// As the posterior has it; log-uniform where it does not say.
Prior priorOf(const Posterior& posterior, const ParameterEstimate& e) {
    const auto found = std::ranges::find(posterior.priors, e.name, &Prior::parameter);
    if (found != posterior.priors.end())
        return *found;
    return {.parameter = e.name,
            .kind = e.priorLower > 0 ? PriorKind::LogUniform : PriorKind::Uniform,
            .lower = e.priorLower,
            .upper = e.priorUpper};
}

/// Spaced evenly on the prior's own scale.
std::vector<double> binEdges(const Prior& prior) {
    std::vector<double> edges;
    for (int i = 0; i <= bins; ++i) {
        const double part = static_cast<double>(i) / bins;
        edges.push_back(prior.kind == PriorKind::Uniform
                            ? prior.lower + part * (prior.upper - prior.lower)
                            : prior.lower * std::pow(prior.upper / prior.lower, part));
    }
    return edges;
}

/// Its share of each bin.
std::vector<double> priorShares(const Prior& prior, const std::vector<double>& edges) {
    if (prior.kind != PriorKind::LogNormal)
        return std::vector<double>(bins, 1.0 / bins);
    const auto below = [&prior](double value) {
        return 0.5 * std::erfc(-std::log(value / prior.median) / (prior.sigma * std::sqrt(2.0)));
    };
    const double inside = below(edges.back()) - below(edges.front());
    std::vector<double> shares;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        shares.push_back((below(edges[i + 1]) - below(edges[i])) / inside);
    return shares;
}

/// The prior's probability below a value, between its bounds.
double priorQuantile(const Prior& prior, double value) {
    if (prior.kind == PriorKind::Uniform)
        return std::clamp((value - prior.lower) / (prior.upper - prior.lower), 0.0, 1.0);
    if (prior.kind != PriorKind::LogNormal)
        return std::clamp(std::log(value / prior.lower) / std::log(prior.upper / prior.lower), 0.0,
                          1.0);
    const auto below = [&prior](double v) {
        return 0.5 * std::erfc(-std::log(v / prior.median) / (prior.sigma * std::sqrt(2.0)));
    };
    return std::clamp(
        (below(value) - below(prior.lower)) / (below(prior.upper) - below(prior.lower)), 0.0, 1.0);
}

/// From the axis up to `height`.
PlotSeries upright(std::string label, double at, double height, const char* colour) {
    PlotSeries line;
    line.label = std::move(label);
    line.colour = colour;
    line.dashed = true;
    line.x = {at, at};
    line.y = {0, height};
    return line;
}

} // namespace

ReportFigure posteriorFigure(const Composer& compose, const Posterior& posterior,
                             std::size_t parameter) {
    const ParameterEstimate& e = posterior.estimates[parameter];
    const Prior prior = priorOf(posterior, e);
    const std::vector<double> edges = binEdges(prior);
    Plot plot;
    plot.title = compose(DYNGPT_TEXT("core", "Posterior of %1"), e.name);
    plot.x = {compose.quantity(e.name), prior.kind != PriorKind::Uniform, edges.front(),
              edges.back()};
    plot.y.title = compose(DYNGPT_TEXT("core", "Share per bin"));
    plot.width = 310;
    plot.height = 230;
    std::vector<double> share(bins);
    for (const PosteriorPoint& point : posterior.points) {
        const auto above =
            std::upper_bound(edges.begin(), edges.end(), point.parameters[parameter]);
        const auto bin = std::clamp<std::ptrdiff_t>(above - edges.begin() - 1, 0, bins - 1);
        share[static_cast<std::size_t>(bin)] += point.weight;
    }
    PlotSeries before;
    before.label = compose(DYNGPT_TEXT("core", "Prior"));
    before.style = PlotStyle::FilledSteps;
    before.colour = plotcolour::prior;
    before.x = edges;
    before.y = priorShares(prior, edges);
    PlotSeries found;
    found.label = compose(DYNGPT_TEXT("core", "Posterior"));
    found.style = PlotStyle::Steps;
    found.x = edges;
    found.y = share;
    const double height = std::max(std::ranges::max(share), std::ranges::max(before.y));
    plot.series = {
        before, found,
        upright(compose(DYNGPT_TEXT("core", "Estimate")), e.estimate, height, plotcolour::accent)};
    if (!std::isnan(e.truth))
        plot.series.push_back(upright(compose(DYNGPT_TEXT("core", "True value")), e.truth, height,
                                      plotcolour::exact));
    return {plot.title, drawSvg(plot, compose.names()), plot.width, plot.height};
}

ReportFigure violinFigure(const Composer& compose, const Posterior& posterior) {
    ColumnPlot plot;
    plot.title = compose(DYNGPT_TEXT("core", "Posteriors on the scale of their priors"));
    plot.y = {compose(DYNGPT_TEXT("core", "Quantile of the prior")), false, 0, 1};
    ColumnSeries before;
    before.label = compose(DYNGPT_TEXT("core", "Prior"));
    before.colour = "#bbbbbb";
    ColumnSeries found;
    found.label = compose(DYNGPT_TEXT("core", "Posterior"));
    ColumnSeries estimates;
    estimates.label = compose(DYNGPT_TEXT("core", "Estimate"));
    estimates.colour = plotcolour::accent;
    ColumnSeries truths;
    truths.label = compose(DYNGPT_TEXT("core", "True value"));
    truths.colour = plotcolour::exact;
    std::vector<double> weights;
    for (const PosteriorPoint& point : posterior.points)
        weights.push_back(point.weight);
    bool anyTruth = false;
    for (std::size_t p = 0; p < posterior.estimates.size(); ++p) {
        const ParameterEstimate& e = posterior.estimates[p];
        if (isFixed(posterior, e))
            continue;
        const Prior prior = priorOf(posterior, e);
        std::vector<double> quantiles;
        for (const PosteriorPoint& point : posterior.points)
            quantiles.push_back(priorQuantile(prior, point.parameters[p]));
        plot.columns.push_back(markName(e.name));
        // Every prior is uniform in its own quantiles; its width beside the peaks would mislead.
        before.violins.push_back({{0, 1}, {1, 1}});
        found.violins.push_back(violinOf(quantiles, weights));
        estimates.points.push_back(priorQuantile(prior, e.estimate));
        truths.points.push_back(std::isnan(e.truth) ? e.truth : priorQuantile(prior, e.truth));
        anyTruth = anyTruth || !std::isnan(e.truth);
    }
    plot.series = {before, found, estimates};
    if (anyTruth)
        plot.series.push_back(truths);
    return {compose(DYNGPT_TEXT("core", "Posteriors on the scale of their priors: a posterior as "
                                        "wide as the grey bar has learned nothing from the "
                                        "cells. Widths show shapes and are not comparable.")),
            drawSvg(plot, compose.names()), plot.width, plot.height};
}

ReportFigure groupsFigure(const Composer& compose, const std::vector<Posterior>& groups,
                          std::size_t parameter) {
    std::vector<const ParameterEstimate*> estimates;
    for (const Posterior& posterior : groups)
        if (posterior.failure.empty() && parameter < posterior.estimates.size())
            estimates.push_back(&posterior.estimates[parameter]);
    std::ranges::sort(estimates, {}, &ParameterEstimate::estimate);
    const ParameterEstimate& first = *estimates.front();
    Plot plot;
    plot.title = compose(DYNGPT_TEXT("core", "%1 of the groups"), first.name);
    plot.x.title = compose(DYNGPT_TEXT("core", "Groups by their estimate"));
    plot.y = {compose.quantity(first.name), first.priorLower > 0, first.priorLower,
              first.priorUpper};
    plot.width = 310;
    plot.height = 230;
    PlotSeries intervals;
    intervals.label = compose(DYNGPT_TEXT("core", "95 % interval"));
    intervals.colour = plotcolour::data;
    intervals.lineWidth = estimates.size() > 100 ? 0.5 : 1.2;
    PlotSeries medians;
    medians.label = compose(DYNGPT_TEXT("core", "Estimate"));
    medians.style = estimates.size() > 100 ? PlotStyle::Line : PlotStyle::Points;
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        const double x = static_cast<double>(i + 1);
        const double gap = std::numeric_limits<double>::quiet_NaN();
        intervals.x.insert(intervals.x.end(), {x, x, gap});
        intervals.y.insert(intervals.y.end(), {estimates[i]->low, estimates[i]->high, gap});
        medians.x.push_back(x);
        medians.y.push_back(estimates[i]->estimate);
    }
    plot.series = {intervals, medians};
    return {plot.title, drawSvg(plot, compose.names()), plot.width, plot.height};
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
    plot.series = {data, fit};
    if (state < std::min(posterior.fitLow.size(), posterior.fitHigh.size()))
        for (const auto& edge : {posterior.fitLow[state], posterior.fitHigh[state]}) {
            PlotSeries band = fit;
            band.label = plot.series.size() == 2
                             ? compose(DYNGPT_TEXT("core", "95 % of the posterior"))
                             : "";
            band.lineWidth = 0.8;
            band.dashed = true;
            band.y = edge;
            plot.series.push_back(std::move(band));
        }
    std::size_t used = 2;
    for (const PlotSeries& series : plot.series)
        for (std::size_t n = 0; n < series.y.size(); ++n)
            if (series.y[n] > 1e-4)
                used = std::max(used, n + 1);
    for (PlotSeries& series : plot.series) {
        series.y.resize(std::min(used, series.y.size()));
        for (std::size_t n = 0; n <= series.y.size(); ++n)
            series.x.push_back(static_cast<double>(n) - 0.5);
    }
    return {plot.title, drawSvg(plot, compose.names()), plot.width, plot.height};
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
            drawSvg(plot, compose.names()), plot.width, plot.height};
}

} // namespace dyngpt
