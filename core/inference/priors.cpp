#include "core/inference/priors.h"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dyngpt {
namespace {

/// Share of a range over which the coordinates' scale runs out at either end.
constexpr double edge = 0.05;
/// Farther from a bound, a place rounds to it.
constexpr double closest = 1e-13;

double softPlus(double z) {
    return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
}
double sigmoid(double z) {
    return 1 / (1 + std::exp(-z));
}
/// Place in the range, 0 to 1: the coordinate itself well inside, and slower and slower as it
/// leaves the range.
double placeAt(double u) {
    return std::clamp(edge * (softPlus(u / edge) - softPlus((u - 1) / edge)), 0.0, 1.0);
}
double logSlope(double u) {
    return u / edge + std::log(-std::expm1(-1 / edge)) - softPlus(u / edge) -
           softPlus((u - 1) / edge);
}
double logSlopeDerivative(double u) {
    return (1 - sigmoid(u / edge) - sigmoid((u - 1) / edge)) / edge;
}
double coordinateAt(double place) {
    const double t = std::clamp(place, closest, 1 - closest);
    return edge * (std::log(std::expm1(t / edge)) - std::log(-std::expm1((t - 1) / edge)));
}

bool isLinear(const Prior& prior) {
    return prior.kind == PriorKind::Uniform;
}
double logWidth(const Prior& prior) {
    return std::log(prior.upper / prior.lower);
}
double normalDensity(double z) {
    return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}
/// Mass of the standard normal above z.
double normalTail(double z) {
    return std::erfc(z / std::numbers::sqrt2) / 2;
}

/// The lognormal cut to its bounds: of z = (log x - log median) / sigma.
struct CutNormal {
    double a, b; ///< bounds of z
    bool flipped = false;

    explicit CutNormal(const Prior& prior)
        : a(std::log(prior.lower / prior.median) / prior.sigma)
        , b(std::log(prior.upper / prior.median) / prior.sigma) {
        if (a + b < 0) { // to the right of 0, where tails keep their digits
            std::swap(a, b);
            a = -a;
            b = -b;
            flipped = true;
        }
    }
    double mass() const { return normalTail(a) - normalTail(b); }
    bool isFarOut() const { return !(mass() > 1e-290); }

    /// z where a share u of the mass lies below.
    double quantile(double u) const {
        if (flipped)
            u = 1 - u;
        double z = a;
        if (isFarOut()) // falls off like exp(-a z) there
            z = std::min(a - std::log1p(-u * -std::expm1(-a * (b - a))) / a, b);
        else
            z = std::numbers::sqrt2 * boost::math::erfc_inv(std::clamp(
                                          2 * (normalTail(a) - u * mass()), 1e-300, 2 - 1e-15));
        z = std::clamp(z, a, b);
        return flipped ? -z : z;
    }
    double sd() const {
        if (isFarOut())
            return 1 / a;
        const double mean = (normalDensity(a) - normalDensity(b)) / mass();
        const double square = 1 + (a * normalDensity(a) - b * normalDensity(b)) / mass();
        return std::sqrt(std::max(square - mean * mean, 0.0));
    }
};

} // namespace

bool hasBox(const SolverShape& shape) {
    const auto parameters = shape.parameterNames.size();
    bool whole = shape.lower.size() == parameters && shape.upper.size() == parameters;
    for (std::size_t p = 0; whole && p < parameters; ++p)
        whole =
            shape.lower[p] > 0 && shape.upper[p] >= shape.lower[p] && std::isfinite(shape.upper[p]);
    return whole;
}

void requireBox(const SolverShape& shape) {
    if (!hasBox(shape))
        throw Error({},
                    text(DYNGPT_TEXT("core", "The solver does not say on which range of positive "
                                             "parameters it was trained")),
                    text(DYNGPT_TEXT("core", "Use a solver that was trained in a project")));
}

std::vector<Prior> defaultPriors(const Network& network) {
    std::vector<Prior> priors;
    for (const Parameter& parameter : network.parameters)
        priors.push_back(
            {.parameter = parameter.name,
             .kind = parameter.scale == Scale::Log ? PriorKind::LogUniform : PriorKind::Uniform});
    return priors;
}

std::vector<Prior> effectivePriors(const InferenceSettings& settings, const SolverShape& shape) {
    std::vector<Prior> priors;
    for (std::size_t p = 0; p < shape.parameterNames.size(); ++p) {
        const std::string& name = shape.parameterNames[p];
        const auto given = std::ranges::find(settings.priors, name, &Prior::parameter);
        Prior prior = given != settings.priors.end() ? *given : Prior{.parameter = name};
        const bool ranged = prior.kind == PriorKind::Uniform || prior.kind == PriorKind::LogUniform;
        prior.lower = ranged && prior.lower > 0 ? prior.lower : shape.lower[p];
        prior.upper = ranged && prior.upper > 0 ? prior.upper : shape.upper[p];
        if (!(prior.upper > prior.lower)) {
            prior.kind = PriorKind::Fixed;
            prior.value = prior.lower;
        }
        if (prior.kind == PriorKind::Fixed)
            prior.lower = prior.upper = prior.value;
        priors.push_back(std::move(prior));
    }
    if (settings.capture.kind == CaptureKind::Estimated)
        priors.push_back({.parameter = captureName,
                          .kind = PriorKind::Uniform,
                          .lower = settings.capture.lower,
                          .upper = settings.capture.upper});
    return priors;
}

double onPriorScale(const Prior& prior, double value) {
    return isLinear(prior) ? value : std::log(value);
}

double priorSd(const Prior& prior) {
    switch (prior.kind) {
    case PriorKind::Uniform:
    case PriorKind::LogUniform:
        return (onPriorScale(prior, prior.upper) - onPriorScale(prior, prior.lower)) /
               std::sqrt(12.0);
    case PriorKind::LogNormal:
        return prior.sigma * CutNormal(prior).sd();
    case PriorKind::Fixed:
        break;
    }
    return 0;
}

double logPriorDensity(const Prior& prior, double value) {
    switch (prior.kind) {
    case PriorKind::LogUniform:
        return -std::log(value);
    case PriorKind::LogNormal: {
        const double z = std::log(value / prior.median) / prior.sigma;
        return -std::log(value) - z * z / 2;
    }
    case PriorKind::Uniform:
    case PriorKind::Fixed:
        break;
    }
    return 0;
}

ParameterSpace::ParameterSpace(std::vector<Prior> priors) : priors_(std::move(priors)) {
    for (std::size_t p = 0; p < priors_.size(); ++p)
        if (priors_[p].kind != PriorKind::Fixed)
            free_.push_back(p);
}

double ParameterSpace::logValue(std::size_t parameter, double coordinate) const {
    const Prior& prior = priors_[parameter];
    return std::log(prior.lower) + logWidth(prior) * placeAt(coordinate);
}

std::vector<double> ParameterSpace::logParameters(std::span<const double> coordinates) const {
    std::vector<double> result;
    for (const Prior& prior : priors_)
        result.push_back(std::log(prior.value)); // of fixed ones it stays
    for (std::size_t c = 0; c < free_.size(); ++c)
        result[free_[c]] = logValue(free_[c], coordinates[c]);
    return result;
}

std::vector<double> ParameterSpace::parameters(std::span<const double> coordinates) const {
    std::vector<double> result;
    for (const double value : logParameters(coordinates))
        result.push_back(std::exp(value));
    for (std::size_t p = 0; p < result.size(); ++p)
        result[p] = priors_[p].kind == PriorKind::Fixed
                        ? priors_[p].value
                        : std::clamp(result[p], priors_[p].lower, priors_[p].upper);
    return result;
}

std::vector<double> ParameterSpace::coordinatesOf(std::span<const double> parameters) const {
    std::vector<double> result;
    for (const std::size_t p : free_)
        result.push_back(
            coordinateAt(std::log(parameters[p] / priors_[p].lower) / logWidth(priors_[p])));
    return result;
}

std::vector<double> ParameterSpace::place(std::span<const double> coordinates) const {
    std::vector<double> result(coordinates.size());
    std::ranges::transform(coordinates, result.begin(), placeAt);
    return result;
}

std::vector<double> ParameterSpace::coordinates(std::span<const double> place) const {
    std::vector<double> result(place.size());
    std::ranges::transform(place, result.begin(), coordinateAt);
    return result;
}

double ParameterSpace::logVolume(std::span<const double> coordinates) const {
    double sum = 0;
    for (const double u : coordinates)
        sum += logSlope(u);
    return sum;
}

bool ParameterSpace::holds(std::span<const double> place) const {
    return std::ranges::all_of(place, [](double t) { return t >= closest && t <= 1 - closest; });
}

double ParameterSpace::logPrior(std::span<const double> coordinates,
                                std::span<double> gradient) const {
    double sum = 0;
    for (std::size_t c = 0; c < free_.size(); ++c) {
        const Prior& prior = priors_[free_[c]];
        const double u = coordinates[c];
        const double value = logValue(free_[c], u);
        sum += logSlope(u);
        double byValue = 0; // derivative of the density of the logarithm
        if (isLinear(prior)) {
            sum += value;
            byValue = 1;
        } else if (prior.kind == PriorKind::LogNormal) {
            const double z = (value - std::log(prior.median)) / prior.sigma;
            sum -= z * z / 2;
            byValue = -z / prior.sigma;
        }
        if (!gradient.empty())
            gradient[c] +=
                logSlopeDerivative(u) + byValue * logWidth(prior) * std::exp(logSlope(u));
    }
    return sum;
}

void ParameterSpace::pullBack(std::span<const double> coordinates,
                              std::span<const double> logGradient,
                              std::span<double> gradient) const {
    for (std::size_t c = 0; c < free_.size(); ++c)
        gradient[c] = logGradient[free_[c]] * logWidth(priors_[free_[c]]) *
                      std::exp(logSlope(coordinates[c]));
}

std::vector<double> ParameterSpace::draw(RandomStream& random) const {
    std::vector<double> parameters;
    for (const Prior& prior : priors_) {
        if (prior.kind == PriorKind::Fixed) {
            parameters.push_back(prior.value);
            continue;
        }
        const double u = random.uniform();
        if (prior.kind == PriorKind::Uniform)
            parameters.push_back(prior.lower + u * (prior.upper - prior.lower));
        else if (prior.kind == PriorKind::LogUniform)
            parameters.push_back(prior.lower * std::exp(u * std::log(prior.upper / prior.lower)));
        else
            parameters.push_back(prior.median *
                                 std::exp(prior.sigma * CutNormal(prior).quantile(u)));
    }
    return coordinatesOf(parameters);
}

} // namespace dyngpt
