#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "app/cli/summaries.h"
#include "core/common/file.h"
#include "core/project/stages.h"
#include "core/validation/sets_csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>

namespace dyngpt::cli {

namespace {

struct TrainOptions {
    std::string project;
    bool restart = false;
    std::optional<std::string> preset, device;
    std::optional<int> steps, sets, threads, patience, layers, heads, feedForward, embedding;
    std::optional<int> fineTuneSteps, rows;
    std::optional<double> learningRate, averaging, tailWeight;
    std::optional<std::string> loss, type;
    std::optional<std::uint64_t> seed;
};

template <typename T> bool assign(T& target, const std::optional<T>& value) {
    if (!value || *value == target)
        return false;
    target = *value;
    return true;
}

// The names of the settings in files.
const std::map<std::string, FineTuningLoss>& fineTuningLosses() {
    static const std::map<std::string, FineTuningLoss> losses{
        {"kl", FineTuningLoss::KL},
        {"klreweight", FineTuningLoss::KLReweight},
        {"l2", FineTuningLoss::L2},
        {"crossEntropy", FineTuningLoss::CrossEntropy}};
    return losses;
}
const std::map<std::string, Precision>& precisions() {
    static const std::map<std::string, Precision> types{{"float32", Precision::Single},
                                                        {"float64", Precision::Double},
                                                        {"mixed", Precision::Mixed}};
    return types;
}

template <class T> std::vector<std::string> keysOf(const std::map<std::string, T>& map) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : map)
        keys.push_back(key);
    return keys;
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
    custom |= assign(settings.embedding, options.embedding);
    custom |= assign(settings.averaging, options.averaging);
    custom |= assign(settings.rowsPerSet, options.rows);
    custom |= assign(settings.tailWeight, options.tailWeight);
    custom |= assign(settings.fineTuneSteps, options.fineTuneSteps);
    if (options.loss)
        custom |=
            assign(settings.fineTuneLoss, std::optional(fineTuningLosses().at(*options.loss)));
    if (options.type)
        custom |= assign(settings.precision, std::optional(precisions().at(*options.type)));
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

struct ValidateOptions {
    std::string project;
    std::string csv;
    int exactSets = 0;
};

int validateProject(const Context& context, const ValidateOptions& options) {
    const auto project = Project::open(options.project);
    {
        StageProgress progress("Validate", context.quiet);
        if (runValidation(*project, progress, context.stop) == Outcome::Cancelled)
            return interrupted("An earlier validation is kept.");
    }
    const auto report = project->validation();
    std::optional<ValidationReport> exact;
    if (options.exactSets > 0) {
        StageProgress progress("Exact", context.quiet);
        if (runExactComparison(*project, options.exactSets, progress, context.stop) ==
            Outcome::Cancelled)
            return interrupted("The comparison with simulations is kept.");
        exact = project->exactValidation();
    }
    if (!options.csv.empty())
        writeFileAtomically(options.csv,
                            heldOutSetsCsv(*report, project->network().parameterNames(),
                                           exact ? &*exact : nullptr));
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
    command->add_option(
        "--rows-per-set", options->rows,
        "Most distinct prefixes of a set in a step; larger sets are sampled; 0: all");
    command->add_option("--learning-rate", options->learningRate, "Peak learning rate");
    command->add_option("--patience", options->patience,
                        "Stop after this many held-out losses without a better one; 0: never");
    command->add_option("--layers", options->layers, "Transformer blocks (num_encoder_layers)");
    command->add_option("--heads", options->heads, "Attention heads (n_head)");
    command->add_option("--feed-forward", options->feedForward, "feed_forward_dimension");
    command->add_option("--embedding", options->embedding,
                        "Width of the tokens (embedding_dimension)");
    command->add_option(
        "--averaging", options->averaging,
        "Share of the past in a running mean of the weights, such as 0.99; 0: none");
    command->add_option("--tail-weight", options->tailWeight,
                        "Weight of the variance beyond the counts a set shows; 0: cross-entropy "
                        "alone");
    command->add_option("--fine-tune", options->fineTuneSteps,
                        "Fine-tuning steps after the others (epochs_fine_tune)");
    command->add_option("--loss", options->loss, "Loss of the fine-tuning (loss_type)")
        ->check(CLI::IsMember(keysOf(fineTuningLosses())));
    command
        ->add_option("--dtype,--precision", options->type,
                     "Numbers to train with; mixed: float32 with the matrix products on a CUDA "
                     "device's tensor cores (TF32)")
        ->check(CLI::IsMember(keysOf(precisions())));
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
                                   "  dyngpt validate project.dyngpt --csv sets.csv\n"
                                   "  dyngpt validate project.dyngpt --exact 100 --json");
    auto options = std::make_shared<ValidateOptions>();
    command->add_option("PROJECT", options->project, "Project (.dyngpt)")->required();
    command
        ->add_option("--exact", options->exactSets,
                     "Compare with exact solutions too, at this many of the held-out sets")
        ->check(CLI::PositiveNumber);
    command->add_option("--csv", options->csv, "Write a table with a row a held-out set");
    command->callback([&context, options] {
        context.action = [&context, options] { return validateProject(context, *options); };
    });
}

} // namespace

void addTrainCommands(CLI::App& app, Context& context) {
    addTrain(app, context);
    addValidate(app, context);
}

} // namespace dyngpt::cli
