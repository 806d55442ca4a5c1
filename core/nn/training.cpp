#include "core/nn/training.h"

#include <cmath>

namespace dyngpt {

std::vector<std::string> trainingPresets() {
    return {"quick", "standard", "reference"};
}

TrainingSettings trainingPreset(const std::string& name) {
    TrainingSettings settings;
    settings.preset = name;
    if (name == "quick") {
        settings.steps = 3000;
        settings.learningRate = 6e-3;
        settings.finalLearningRate = 3e-5;
        settings.evaluateEvery = 150;
    } else if (name == "standard") {
        settings.steps = 16000;
        settings.learningRate = 4e-3;
        settings.evaluateEvery = 500;
    } else if (name == "reference") {
        // The published schedule: 1000 epochs of 100 batches, every one of them stepped on.
        settings.steps = 100000;
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
    atLeast(settings.threads, 0, "threads");
    atLeast(settings.weightDecay, 0, "weight_decay");
    atLeast(settings.gradientClip, 0, "gradient_clip");
    require(settings.learningRate > 0 && std::isfinite(settings.learningRate), "learning_rate",
            text(DYNGPT_TEXT("core", "The learning rate must be a positive number")));
    require(settings.finalLearningRate > 0 && settings.finalLearningRate <= settings.learningRate,
            "final_learning_rate",
            text(DYNGPT_TEXT("core", "The final learning rate must be positive and at most the "
                                     "peak learning rate")));
    require(settings.heads >= 1 && 64 % settings.heads == 0, "n_head",
            text(DYNGPT_TEXT("core", "The number of heads must divide the width of 64")));
    require(
        settings.device == "auto" || settings.device == "cpu" ||
            settings.device.starts_with("cuda"),
        "device",
        text(DYNGPT_TEXT("core", "Unknown device “%1”: use auto, cpu or cuda"), settings.device));
    return issues;
}

} // namespace dyngpt
