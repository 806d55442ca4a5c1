#include "core/project/settings_json.h"

#include "core/project/settings_fields.h"

#include <initializer_list>

namespace dyngpt {

namespace {

template <class T> void readInto(std::string_view text_, const std::string& place, T& settings) {
    const json::Value value = json::Value::parse(text_, nullptr, false);
    if (value.is_discarded())
        throw Error(place, text(DYNGPT_TEXT("core", "the settings are not valid JSON")),
                    text(DYNGPT_TEXT("core", "Correct the text, or set the settings anew.")));
    T read = settings;
    try {
        json::Reader::decode(value, read, json::Reader::Missing::Keep);
    } catch (const json::FormatProblem& problem) {
        throw Error(place,
                    text(DYNGPT_TEXT("core", "the setting \"%1\" has a value that does not fit"),
                         problem.key),
                    text(DYNGPT_TEXT("core", "Correct the value, or set the settings anew.")));
    }
    settings = std::move(read);
}

/// Settings that came later count only where they are used, so that the keys of earlier versions
/// hold.
template <class T>
json::Value keyWithout(const T& settings, std::initializer_list<const char*> later) {
    json::Value value = json::Writer::encode(settings);
    const json::Value defaults = json::Writer::encode(T{});
    for (const char* key : later)
        if (value[key] == defaults[key])
            value.erase(key);
    return value;
}

json::Value keyOf(InferenceSettings settings) {
    settings.threads = 0;
    if (settings.method != InferenceMethod::Exact)
        settings.exactSolutions = InferenceSettings{}.exactSolutions;
    return keyWithout(settings, {"exact_solutions"});
}

} // namespace

std::string settingsJson(const SimulationSettings& settings) {
    return json::Writer::encode(settings).dump();
}
std::string settingsJson(const TrainingSettings& settings) {
    return json::Writer::encode(settings).dump();
}
std::string settingsJson(const InferenceSettings& settings) {
    return json::Writer::encode(settings).dump();
}

void readSettingsJson(std::string_view json, const std::string& place,
                      SimulationSettings& settings) {
    readInto(json, place, settings);
}
void readSettingsJson(std::string_view json, const std::string& place, TrainingSettings& settings) {
    readInto(json, place, settings);
}
void readSettingsJson(std::string_view json, const std::string& place,
                      InferenceSettings& settings) {
    readInto(json, place, settings);
}

std::string settingsKey(SimulationSettings settings) {
    settings.threads = 0;
    return keyWithout(settings,
                      {"sampling", "replicas_per_set", "teacher", "second_start", "method"})
        .dump();
}
std::string settingsKey(TrainingSettings settings) {
    settings.threads = 0;
    settings.preset.clear();
    settings.device.clear();
    if (settings.fineTuneSteps == 0)
        settings = withoutFineTuning(settings);
    return keyWithout(settings,
                      {"embedding_dimension", "dtype", "averaging", "rows_per_set", "tail_weight",
                       "epochs_fine_tune", "loss_type", "sample_num", "ssa_sample_num",
                       "fine_tune_learning_rate", "fine_tune_final_learning_rate"})
        .dump();
}
std::string settingsKey(const InferenceSettings& settings) {
    return keyOf(settings).dump();
}
std::string settingsKey(const CalibrationSettings& settings) {
    json::Value value = json::Writer::encode(settings);
    value["inference"] = keyOf(settings.inference);
    return value.dump();
}

} // namespace dyngpt
