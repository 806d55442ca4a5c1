#include "app/cli/context.h"
#include "app/cli/model_file.h"
#include "app/cli/output.h"
#include "app/cli/parameter_list.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "core/common/file.h"
#include "core/simulation/trajectories.h"

#include <fmt/core.h>

#include <map>
#include <optional>
#include <sstream>

namespace dyngpt::cli {

namespace {

struct TrajectoryOptions {
    std::string model;
    std::vector<std::string> parameters;
    std::optional<double> tEnd;
    std::string method = "auto";
    TrajectorySettings settings;
    std::optional<int> kept;
    std::string statistics;
    std::string paths;
    bool all = false;
};

SimulationMethod methodCalled(const std::string& name) {
    const std::map<std::string, SimulationMethod> methods = {
        {"auto", SimulationMethod::Automatic},
        {"direct", SimulationMethod::Direct},
        {"composition-rejection", SimulationMethod::CompositionRejection}};
    const auto found = methods.find(name);
    if (found == methods.end())
        throw UsageError("--method", text("There is no method “%1”", name),
                         text("Choose auto, direct or composition-rejection"));
    return found->second;
}

Json toJson(const Trajectories& trajectories, bool all) {
    Json json = {{"runs", trajectories.runs},
                 {"events", trajectories.events},
                 {"time", trajectories.times},
                 {"outputs", Json::object()}};
    if (all)
        json["quantiles"] = trajectories.quantiles;
    for (const TimeCourse& course : trajectories.outputs) {
        Json& output = json["outputs"][course.name];
        output = {{"mean", course.mean}, {"sd", course.sd}};
        if (!all)
            continue;
        output["min"] = course.minimum;
        output["max"] = course.maximum;
        output["quantiles"] = course.quantiles;
    }
    return json;
}

void printSummary(const Trajectories& trajectories) {
    std::vector<std::vector<std::string>> rows = {
        {fmt::format("at time {}", shortNumber(trajectories.times.back())), "mean", "sd", "min",
         "max"}};
    for (const TimeCourse& course : trajectories.outputs)
        rows.push_back({course.name, shortNumber(course.mean.back()), shortNumber(course.sd.back()),
                        shortNumber(course.minimum.back()), shortNumber(course.maximum.back())});
    fmt::print("{}{} runs, {} events\n", alignedTable(rows), trajectories.runs,
               trajectories.events);
}

template <typename Write> void writeTable(const std::string& path, const Write& write) {
    std::ostringstream out;
    write(out);
    writeFileAtomically(path, out.str());
}

int trajectories(const Context& context, const TrajectoryOptions& options) {
    const Network network = readModel(options.model, context.quiet);
    const std::vector<double> parameters = parametersOf(network, options.parameters);
    TrajectorySettings settings = options.settings;
    settings.tEnd = options.tEnd.value_or(network.tEnd);
    settings.method = methodCalled(options.method);
    if (!options.all)
        settings.quantiles = {};
    settings.keptPaths = options.paths.empty() ? 0 : options.kept.value_or(settings.runs);
    requireUsable(checkSettings(settings));

    std::optional<Trajectories> result;
    {
        StageProgress progress("Trajectories", context.quiet);
        result = simulateTrajectories(network, parameters, settings, progress, context.stop);
    }
    if (!result)
        return interrupted("Nothing was written.");
    if (!options.statistics.empty())
        writeTable(options.statistics,
                   [&](std::ostream& out) { writeStatistics(out, *result, options.all); });
    if (!options.paths.empty())
        writeTable(options.paths, [&](std::ostream& out) { writePaths(out, *result); });
    if (context.json)
        printJson(toJson(*result, options.all));
    else
        printSummary(*result);
    return Done;
}

} // namespace

void addTrajectoriesCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "trajectories",
        "Mean and standard deviation over time of many runs from the initial state",
        "  dyngpt trajectories network.json --params kon=0.05,koff=0.02 --t-end 100 --grid 50 "
        "--runs 10000 --stats out.csv\n"
        "  dyngpt trajectories model.xml --t-end 50 --grid 50 --runs 20 --paths paths.csv");
    auto options = std::make_shared<TrajectoryOptions>();
    TrajectorySettings& settings = options->settings;
    command->add_option("MODEL", options->model, "Network (JSON), project or SBML")->required();
    command
        ->add_option("--params", options->parameters,
                     "name=value,... (default: the model's own values)")
        ->allow_extra_args(false);
    command->add_option("--t-end", options->tEnd, "Simulated time (default: the network's t_end)");
    command->add_option("--grid", settings.grid, "Intervals: one time more is written")
        ->capture_default_str();
    command->add_option("--runs", settings.runs, "Independent runs")->capture_default_str();
    command->add_option("--seed", settings.seed, "Seed of all random numbers")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--threads", settings.threads, "Threads; 0: all cores (default)");
    command->add_option("--method", options->method, "auto, direct or composition-rejection")
        ->capture_default_str();
    command->add_option("--stats", options->statistics,
                        "Write time and mean and sd of every state here (CSV)");
    command->add_flag("--all", options->all, "Smallest, largest and quantiles too");
    command->add_option("--paths", options->paths, "Write single runs here (CSV)");
    command->add_option("--keep", options->kept, "How many of them (default: all)");
    command->callback([&context, options] {
        context.action = [&context, options] { return trajectories(context, *options); };
    });
}

} // namespace dyngpt::cli
