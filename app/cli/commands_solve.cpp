#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/parameter_list.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <cmath>
#include <map>

namespace dyngpt::cli {

namespace {

std::vector<double> orderedParameters(const SolverShape& shape,
                                      std::map<std::string, double> given) {
    std::vector<double> ordered;
    std::vector<Issue> issues;
    const auto complain = [&](Text what, Text remedy) {
        issues.push_back({Severity::Error, "--params", std::move(what), std::move(remedy)});
    };
    for (std::size_t i = 0; i < shape.parameterNames.size(); ++i) {
        const std::string& name = shape.parameterNames[i];
        const auto found = given.find(name);
        if (found == given.end()) {
            complain(text("The parameter “%1” is missing", name), {});
            continue;
        }
        const double value = found->second;
        if (!shape.lower.empty() && (value < shape.lower[i] || value > shape.upper[i]))
            complain(text("%1 = %2 is outside the range the solver was trained on", name, value),
                     text("Choose a value from %1 to %2", shape.lower[i], shape.upper[i]));
        else if (!(value > 0) || !std::isfinite(value))
            complain(text("%1 = %2 is not a positive number", name, value), {});
        ordered.push_back(value);
        given.erase(found);
    }
    for (const auto& [name, value] : given)
        complain(text("There is no parameter “%1”", name),
                 text("The solver knows %1", joined(shape.parameterNames)));
    requireUsable(issues);
    return ordered;
}

/// Marginals of every state: exact, or from samples where the joint table would be too large.
struct Solution {
    std::vector<std::vector<double>> marginals;
    std::vector<double> mean, sd;
    int samples = 0;
};

Solution solveAt(const Solver& solver, const std::vector<double>& logParameters) {
    constexpr int samples = 100000;
    const auto states = static_cast<std::size_t>(solver.shape().stateCount());
    Solution out;
    if (solver.shape().cells() <= Solver::maximumCells) {
        const JointTable table = solver.jointTable(logParameters);
        for (std::size_t i = 0; i < states; ++i)
            out.marginals.push_back(table.marginal(static_cast<int>(i)));
    } else {
        out.samples = samples;
        for (const int bound : solver.shape().stateBounds)
            out.marginals.emplace_back(static_cast<std::size_t>(bound), 0.0);
        const std::vector<std::int32_t> drawn = solver.sample(logParameters, samples, 1);
        for (std::size_t i = 0; i < drawn.size(); ++i)
            out.marginals[i % states][static_cast<std::size_t>(drawn[i])] += 1.0 / samples;
    }
    for (const auto& marginal : out.marginals) {
        double mean = 0;
        double square = 0;
        for (std::size_t n = 0; n < marginal.size(); ++n)
            mean += static_cast<double>(n) * marginal[n];
        for (std::size_t n = 0; n < marginal.size(); ++n)
            square +=
                (static_cast<double>(n) - mean) * (static_cast<double>(n) - mean) * marginal[n];
        out.mean.push_back(mean);
        out.sd.push_back(std::sqrt(square));
    }
    return out;
}

int solve(const Context& context, const std::string& file,
          const std::vector<std::string>& parameters) {
    const auto given = parseParameters(parameters);
    const auto project = Project::open(file);
    const auto solver = loadSolver(*project, Precision::Double);
    const SolverShape& shape = solver->shape();
    std::vector<double> values = orderedParameters(shape, given);
    Json named = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i) {
        named[shape.parameterNames[i]] = values[i];
        values[i] = std::log(values[i]);
    }
    const Solution solution = solveAt(*solver, values);
    Json json = {{"parameters", named},
                 {"mean", Json::object()},
                 {"sd", Json::object()},
                 {"marginals", Json::object()},
                 {"bounds", Json::object()}};
    std::vector<std::vector<std::string>> rows = {{"state", "mean", "sd"}};
    for (std::size_t i = 0; i < shape.stateNames.size(); ++i) {
        const std::string& state = shape.stateNames[i];
        json["mean"][state] = solution.mean[i];
        json["sd"][state] = solution.sd[i];
        json["marginals"][state] = solution.marginals[i];
        json["bounds"][state] = shape.stateBounds[i];
        rows.push_back({state, shortNumber(solution.mean[i]), shortNumber(solution.sd[i])});
    }
    if (solution.samples > 0)
        json["samples"] = solution.samples;
    if (context.json) {
        printJson(json);
        return Done;
    }
    fmt::print("{}", alignedTable(rows));
    if (solution.samples > 0 && !context.quiet)
        fmt::print("From {} samples: the joint table is too large to be written out\n",
                   solution.samples);
    return Done;
}

} // namespace

void addSolveCommand(CLI::App& app, Context& context) {
    CLI::App* command =
        addCommand(app, context, "solve", "Stationary distribution at given parameters",
                   "  dyngpt solve project.dyngpt --params kon=0.05,koff=0.02,ksyn=5 --json");
    auto file = std::make_shared<std::string>();
    auto parameters = std::make_shared<std::vector<std::string>>();
    command->add_option("PROJECT", *file, "Project (.dyngpt)")->required();
    command->add_option("--params", *parameters, "Every parameter: name=value,...")
        ->required()
        ->allow_extra_args(false);
    command->callback([&context, file, parameters] {
        context.action = [&context, file, parameters] {
            return solve(context, *file, *parameters);
        };
    });
}

} // namespace dyngpt::cli
