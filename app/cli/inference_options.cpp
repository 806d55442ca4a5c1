#include "app/cli/inference_options.h"

#include "app/cli/output.h"
#include "core/common/numbers.h"

#include <algorithm>

namespace dyngpt::cli {

namespace {

using Issues = std::vector<Issue>;

void complain(Issues& issues, const char* option, Text what, Text remedy = {}) {
    issues.push_back({Severity::Error, option, std::move(what), std::move(remedy)});
}

/// Numbers after the first part; empty if one of them is none.
std::optional<std::vector<double>> numbersOf(const std::vector<std::string>& parts) {
    std::vector<double> numbers;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto number = parseNumber(parts[i]);
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

/// NAME=uniform:lo:hi and the like, NAME=default for what the network says.
void readPrior(const std::string& argument, const std::vector<std::string>& parameters,
               InferenceSettings& settings, Issues& issues) {
    const Text forms = text("Write NAME=uniform:LO:HI, loguniform:LO:HI, lognormal:MEDIAN:SIGMA, "
                            "fixed:VALUE or default");
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0)
        return complain(issues, "--prior", text("“%1” is not of the form NAME=PRIOR", argument),
                        forms);
    Prior prior;
    prior.parameter = splitList(argument.substr(0, equals), '\n')[0];
    if (std::ranges::find(parameters, prior.parameter) == parameters.end())
        return complain(issues, "--prior", text("There is no parameter “%1”", prior.parameter),
                        text("The parameters are %1", joined(parameters)));
    std::erase_if(settings.priors,
                  [&](const Prior& named) { return named.parameter == prior.parameter; });
    const std::vector<std::string> parts = splitList(argument.substr(equals + 1), ':');
    const auto numbers = numbersOf(parts);
    const std::string& kind = parts[0];
    const std::size_t count = numbers ? numbers->size() : 99;
    if (kind == "default" && count == 0)
        return;
    if ((kind == "uniform" || kind == "loguniform") && (count == 2 || count == 0)) {
        prior.kind = kind == "uniform" ? PriorKind::Uniform : PriorKind::LogUniform;
        if (count == 2) {
            prior.lower = (*numbers)[0];
            prior.upper = (*numbers)[1];
        }
    } else if (kind == "lognormal" && count == 2) {
        prior.kind = PriorKind::LogNormal;
        prior.median = (*numbers)[0];
        prior.sigma = (*numbers)[1];
    } else if (kind == "fixed" && count == 1) {
        prior.kind = PriorKind::Fixed;
        prior.value = (*numbers)[0];
    } else {
        return complain(issues, "--prior", text("“%1” is no prior", argument.substr(equals + 1)),
                        forms);
    }
    settings.priors.push_back(std::move(prior));
}

/// NAME=FORMULA; an empty formula takes the quantity away.
void readDerived(const std::string& argument, InferenceSettings& settings, Issues& issues) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0)
        return complain(issues, "--derive", text("“%1” is not of the form NAME=FORMULA", argument),
                        text("For example --derive \"burst size=ksyn/koff\""));
    const std::string name = splitList(argument.substr(0, equals), '\n')[0];
    const std::string formula = splitList(argument.substr(equals + 1), '\n')[0];
    std::erase_if(settings.derived,
                  [&](const DerivedQuantity& quantity) { return quantity.name == name; });
    if (!formula.empty())
        settings.derived.push_back({name, formula});
}

void readCapture(const std::string& argument, Capture& capture, Issues& issues) {
    const std::vector<std::string> parts = splitList(argument, ':');
    const auto numbers = numbersOf(parts);
    const auto efficiency = parseNumber(argument);
    if (argument == "complete") {
        capture = {};
    } else if (efficiency) {
        capture = {.kind = CaptureKind::Fixed, .efficiency = *efficiency};
    } else if (parts[0] == "estimate" && numbers && (numbers->empty() || numbers->size() == 2)) {
        capture = {.kind = CaptureKind::Estimated};
        if (!numbers->empty()) {
            capture.lower = (*numbers)[0];
            capture.upper = (*numbers)[1];
        }
    } else {
        complain(issues, "--capture", text("“%1” is no capture efficiency", argument),
                 text("Write a number up to 1, estimate, estimate:LO:HI or complete"));
    }
}

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool ofInferrer(const InferenceOptions& o) {
    return o.loss || o.starts || o.steps || o.threshold || o.learningRate;
}
bool ofBayesian(const InferenceOptions& o) {
    return o.chains || o.draws || o.warmUp || o.treeDepth || o.targetAcceptance || o.capture ||
           o.exactSolutions || !o.priors.empty();
}

/// Options of the inferrer choose it, those of the others leave it, unless --method says which.
void chooseMethod(const InferenceOptions& options, InferenceMethod& method, Issues& issues) {
    if (ofInferrer(options) && ofBayesian(options))
        return complain(issues, "--method",
                        text("Some options are of the inferrer, others of the Bayesian methods"),
                        text("See dyngpt infer --help for which belongs to which"));
    if (!options.method) {
        if (ofInferrer(options))
            method = InferenceMethod::Inferrer;
        else if (ofBayesian(options) && method == InferenceMethod::Inferrer)
            method = InferenceMethod::Nuts;
        return;
    }
    const std::string name = lowerCase(*options.method);
    if (name == "nuts")
        method = InferenceMethod::Nuts;
    else if (name == "importance")
        method = InferenceMethod::Importance;
    else if (name == "exact")
        method = InferenceMethod::Exact;
    else if (name == "inferrer")
        method = InferenceMethod::Inferrer;
    else
        return complain(issues, "--method", text("There is no method “%1”", *options.method),
                        text("Choose importance, nuts, exact or inferrer"));
    const bool inferrer = method == InferenceMethod::Inferrer;
    if (inferrer ? ofBayesian(options) : ofInferrer(options))
        complain(issues, "--method",
                 text("Some of the options do not belong to the method “%1”", name),
                 text("See dyngpt infer --help for which belongs to which"));
}

} // namespace

void addInferenceOptions(CLI::App& command, InferenceOptions& options) {
    const auto repeated = [&](const char* name, std::vector<std::string>& value, const char* help) {
        return command.add_option(name, value, help)->allow_extra_args(false);
    };
    command.add_option(
        "--method", options.method,
        "importance (default, fast), nuts, exact (draws of importance, weighed anew by "
        "exact solutions of the network) or inferrer (gradient paths)");
    command.add_option("--seed", options.seed, "Seed of the random numbers")
        ->check(CLI::NonNegativeNumber);
    command.add_option("--threads", options.threads, "0: all cores")->check(CLI::NonNegativeNumber);
    repeated("--derive", options.derived, "NAME=FORMULA of the parameters, such as ksyn/koff");
    command.add_flag("--clip,!--no-clip", options.clip,
                     "Counts above the solver's bounds count as the largest it knows; else such "
                     "cells are left out");
    const std::string bayesian = "Bayesian methods";
    repeated("--prior", options.priors,
             "NAME=uniform:LO:HI, loguniform:LO:HI, lognormal:MEDIAN:SIGMA, fixed:VALUE or default "
             "(as the network's parameters are spread)")
        ->group(bayesian);
    command.add_option("--chains", options.chains, "Chains of NUTS")->group(bayesian);
    command.add_option("--draws", options.draws, "Draws of a chain after the warm-up")
        ->group(bayesian);
    command.add_option("--warmup", options.warmUp, "Draws of a chain that only adapt")
        ->group(bayesian);
    command.add_option("--target-acceptance", options.targetAcceptance, "Of NUTS, below 1")
        ->group(bayesian);
    command.add_option("--tree-depth", options.treeDepth, "At most 2^this gradients a draw")
        ->group(bayesian);
    command
        .add_option("--capture", options.capture,
                    "Share of the molecules that is seen: a number, estimate[:LO:HI] or complete")
        ->group(bayesian);
    command
        .add_option("--exact-solutions", options.exactSolutions,
                    "Draws that exact solutions weigh, by the method exact")
        ->group(bayesian);
    const std::string inferrer = "DynGPT inferrer";
    command.add_option("--loss", options.loss, "likelihood or hellinger")->group(inferrer);
    command.add_option("--starts", options.starts, "Random starts (random_r0_number)")
        ->group(inferrer);
    command.add_option("--steps", options.steps, "Steps of a start (iteration_steps)")
        ->group(inferrer);
    command
        .add_option("--threshold", options.threshold,
                    "Accepted distance to the best possible (param_acceptance_threshold)")
        ->group(inferrer);
    command.add_option("--learning-rate", options.learningRate, "In log parameters (inference_lr)")
        ->group(inferrer);
}

InferenceSettings withOptions(InferenceSettings settings, const InferenceOptions& options,
                              const std::vector<std::string>& parameters) {
    Issues issues;
    chooseMethod(options, settings.method, issues);
    if (options.loss) {
        const std::string name = lowerCase(*options.loss);
        if (name != "likelihood" && name != "hellinger")
            complain(issues, "--loss", text("There is no loss “%1”", *options.loss),
                     text("Choose likelihood or hellinger"));
        settings.loss = name == "hellinger" ? InferenceLoss::Hellinger : InferenceLoss::Likelihood;
    }
    for (const std::string& prior : options.priors)
        readPrior(prior, parameters, settings, issues);
    for (const std::string& quantity : options.derived)
        readDerived(quantity, settings, issues);
    if (options.capture)
        readCapture(*options.capture, settings.capture, issues);
    settings.chains = options.chains.value_or(settings.chains);
    settings.draws = options.draws.value_or(settings.draws);
    settings.warmUp = options.warmUp.value_or(settings.warmUp);
    settings.treeDepth = options.treeDepth.value_or(settings.treeDepth);
    settings.targetAcceptance = options.targetAcceptance.value_or(settings.targetAcceptance);
    settings.exactSolutions = options.exactSolutions.value_or(settings.exactSolutions);
    settings.starts = options.starts.value_or(settings.starts);
    settings.steps = options.steps.value_or(settings.steps);
    settings.acceptanceThreshold = options.threshold.value_or(settings.acceptanceThreshold);
    settings.learningRate = options.learningRate.value_or(settings.learningRate);
    settings.seed = options.seed.value_or(settings.seed);
    settings.threads = options.threads.value_or(settings.threads);
    settings.clipToBounds = options.clip.value_or(settings.clipToBounds);
    const Issues more = checkSettings(settings);
    issues.insert(issues.end(), more.begin(), more.end());
    requireUsable(issues);
    return settings;
}

} // namespace dyngpt::cli
