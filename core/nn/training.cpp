#include "core/nn/training.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dyngpt {

std::vector<std::string> trainingPresets() {
    return {"quick", "standard", "reference"};
}

TrainingSettings trainingPreset(const std::string& name) {
    TrainingSettings settings;
    settings.preset = name;
    settings.rowsPerSet = 500;
    if (name == "quick") {
        settings.steps = 3000;
        settings.learningRate = 6e-3;
        settings.finalLearningRate = 3e-5;
        settings.evaluateEvery = 150;
    } else if (name == "standard") {
        settings.steps = 32000;
        settings.learningRate = 4e-3;
        settings.tailWeight = 0.05;
        settings.evaluateEvery = 500;
    } else if (name == "reference") {
        // The published schedule: 1000 epochs of 100 batches, every one of them stepped on.
        settings.steps = 100000;
        settings.rowsPerSet = 0;
        settings.setsPerStep = 100;
        settings.warmUpSteps = 2000;
        settings.learningRate = 1e-3;
        settings.finalLearningRate = 6e-4;
        settings.weightDecay = 0.1;
        settings.evaluateEvery = 1000;
    } else {
        throw Error("preset", text(DYNGPT_TEXT("core", "There is no training preset “%1”"), name),
                    text(DYNGPT_TEXT("core", "Choose quick, standard or reference")));
    }
    return settings;
}

TrainingSettings withoutFineTuning(TrainingSettings settings) {
    const TrainingSettings defaults;
    settings.fineTuneSteps = 0;
    settings.fineTuneLoss = defaults.fineTuneLoss;
    settings.fineTuneSamples = defaults.fineTuneSamples;
    settings.fineTuneStates = defaults.fineTuneStates;
    settings.fineTuneLearningRate = defaults.fineTuneLearningRate;
    settings.fineTuneFinalLearningRate = defaults.fineTuneFinalLearningRate;
    return settings;
}

std::vector<Issue> checkSettings(const TrainingSettings& settings) {
    std::vector<Issue> issues;
    const auto require = [&](bool good, const char* place, Text what) {
        if (!good)
            issues.push_back({Severity::Error, place, std::move(what), {}});
    };
    const auto atLeast = [&](double value, double least, const char* place) {
        require(value >= least, place, text(DYNGPT_TEXT("core", "Must be at least %1"), least));
    };
    atLeast(settings.steps, 1, "steps");
    atLeast(settings.setsPerStep, 1, "sets_per_step");
    atLeast(settings.warmUpSteps, 0, "warm_up_steps");
    atLeast(settings.evaluateEvery, 1, "evaluate_every");
    atLeast(settings.patience, 0, "patience");
    atLeast(settings.layers, 1, "num_encoder_layers");
    atLeast(settings.feedForward, 1, "feed_forward_dimension");
    atLeast(settings.embedding, 1, "embedding_dimension");
    atLeast(settings.rowsPerSet, 0, "rows_per_set");
    atLeast(settings.fineTuneSteps, 0, "epochs_fine_tune");
    atLeast(settings.fineTuneSamples, 0, "sample_num");
    atLeast(settings.fineTuneStates, 0, "ssa_sample_num");
    require(settings.fineTuneSteps <= 0 || settings.fineTuneSamples + settings.fineTuneStates > 1,
            "sample_num", text(DYNGPT_TEXT("core", "Fine-tuning needs at least two states a set")));
    atLeast(settings.threads, 0, "threads");
    atLeast(settings.weightDecay, 0, "weight_decay");
    atLeast(settings.gradientClip, 0, "gradient_clip");
    atLeast(settings.tailWeight, 0, "tail_weight");
    const auto requireRates = [&](double peak, double final, const char* peakPlace,
                                  const char* finalPlace) {
        require(peak > 0 && std::isfinite(peak), peakPlace,
                text(DYNGPT_TEXT("core", "The learning rate must be a positive number")));
        require(final > 0 && final <= peak, finalPlace,
                text(DYNGPT_TEXT("core", "The final learning rate must be positive and at most the "
                                         "peak learning rate")));
    };
    requireRates(settings.learningRate, settings.finalLearningRate, "learning_rate",
                 "final_learning_rate");
    requireRates(settings.fineTuneLearningRate, settings.fineTuneFinalLearningRate,
                 "fine_tune_learning_rate", "fine_tune_final_learning_rate");
    require(settings.averaging >= 0 && settings.averaging < 1, "averaging",
            text(DYNGPT_TEXT("core", "Must be at least 0 and below 1")));
    require(settings.heads >= 1 && settings.embedding % settings.heads == 0, "n_head",
            text(DYNGPT_TEXT("core", "The number of heads must divide the width of %1"),
                 settings.embedding));
    require(
        settings.device == "auto" || settings.device == "cpu" ||
            settings.device.starts_with("cuda"),
        "device",
        text(DYNGPT_TEXT("core", "Unknown device “%1”: use auto, cpu or cuda"), settings.device));
    require(settings.precision != Precision::Mixed || settings.device != "cpu", "dtype",
            text(DYNGPT_TEXT("core", "Mixed precision needs a CUDA device: choose another device, "
                                     "or float32")));
    return issues;
}

double learningRate(const TrainingSettings& settings, int step) {
    const auto cosine = [](double first, double last, double phase) {
        return last +
               0.5 * (first - last) * (1 + std::cos(std::numbers::pi * std::min(1.0, phase)));
    };
    if (step >= settings.steps)
        return cosine(settings.fineTuneLearningRate, settings.fineTuneFinalLearningRate,
                      static_cast<double>(step - settings.steps) /
                          std::max(1, settings.fineTuneSteps));
    if (step < settings.warmUpSteps)
        return settings.learningRate * (step + 1) / settings.warmUpSteps;
    return cosine(settings.learningRate, settings.finalLearningRate,
                  static_cast<double>(step - settings.warmUpSteps) /
                      std::max(1, settings.steps - settings.warmUpSteps));
}

} // namespace dyngpt
