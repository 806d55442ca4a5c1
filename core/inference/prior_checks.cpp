// checkPriors(), the checks that need the solver's box.
#include "core/inference/bayesian.h"
#include "core/inference/priors.h"
#include "core/model/rate_expression.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dyngpt {
namespace {

void checkRange(const Prior& prior, double lower, double upper, const std::string& place,
                std::vector<Issue>& issues) {
    const double low = prior.lower > 0 ? prior.lower : lower;
    const double high = prior.upper > 0 ? prior.upper : upper;
    if (low < lower || high > upper)
        issues.push_back(
            {Severity::Error, place,
             text(DYNGPT_TEXT("core", "The prior of %1, %2 to %3, reaches beyond %4 to %5, where "
                                      "the solver was trained"),
                  prior.parameter, low, high, lower, upper),
             text(DYNGPT_TEXT("core", "Narrow the prior, or train a solver on a wider range"))});
    else if (!(high > low))
        issues.push_back(
            {Severity::Error,
             place,
             text(DYNGPT_TEXT("core", "The prior of %1 ends at %2, below its start %3"),
                  prior.parameter, high, low),
             {}});
}

void checkAgainstBox(const Prior& prior, double lower, double upper, std::vector<Issue>& issues) {
    const std::string place = "priors." + prior.parameter;
    switch (prior.kind) {
    case PriorKind::Uniform:
    case PriorKind::LogUniform:
        if (upper > lower)
            checkRange(prior, lower, upper, place, issues);
        break;
    case PriorKind::LogNormal:
        break;
    case PriorKind::Fixed:
        if (!(prior.value >= lower && prior.value <= upper))
            issues.push_back(
                {Severity::Error,
                 place,
                 text(DYNGPT_TEXT("core", "%1 is fixed at %2, outside %3 to %4, where the solver "
                                          "was trained"),
                      prior.parameter, prior.value, lower, upper),
                 {}});
        break;
    }
}

} // namespace

std::vector<Issue> checkPriors(const InferenceSettings& settings, const SolverShape& shape) {
    requireBox(shape);
    std::vector<Issue> issues;
    for (const Prior& prior : settings.priors) {
        const auto found = std::ranges::find(shape.parameterNames, prior.parameter);
        if (found == shape.parameterNames.end()) {
            issues.push_back(
                {Severity::Error, "priors." + prior.parameter,
                 text(DYNGPT_TEXT("core", "The solver has no parameter %1"), prior.parameter),
                 text(DYNGPT_TEXT("core", "Remove its prior"))});
            continue;
        }
        const auto p = static_cast<std::size_t>(found - shape.parameterNames.begin());
        checkAgainstBox(prior, shape.lower[p], shape.upper[p], issues);
    }
    const std::vector<Prior> priors = effectivePriors(settings, shape);
    if (std::ranges::all_of(priors, [](const Prior& p) { return p.kind == PriorKind::Fixed; }))
        issues.push_back({Severity::Error, "priors",
                          text(DYNGPT_TEXT("core", "All parameters are fixed: there is nothing to "
                                                   "infer")),
                          text(DYNGPT_TEXT("core", "Give at least one of them another prior"))});
    std::vector<std::string> names = shape.parameterNames;
    if (settings.capture.kind == CaptureKind::Estimated) {
        if (std::ranges::find(names, captureName) != names.end())
            issues.push_back(
                {Severity::Error, "capture",
                 text(DYNGPT_TEXT("core", "The efficiency is called %1, as is a parameter of the "
                                          "solver"),
                      captureName),
                 text(DYNGPT_TEXT("core", "Rename the parameter, or fix the efficiency"))});
        else
            names.push_back(captureName);
    }
    for (const DerivedQuantity& quantity : settings.derived)
        for (Issue& issue : findRateProblems(quantity.formula, names, "derived." + quantity.name))
            issues.push_back(std::move(issue));
    return issues;
}

} // namespace dyngpt
