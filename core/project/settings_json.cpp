#include "core/project/settings_json.h"

#include "core/project/settings_fields.h"

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
    // Settings that came later count only where they are used, so that the keys of earlier
    // versions hold.
    json::Value value = json::Writer::encode(settings);
    const json::Value defaults = json::Writer::encode(SimulationSettings{});
    for (const char* key : {"sampling", "replicas_per_set", "teacher", "second_start", "method"})
        if (value[key] == defaults[key])
            value.erase(key);
    return value.dump();
}
std::string settingsKey(TrainingSettings settings) {
    settings.threads = 0;
    settings.preset.clear();
    settings.device.clear();
    return settingsJson(settings);
}
std::string settingsKey(const InferenceSettings& settings) {
    return settingsJson(settings);
}

} // namespace dyngpt
