#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/project/stages.h"

#include <fmt/core.h>

namespace dyngpt::cli {

namespace {

namespace fs = std::filesystem;

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
    Outcome outcome = Outcome::Cancelled;
    try {
        StageProgress progress("Import", context.quiet);
        outcome = importDataset(*project, options.train, options.valid, progress, context.stop);
    } catch (const Error&) {
        if (fresh)
            fs::remove(options.project);
        throw;
    }
    if (outcome == Outcome::Cancelled) {
        if (fresh)
            fs::remove(options.project);
        return interrupted("Nothing was imported.");
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

int exportFiles(const Context& context, const ExportOptions& options) {
    if (options.train.empty() && options.valid.empty() && options.network.empty() &&
        options.compact.empty())
        throw UsageError("export", text("There is nothing to write"),
                         text("Name a file with --train, --valid, --network or --compact"));
    const auto project = Project::open(options.project);
    const auto wrote = [](const std::string& path) { fmt::print("wrote {}\n", path); };
    const auto exportSets = [&](Partition partition, const std::string& path) {
        if (path.empty())
            return true;
        StageProgress progress("Export", context.quiet);
        if (exportDataset(*project, partition, path, progress, context.stop) == Outcome::Cancelled)
            return false;
        wrote(path);
        return true;
    };
    if (!exportSets(Partition::Train, options.train) ||
        !exportSets(Partition::Valid, options.valid))
        return interrupted("The file was not written.");
    if (!context.quiet && !(options.train.empty() && options.valid.empty()))
        printIssues(exportNotes(*project));
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
    command->callback([&context, options] {
        context.action = [&context, options] { return exportFiles(context, *options); };
    });
}

} // namespace

void addDataCommands(CLI::App& app, Context& context) {
    addImport(app, context);
    addExport(app, context);
}

} // namespace dyngpt::cli
