#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/project_files.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <optional>

namespace dyngpt::cli {

namespace {

struct WeightsOptions {
    std::string project, file;
    std::optional<int> heads;
};

int importFile(const Context& context, const WeightsOptions& options) {
    const auto project = Project::open(options.project);
    if (options.heads) {
        TrainingSettings settings = project->trainingSettings();
        settings.heads = *options.heads;
        project->setTrainingSettings(settings);
    }
    importWeights(*project, options.file);
    const TrainingInfo info = *project->training();
    if (context.json)
        printJson(toJson(info));
    else
        fmt::print("{}: imported weights with {} layers, {} heads, feed-forward width {}\n",
                   options.project, info.shape.layers, info.shape.heads, info.shape.feedForward);
    return Done;
}

int exportFile(const Context& context, const WeightsOptions& options) {
    exportWeights(*Project::open(options.project), options.file);
    if (!context.quiet)
        fmt::print("wrote {}\n", options.file);
    return Done;
}

void addOptions(CLI::App& command, WeightsOptions& options) {
    command.add_option("PROJECT", options.project, "Project (.dyngpt)")->required();
    command.add_option("FILE", options.file, "Weight file (.pt)")->required();
}

} // namespace

void addWeightsCommands(CLI::App& app, Context& context) {
    CLI::App* in = addCommand(app, context, "import-weights",
                              "Take weights of the reference package as the project's solver",
                              "  dyngpt import-weights project.dyngpt weights.pt");
    auto options = std::make_shared<WeightsOptions>();
    addOptions(*in, *options);
    in->add_option("--heads", options->heads,
                   "Attention heads (n_head), which the file does not tell")
        ->check(CLI::PositiveNumber);
    in->callback([&context, options] {
        context.action = [&context, options] { return importFile(context, *options); };
    });
    CLI::App* out = addCommand(app, context, "export-weights",
                               "Write the project's solver as a file that PyTorch and the "
                               "reference package open",
                               "  dyngpt export-weights project.dyngpt weights.pt", false);
    addOptions(*out, *options);
    out->callback([&context, options] {
        context.action = [&context, options] { return exportFile(context, *options); };
    });
}

} // namespace dyngpt::cli
