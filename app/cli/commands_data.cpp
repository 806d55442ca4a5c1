#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/project/stages.h"

#include <fmt/core.h>

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
};

SimulationSettings withOptions(SimulationSettings settings, const SimulateOptions& options) {
    settings.trainSets = options.sets.value_or(settings.trainSets);
    settings.validSets = options.valid.value_or(settings.validSets);
    settings.threads = options.threads.value_or(settings.threads);
    settings.seed = options.seed.value_or(settings.seed);
    settings.tEnd = options.tEnd.value_or(settings.tEnd);
    settings.window = options.window.value_or(settings.window);
    settings.interval = options.interval.value_or(settings.interval);
    requireUsable(checkSettings(settings));
    return settings;
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
        return text("The project holds a dataset of %1 + %2 sets made with other settings "
                    "(seed %3, t_end %4, window %5, interval %6)",
                    dataset->settings.trainSets, dataset->settings.validSets,
                    dataset->settings.seed, dataset->settings.tEnd, dataset->settings.window,
                    dataset->settings.interval);
    return {};
}

std::unique_ptr<Project> projectForSimulation(const SimulateOptions& options, bool quiet) {
    if (looksLikeProject(options.file)) {
        if (!options.output.empty() && options.output != options.file)
            throw UsageError(options.file, text("A project is simulated in its own file"),
                             text("Leave -o out, or name a network file"));
        return Project::open(options.file);
    }
    if (options.output.empty())
        throw UsageError("-o", text("The project file to write is missing"),
                         text("Add -o NAME.dyngpt"));
    const Network network = readCheckedNetwork(options.file, quiet);
    const SimulationSettings settings = withOptions(defaultSimulationSettings(network), options);
    if (!fs::exists(options.output)) {
        auto project = Project::create(options.output, network);
        project->setSimulationSettings(settings);
        return project;
    }
    auto project = Project::open(options.output);
    const Text reason = conflict(*project, network, settings);
    if (!reason.empty() && !options.overwrite)
        throw Error(options.output, reason,
                    text("Choose another file, or add --overwrite to replace the dataset"));
    if (!reason.empty())
        project->setNetwork(network);
    project->setSimulationSettings(settings);
    return project;
}

int simulate(const Context& context, const SimulateOptions& options) {
    const auto project = projectForSimulation(options, context.quiet);
    if (looksLikeProject(options.file)) {
        const SimulationSettings settings = withOptions(project->simulationSettings(), options);
        const Text reason = conflict(*project, project->network(), settings);
        if (!reason.empty() && !options.overwrite)
            throw Error(options.file, reason, text("Add --overwrite to replace the dataset"));
        project->setSimulationSettings(settings);
    }
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
    fmt::print("{}: {} training and {} held-out sets of {} snapshots, {}\n",
               project->path().string(), info->trainSets, info->validSets,
               info->settings.snapshots(), duration(info->seconds));
    if (info->notStationary > 0)
        fmt::print("{} sets are not stationary: the halves of their window differ\n",
                   info->notStationary);
    return Done;
}

struct ImportOptions {
    std::string project, train, valid, network;
};

int importFiles(const Context& context, const ImportOptions& options) {
    if (options.train.empty() && options.valid.empty())
        throw UsageError("import", text("There is nothing to import"),
                         text("Name a dataset file with --train or --valid"));
    const bool fresh = !fs::exists(options.project);
    if (fresh && options.network.empty())
        throw UsageError(options.project, text("There is no such project"),
                         text("Add --network FILE to create it"));
    if (!fresh && !options.network.empty() &&
        networkHash(Project::open(options.project)->network()) !=
            networkHash(readNetwork(options.network)))
        throw Error(options.project, text("The project holds another network"),
                    text("Choose another file, or leave --network out"));
    const auto project =
        fresh ? Project::create(options.project, readCheckedNetwork(options.network, context.quiet))
              : Project::open(options.project);
    try {
        importDataset(*project, options.train, options.valid);
    } catch (const Error&) {
        if (fresh)
            fs::remove(options.project);
        throw;
    }
    const auto info = project->dataset();
    if (context.json)
        printJson(toJson(*info));
    else
        fmt::print("{}: imported {} training and {} held-out sets\n", options.project,
                   info->trainSets, info->validSets);
    return Done;
}

struct ExportOptions {
    std::string project, train, valid, network, compact;
};

int exportFiles(const ExportOptions& options) {
    if (options.train.empty() && options.valid.empty() && options.network.empty() &&
        options.compact.empty())
        throw UsageError("export", text("There is nothing to write"),
                         text("Name a file with --train, --valid, --network or --compact"));
    const auto project = Project::open(options.project);
    const auto wrote = [](const std::string& path) { fmt::print("wrote {}\n", path); };
    if (!options.train.empty()) {
        exportDataset(*project, Partition::Train, options.train);
        wrote(options.train);
    }
    if (!options.valid.empty()) {
        exportDataset(*project, Partition::Valid, options.valid);
        wrote(options.valid);
    }
    if (!options.network.empty()) {
        writeFileAtomically(options.network, writeNetwork(project->network()));
        wrote(options.network);
    }
    if (!options.compact.empty()) {
        project->saveCopy(options.compact, true);
        wrote(options.compact);
    }
    return Done;
}

void addSimulate(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "simulate",
        "Simulate a network at many parameter sets; an interrupted run goes on where it was",
        "  dyngpt simulate network.json -o project.dyngpt --sets 10000 --valid 1000 --seed 1\n"
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
    command->add_flag("--overwrite", options->overwrite, "Replace another dataset in the project");
    command->callback([&context, options] {
        context.action = [&context, options] { return simulate(context, *options); };
    });
}

void addImport(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "import", "Take dataset files of the reference package into a project",
        "  dyngpt import project.dyngpt --network network.json --train train.json "
        "--valid valid.json");
    auto options = std::make_shared<ImportOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("--train", options->train, "Training sets (JSON)");
    command->add_option("--valid", options->valid, "Held-out sets (JSON)");
    command->add_option("--network", options->network, "Network file: creates the project");
    command->callback([&context, options] {
        context.action = [&context, options] { return importFiles(context, *options); };
    });
}

void addExport(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "export",
        "Write a project's dataset in the reference package's form, its network, or a compact copy",
        "  dyngpt export project.dyngpt --train train.json --valid valid.json\n"
        "  dyngpt export project.dyngpt --compact to_share.dyngpt",
        false);
    auto options = std::make_shared<ExportOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("--train", options->train, "Write the training sets here");
    command->add_option("--valid", options->valid, "Write the held-out sets here");
    command->add_option("--network", options->network, "Write the network here");
    command->add_option("--compact", options->compact,
                        "Write a copy without training histograms and checkpoint here");
    command->callback(
        [&context, options] { context.action = [options] { return exportFiles(*options); }; });
}

} // namespace

void addDataCommands(CLI::App& app, Context& context) {
    addSimulate(app, context);
    addImport(app, context);
    addExport(app, context);
}

} // namespace dyngpt::cli
