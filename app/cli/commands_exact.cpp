#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/model_file.h"
#include "app/cli/output.h"
#include "app/cli/parameter_list.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "core/simulation/exact_solver.h"

#include <fmt/core.h>

namespace dyngpt::cli {

namespace {

struct ExactOptions {
    std::string model;
    std::vector<std::string> parameters;
    ExactSettings settings;
};

Json documentOf(const Network& network, const std::vector<double>& parameters,
                const ExactSolution& solution) {
    Json json = {{"parameters", Json::object()},
                 {"mean", Json::object()},
                 {"sd", Json::object()},
                 {"marginals", Json::object()},
                 {"box", Json::object()}};
    for (std::size_t i = 0; i < parameters.size(); ++i)
        json["parameters"][network.parameters[i].name] = parameters[i];
    for (std::size_t d = 0; d < network.stateNames.size(); ++d) {
        const std::string& state = network.stateNames[d];
        json["mean"][state] = solution.mean[d];
        json["sd"][state] = solution.sd[d];
        json["marginals"][state] = solution.marginals[d];
        json["box"][state] = solution.box[d];
    }
    json["states"] = solution.states;
    json["residual"] = solution.residual;
    json["edge_mass"] = solution.edgeMass;
    json["notes"] = toJson(solution.notes);
    return json;
}

void print(const Network& network, const ExactSolution& solution) {
    std::vector<std::vector<std::string>> rows = {{"state", "mean", "sd", "counts up to"}};
    for (std::size_t d = 0; d < network.stateNames.size(); ++d)
        rows.push_back({network.stateNames[d], shortNumber(solution.mean[d]),
                        shortNumber(solution.sd[d]), std::to_string(solution.box[d])});
    fmt::print("{}{} states, residual {}, probability at the edges {}\n", alignedTable(rows),
               solution.states, shortNumber(solution.residual), shortNumber(solution.edgeMass));
}

int exact(const Context& context, const ExactOptions& options) {
    const Network network = readModel(options.model, context.quiet);
    const std::vector<double> parameters = parametersOf(network, options.parameters);
    std::optional<ExactSolution> solution;
    {
        StageProgress progress("Exact", context.quiet);
        solution = solveExactly(network, parameters, options.settings, progress, context.stop);
    }
    if (!solution)
        return interrupted("Nothing was kept.");
    if (context.json) {
        printJson(documentOf(network, parameters, *solution));
        return Done;
    }
    print(network, *solution);
    if (!context.quiet)
        printIssues(solution->notes);
    return Done;
}

} // namespace

void addExactCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "exact",
        "Stationary distribution at given parameters by linear algebra, without simulation",
        "  dyngpt exact network.json --params kon=0.05,koff=0.02,ksyn=5 --json\n"
        "  dyngpt exact model.xml");
    auto options = std::make_shared<ExactOptions>();
    command->add_option("MODEL", options->model, "Network (JSON or SBML) or project (.dyngpt)")
        ->required();
    command
        ->add_option("--params", options->parameters,
                     "name=value,...; the others as in the model, or in the middle of their range")
        ->allow_extra_args(false);
    command
        ->add_option("--edge-tolerance", options->settings.edgeTolerance,
                     "Probability allowed at the edges of the counts looked at")
        ->check(CLI::Range(1e-300, 1.0));
    command->add_option("--most-states", options->settings.mostStates, "Refuse beyond this many")
        ->check(CLI::Range(1, 2'000'000'000));
    command->callback([&context, options] {
        context.action = [&context, options] { return exact(context, *options); };
    });
}

} // namespace dyngpt::cli
