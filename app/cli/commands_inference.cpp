#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "app/cli/inference_json.h"
#include "app/cli/inference_options.h"
#include "app/cli/inference_summaries.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "app/cli/summaries.h"
#include "core/common/file.h"
#include "core/project/stages.h"
#include "core/report/posterior_export.h"

#include <fmt/core.h>

#include <algorithm>

namespace dyngpt::cli {

namespace {

struct InferOptions {
    std::string project, csv, netcdf, sort = "group";
    DataOptions data;
    InferenceOptions inference;
};

std::vector<Posterior> allGroups(const Project& project) {
    std::vector<Posterior> groups;
    for (PosteriorSummary& summary : project.posteriorSummaries())
        groups.push_back(std::move(summary.posterior));
    return groups;
}

void exportPosteriors(const Project& project, const InferOptions& options) {
    const auto groups = allGroups(project);
    if (!options.csv.empty())
        writeFileAtomically(options.csv,
                            toCsv(groups.size() == 1 ? posteriorDraws(*project.posterior())
                                                     : groupEstimates(groups)));
    if (options.netcdf.empty())
        return;
    std::vector<Posterior> posteriors;
    for (const PosteriorSummary& summary : project.posteriorSummaries())
        posteriors.push_back(*project.posterior(summary.group));
    writeNetcdf(options.netcdf, posteriors, *project.observedData());
}

int show(const Project& project, const InferOptions& options, const Context& context) {
    const auto groups = allGroups(project);
    if (groups.size() > 1) {
        if (context.json)
            printJson(toJson(groups));
        else
            fmt::print("{}", groupsSummary(groups, options.sort));
        const bool any = std::ranges::any_of(
            groups, [](const Posterior& posterior) { return posterior.failure.empty(); });
        return any ? Done : Failed;
    }
    const auto posterior = project.posterior();
    if (context.json) {
        printJson(toJson(*posterior));
        return Done;
    }
    fmt::print("{}", inferenceSummary(*posterior));
    if (!context.quiet)
        printIssues(posterior->notes);
    return Done;
}

void requireSortable(const std::string& name, const Project& project,
                     const InferenceSettings& settings) {
    std::vector<std::string> names{"group", "kl"};
    for (const std::string& parameter : project.network().parameterNames())
        names.push_back(parameter);
    for (const DerivedQuantity& quantity : settings.derived)
        names.push_back(quantity.name);
    if (settings.capture.kind == CaptureKind::Estimated)
        names.push_back(captureName);
    if (std::ranges::find(names, name) == names.end())
        throw UsageError("--sort", text("There is nothing called “%1” to sort by", name),
                         text("Choose one of %1", joined(names)));
}

int infer(const Context& context, const InferOptions& options) {
    const auto project = Project::open(options.project);
    const InferenceSettings settings = withOptions(project->inferenceSettings(), options.inference,
                                                   project->network().parameterNames());
    requireSortable(options.sort, *project, settings);
    if (!options.netcdf.empty() && !hasNetcdf())
        throw UsageError("--netcdf", text("This program was built without NetCDF"),
                         text("Use --csv"));
    if (const auto data = readObservedData(options.data, *project, context))
        project->setObservedData(*data);
    else if (context.stop.stop_requested())
        return interrupted("Nothing was changed.");
    else if (!project->observedData())
        throw UsageError("--data", text("The file with the observed counts is missing"),
                         text("Add --data FILE.csv"));
    project->setInferenceSettings(settings);
    {
        InferenceProgress progress(context.quiet);
        if (runInference(*project, progress, context.stop) == Outcome::Cancelled)
            return interrupted(project->state(Stage::Infer) == StageState::Partial
                                   ? "Finished groups are kept: the same command again goes on."
                                   : "An earlier posterior is kept.");
    }
    exportPosteriors(*project, options);
    return show(*project, options, context);
}

struct CalibrateOptions {
    std::string project;
    std::optional<int> simulations, cells;
    std::vector<std::string> observed;
    InferenceOptions inference;
};

int calibrate(const Context& context, const CalibrateOptions& options) {
    const auto project = Project::open(options.project);
    CalibrationSettings settings;
    settings.inference = withOptions(project->inferenceSettings(), options.inference,
                                     project->network().parameterNames());
    settings.seed = settings.inference.seed;
    settings.simulations = options.simulations.value_or(settings.simulations);
    settings.cells = options.cells.value_or(settings.cells);
    for (const std::string& argument : options.observed)
        for (const std::string& state : splitList(argument))
            settings.observedStates.push_back(state);
    requireUsable(checkSettings(settings));
    {
        StageProgress progress("Calibrate", context.quiet);
        if (runCalibration(*project, settings, progress, context.stop) == Outcome::Cancelled)
            return interrupted("An earlier calibration is kept.");
    }
    const auto report = project->calibration();
    if (context.json)
        printJson(toJson(*report));
    else
        fmt::print("{}", calibrationSummary(*report));
    return Done;
}

struct CompareOptions {
    std::string project, first, second;
};

/// Throws UsageError for a name that no group has.
Posterior groupNamed(const Project& project, const std::string& name) {
    std::vector<std::string> names;
    for (const PosteriorSummary& summary : project.posteriorSummaries()) {
        if (summary.posterior.group == name)
            return *project.posterior(summary.group);
        names.push_back(summary.posterior.group);
    }
    constexpr std::size_t mostNamed = 20;
    if (names.size() > mostNamed) {
        names.resize(mostNamed);
        names.emplace_back("...");
    }
    throw UsageError(name, text("There is no inferred group “%1”", name),
                     names.empty() ? text("Run dyngpt infer with --group-by first")
                                   : text("The groups are %1", joined(names)));
}

int compare(const Context& context, const CompareOptions& options) {
    const auto project = Project::open(options.project);
    const auto differences =
        compareGroups(groupNamed(*project, options.first), groupNamed(*project, options.second));
    if (context.json)
        printJson(toJson(differences));
    else
        fmt::print("{}", comparisonSummary(differences, options.first, options.second));
    return Done;
}

void addInfer(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "infer", "Infer the parameters from observed counts",
        "  dyngpt infer project.dyngpt --data counts.csv --map rna=mRNA,protein=Protein\n"
        "  dyngpt infer project.dyngpt --data genes.csv --group-by gene --method importance\n"
        "  dyngpt infer project.dyngpt --prior kdeg=fixed:0.5 --derive \"burst size=ksyn/koff\" "
        "--netcdf posterior.nc\n"
        "  dyngpt infer project.dyngpt --data counts.csv --loss hellinger --starts 100 --json");
    auto options = std::make_shared<InferOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    addDataOptions(*command, options->data);
    addInferenceOptions(*command, options->inference);
    command->add_option("--csv", options->csv,
                        "File for the draws or, of several groups, one line of estimates each");
    command->add_option("--netcdf", options->netcdf, "File that ArviZ reads");
    command->add_option("--sort", options->sort,
                        "Several groups: by group, kl, a parameter or a derived quantity");
    command->callback([&context, options] {
        context.action = [&context, options] { return infer(context, *options); };
    });
}

void addCalibrate(CLI::App& app, Context& context) {
    CLI::App* command =
        addCommand(app, context, "calibrate",
                   "Check by simulation whether intervals cover the truth as often as they say",
                   "  dyngpt calibrate project.dyngpt --simulations 300 --cells 500\n"
                   "  dyngpt calibrate project.dyngpt --method importance --json");
    auto options = std::make_shared<CalibrateOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("--simulations", options->simulations, "Simulated data sets (300)");
    command->add_option("--cells", options->cells, "Cells of each (500)");
    command
        ->add_option("--observe", options->observed,
                     "States that are seen (default: as the network says)")
        ->allow_extra_args(false);
    addInferenceOptions(*command, options->inference);
    command->callback([&context, options] {
        context.action = [&context, options] { return calibrate(context, *options); };
    });
}

void addCompare(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(app, context, "compare",
                                   "Compare the parameters of two groups that were inferred",
                                   "  dyngpt compare project.dyngpt control treated --json");
    auto options = std::make_shared<CompareOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("FIRST", options->first, "Name of a group")->required();
    command->add_option("SECOND", options->second, "Name of another group")->required();
    command->callback([&context, options] {
        context.action = [&context, options] { return compare(context, *options); };
    });
}

} // namespace

void addInferenceCommands(CLI::App& app, Context& context) {
    addInfer(app, context);
    addCalibrate(app, context);
    addCompare(app, context);
}

} // namespace dyngpt::cli
