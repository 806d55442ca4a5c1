#include "app/cli/context.h"
#include "app/cli/inference_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "app/cli/summaries.h"
#include "core/common/numbers.h"
#include "core/project/stages.h"
#include "core/report/recovery_page.h"

#include <fmt/core.h>

#include <filesystem>
#include <optional>

namespace dyngpt::cli {

namespace {

struct RecoverOptions {
    std::string project, output, csv;
    std::vector<std::string> cells, observed;
    std::optional<int> simulations;
    InferenceOptions inference;
};

std::vector<int> cellNumbers(const std::vector<std::string>& arguments) {
    std::vector<int> numbers;
    for (const std::string& argument : arguments)
        for (const std::string& item : splitList(argument)) {
            const auto number = parseNumber(item);
            if (!number || *number != static_cast<int>(*number))
                throw UsageError("--cells", text("“%1” is not a whole number", item));
            numbers.push_back(static_cast<int>(*number));
        }
    return numbers;
}

std::string pointTable(const RecoveryReport& report) {
    std::vector<std::vector<std::string>> rows = {{"parameter", "cells", "|ln(estimate/truth)|",
                                                   "ln(upper/lower)", "contraction",
                                                   "95 % hold the truth"}};
    for (const RecoveryPoint& point : report.points)
        rows.push_back({point.parameter, std::to_string(point.cells), shortNumber(point.error),
                        shortNumber(point.width), shortNumber(point.contraction),
                        fmt::format("{} of {}", point.covered, point.inferred)});
    return alignedTable(rows) + "  Medians over the simulations.\n";
}

Json toJson(const RecoveryReport& report) {
    Json json = {{"simulations", report.settings.simulations},
                 {"observed_states", report.observedStates},
                 {"flagged", report.flagged},
                 {"seconds", report.seconds},
                 {"points", Json::array()}};
    for (const RecoveryPoint& point : report.points)
        json["points"].push_back({{"parameter", point.parameter},
                                  {"cells", point.cells},
                                  {"inferred", point.inferred},
                                  {"error", point.error},
                                  {"width", point.width},
                                  {"contraction", point.contraction},
                                  {"covered95", point.covered}});
    return json;
}

int recover(const Context& context, const RecoverOptions& options) {
    const auto project = Project::open(options.project);
    RecoverySettings settings;
    settings.trial.inference = withOptions(project->inferenceSettings(), options.inference,
                                           project->network().parameterNames());
    settings.trial.seed = settings.trial.inference.seed;
    if (!options.cells.empty())
        settings.cells = cellNumbers(options.cells);
    settings.simulations = options.simulations.value_or(settings.simulations);
    for (const std::string& argument : options.observed)
        for (const std::string& state : splitList(argument))
            settings.trial.observedStates.push_back(state);
    requireUsable(checkSettings(settings));
    std::optional<RecoveryReport> report;
    {
        StageProgress progress("Recover", context.quiet);
        report = runRecovery(*project, settings, progress, context.stop);
    }
    if (!report)
        return Interrupted;
    if (context.json)
        printJson(toJson(*report));
    else
        fmt::print("{}", pointTable(*report));
    if (!options.output.empty()) {
        const std::string name = std::filesystem::path(options.project).stem().string();
        for (const std::string& path :
             writeReport(composeRecovery(*report, name), options.output, options.csv))
            fmt::print(stderr, "wrote {}\n", path);
    }
    return Done;
}

} // namespace

void addRecoverCommand(CLI::App& app, Context& context) {
    CLI::App* command =
        addCommand(app, context, "recover",
                   "How near the truth estimates come as the number of simulated cells grows",
                   "  dyngpt recover project.dyngpt --cells 50,100,300,1000,3000 -o recovery.html\n"
                   "  dyngpt recover project.dyngpt --simulations 50 --method importance --json");
    auto options = std::make_shared<RecoverOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("--cells", options->cells, "Numbers of cells (50,100,300,1000,3000)")
        ->allow_extra_args(false);
    command->add_option("--simulations", options->simulations,
                        "Simulated data sets of each number of cells (20)");
    command
        ->add_option("--observe", options->observed,
                     "States that are seen (default: as the network says)")
        ->allow_extra_args(false);
    CLI::Option* output = command->add_option("-o,--output", options->output, "HTML page to write");
    command->add_option("--csv", options->csv, "Folder for the table as CSV")->needs(output);
    addInferenceOptions(*command, options->inference);
    command->callback([&context, options] {
        context.action = [&context, options] { return recover(context, *options); };
    });
}

} // namespace dyngpt::cli
