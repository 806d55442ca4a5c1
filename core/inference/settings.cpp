#include "core/inference/settings.h"

#include <cmath>
#include <set>

namespace dyngpt {
namespace {

using Issues = std::vector<Issue>;

void add(Issues& issues, std::string place, Text what) {
    issues.push_back({Severity::Error, std::move(place), std::move(what), {}});
}

bool isPositive(double value) {
    return value > 0 && std::isfinite(value);
}

void checkPrior(const Prior& prior, Issues& issues) {
    const std::string place = "priors." + prior.parameter;
    switch (prior.kind) {
    case PriorKind::Uniform:
    case PriorKind::LogUniform:
        if (!(prior.lower >= 0 && std::isfinite(prior.lower) && prior.upper >= 0 &&
              std::isfinite(prior.upper)) ||
            (prior.upper > 0 && prior.upper <= prior.lower))
            add(issues, place,
                text(DYNGPT_TEXT("core", "The prior of %1 must begin above 0 and end above its "
                                         "beginning"),
                     prior.parameter));
        break;
    case PriorKind::LogNormal:
        if (!isPositive(prior.median))
            add(issues, place,
                text(DYNGPT_TEXT("core", "The median of the prior of %1 must be above 0"),
                     prior.parameter));
        if (!(prior.sigma >= 1e-6 && prior.sigma <= 1e6))
            add(issues, place,
                text(DYNGPT_TEXT("core", "The spread of the prior of %1 must be between 0.000001 "
                                         "and 1000000"),
                     prior.parameter));
        break;
    case PriorKind::Fixed:
        if (!isPositive(prior.value))
            add(issues, place,
                text(DYNGPT_TEXT("core", "%1 must be fixed at a value above 0"), prior.parameter));
        break;
    }
}

void checkSampler(const InferenceSettings& settings, Issues& issues) {
    if (settings.chains < 1 || settings.chains > 1000)
        add(issues, "chains",
            text(DYNGPT_TEXT("core", "The number of chains must be between 1 and 1000")));
    if (settings.warmUp < 0 || settings.warmUp > 1000000)
        add(issues, "warm_up",
            text(DYNGPT_TEXT("core", "The number of warm-up draws must be between 0 and 1000000")));
    if (settings.draws < 4 || settings.draws > 1000000)
        add(issues, "draws",
            text(DYNGPT_TEXT("core", "The number of draws of a chain must be between 4 and "
                                     "1000000")));
    if (static_cast<double>(settings.chains) * settings.draws > 1e7)
        add(issues, "draws",
            text(DYNGPT_TEXT("core", "Chains times draws must be at most "
                                     "10000000")));
    if (!(settings.targetAcceptance >= 0.1 && settings.targetAcceptance <= 0.999))
        add(issues, "target_acceptance",
            text(DYNGPT_TEXT("core", "The target acceptance must be between 0.1 and 0.999")));
    if (settings.treeDepth < 1 || settings.treeDepth > 20)
        add(issues, "tree_depth",
            text(DYNGPT_TEXT("core", "The tree depth must be between 1 and 20")));
    if (settings.exactSolutions < 20 || settings.exactSolutions > 1000000)
        add(issues, "exact_solutions",
            text(DYNGPT_TEXT("core", "The number of exact solutions must be between 20 and "
                                     "1000000")));
    const Capture& capture = settings.capture;
    if (capture.kind == CaptureKind::Fixed && !(capture.efficiency > 0 && capture.efficiency <= 1))
        add(issues, "capture",
            text(DYNGPT_TEXT("core", "The capture efficiency must be above 0 and at most 1")));
    if (capture.kind == CaptureKind::Estimated &&
        !(capture.lower > 0 && capture.lower < capture.upper && capture.upper <= 1))
        add(issues, "capture",
            text(DYNGPT_TEXT("core", "The range of the capture efficiency must lie above 0, up to "
                                     "at most 1")));
}

void checkNames(const InferenceSettings& settings, Issues& issues) {
    std::set<std::string> seen;
    for (const Prior& prior : settings.priors) {
        if (!seen.insert(prior.parameter).second)
            add(issues, "priors." + prior.parameter,
                text(DYNGPT_TEXT("core", "%1 has two priors"), prior.parameter));
        checkPrior(prior, issues);
    }
    seen.clear();
    for (const DerivedQuantity& quantity : settings.derived) {
        if (quantity.name.empty())
            add(issues, "derived", text(DYNGPT_TEXT("core", "A derived quantity has no name")));
        else if (!seen.insert(quantity.name).second)
            add(issues, "derived." + quantity.name,
                text(DYNGPT_TEXT("core", "Two derived quantities are called %1"), quantity.name));
    }
}

} // namespace

bool weighsDraws(InferenceMethod method) {
    return method == InferenceMethod::Importance || method == InferenceMethod::Exact;
}

std::string inferenceLossName(InferenceLoss loss) {
    return loss == InferenceLoss::Likelihood ? "Likelihood" : "Hellinger";
}

std::optional<InferenceLoss> inferenceLossFromName(std::string_view name) {
    for (const InferenceLoss loss : {InferenceLoss::Likelihood, InferenceLoss::Hellinger})
        if (name == inferenceLossName(loss))
            return loss;
    return std::nullopt;
}

std::vector<Issue> checkSettings(const InferenceSettings& settings) {
    Issues issues;
    if (!(settings.learningRate > 0 && settings.learningRate <= 10))
        add(issues, "inference_lr",
            text(DYNGPT_TEXT("core", "The learning rate must be above 0 and at most 10")));
    if (settings.steps < 1 || settings.steps > 1000000)
        add(issues, "iteration_steps",
            text(DYNGPT_TEXT("core", "The number of steps must be between 1 and 1000000")));
    if (settings.starts < 1 || settings.starts > 100000)
        add(issues, "random_r0_number",
            text(DYNGPT_TEXT("core", "The number of starts must be between 1 and 100000")));
    if (issues.empty() && static_cast<double>(settings.steps) * settings.starts > 1e7)
        add(issues, "random_r0_number",
            text(DYNGPT_TEXT("core", "Starts times steps must be at most 10000000")));
    if (!(settings.acceptanceThreshold >= 0 && std::isfinite(settings.acceptanceThreshold)))
        add(issues, "param_acceptance_threshold",
            text(DYNGPT_TEXT("core", "The acceptance threshold must not be negative")));
    if (settings.threads < 0 || settings.threads > 4096)
        add(issues, "threads",
            text(DYNGPT_TEXT("core", "The number of threads must be between 0 and 4096")));
    checkNames(settings, issues);
    checkSampler(settings, issues);
    return issues;
}

} // namespace dyngpt
