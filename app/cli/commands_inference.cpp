#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "app/cli/summaries.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace dyngpt::cli {

namespace {

struct InferOptions {
    std::string project, data;
    std::vector<std::string> map;
    std::optional<std::string> loss;
    std::optional<int> starts, steps;
    std::optional<double> threshold, learningRate;
    std::optional<std::uint64_t> seed;
};

/// Column to state as --map says. All that is wrong is collected.
std::map<std::string, std::string> parseMap(const std::vector<std::string>& arguments,
                                            const std::vector<std::string>& states) {
    std::map<std::string, std::string> map;
    std::set<std::string> used;
    std::vector<Issue> issues;
    const auto complain = [&](Text what, Text remedy = {}) {
        issues.push_back({Severity::Error, "--map", std::move(what), std::move(remedy)});
    };
    for (const std::string& argument : arguments)
        for (const std::string& item : splitList(argument)) {
            // A column's name may hold "=", a state's name may not.
            const std::size_t equals = item.rfind('=');
            if (equals == std::string::npos || equals == 0) {
                complain(text("“%1” is not of the form column=state", item));
                continue;
            }
            const std::string column = splitList(item.substr(0, equals), '\n')[0];
            const std::string state = splitList(item.substr(equals + 1), '\n')[0];
            if (std::find(states.begin(), states.end(), state) == states.end())
                complain(text("The solver has no state “%1”", state),
                         text("Its states are %1", joined(states)));
            else if (!used.insert(state).second)
                complain(text("The state “%1” is named twice", state));
            else if (!map.emplace(column, state).second)
                complain(text("The column “%1” is named twice", column));
        }
    requireUsable(issues);
    return map;
}

/// Without --map: columns that are named as states.
std::map<std::string, std::string> mapByName(const std::string& file,
                                             const std::vector<std::string>& states) {
    std::map<std::string, std::string> map;
    const TablePreview preview = previewTable(file, 1);
    for (const std::string& column : preview.columns)
        if (std::find(states.begin(), states.end(), column) != states.end())
            map[column] = column;
    if (map.empty())
        throw UsageError(
            file, text("No column has the name of a state; there are %1", joined(preview.columns)),
            text("Say which is which: --map column=state,... with the states %1", joined(states)));
    return map;
}

InferenceSettings inferenceSettings(const Project& project, const InferOptions& options) {
    InferenceSettings settings = project.inferenceSettings();
    if (options.loss) {
        std::string name = *options.loss;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (name != "likelihood" && name != "hellinger")
            throw UsageError("--loss", text("There is no loss “%1”", *options.loss),
                             text("Choose likelihood or hellinger"));
        settings.loss = name == "likelihood" ? InferenceLoss::Likelihood : InferenceLoss::Hellinger;
    }
    settings.starts = options.starts.value_or(settings.starts);
    settings.steps = options.steps.value_or(settings.steps);
    settings.acceptanceThreshold = options.threshold.value_or(settings.acceptanceThreshold);
    settings.learningRate = options.learningRate.value_or(settings.learningRate);
    settings.seed = options.seed.value_or(settings.seed);
    requireUsable(checkSettings(settings));
    return settings;
}

int infer(const Context& context, const InferOptions& options) {
    const auto project = Project::open(options.project);
    const InferenceSettings settings = inferenceSettings(*project, options);
    if (!options.data.empty()) {
        const std::vector<std::string> states = project->network().recordedNames();
        const auto map =
            options.map.empty() ? mapByName(options.data, states) : parseMap(options.map, states);
        project->setObservedData(readCounts(options.data, map, states));
    } else if (!options.map.empty() || !project->observedData()) {
        throw UsageError("--data", text("The file with the observed counts is missing"),
                         text("Add --data FILE.csv"));
    }
    project->setInferenceSettings(settings);
    {
        InferenceProgress progress(context.quiet);
        if (runInference(*project, progress, context.stop) == Outcome::Cancelled)
            return interrupted("An earlier posterior is kept.");
    }
    const auto posterior = project->posterior();
    if (context.json) {
        printJson(toJson(*posterior));
        return Done;
    }
    fmt::print("{}", inferenceSummary(*posterior));
    if (!context.quiet)
        printIssues(posterior->notes);
    return Done;
}

struct ReportOptions {
    std::string project, output, csv;
};

int report(const ReportOptions& options) {
    const auto project = Project::open(options.project);
    for (const std::string& path : writeReport(makeReport(*project), options.output, options.csv))
        fmt::print("wrote {}\n", path);
    return Done;
}

void addInfer(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "infer", "Infer the parameters from observed counts",
        "  dyngpt infer project.dyngpt --data counts.csv --map rna=mRNA,protein=Protein\n"
        "  dyngpt infer project.dyngpt --data counts.csv --loss hellinger --starts 100 --json");
    auto options = std::make_shared<InferOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("--data", options->data,
                        "Counts: CSV or TSV, one cell a line (default: the project's)");
    command
        ->add_option("--map", options->map,
                     "column=state,... (default: columns named as states); other states are "
                     "summed out")
        ->allow_extra_args(false);
    command->add_option("--loss", options->loss, "likelihood or hellinger");
    command->add_option("--starts", options->starts, "Random starts (random_r0_number)");
    command->add_option("--steps", options->steps, "Steps of a start (iteration_steps)");
    command->add_option("--threshold", options->threshold,
                        "Accepted distance to the best possible (param_acceptance_threshold)");
    command->add_option("--learning-rate", options->learningRate,
                        "In log parameters (inference_lr)");
    command->add_option("--seed", options->seed, "Seed of the starts")
        ->check(CLI::NonNegativeNumber);
    command->callback([&context, options] {
        context.action = [&context, options] { return infer(context, *options); };
    });
}

void addReport(CLI::App& app, Context& context) {
    CLI::App* command =
        addCommand(app, context, "report", "Write what the project holds as one HTML page",
                   "  dyngpt report project.dyngpt -o report.html --csv tables", false);
    auto options = std::make_shared<ReportOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("-o,--output", options->output, "HTML file to write")->required();
    command->add_option("--csv", options->csv, "Folder for the tables as CSV");
    command->callback(
        [&context, options] { context.action = [options] { return report(*options); }; });
}

} // namespace

void addInferenceCommands(CLI::App& app, Context& context) {
    addInfer(app, context);
    addReport(app, context);
}

} // namespace dyngpt::cli
