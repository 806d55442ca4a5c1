#include "core/model/event_reader.h"

#include "core/model/names.h"
#include "core/model/tree_reader.h"

#include <algorithm>

namespace dyngpt {

namespace {

using Kind = JsonNode::Kind;

std::string enumeration(const std::vector<std::string>& words) {
    std::string result;
    for (const auto& word : words)
        result += (result.empty() ? "" : ", ") + word;
    return result;
}

std::optional<TimeDistribution::Kind>
readDistributionKind(const JsonNode& node, const std::string& place, TreeReader& reader) {
    const JsonNode* name = reader.required(node, "distribution", place + ".");
    if (name == nullptr)
        return std::nullopt;
    const std::string here = place + ".distribution";
    if (name->kind != Kind::String) {
        reader.string(*name, here);
        return std::nullopt;
    }
    std::vector<std::string> known;
    for (const auto kind : allDistributions()) {
        known.push_back(distributionName(kind));
        if (name->text == known.back())
            return kind;
    }
    const std::string near = nearestName(name->text, known);
    reader.error(here, text(DYNGPT_TEXT("core", "there is no distribution \"%1\""), name->text),
                 near.empty() ? text(DYNGPT_TEXT("core", "Choose one of %1."), enumeration(known))
                              : text(DYNGPT_TEXT("core", "Did you mean \"%1\"?"), near));
    return std::nullopt;
}

/// Keys that are an argument of another distribution: more than a remark that may be kept.
void refuseForeignArguments(const JsonNode& node, const TimeDistribution& time,
                            const std::string& place, TreeReader& reader) {
    const auto own = argumentNames(time.kind);
    for (const auto& key : node.keys) {
        const auto has = [&](auto kind) {
            return std::ranges::find(argumentNames(kind), key) != argumentNames(kind).end();
        };
        if (!has(time.kind) && std::ranges::any_of(allDistributions(), has))
            reader.error(
                place + "." + key,
                text(DYNGPT_TEXT("core", "the %1 distribution has no \"%2\""),
                     distributionName(time.kind), key),
                text(DYNGPT_TEXT("core", "It takes %1."), enumeration({own.begin(), own.end()})));
    }
}

std::optional<TimeDistribution> readDistribution(const JsonNode& node, const std::string& place,
                                                 TreeReader& reader) {
    if (!reader.isObject(node, place))
        return std::nullopt;
    const auto kind = readDistributionKind(node, place, reader);
    if (!kind)
        return std::nullopt;
    TimeDistribution time{*kind, {}};
    for (const char* name : argumentNames(*kind)) {
        const std::string here = place + "." + name;
        if (const JsonNode* argument = node.find(name)) {
            time.arguments.push_back(reader.formula(*argument, here));
            continue;
        }
        time.arguments.emplace_back();
        const std::string near = nearestName(name, node.keys);
        reader.error(here,
                     text(DYNGPT_TEXT("core", "the %1 distribution needs its \"%2\""),
                          distributionName(*kind), name),
                     near.empty() ? text(DYNGPT_TEXT("core", "Add it: a number or an expression "
                                                             "of parameters."))
                                  : text(DYNGPT_TEXT("core", "Did you mean it by \"%1\"?"), near));
    }
    refuseForeignArguments(node, time, place, reader);
    return time;
}

std::optional<Delay> readDelay(const JsonNode& node, const std::string& place, TreeReader& reader) {
    const auto time = readDistribution(node, place, reader);
    if (!time)
        return std::nullopt;
    Delay delay{*time, false};
    if (const JsonNode* consume = node.find("consume")) {
        if (consume->kind == Kind::String && (consume->text == "start" || consume->text == "end"))
            delay.consumeAtEnd = consume->text == "end";
        else
            reader.error(
                place + ".consume",
                text(DYNGPT_TEXT("core", "\"start\" or \"end\" is expected here, not %1"),
                     excerpt(*consume)),
                text(DYNGPT_TEXT("core", "Write \"start\" if what the event removes is gone "
                                         "at once, \"end\" if everything happens after the "
                                         "delay.")));
    }
    return delay;
}

} // namespace

std::vector<std::string> readDriveStates(const JsonNode& node, const std::string& place,
                                         std::vector<Issue>& issues) {
    if (node.kind == Kind::Array)
        return TreeReader(issues).strings(node, place);
    if (node.kind == Kind::String)
        return node.text.empty() ? std::vector<std::string>{} : std::vector{node.text};
    TreeReader(issues).error(
        place,
        text(DYNGPT_TEXT("core", "a text or a list of texts is expected here, not %1"),
             excerpt(node)),
        text(DYNGPT_TEXT("core", "Name the state or states that drive the event.")));
    return {};
}

Event readEventTree(const JsonNode& node, const std::string& place, std::vector<Issue>& issues) {
    TreeReader reader(issues);
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

    const JsonNode* waiting = node.find("waiting_time");
    const JsonNode* delay = node.find("delay");
    const JsonNode* rate = waiting == nullptr ? reader.required(node, "event_rates", prefix)
                                              : node.find("event_rates");
    if (waiting != nullptr && rate != nullptr)
        reader.error(prefix + "waiting_time",
                     text(DYNGPT_TEXT("core", "a waiting time stands in place of event_rates, "
                                              "but both are here")),
                     text(DYNGPT_TEXT("core", "Delete one of them.")));
    if (waiting != nullptr && delay != nullptr)
        reader.error(prefix + "delay",
                     text(DYNGPT_TEXT("core", "an event has a waiting time or a delay, not both")),
                     text(DYNGPT_TEXT("core", "Delete one of them.")));
    if (rate != nullptr)
        event.rate = reader.string(*rate, prefix + "event_rates");
    if (waiting != nullptr)
        event.waitingTime = readDistribution(*waiting, prefix + "waiting_time", reader);
    if (delay != nullptr)
        event.delay = readDelay(*delay, prefix + "delay", reader);
    if (const JsonNode* drive = node.find("drive_state"))
        event.driveStates = readDriveStates(*drive, prefix + "drive_state", issues);
    return event;
}

} // namespace dyngpt
