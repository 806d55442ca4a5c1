#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "app/cli/summaries.h"
#include "core/project/stages.h"
#include "core/validation/exact_reference.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace dyngpt::cli {

namespace {

struct TrainOptions {
    std::string project;
    bool restart = false;
    std::optional<std::string> preset, device;
    std::optional<int> steps, sets, threads, patience, layers, heads, feedForward;
    std::optional<double> learningRate;
    std::optional<std::uint64_t> seed;
};

template <typename T> bool assign(T& target, const std::optional<T>& value) {
    if (!value || *value == target)
        return false;
    target = *value;
    return true;
}

TrainingSettings trainingSettings(const Project& project, const TrainOptions& options) {
    TrainingSettings settings = project.trainingSettings();
    if (options.preset) {
        const std::vector<std::string> known = trainingPresets();
        if (std::find(known.begin(), known.end(), *options.preset) == known.end())
            throw UsageError("--preset", text("There is no preset “%1”", *options.preset),
                             text("Choose one of %1", joined(known)));
        TrainingSettings preset = trainingPreset(*options.preset);
        preset.device = settings.device;
        preset.threads = settings.threads;
        preset.seed = settings.seed;
        settings = preset;
    }
    bool custom = assign(settings.setsPerStep, options.sets);
    custom |= assign(settings.patience, options.patience);
    custom |= assign(settings.layers, options.layers);
    custom |= assign(settings.heads, options.heads);
    custom |= assign(settings.feedForward, options.feedForward);
    if (assign(settings.steps, options.steps)) {
        custom = true;
        // Warm-up and held-out losses belong to the length of the run.
        settings.warmUpSteps = std::min(settings.warmUpSteps, std::max(settings.steps / 10, 0));
        settings.evaluateEvery = std::clamp(settings.steps / 10, 1, settings.evaluateEvery);
    }
    if (assign(settings.learningRate, options.learningRate)) {
        custom = true;
        settings.finalLearningRate = settings.learningRate / 100;
    }
    if (custom)
        settings.preset = "custom";
    assign(settings.device, options.device);
    assign(settings.threads, options.threads);
    assign(settings.seed, options.seed);
    requireUsable(checkSettings(settings));
    return settings;
}

int train(const Context& context, const TrainOptions& options) {
    const auto project = Project::open(options.project);
    project->setTrainingSettings(trainingSettings(*project, options));
    if (!options.restart && isCurrent(*project, Stage::Train)) {
        if (!context.quiet)
            fmt::print(stderr, "Already trained with these settings; --restart trains again.\n");
    } else {
        TrainingProgress progress(context.quiet);
        if (runTraining(*project, progress, context.stop, options.restart) == Outcome::Cancelled)
            return interrupted("The training so far is kept; run the same command again to go on.");
    }
    const auto info = project->training();
    if (context.json) {
        printJson(toJson(*info));
        return Done;
    }
    fmt::print(
        "{}: trained on {}, best held-out loss {} at step {}{}\n", options.project,
        info->result.device, shortNumber(info->result.bestHeldOutLoss), info->result.bestStep,
        info->result.reason == StopReason::NoImprovement ? "; stopped because it no longer improved"
                                                         : "");
    if (info->droppedMass > 0.001)
        fmt::print("Up to {} % of a set lies above the state bounds\n",
                   shortNumber(100 * info->droppedMass));
    return Done;
}

/// `count` of the held-out sets, evenly spread.
std::vector<HeldOutSet> heldOutSets(const Project& project, int count) {
    const std::vector<int> indices = project.indices(Partition::Valid);
    const std::size_t all = indices.size();
    const auto wanted = std::min(static_cast<std::size_t>(count), all);
    std::vector<HeldOutSet> sets;
    for (std::size_t i = 0; i < wanted; ++i) {
        const int index = indices[i * all / wanted];
        SimulatedSet set = project.set(Partition::Valid, index);
        sets.push_back({index, std::move(set.parameters), std::move(set.histogram), {}});
    }
    return sets;
}

int validateProject(const Context& context, const std::string& file, int exactSets) {
    const auto project = Project::open(file);
    {
        StageProgress progress("Validate", context.quiet);
        if (runValidation(*project, progress, context.stop) == Outcome::Cancelled)
            return interrupted("An earlier validation is kept.");
    }
    const auto report = project->validation();
    std::optional<ValidationReport> exact;
    if (exactSets > 0) {
        StageProgress progress("Exact", context.quiet);
        exact = validateExactly(*loadSolver(*project, Precision::Single), project->network(),
                                heldOutSets(*project, exactSets), {}, progress, context.stop);
        if (!exact)
            return interrupted("The comparison with simulations is kept.");
    }
    if (context.json) {
        Json json = toJson(*report);
        if (exact)
            json["exact"] = exactJson(*exact);
        printJson(json);
        return Done;
    }
    fmt::print("{}", validationSummary(*report));
    if (exact)
        fmt::print("{}", exactSummary(*exact));
    return Done;
}

void addTrain(CLI::App& app, Context& context) {
    CLI::App* command =
        addCommand(app, context, "train",
                   "Train the solver on the project's dataset; an interrupted run goes on",
                   "  dyngpt train project.dyngpt --preset quick\n"
                   "  dyngpt train project.dyngpt --preset standard --device cuda --seed 2");
    auto options = std::make_shared<TrainOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command->add_option("--preset", options->preset, joined(trainingPresets()));
    command->add_option("--device", options->device, "cpu, cuda, cuda:N or auto");
    command->add_option("--steps", options->steps, "Optimiser steps");
    command->add_option("--sets-per-step", options->sets, "Parameter sets a step");
    command->add_option("--learning-rate", options->learningRate, "Peak learning rate");
    command->add_option("--patience", options->patience,
                        "Stop after this many held-out losses without a better one; 0: never");
    command->add_option("--layers", options->layers, "Transformer blocks (num_encoder_layers)");
    command->add_option("--heads", options->heads, "Attention heads (n_head)");
    command->add_option("--feed-forward", options->feedForward, "feed_forward_dimension");
    command->add_option("--seed", options->seed, "Seed of all random numbers")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--threads", options->threads, "Threads; 0: all cores");
    command->add_flag("--restart", options->restart, "Train from the beginning, whatever is there");
    command->callback([&context, options] {
        context.action = [&context, options] { return train(context, *options); };
    });
}

void addValidate(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(app, context, "validate",
                                   "Compare the solver with simulation on every held-out set",
                                   "  dyngpt validate project.dyngpt\n"
                                   "  dyngpt validate project.dyngpt --exact 100 --json");
    auto file = std::make_shared<std::string>();
    auto exact = std::make_shared<int>(0);
    command->add_option("PROJECT", *file, "Project (.dyngpt)")->required();
    command
        ->add_option("--exact", *exact,
                     "Compare with exact solutions too, at this many of the held-out sets")
        ->check(CLI::PositiveNumber);
    command->callback([&context, file, exact] {
        context.action = [&context, file, exact] {
            return validateProject(context, *file, *exact);
        };
    });
}

} // namespace

void addTrainCommands(CLI::App& app, Context& context) {
    addTrain(app, context);
    addValidate(app, context);
}

} // namespace dyngpt::cli
