#include "core/model/network_writer.h"

#include "core/model/event_reader.h"
#include "core/model/tree_writer.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dyngpt {

namespace {

using Kind = JsonNode::Kind;

void makeObject(JsonNode& node) {
    if (node.kind != Kind::Object)
        node = JsonNode::object();
}

void setDistribution(JsonNode& node, const TimeDistribution& time) {
    makeObject(node);
    TreeWriter fields(node);
    fields.set("distribution", JsonNode::string(distributionName(time.kind)));
    const auto names = argumentNames(time.kind);
    for (const auto kind : allDistributions())
        for (const char* argument : argumentNames(kind))
            if (std::ranges::find(names, std::string_view(argument), [](const char* name) {
                    return std::string_view(name);
                }) == names.end())
                node.remove(argument);
    for (std::size_t i = 0; i < std::min(names.size(), time.arguments.size()); ++i)
        fields.setFormula(names[i], time.arguments[i]);
}

void setTiming(JsonNode& node, const Event& event) {
    if (event.waitingTime) {
        node.remove("event_rates");
        setDistribution(node.member("waiting_time"), *event.waitingTime);
    } else {
        node.remove("waiting_time");
        TreeWriter(node).set("event_rates", JsonNode::string(event.rate));
    }
    if (!event.delay) {
        node.remove("delay");
        return;
    }
    JsonNode& delay = node.member("delay");
    setDistribution(delay, event.delay->time);
    TreeWriter(delay).set("consume", JsonNode::string(event.delay->consumeAtEnd ? "end" : "start"),
                          !event.delay->consumeAtEnd);
}

void setDriveStates(JsonNode& node, const std::vector<std::string>& states) {
    const JsonNode* drive = node.find("drive_state");
    std::vector<Issue> ignored;
    const auto present =
        drive == nullptr ? std::vector<std::string>{} : readDriveStates(*drive, {}, ignored);
    if (present == states)
        return;
    TreeWriter fields(node);
    if (states.empty())
        node.remove("drive_state");
    else if (states.size() == 1 && (drive == nullptr || drive->kind != Kind::Array))
        fields.set("drive_state", JsonNode::string(states.front()));
    else
        fields.set("drive_state", stringArray(states));
}

void setParameters(JsonNode& node, const std::vector<Parameter>& parameters) {
    makeObject(node);
    TreeWriter fields(node);
    fields.set("param_names",
               arrayOf(parameters, [](const Parameter& p) { return JsonNode::string(p.name); }));
    fields.set("upper_bound_val",
               arrayOf(parameters, [](const Parameter& p) { return JsonNode::number(p.upper); }));
    fields.set("lower_bound_val",
               arrayOf(parameters, [](const Parameter& p) { return JsonNode::number(p.lower); }));
    fields.set("scale",
               arrayOf(parameters,
                       [](const Parameter& p) {
                           return JsonNode::string(p.scale == Scale::Log ? "log" : "linear");
                       }),
               std::ranges::all_of(parameters,
                                   [](const Parameter& p) { return p.scale == Scale::Linear; }));
    fields.set(
        "value",
        arrayOf(
            parameters,
            [](const Parameter& p) { return p.value ? JsonNode::number(*p.value) : JsonNode(); }),
        std::ranges::none_of(parameters, [](const Parameter& p) { return p.value.has_value(); }));
    const auto setTexts = [&](const char* key, std::string Parameter::*member) {
        fields.set(key,
                   arrayOf(parameters,
                           [member](const Parameter& p) { return JsonNode::string(p.*member); }),
                   std::ranges::all_of(
                       parameters, [member](const Parameter& p) { return (p.*member).empty(); }));
    };
    setTexts("display_names", &Parameter::displayName);
    setTexts("units", &Parameter::unit);
}

/// For each of the values an object with what else stood in the one it was read from: the first
/// unused element of the list whose `key` holds the value's name.
template <typename T, typename NameOf, typename Set>
void setObjects(JsonNode& root, const char* list, const std::vector<T>& values, const char* key,
                const NameOf& nameOf, const Set& set) {
    JsonNode* existing = root.find(list);
    if (values.empty() && (existing == nullptr || existing->items.empty()))
        return;
    std::vector<JsonNode> old;
    if (existing != nullptr)
        old = std::move(existing->items);
    JsonNode result = JsonNode::array();
    for (const T& value : values) {
        const auto found = std::ranges::find_if(old, [&](const JsonNode& node) {
            const JsonNode* name = node.find(key);
            return name != nullptr && name->text == nameOf(value);
        });
        JsonNode node = JsonNode::object();
        if (found != old.end()) {
            node = std::move(*found);
            old.erase(found);
        }
        set(node, value);
        result.items.push_back(std::move(node));
    }
    if (values.empty())
        root.remove(list);
    else
        root.member(list) = std::move(result);
}

JsonNode stateDisplayNames(const Network& network) {
    JsonNode names = JsonNode::array();
    bool any = false;
    for (const std::string& state : network.stateNames) {
        const auto found = network.stateDisplayNames.find(state);
        names.items.push_back(JsonNode::string(
            found == network.stateDisplayNames.end() ? std::string() : found->second));
        any = any || !names.items.back().text.empty();
    }
    return any ? names : JsonNode::array();
}

void setDerived(JsonNode& node, const DerivedQuantity& quantity) {
    TreeWriter fields(node);
    fields.set("name", JsonNode::string(quantity.name));
    fields.setFormula("formula", quantity.formula);
}

void setTrigger(JsonNode& node, const Trigger& trigger) {
    TreeWriter fields(node);
    fields.set("when", JsonNode::string(trigger.condition));
    const JsonNode before = std::exchange(node.member("set"), JsonNode::object());
    JsonNode& set = node.member("set");
    for (const auto& assignment : trigger.assignments) {
        if (const JsonNode* spelt = before.find(assignment.state))
            set.member(assignment.state) = *spelt;
        TreeWriter(set).setFormula(assignment.state, assignment.formula);
    }
    fields.set("true_at_start", {Kind::Boolean, trigger.trueAtStart ? "true" : "false", {}, {}},
               trigger.trueAtStart);
}

} // namespace

JsonNode eventTree(const Event& event) {
    JsonNode node = event.source.empty() ? JsonNode::object() : parseJson(event.source, "event");
    JsonNode transition = JsonNode::object();
    for (const auto& change : event.transition)
        transition.member(change.state) = JsonNode::integer(change.delta);
    TreeWriter(node).set("state_transition", transition);
    setTiming(node, event);
    setDriveStates(node, event.driveStates);
    return node;
}

void writeNetworkTree(const Network& network, JsonNode& root, bool complete) {
    const Network defaults;
    const auto states = network.stateNames.size();
    std::vector<int> allStates(states);
    std::iota(allStates.begin(), allStates.end(), 0);

    TreeWriter fields(root, complete);
    fields.set("state_names", stringArray(network.stateNames));
    root.member("events") = arrayOf(network.events, eventTree);
    setParameters(root.member("parameters"), network.parameters);
    fields.set("model_name", JsonNode::string(network.modelName), network.modelName.empty());
    fields.set("initial_val", integerArray(network.initialValues),
               network.initialValues == std::vector<std::int64_t>(states));
    fields.set("t_end", JsonNode::number(network.tEnd), network.tEnd == defaults.tEnd);
    fields.set("train_data_size", JsonNode::integer(network.trainDataSize),
               network.trainDataSize == defaults.trainDataSize);
    fields.set("valid_data_size", JsonNode::integer(network.validDataSize),
               network.validDataSize == defaults.validDataSize);
    fields.set("dataset_dir", JsonNode::string(network.datasetDir), network.datasetDir.empty());
    fields.set("minimal_state_indices", integerArray(network.recordedStates, 1),
               network.recordedStates == allStates);
    fields.setUnlessEmpty("state_upper_bound", integerArray(network.stateUpperBounds));
    fields.setUnlessEmpty("observed_data_indices", integerArray(network.observedStates, 1));
    fields.setUnlessEmpty("state_display_names", stateDisplayNames(network));
    setObjects(
        root, "derived", network.derived, "name", [](const auto& d) { return d.name; }, setDerived);
    setObjects(
        root, "triggers", network.triggers, "when", [](const auto& t) { return t.condition; },
        setTrigger);
}

} // namespace dyngpt
