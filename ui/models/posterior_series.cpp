#include "ui/models/posterior_series.h"

#include "core/inference/posterior_draws.h"
#include "ui/charts/density.h"
#include "ui/charts/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr int densityPoints = 400;
constexpr int pairCells = 40;
constexpr double tied = 0.9; // a correlation beyond it is a ridge

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Posterior)
};

double onScale(double value, bool logarithmic) {
    return logarithmic ? std::log10(value) : value;
}

std::vector<double> onScale(const std::vector<double>& values, bool logarithmic) {
    std::vector<double> result;
    for (const double value : values)
        result.push_back(onScale(value, logarithmic));
    return result;
}

/// Up to a factor, on the scale that is drawn.
double priorDensity(const Prior* prior, double value, bool logarithmic) {
    if (!prior)
        return 1;
    const double spread = logarithmic ? value : 1; // d value / d scale, up to a factor
    switch (prior->kind) {
    case PriorKind::Uniform:
        return spread;
    case PriorKind::LogUniform:
        return spread / value;
    case PriorKind::LogNormal: {
        const double z = std::log(value / prior->median) / prior->sigma;
        return std::exp(-0.5 * z * z) * spread / value;
    }
    case PriorKind::Fixed:
        break;
    }
    return 0;
}

PosteriorVariable parameterOf(const Posterior& posterior, std::size_t index) {
    const ParameterEstimate& estimate = posterior.estimates[index];
    PosteriorVariable variable;
    variable.name = QString::fromStdString(estimate.name);
    variable.estimate = &estimate;
    variable.lower = estimate.priorLower;
    variable.upper = estimate.priorUpper;
    if (index < posterior.priors.size()) {
        const Prior& prior = posterior.priors[index];
        variable.prior = &prior;
        variable.fixed = prior.kind == PriorKind::Fixed;
        variable.logarithmic = prior.kind != PriorKind::Uniform && estimate.priorLower > 0;
    }
    for (const PosteriorPoint& point : posterior.points)
        variable.values.push_back(point.parameters[index]);
    return variable;
}

/// Over its values, with some room.
void takeOwnRange(PosteriorVariable& variable) {
    const auto [least, largest] =
        std::minmax_element(variable.values.begin(), variable.values.end());
    variable.logarithmic = *least > 0 && *largest > 20 * *least;
    const double low = onScale(*least, variable.logarithmic);
    const double high = onScale(*largest, variable.logarithmic);
    const double room = std::max(0.05 * (high - low), 1e-9 * std::max(1.0, std::abs(high)));
    const auto back = [&](double v) { return variable.logarithmic ? std::pow(10.0, v) : v; };
    variable.lower = back(low - room);
    variable.upper = back(high + room);
}

std::vector<double> logarithmsOf(const PosteriorVariable& variable) {
    std::vector<double> result;
    for (const double value : variable.values)
        result.push_back(std::log(value));
    return result;
}

/// Where nearly all of the weight is.
MatrixContent::RealRange rangeOf(const PosteriorVariable& variable,
                                 const std::vector<double>& weights) {
    const double low = weightedQuantile(variable.values, weights, 0.005);
    const double high = weightedQuantile(variable.values, weights, 0.995);
    if (!(high > low))
        return {variable.lower, variable.upper, false};
    return {low, high, low > 0 && high > 5 * low};
}

int cellOf(const MatrixContent::RealRange& range, double value) {
    const double share = range.logarithmic
                             ? std::log(value / range.low) / std::log(range.high / range.low)
                             : (value - range.low) / (range.high - range.low);
    return share >= 0 && share <= 1 ? std::min(static_cast<int>(share * pairCells), pairCells - 1)
                                    : -1;
}

double variance(const std::vector<double>& values, const std::vector<double>& weights) {
    double total = 0, mean = 0, sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        total += weights[i];
        mean += weights[i] * values[i];
    }
    mean /= total;
    for (std::size_t i = 0; i < values.size(); ++i)
        sum += weights[i] * (values[i] - mean) * (values[i] - mean);
    return sum / total;
}

bool isCombined(const std::vector<double>& a, const std::vector<double>& b, double correlation,
                const std::vector<double>& weights) {
    std::vector<double> together;
    for (std::size_t i = 0; i < a.size(); ++i)
        together.push_back(correlation > 0 ? a[i] - b[i] : a[i] + b[i]);
    return variance(together, weights) < std::min(variance(a, weights), variance(b, weights));
}

} // namespace

double PosteriorVariable::place(double value) const {
    const double low = onScale(lower, logarithmic);
    const double high = onScale(upper, logarithmic);
    return high > low ? (onScale(value, logarithmic) - low) / (high - low) : 0.5;
}

std::vector<PosteriorVariable> variablesOf(const Posterior& posterior) {
    std::vector<PosteriorVariable> result;
    for (std::size_t i = 0; i < posterior.estimates.size(); ++i)
        result.push_back(parameterOf(posterior, i));
    if (posterior.derived.empty() || posterior.points.empty())
        return result;
    try {
        const auto values = derivedValues(posterior);
        for (std::size_t i = 0; i < std::min(values.size(), posterior.derived.size()); ++i) {
            PosteriorVariable variable;
            variable.name = QString::fromStdString(posterior.derived[i].name);
            variable.estimate = &posterior.derived[i];
            variable.derived = true;
            variable.values = values[i];
            takeOwnRange(variable);
            result.push_back(std::move(variable));
        }
    } catch (const Error&) {
        // A formula that cannot be read has no picture; the run has told so.
    }
    return result;
}

std::vector<double> weightsOf(const Posterior& posterior) {
    std::vector<double> weights;
    for (const PosteriorPoint& point : posterior.points)
        weights.push_back(point.weight);
    return weights;
}

std::vector<Series> densitySeries(const PosteriorVariable& variable,
                                  const std::vector<double>& weights, Axes& axes) {
    const bool log = variable.logarithmic;
    axes = {variable.name, log ? Words::tr("density, per decade") : Words::tr("density"), log,
            false};
    const double low = onScale(variable.lower, log);
    const double high = onScale(variable.upper, log);
    const Density density =
        smoothDensity(onScale(variable.values, log), weights, low, high, densityPoints);
    Series posterior{Words::tr("posterior"), SeriesRole::Solver, {}, density.height};
    Series prior{Words::tr("prior"), SeriesRole::Prior, {}, {}};
    double sum = 0, top = 0;
    for (std::size_t i = 0; i < density.at.size(); ++i) {
        const double value = log ? std::pow(10.0, density.at[i]) : density.at[i];
        posterior.x.push_back(value);
        prior.x.push_back(value);
        prior.upTo.push_back(priorDensity(variable.prior, value, log));
        sum += prior.upTo.back();
        top = std::max(top, density.height[i]);
    }
    const double scale = sum > 0 ? densityPoints / ((high - low) * sum) : 0;
    for (double& height : prior.upTo)
        top = std::max(top, height *= scale);
    prior.y.assign(prior.x.size(), 0.0);
    std::vector<Series> series;
    if (variable.prior)
        series.push_back(std::move(prior));
    series.push_back(std::move(posterior));
    const auto mark = [&](const QString& name, SeriesRole role, double value) {
        if (std::isfinite(value))
            series.push_back({name, role, {value, value}, {0, top}});
    };
    mark(Words::tr("estimate"), SeriesRole::Training, variable.estimate->estimate);
    mark(Words::tr("true value"), SeriesRole::Exact, variable.estimate->truth);
    return series;
}

std::vector<Ridge> ridgesOf(const std::vector<PosteriorVariable>& variables,
                            const std::vector<double>& weights) {
    std::vector<const PosteriorVariable*> free;
    std::vector<std::vector<double>> logarithms;
    for (const PosteriorVariable& variable : variables)
        if (!variable.fixed && !variable.derived && variable.lower > 0) {
            free.push_back(&variable);
            logarithms.push_back(logarithmsOf(variable));
        }
    std::vector<Ridge> ridges;
    for (std::size_t b = 0; b < free.size(); ++b)
        for (std::size_t a = 0; a < b; ++a) {
            const double r = weightedCorrelation(logarithms[a], logarithms[b], weights);
            if (std::abs(r) > tied)
                ridges.push_back({free[a]->name, free[b]->name, r,
                                  isCombined(logarithms[a], logarithms[b], r, weights)});
        }
    std::sort(ridges.begin(), ridges.end(), [](const Ridge& a, const Ridge& b) {
        return std::abs(a.correlation) > std::abs(b.correlation);
    });
    return ridges;
}

ChartText ridgeText(const std::vector<Ridge>& ridges, const NetworkNames& names) {
    if (ridges.empty())
        return Words::tr("No two parameters are tied to each other: no correlation is beyond %1.")
            .arg(QLocale().toString(tied));
    std::vector<ChartText> sentences;
    for (const Ridge& ridge : ridges) {
        ChartText sentence =
            ChartText(Words::tr("%1 and %2 cannot be told apart (correlation %3)."))
                .arg(names.text(ridge.first), names.text(ridge.second))
                .arg(displayFixed(ridge.correlation, 2));
        if (ridge.combined)
            sentence = ChartText::join(
                {sentence, ridge.correlation > 0
                               ? Words::tr("Their ratio is known better than each of them.")
                               : Words::tr("Their product is known better than each of them.")},
                QStringLiteral(" "));
        sentences.push_back(std::move(sentence));
    }
    return ChartText::join(sentences, QStringLiteral("\n"));
}

MatrixContent pairsContent(const std::vector<PosteriorVariable>& variables,
                           const std::vector<double>& weights, const NetworkNames& names) {
    MatrixContent content;
    content.below = Words::tr("posterior");
    content.above = Words::tr("correlation");
    std::vector<const PosteriorVariable*> shown;
    std::vector<std::vector<int>> cells;
    for (const PosteriorVariable& variable : variables) {
        if (variable.fixed || variable.derived || variable.values.empty())
            continue;
        MatrixContent::Variable entry{
            names.text(variable.name), pairCells, 1, {}, rangeOf(variable, weights)};
        std::vector<int> at;
        std::vector<double> marginal(pairCells, 0.0);
        for (std::size_t i = 0; i < variable.values.size(); ++i) {
            at.push_back(cellOf(*entry.range, variable.values[i]));
            if (at.back() >= 0)
                marginal[static_cast<std::size_t>(at.back())] += weights[i];
        }
        entry.distributions.push_back({content.below, SeriesRole::Solver, {}, marginal});
        content.variables.push_back(std::move(entry));
        for (std::size_t earlier = 0; earlier < shown.size(); ++earlier) {
            MatrixContent::Pair pair;
            pair.below.assign(pairCells * pairCells, 0.0);
            for (std::size_t i = 0; i < at.size(); ++i)
                if (at[i] >= 0 && cells[earlier][i] >= 0)
                    pair.below[static_cast<std::size_t>(cells[earlier][i] * pairCells + at[i])] +=
                        weights[i];
            const double r =
                weightedCorrelation(logarithmsOf(*shown[earlier]), logarithmsOf(variable), weights);
            pair.note = displayFixed(r, 2);
            if (std::abs(r) > tied)
                pair.note += u'\n' + Words::tr("ridge");
            content.pairs.push_back(std::move(pair));
        }
        shown.push_back(&variable);
        cells.push_back(std::move(at));
    }
    return content;
}

} // namespace dyngpt
