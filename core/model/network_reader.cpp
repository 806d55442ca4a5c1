#include "core/model/network_reader.h"

#include "core/model/event_reader.h"
#include "core/model/tree_reader.h"

#include <algorithm>

namespace dyngpt {

namespace {

using Kind = JsonNode::Kind;

/// A list of one value per parameter; set(parameter, value's node, place) for each.
template <typename Set>
void readPerParameter(const JsonNode& list, const char* key, std::vector<Parameter>& parameters,
                      TreeReader& reader, const Set& set) {
    const std::string place = std::string("parameters.") + key;
    if (!reader.isList(list, place))
        return;
    if (list.items.size() != parameters.size())
        reader.error(place,
                     text(DYNGPT_TEXT("core", "%1 values stand here for %2 parameter names"),
                          list.items.size(), parameters.size()),
                     text(DYNGPT_TEXT("core", "Give one value per name, in their order.")));
    for (std::size_t i = 0; i < std::min(list.items.size(), parameters.size()); ++i)
        set(parameters[i], list.items[i], elementPlace(place, i));
}

Scale readScale(const JsonNode& node, const std::string& place, TreeReader& reader) {
    const bool known = node.kind == Kind::String && (node.text == "linear" || node.text == "log");
    if (!known)
        reader.error(place,
                     text(DYNGPT_TEXT("core", "\"linear\" or \"log\" is expected here, not %1"),
                          excerpt(node)),
                     text(DYNGPT_TEXT("core", "Write how training points are to be spread between "
                                              "the bounds.")));
    return known && node.text == "log" ? Scale::Log : Scale::Linear;
}

std::vector<Parameter> readParameters(const JsonNode& node, TreeReader& reader) {
    std::vector<Parameter> parameters;
    const std::string prefix = "parameters.";
    if (!reader.isObject(node, "parameters"))
        return parameters;
    if (const JsonNode* names = reader.required(node, "param_names", prefix))
        for (auto& name : reader.strings(*names, prefix + "param_names"))
            parameters.push_back({std::move(name)});
    const auto bounds = [&](const char* key, double Parameter::*bound) {
        if (const JsonNode* list = reader.required(node, key, prefix))
            readPerParameter(*list, key, parameters, reader,
                             [&](Parameter& parameter, const JsonNode& value, const auto& place) {
                                 parameter.*bound = reader.number(value, place);
                             });
    };
    bounds("upper_bound_val", &Parameter::upper);
    bounds("lower_bound_val", &Parameter::lower);
    if (const JsonNode* scales = node.find("scale"))
        readPerParameter(*scales, "scale", parameters, reader,
                         [&](Parameter& parameter, const JsonNode& value, const auto& place) {
                             parameter.scale = readScale(value, place, reader);
                         });
    if (const JsonNode* values = node.find("value"))
        readPerParameter(*values, "value", parameters, reader,
                         [&](Parameter& parameter, const JsonNode& value, const auto& place) {
                             if (value.kind != Kind::Null)
                                 parameter.value = reader.number(value, place);
                         });
    const auto texts = [&](const char* key, std::string Parameter::*member) {
        if (const JsonNode* list = node.find(key))
            readPerParameter(*list, key, parameters, reader,
                             [&](Parameter& parameter, const JsonNode& value, const auto& place) {
                                 parameter.*member = reader.string(value, place);
                             });
    };
    texts("display_names", &Parameter::displayName);
    texts("units", &Parameter::unit);
    return parameters;
}

/// A text per state, in their order; "" for none.
std::map<std::string, std::string> readStateDisplayNames(const JsonNode& list,
                                                         const std::vector<std::string>& states,
                                                         TreeReader& reader) {
    const std::string place = "state_display_names";
    std::map<std::string, std::string> names;
    const auto texts = reader.strings(list, place);
    if (list.kind == Kind::Array && texts.size() != states.size())
        reader.error(place,
                     text(DYNGPT_TEXT("core", "%1 values stand here for %2 state names"),
                          texts.size(), states.size()),
                     text(DYNGPT_TEXT("core", "Give one value per name, in their order.")));
    for (std::size_t i = 0; i < std::min(texts.size(), states.size()); ++i) {
        if (!texts[i].empty())
            names[states[i]] = texts[i];
    }
    return names;
}

DerivedQuantity readDerived(const JsonNode& node, const std::string& place, TreeReader& reader) {
    DerivedQuantity quantity;
    if (!reader.isObject(node, place))
        return quantity;
    if (const JsonNode* name = reader.required(node, "name", place + "."))
        quantity.name = reader.string(*name, place + ".name");
    if (const JsonNode* formula = reader.required(node, "formula", place + "."))
        quantity.formula = reader.formula(*formula, place + ".formula");
    return quantity;
}

Trigger readTrigger(const JsonNode& node, const std::string& place, TreeReader& reader) {
    Trigger trigger;
    if (!reader.isObject(node, place))
        return trigger;
    if (const JsonNode* condition = reader.required(node, "when", place + "."))
        trigger.condition = reader.string(*condition, place + ".when");
    if (const JsonNode* set = reader.required(node, "set", place + ".");
        set != nullptr && reader.isObject(*set, place + ".set"))
        for (std::size_t i = 0; i < set->keys.size(); ++i)
            trigger.assignments.push_back(
                {set->keys[i], reader.formula(set->items[i], place + ".set." + set->keys[i])});
    if (const JsonNode* atStart = node.find("true_at_start"))
        trigger.trueAtStart = reader.boolean(*atStart, place + ".true_at_start");
    return trigger;
}

} // namespace

Network readNetworkTree(const JsonNode& root, std::vector<Issue>& issues) {
    TreeReader reader(issues);
    Network network;
    findRepeatedKeys(root, {}, issues);
    if (const JsonNode* names = reader.required(root, "state_names", {}))
        network.stateNames = reader.strings(*names, "state_names");
    if (const JsonNode* events = reader.required(root, "events", {});
        events != nullptr && reader.isList(*events, "events"))
        for (std::size_t i = 0; i < events->items.size(); ++i)
            network.events.push_back(
                readEventTree(events->items[i], elementPlace("events", i), issues));
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
    if (const JsonNode* names = root.find("state_display_names"))
        network.stateDisplayNames = readStateDisplayNames(*names, network.stateNames, reader);
    if (const JsonNode* derived = root.find("derived"))
        network.derived = reader.list<DerivedQuantity>(
            *derived, "derived", [&](const JsonNode& node, const std::string& place) {
                return readDerived(node, place, reader);
            });
    if (const JsonNode* triggers = root.find("triggers"))
        network.triggers = reader.list<Trigger>(
            *triggers, "triggers", [&](const JsonNode& node, const std::string& place) {
                return readTrigger(node, place, reader);
            });
    return network;
}

} // namespace dyngpt
