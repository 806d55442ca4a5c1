#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/parameter_list.h"
#include "core/common/file.h"
#include "core/nn/answers.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace dyngpt::cli {

namespace {

struct SolveOptions {
    std::string file;
    std::vector<std::string> parameters;
    std::vector<std::string> given;
    bool sensitivities = false;
    int samples = 0;
    std::uint64_t seed = 1;
    std::string csv;
};

std::vector<double> orderedParameters(const SolverShape& shape,
                                      std::map<std::string, double> given) {
    std::vector<double> ordered;
    std::vector<Issue> issues;
    for (std::size_t i = 0; i < shape.parameterNames.size(); ++i) {
        const std::string& name = shape.parameterNames[i];
        const auto found = given.find(name);
        if (found == given.end())
            issues.push_back(
                {Severity::Error, "--params", text("The parameter “%1” is missing", name), {}});
        // What is missing must not be complained about again.
        const double fitting = shape.lower.empty() ? 1 : shape.lower[i];
        ordered.push_back(found == given.end() ? fitting : found->second);
        given.erase(name);
    }
    for (Issue& issue : checkParameters(shape, ordered, "--params"))
        issues.push_back(std::move(issue));
    for (const auto& [name, value] : given)
        issues.push_back({Severity::Error, "--params", text("There is no parameter “%1”", name),
                          text("The solver knows %1", joined(shape.parameterNames))});
    requireUsable(issues);
    return ordered;
}

std::vector<Condition> conditions(const SolverShape& shape, const std::vector<std::string>& items) {
    std::vector<Condition> result;
    std::vector<Issue> issues;
    const auto complain = [&](Text what, Text remedy) {
        issues.push_back({Severity::Error, "--given", std::move(what), std::move(remedy)});
    };
    for (const auto& [name, value] : parseParameters(items, "--given")) {
        const auto found = std::find(shape.stateNames.begin(), shape.stateNames.end(), name);
        if (found == shape.stateNames.end())
            complain(text("There is no recorded state “%1”", name),
                     text("The solver knows %1", joined(shape.stateNames)));
        else if (value != std::floor(value) || std::abs(value) > 1e9)
            complain(text("%1 = %2 is not a count", name, value), {});
        else
            result.push_back(
                {static_cast<int>(found - shape.stateNames.begin()), static_cast<int>(value)});
    }
    for (Issue& issue : checkConditions(shape, result, "--given"))
        issues.push_back(std::move(issue));
    requireUsable(issues);
    return result;
}

Json named(const std::vector<std::string>& names, const double* values) {
    Json json = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i)
        json[names[i]] = values[i];
    return json;
}

Json toJson(const Sensitivities& slopes, const SolverShape& shape) {
    Json json = Json::object();
    const auto add = [&](const char* key, const std::vector<double>& values) {
        for (std::size_t i = 0; i < shape.stateNames.size(); ++i)
            json[key][shape.stateNames[i]] =
                named(shape.parameterNames, values.data() + i * shape.parameterNames.size());
    };
    add("mean", slopes.mean);
    add("sd", slopes.sd);
    add("mean_elasticity", slopes.meanElasticity);
    add("sd_elasticity", slopes.sdElasticity);
    return json;
}

Json toJson(const Distribution& answer, const SolverShape& shape) {
    Json json = {{"mean", named(shape.stateNames, answer.mean.data())},
                 {"sd", named(shape.stateNames, answer.sd.data())},
                 {"marginals", Json::object()},
                 {"bounds", Json::object()}};
    for (std::size_t i = 0; i < shape.stateNames.size(); ++i) {
        json["marginals"][shape.stateNames[i]] = answer.marginals[i];
        json["bounds"][shape.stateNames[i]] = shape.stateBounds[i];
    }
    if (answer.samples > 0)
        json["samples"] = answer.samples;
    return json;
}

std::string momentTable(const Distribution& answer, const SolverShape& shape) {
    std::vector<std::vector<std::string>> rows = {{"state", "mean", "sd"}};
    for (std::size_t i = 0; i < shape.stateNames.size(); ++i)
        rows.push_back(
            {shape.stateNames[i], shortNumber(answer.mean[i]), shortNumber(answer.sd[i])});
    return alignedTable(rows);
}

/// Elasticities: what an increase of a parameter by 1 % changes, in percent.
std::string elasticityTable(const Sensitivities& slopes, const SolverShape& shape) {
    const std::size_t parameters = shape.parameterNames.size();
    const auto elasticity = [](double value) {
        return std::isfinite(value) ? shortNumber(value) : "-";
    };
    std::vector<std::vector<std::string>> rows = {{"+1 % of (changes in %)"}};
    for (const std::string& name : shape.parameterNames)
        rows.push_back({name});
    for (std::size_t i = 0; i < shape.stateNames.size(); ++i) {
        rows[0].push_back("mean " + shape.stateNames[i]);
        rows[0].push_back("sd " + shape.stateNames[i]);
        for (std::size_t p = 0; p < parameters; ++p) {
            rows[p + 1].push_back(elasticity(slopes.meanElasticity[i * parameters + p]));
            rows[p + 1].push_back(elasticity(slopes.sdElasticity[i * parameters + p]));
        }
    }
    return alignedTable(rows);
}

void writeSamples(const std::string& path, const SolverShape& shape,
                  const std::vector<std::int32_t>& states) {
    std::ostringstream out;
    out << joined(shape.stateNames, ",") << '\n';
    const std::size_t last = shape.stateNames.size() - 1;
    for (std::size_t i = 0; i < states.size(); ++i)
        out << std::to_string(states[i]) << (i % (last + 1) == last ? '\n' : ',');
    writeFileAtomically(path, out.str());
}

int solve(const Context& context, const SolveOptions& options) {
    const auto given = parseParameters(options.parameters);
    const auto project = Project::open(options.file);
    const auto solver = loadSolver(*project, Precision::Double);
    const SolverShape& shape = solver->shape();
    const std::vector<double> values = orderedParameters(shape, given);
    const std::vector<Condition> known = conditions(shape, options.given);
    std::vector<double> logs;
    for (const double value : values)
        logs.push_back(std::log(value));

    const Distribution answer = solveAt(*solver, logs, known);
    std::optional<Sensitivities> slopes;
    if (options.sensitivities) {
        slopes = sensitivities(*solver, logs, known, context.stop);
        if (!slopes)
            return Interrupted;
    }
    if (options.samples > 0)
        writeSamples(options.csv, shape, solver->sample(logs, options.samples, options.seed));

    if (context.json) {
        Json json = {{"parameters", named(shape.parameterNames, values.data())}};
        json.update(toJson(answer, shape));
        if (!known.empty()) {
            for (const auto& [state, count] : known)
                json["given"][shape.stateNames[static_cast<std::size_t>(state)]] = count;
            json["given_probability"] = answer.conditionProbability;
        }
        if (slopes)
            json["sensitivities"] = toJson(*slopes, shape);
        printJson(json);
        return Done;
    }
    fmt::print("{}", momentTable(answer, shape));
    if (slopes)
        fmt::print("\n{}", elasticityTable(*slopes, shape));
    if (!known.empty() && !context.quiet)
        fmt::print("The given counts have probability {}\n",
                   shortNumber(answer.conditionProbability));
    if (answer.samples > 0 && !context.quiet)
        fmt::print("From {} samples: the joint table is too large to be written out\n",
                   answer.samples);
    return Done;
}

} // namespace

void addSolveCommand(CLI::App& app, Context& context) {
    CLI::App* command =
        addCommand(app, context, "solve", "Stationary distribution at given parameters",
                   "  dyngpt solve project.dyngpt --params kon=0.05,koff=0.02,ksyn=5 --json\n"
                   "  dyngpt solve project.dyngpt --params kon=0.05,koff=0.02,ksyn=5 --given ON=1 "
                   "--sensitivities");
    auto options = std::make_shared<SolveOptions>();
    command->add_option("PROJECT", options->file, "Project (.dyngpt)")->required();
    command->add_option("--params", options->parameters, "Every parameter: name=value,...")
        ->required()
        ->allow_extra_args(false);
    CLI::Option* given =
        command
            ->add_option("--given", options->given,
                         "Counts that are known: state=count,... (conditional distribution)")
            ->allow_extra_args(false);
    command->add_flag("--sensitivities", options->sensitivities,
                      "How mean and sd of every state answer to every parameter");
    CLI::Option* samples =
        command->add_option("--samples", options->samples, "Draw this many states...")
            ->check(CLI::Range(1, 100'000'000))
            ->excludes(given);
    CLI::Option* csv =
        command->add_option("--csv", options->csv, "... and write them here (CSV)")->needs(samples);
    samples->needs(csv);
    command->add_option("--seed", options->seed, "Seed of the samples")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber)
        ->needs(samples);
    command->callback([&context, options] {
        context.action = [&context, options] { return solve(context, *options); };
    });
}

} // namespace dyngpt::cli
