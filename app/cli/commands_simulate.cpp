#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "core/model/network_json.h"
#include "core/project/settings_json.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <map>
#include <optional>

namespace dyngpt::cli {

namespace {

namespace fs = std::filesystem;

struct SimulateOptions {
    std::string file;
    std::string output;
    bool overwrite = false;
    std::optional<int> sets, valid, threads;
    std::optional<std::uint64_t> seed;
    std::optional<double> tEnd, window, interval;
    std::optional<Sampling> sampling;
    std::optional<int> replicas;
    std::optional<Teacher> teacher;
    std::optional<SimulationMethod> method;
    bool secondStart = false;
    std::vector<std::string> scales;
};

SimulationSettings withOptions(SimulationSettings settings, const Network& network,
                               const SimulateOptions& options) {
    settings.trainSets = options.sets.value_or(settings.trainSets);
    settings.validSets = options.valid.value_or(settings.validSets);
    settings.threads = options.threads.value_or(settings.threads);
    settings.seed = options.seed.value_or(settings.seed);
    settings.tEnd = options.tEnd.value_or(settings.tEnd);
    settings.window = options.window.value_or(settings.window);
    settings.interval = options.interval.value_or(settings.interval);
    settings.sampling = options.sampling.value_or(settings.sampling);
    settings.replicasPerSet = options.replicas.value_or(settings.replicasPerSet);
    settings.teacher = options.teacher.value_or(settings.teacher);
    settings.method = options.method.value_or(settings.method);
    settings.secondStart = settings.secondStart || options.secondStart;
    requireUsable(checkSettings(settings, network));
    return settings;
}

/// The network with the parameters' scales of "k=log,d=linear".
Network withScales(Network network, const std::vector<std::string>& scales) {
    std::vector<Issue> issues;
    for (const std::string& list : scales)
        for (const std::string& item : splitList(list)) {
            const auto parts = splitList(item, '=');
            const int index = parts.size() == 2 ? network.parameterIndex(parts[0]) : -1;
            if (index < 0 || (parts[1] != "log" && parts[1] != "linear"))
                issues.push_back({Severity::Error, "--scale",
                                  text("“%1” names no parameter and its scale", item),
                                  text("Write NAME=log or NAME=linear")});
            else
                network.parameters[static_cast<std::size_t>(index)].scale =
                    parts[1] == "log" ? Scale::Log : Scale::Linear;
        }
    requireUsable(issues);
    return network;
}

/// "seed 1 in place of 2, window 50 in place of 100"
std::string differences(const SimulationSettings& stored, const SimulationSettings& wanted) {
    const Json before = Json::parse(settingsJson(stored));
    const Json now = Json::parse(settingsJson(wanted));
    std::vector<std::string> parts;
    for (const auto& [key, value] : before.items())
        if (value != now[key])
            parts.push_back(
                fmt::format("{} {} in place of {}", key, value.dump(), now[key].dump()));
    return joined(parts);
}

/// Empty when the project's dataset can be gone on with, more sets of the same kind included;
/// else what stands against it.
Text conflict(const Project& project, const Network& network, SimulationSettings settings) {
    if (networkHash(project.network()) != networkHash(network))
        return text("The project holds another network");
    const auto dataset = project.dataset();
    if (!dataset)
        return {};
    if (dataset->imported)
        return text("The project holds an imported dataset");
    if (dataset->compact)
        return text("The project is a compact copy without its training histograms");
    settings.threads = dataset->settings.threads;
    const bool grows = settings.trainSets >= dataset->settings.trainSets &&
                       settings.validSets >= dataset->settings.validSets;
    if (grows) {
        settings.trainSets = dataset->settings.trainSets;
        settings.validSets = dataset->settings.validSets;
    }
    if (settings != dataset->settings)
        return text("The project holds a dataset made with other settings: %1",
                    differences(dataset->settings, settings));
    return {};
}

/// The project with the network and the settings that the dataset is to have.
std::unique_ptr<Project> projectForSimulation(const SimulateOptions& options, bool quiet) {
    const bool inPlace = looksLikeProject(options.file);
    if (inPlace && !options.output.empty() && options.output != options.file)
        throw UsageError(options.file, text("A project is simulated in its own file"),
                         text("Leave -o out, or name a network file"));
    if (!inPlace && options.output.empty())
        throw UsageError("-o", text("The project file to write is missing"),
                         text("Add -o NAME.dyngpt"));
    const std::string path = inPlace ? options.file : options.output;
    std::unique_ptr<Project> project;
    if (inPlace || fs::exists(path))
        project = Project::open(path);
    const Network network = withScales(
        inPlace ? project->network() : readCheckedNetwork(options.file, quiet), options.scales);
    const SimulationSettings settings =
        withOptions(inPlace ? project->simulationSettings() : defaultSimulationSettings(network),
                    network, options);
    if (!project) {
        project = Project::create(path, network);
    } else {
        const Text reason = conflict(*project, network, settings);
        if (!reason.empty() && !options.overwrite)
            throw Error(path, reason,
                        text(inPlace ? "Add --overwrite to replace the dataset"
                                     : "Choose another file, or add --overwrite to replace the "
                                       "dataset"));
        if (networkHash(project->network()) != networkHash(network))
            project->setNetwork(network);
    }
    project->setSimulationSettings(settings);
    return project;
}

/// What the sets of a finished dataset are worth, for people.
void printQuality(const DatasetInfo& info, const Network& network) {
    if (info.halvesDiffer > 0)
        fmt::print("{} sets are not stationary: the halves of their window differ\n",
                   info.halvesDiffer);
    if (info.startsDiffer > 0)
        fmt::print("{} sets depend on where they start: a second initial state gives other means\n",
                   info.startsDiffer);
    const auto& floor = info.digest.noiseFloor;
    const auto& bounds = info.digest.upperBounds;
    if (!floor && !bounds)
        return;
    std::vector<std::vector<std::string>> rows = {
        {"state", "split-half distance", "upper bound", "cut off, mean", "at most"}};
    const auto names = network.recordedNames();
    for (std::size_t k = 0; k < names.size(); ++k) {
        std::vector<std::string> row = {names[k], floor ? shortNumber(floor->states[k]) : "-"};
        if (bounds)
            for (const double value :
                 {bounds->bounds[k] - 1.0, bounds->meanTail[k], bounds->largestTail[k]})
                row.push_back(shortNumber(value));
        else
            row.insert(row.end(), 3, "-");
        rows.push_back(std::move(row));
    }
    fmt::print("{}", alignedTable(rows));
    if (floor)
        fmt::print("  Split-half distance: total variation between the halves of a set's window, "
                   "median over\n  the sets; of all states together {}.\n",
                   shortNumber(floor->joint));
    if (bounds)
        fmt::print("  Upper bound: the largest mean + 3 sd of a training set; cut off: the "
                   "probability above it.\n");
}

std::string contents(const SimulationSettings& settings) {
    const std::string runs =
        settings.replicasPerSet == 1 ? "" : fmt::format("{} runs of ", settings.replicasPerSet);
    if (settings.sampling == Sampling::ResidenceTime)
        return fmt::format("of {}{} time units", runs, shortNumber(settings.window));
    return fmt::format("of {}{} snapshots", runs, settings.snapshots());
}

int simulate(const Context& context, const SimulateOptions& options) {
    const auto project = projectForSimulation(options, context.quiet);
    {
        StageProgress progress("Simulate", context.quiet);
        if (runSimulation(*project, progress, context.stop) == Outcome::Cancelled)
            return interrupted("Finished sets are kept; run the same command again to go on.");
    }
    const auto info = project->dataset();
    if (context.json) {
        Json json = toJson(*info);
        json["project"] = project->path().string();
        printJson(json);
        return Done;
    }
    const bool exact = info->settings.teacher == Teacher::Exact;
    fmt::print("{}: {} training{} and {} held-out sets {}, {}\n", project->path().string(),
               info->trainSets, exact ? " sets solved exactly" : "", info->validSets,
               contents(info->settings), duration(info->seconds));
    printQuality(*info, project->network());
    return Done;
}

} // namespace

void addSimulateCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "simulate",
        "Simulate a network at many parameter sets; an interrupted run goes on where it was",
        "  dyngpt simulate network.json -o project.dyngpt --sets 10000 --valid 1000 --seed 1\n"
        "  dyngpt simulate network.json -o project.dyngpt --sampling residence --scale "
        "k=log,d=log\n"
        "  dyngpt simulate project.dyngpt");
    auto options = std::make_shared<SimulateOptions>();
    command->add_option("FILE", options->file, "Network (JSON), or a project to go on with")
        ->required();
    command->add_option("-o,--output", options->output, "Project to create or go on with");
    command->add_option("--sets", options->sets, "Training sets (default: from the network)");
    command->add_option("--valid", options->valid, "Held-out sets (default: from the network)");
    command->add_option("--seed", options->seed, "Seed of all random numbers (default: 1)")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--threads", options->threads, "Threads; 0: all cores (default)");
    command->add_option("--t-end", options->tEnd, "End of the simulated time");
    command->add_option("--window", options->window, "Length of the sampled window before it");
    command->add_option("--interval", options->interval, "Time between snapshots");
    command
        ->add_option("--sampling", options->sampling,
                     "snapshots (default) or residence: what a state weighs, the snapshots that "
                     "show it or the time spent in it")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Sampling>{
            {"snapshots", Sampling::Snapshots}, {"residence", Sampling::ResidenceTime}}));
    command->add_option("--replicas", options->replicas,
                        "Independent runs of each set, added up (default: 1)");
    command
        ->add_option(
            "--teacher", options->teacher,
            "simulation (default) or exact: solve the master equation of each training set")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Teacher>{
            {"simulation", Teacher::Simulation}, {"exact", Teacher::Exact}}));
    command
        ->add_option("--method", options->method,
                     "automatic (default), direct or composition-rejection")
        ->transform(CLI::CheckedTransformer(std::map<std::string, SimulationMethod>{
            {"automatic", SimulationMethod::Automatic},
            {"direct", SimulationMethod::Direct},
            {"composition-rejection", SimulationMethod::CompositionRejection}}));
    command->add_flag("--second-start", options->secondStart,
                      "One more run a set from another initial state, to flag the sets that "
                      "remember where they started");
    command->add_option("--scale", options->scales,
                        "NAME=log,NAME=linear: how the sets are spread over a parameter's range "
                        "(default: from the network)");
    command->add_flag("--overwrite", options->overwrite, "Replace another dataset in the project");
    command->callback([&context, options] {
        context.action = [&context, options] { return simulate(context, *options); };
    });
}

} // namespace dyngpt::cli
