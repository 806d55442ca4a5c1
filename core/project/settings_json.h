#pragma once
// Settings of the stages as JSON objects with the seed's key names (num_encoder_layers, n_head,
// epochs_pretrain = optimiser steps, inference_lr ...). Pure functions.

#include "core/inference/calibration.h"
#include "core/nn/training.h"
#include "core/simulation/dataset.h"

#include <string>
#include <string_view>

namespace dyngpt {

std::string settingsJson(const SimulationSettings& settings);
std::string settingsJson(const TrainingSettings& settings);
std::string settingsJson(const InferenceSettings& settings);

/// Keys that are missing keep what `settings` holds; unknown keys are ignored. Throws Error with
/// `place` and the key when a value does not fit.
void readSettingsJson(std::string_view json, const std::string& place,
                      SimulationSettings& settings);
void readSettingsJson(std::string_view json, const std::string& place, TrainingSettings& settings);
void readSettingsJson(std::string_view json, const std::string& place, InferenceSettings& settings);

/// Only what the result depends on: without threads, device and the preset's name.
std::string settingsKey(SimulationSettings settings);
std::string settingsKey(TrainingSettings settings);
std::string settingsKey(const InferenceSettings& settings);
std::string settingsKey(const CalibrationSettings& settings);

} // namespace dyngpt
