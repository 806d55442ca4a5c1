#include "core/model/network_reader.h"

#include "core/common/numbers.h"

#include <cmath>
#include <limits>
#include <optional>

namespace dyngpt {

namespace {

using Kind = JsonNode::Kind;

std::string element(const std::string& place, std::size_t index) {
    return place + "[" + std::to_string(index) + "]";
}

class Reader {
public:
    explicit Reader(std::vector<Issue>& issues) : issues_(issues) {}

    void error(const std::string& place, Text what, Text remedy) {
        issues_.push_back({Severity::Error, place, std::move(what), std::move(remedy)});
    }

    const JsonNode* required(const JsonNode& object, const char* key, const std::string& prefix) {
        const JsonNode* node = object.find(key);
        if (node == nullptr)
            error(prefix + key, text(DYNGPT_TEXT("core", "this key is missing")),
                  text(DYNGPT_TEXT("core", "Add it to the file.")));
        return node;
    }

    std::string string(const JsonNode& node, const std::string& place) {
        if (node.kind == Kind::String)
            return node.text;
        error(place, text(DYNGPT_TEXT("core", "a text is expected here, not %1"), excerpt(node)),
              text(DYNGPT_TEXT("core", "Put the text in double quotation marks.")));
        return {};
    }

    double number(const JsonNode& node, const std::string& place) {
        const auto value = node.kind == Kind::Number ? parseNumber(node.text) : std::nullopt;
        if (!value)
            error(place,
                  text(DYNGPT_TEXT("core", "a number is expected here, not %1"), excerpt(node)),
                  text(DYNGPT_TEXT("core", "Write a number without quotation marks.")));
        return value.value_or(0);
    }

    template <typename T> T integer(const JsonNode& node, const std::string& place) {
        const auto value = node.kind == Kind::Number ? parseNumber(node.text) : std::nullopt;
        // Beyond 2^53 a double, and so the reference package, no longer tells integers apart.
        const double limit = std::min(0x1.0p53, static_cast<double>(std::numeric_limits<T>::max()));
        if (value && *value == std::floor(*value) && std::abs(*value) <= limit)
            return static_cast<T>(*value);
        error(place,
              text(DYNGPT_TEXT("core", "a whole number is expected here, not %1"), excerpt(node)),
              text(DYNGPT_TEXT("core", "Write a whole number without quotation marks.")));
        return 0;
    }

    bool isList(const JsonNode& node, const std::string& place) {
        if (node.kind == Kind::Array)
            return true;
        error(place, text(DYNGPT_TEXT("core", "a list is expected here, not %1"), excerpt(node)),
              text(DYNGPT_TEXT("core", "Put the values in square brackets.")));
        return false;
    }

    bool isObject(const JsonNode& node, const std::string& place) {
        if (node.kind == Kind::Object)
            return true;
        error(place, text(DYNGPT_TEXT("core", "an object is expected here, not %1"), excerpt(node)),
              text(DYNGPT_TEXT("core", "Put \"name\": value pairs in curly brackets.")));
        return false;
    }

    std::vector<std::string> strings(const JsonNode& node, const std::string& place) {
        return list<std::string>(node, place,
                                 [&](const auto& n, const auto& p) { return string(n, p); });
    }
    std::vector<double> numbers(const JsonNode& node, const std::string& place) {
        return list<double>(node, place,
                            [&](const auto& n, const auto& p) { return number(n, p); });
    }
    template <typename T> std::vector<T> integers(const JsonNode& node, const std::string& place) {
        return list<T>(node, place, [&](const auto& n, const auto& p) { return integer<T>(n, p); });
    }
    /// The file counts from 1.
    std::vector<int> indices(const JsonNode& node, const std::string& place) {
        auto values = integers<int>(node, place);
        for (int& value : values)
            value = value > 0 ? value - 1 : -1;
        return values;
    }

private:
    template <typename T, typename ReadOne>
    std::vector<T> list(const JsonNode& node, const std::string& place, const ReadOne& readOne) {
        std::vector<T> values;
        if (isList(node, place))
            for (std::size_t i = 0; i < node.items.size(); ++i)
                values.push_back(readOne(node.items[i], element(place, i)));
        return values;
    }

    std::vector<Issue>& issues_;
};

std::vector<Parameter> readParameters(const JsonNode& node, Reader& reader) {
    std::vector<Parameter> parameters;
    const std::string prefix = "parameters.";
    if (!reader.isObject(node, "parameters"))
        return parameters;
    if (const JsonNode* names = reader.required(node, "param_names", prefix))
        for (auto& name : reader.strings(*names, prefix + "param_names"))
            parameters.push_back({std::move(name), 0, 0});
    const auto bounds = [&](const char* key, double Parameter::*bound) {
        const JsonNode* list = reader.required(node, key, prefix);
        if (list == nullptr || list->kind != Kind::Array) {
            if (list != nullptr)
                reader.isList(*list, prefix + key);
            return;
        }
        const auto values = reader.numbers(*list, prefix + key);
        if (values.size() != parameters.size())
            reader.error(prefix + key,
                         text(DYNGPT_TEXT("core", "%1 values stand here for %2 parameter names"),
                              values.size(), parameters.size()),
                         text(DYNGPT_TEXT("core", "Give one value per name, in their order.")));
        for (std::size_t i = 0; i < std::min(values.size(), parameters.size()); ++i)
            parameters[i].*bound = values[i];
    };
    bounds("upper_bound_val", &Parameter::upper);
    bounds("lower_bound_val", &Parameter::lower);
    return parameters;
}

} // namespace

std::vector<std::string> readDriveStates(const JsonNode& node, const std::string& place,
                                         std::vector<Issue>& issues) {
    if (node.kind == Kind::Array)
        return Reader(issues).strings(node, place);
    if (node.kind == Kind::String)
        return node.text.empty() ? std::vector<std::string>{} : std::vector{node.text};
    Reader(issues).error(
        place,
        text(DYNGPT_TEXT("core", "a text or a list of texts is expected here, not %1"),
             excerpt(node)),
        text(DYNGPT_TEXT("core", "Name the state or states that drive the event.")));
    return {};
}

Event readEventTree(const JsonNode& node, const std::string& place, std::vector<Issue>& issues) {
    Reader reader(issues);
    Event event;
    if (!reader.isObject(node, place))
        return event;
    const std::string prefix = place + ".";
    if (const JsonNode* changes = reader.required(node, "state_transition", prefix);
        changes != nullptr && reader.isObject(*changes, prefix + "state_transition"))
        for (std::size_t i = 0; i < changes->keys.size(); ++i)
            event.transition.push_back(
                {changes->keys[i],
                 reader.integer<int>(changes->items[i],
                                     prefix + "state_transition." + changes->keys[i])});
    bool supported = true;
    for (const char* key : {"waiting_time", "delay"}) {
        if (node.find(key) == nullptr)
            continue;
        supported = false;
        reader.error(prefix + key,
                     text(DYNGPT_TEXT("core", "this version knows no waiting times or delays")),
                     text(DYNGPT_TEXT("core", "Give the event a propensity in event_rates, or use "
                                              "a newer version.")));
    }
    if (const JsonNode* rate =
            supported ? reader.required(node, "event_rates", prefix) : node.find("event_rates"))
        event.rate = reader.string(*rate, prefix + "event_rates");
    if (const JsonNode* drive = node.find("drive_state"))
        event.driveStates = readDriveStates(*drive, prefix + "drive_state", issues);
    return event;
}

Network readNetworkTree(const JsonNode& root, std::vector<Issue>& issues) {
    Reader reader(issues);
    Network network;
    findRepeatedKeys(root, {}, issues);
    if (const JsonNode* names = reader.required(root, "state_names", {}))
        network.stateNames = reader.strings(*names, "state_names");
    if (const JsonNode* events = reader.required(root, "events", {});
        events != nullptr && reader.isList(*events, "events"))
        for (std::size_t i = 0; i < events->items.size(); ++i)
            network.events.push_back(readEventTree(events->items[i], element("events", i), issues));
    if (const JsonNode* parameters = reader.required(root, "parameters", {}))
        network.parameters = readParameters(*parameters, reader);
    if (const JsonNode* name = root.find("model_name"))
        network.modelName = reader.string(*name, "model_name");
    network.initialValues.assign(network.stateNames.size(), 0);
    if (const JsonNode* values = root.find("initial_val"))
        network.initialValues = reader.integers<std::int64_t>(*values, "initial_val");
    if (const JsonNode* end = root.find("t_end"))
        network.tEnd = reader.number(*end, "t_end");
    if (const JsonNode* size = root.find("train_data_size"))
        network.trainDataSize = reader.integer<int>(*size, "train_data_size");
    if (const JsonNode* size = root.find("valid_data_size"))
        network.validDataSize = reader.integer<int>(*size, "valid_data_size");
    if (const JsonNode* folder = root.find("dataset_dir"))
        network.datasetDir = reader.string(*folder, "dataset_dir");
    for (std::size_t i = 0; i < network.stateNames.size(); ++i)
        network.recordedStates.push_back(static_cast<int>(i));
    if (const JsonNode* recorded = root.find("minimal_state_indices"))
        network.recordedStates = reader.indices(*recorded, "minimal_state_indices");
    if (const JsonNode* observed = root.find("observed_data_indices"))
        network.observedStates = reader.indices(*observed, "observed_data_indices");
    if (const JsonNode* bounds = root.find("state_upper_bound"))
        network.stateUpperBounds = reader.integers<int>(*bounds, "state_upper_bound");
    return network;
}

} // namespace dyngpt
