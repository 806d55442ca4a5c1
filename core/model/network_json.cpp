#include "core/model/network_json.h"

#include "core/common/file.h"
#include "core/model/json_tree.h"
#include "core/model/network_reader.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {

namespace {

using Kind = JsonNode::Kind;

/// Python's json module writes other letters than ASCII as \u.... unless told otherwise.
bool usesEscapes(std::string_view json) {
    const bool ascii = std::all_of(json.begin(), json.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii && json.find("\\u") != std::string_view::npos;
}

std::string normalised(const JsonNode& root, std::string_view json) {
    return writeJson(root, usesEscapes(json)) + (json.ends_with('\n') ? "\n" : "");
}

template <typename T, typename ToNode>
JsonNode arrayOf(const std::vector<T>& values, const ToNode& toNode) {
    JsonNode result = JsonNode::array();
    for (const T& value : values)
        result.items.push_back(toNode(value));
    return result;
}

JsonNode strings(const std::vector<std::string>& values) {
    return arrayOf(values, [](const auto& value) { return JsonNode::string(value); });
}
template <typename T> JsonNode integers(const std::vector<T>& values, int shift = 0) {
    return arrayOf(values, [shift](T value) { return JsonNode::integer(value + shift); });
}

/// Writes fields into an object; keys that are absent stay absent while the field has the value
/// that their absence means.
class Fields {
public:
    Fields(JsonNode& object, bool complete) : object_(object), complete_(complete) {}

    void set(std::string_view key, const JsonNode& wanted, bool absentMeansThis = false) {
        if (absentMeansThis && !complete_ && object_.find(key) == nullptr)
            return;
        object_.member(key).assign(wanted);
    }
    /// A list that is not written when it is empty.
    void setUnlessEmpty(std::string_view key, const JsonNode& wanted) {
        const JsonNode* existing = object_.find(key);
        if (!wanted.items.empty())
            object_.member(key).assign(wanted);
        else if (existing != nullptr && !existing->items.empty())
            object_.remove(key);
    }

private:
    JsonNode& object_;
    bool complete_;
};

JsonNode eventTree(const Event& event) {
    JsonNode node = event.source.empty() ? JsonNode::object() : parseJson(event.source, "event");
    JsonNode transition = JsonNode::object();
    for (const auto& change : event.transition)
        transition.member(change.state) = JsonNode::integer(change.delta);
    Fields fields(node, true);
    fields.set("state_transition", transition);
    fields.set("event_rates", JsonNode::string(event.rate));

    const JsonNode* drive = node.find("drive_state");
    std::vector<Issue> ignored;
    const auto present =
        drive == nullptr ? std::vector<std::string>{} : readDriveStates(*drive, {}, ignored);
    if (present == event.driveStates)
        return node;
    if (event.driveStates.empty())
        node.remove("drive_state");
    else if (event.driveStates.size() == 1 && (drive == nullptr || drive->kind != Kind::Array))
        fields.set("drive_state", JsonNode::string(event.driveStates.front()));
    else
        fields.set("drive_state", strings(event.driveStates));
    return node;
}

void setParameters(JsonNode& node, const std::vector<Parameter>& parameters) {
    if (node.kind != Kind::Object)
        node = JsonNode::object();
    Fields fields(node, true);
    fields.set("param_names",
               arrayOf(parameters, [](const Parameter& p) { return JsonNode::string(p.name); }));
    fields.set("upper_bound_val",
               arrayOf(parameters, [](const Parameter& p) { return JsonNode::number(p.upper); }));
    fields.set("lower_bound_val",
               arrayOf(parameters, [](const Parameter& p) { return JsonNode::number(p.lower); }));
}

} // namespace

Network parseNetwork(std::string_view json, const std::string& fileName) {
    const JsonNode root = parseJson(json, fileName);
    if (root.kind != Kind::Object)
        throw Error(fileName,
                    text(DYNGPT_TEXT("core", "a network file holds one JSON object, not %1"),
                         excerpt(root)),
                    text(DYNGPT_TEXT("core", "Choose a network file in JSON.")));
    std::vector<Issue> issues;
    Network network = readNetworkTree(root, issues);
    if (!issues.empty())
        throw Error(std::move(issues));
    network.source = normalised(root, json);
    const JsonNode& events = *root.find("events");
    for (std::size_t i = 0; i < network.events.size(); ++i)
        network.events[i].source = writeJson(events.items[i], false);
    return network;
}

Network readNetwork(const std::filesystem::path& path) {
    return parseNetwork(readFile(path), path.string());
}

std::string writeNetwork(const Network& network) {
    const bool fresh = network.source.empty();
    JsonNode root = fresh ? JsonNode::object() : parseJson(network.source, "network");
    const Network defaults;
    const auto states = network.stateNames.size();
    std::vector<int> allStates(states);
    std::iota(allStates.begin(), allStates.end(), 0);

    Fields fields(root, fresh);
    fields.set("state_names", strings(network.stateNames));
    root.member("events") = arrayOf(network.events, eventTree);
    setParameters(root.member("parameters"), network.parameters);
    fields.set("model_name", JsonNode::string(network.modelName), network.modelName.empty());
    fields.set("initial_val", integers(network.initialValues),
               network.initialValues == std::vector<std::int64_t>(states));
    fields.set("t_end", JsonNode::number(network.tEnd), network.tEnd == defaults.tEnd);
    fields.set("train_data_size", JsonNode::integer(network.trainDataSize),
               network.trainDataSize == defaults.trainDataSize);
    fields.set("valid_data_size", JsonNode::integer(network.validDataSize),
               network.validDataSize == defaults.validDataSize);
    fields.set("dataset_dir", JsonNode::string(network.datasetDir), network.datasetDir.empty());
    fields.set("minimal_state_indices", integers(network.recordedStates, 1),
               network.recordedStates == allStates);
    fields.setUnlessEmpty("state_upper_bound", integers(network.stateUpperBounds));
    fields.setUnlessEmpty("observed_data_indices", integers(network.observedStates, 1));
    return normalised(root, network.source);
}

} // namespace dyngpt
