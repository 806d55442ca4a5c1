#include "ui/models/network_edits.h"

#include "core/common/numbers.h"
#include "core/model/names.h"
#include "core/model/rate_tokens.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace dyngpt {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

template <typename Vector> void moveItem(Vector& items, int from, int to) {
    const auto begin = items.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
}

/// Where a state stands after `from` was moved to `to`.
int movedIndex(int index, int from, int to) {
    if (index == from)
        return to;
    if (from < index && index <= to)
        return index - 1;
    if (to <= index && index < from)
        return index + 1;
    return index;
}

void replaceInExpressions(Network& network, const std::string& name,
                          const std::string& replacement) {
    const auto replace = [&](std::string& expression) {
        expression = replaceName(expression, name, replacement);
    };
    for (Event& event : network.events) {
        replace(event.rate);
        if (event.waitingTime)
            std::ranges::for_each(event.waitingTime->arguments, replace);
        if (event.delay)
            std::ranges::for_each(event.delay->time.arguments, replace);
    }
    for (DerivedQuantity& quantity : network.derived)
        replace(quantity.formula);
    for (Trigger& trigger : network.triggers) {
        replace(trigger.condition);
        for (Trigger::Assignment& assignment : trigger.assignments)
            replace(assignment.formula);
    }
}

std::ptrdiff_t recordedPosition(const Network& network, int state) {
    const auto at = std::ranges::find(network.recordedStates, state);
    return at == network.recordedStates.end() ? -1 : at - network.recordedStates.begin();
}

bool hasBounds(const Network& network) {
    return network.stateUpperBounds.size() == network.recordedStates.size() &&
           !network.stateUpperBounds.empty();
}

} // namespace

bool nameTaken(const Network& network, const std::string& name) {
    return network.stateIndex(name) >= 0 || network.parameterIndex(name) >= 0 ||
           std::ranges::find(network.derived, name, &DerivedQuantity::name) !=
               network.derived.end();
}

std::string freeName(const Network& network, const std::string& base) {
    std::string name = base;
    for (int number = 2; nameTaken(network, name); ++number)
        name = base + "_" + std::to_string(number);
    return name;
}

std::string replaceName(const std::string& expression, const std::string& name,
                        const std::string& replacement) {
    std::string result;
    std::size_t copied = 0;
    for (const RateToken& token : tokenizeRate(expression)) {
        if (token.kind != RateToken::Kind::Name || token.text != name)
            continue;
        result.append(expression, copied, token.offset - copied).append(replacement);
        copied = token.offset + token.text.size();
    }
    return result.append(expression, copied);
}

void insertState(Network& network, int row, const std::string& name, std::int64_t initial,
                 bool recorded) {
    const auto shift = [row](int& index) {
        if (index >= row)
            ++index;
    };
    std::ranges::for_each(network.recordedStates, shift);
    std::ranges::for_each(network.observedStates, shift);
    network.stateNames.insert(network.stateNames.begin() + row, name);
    network.initialValues.resize(network.stateNames.size() - 1, 0);
    network.initialValues.insert(network.initialValues.begin() + row, initial);
    if (recorded)
        setRecorded(network, row, true);
}

void removeState(Network& network, int row) {
    setRecorded(network, row, false);
    const auto shift = [row](int& index) {
        if (index > row)
            --index;
    };
    std::ranges::for_each(network.recordedStates, shift);
    std::ranges::for_each(network.observedStates, shift);
    network.stateDisplayNames.erase(network.stateNames[static_cast<std::size_t>(row)]);
    network.stateNames.erase(network.stateNames.begin() + row);
    if (row < static_cast<int>(network.initialValues.size()))
        network.initialValues.erase(network.initialValues.begin() + row);
}

void moveState(Network& network, int from, int to) {
    network.initialValues.resize(network.stateNames.size(), 0);
    moveItem(network.stateNames, from, to);
    moveItem(network.initialValues, from, to);
    const auto follow = [from, to](int& index) { index = movedIndex(index, from, to); };
    std::ranges::for_each(network.recordedStates, follow);
    std::ranges::for_each(network.observedStates, follow);
}

void renameState(Network& network, int row, const std::string& name) {
    std::string& state = network.stateNames[static_cast<std::size_t>(row)];
    const std::string old = state;
    for (Event& event : network.events) {
        for (StateChange& change : event.transition) {
            if (change.state == old)
                change.state = name;
        }
        std::ranges::replace(event.driveStates, old, name);
    }
    for (Trigger& trigger : network.triggers) {
        for (Trigger::Assignment& assignment : trigger.assignments) {
            if (assignment.state == old)
                assignment.state = name;
        }
    }
    replaceInExpressions(network, old, name);
    if (auto shown = network.stateDisplayNames.extract(old)) {
        shown.key() = name;
        network.stateDisplayNames.insert(std::move(shown));
    }
    state = name;
}

void renameParameter(Network& network, int row, const std::string& name) {
    std::string& parameter = network.parameters[static_cast<std::size_t>(row)].name;
    replaceInExpressions(network, parameter, name);
    parameter = name;
}

void setStateDisplayName(Network& network, int row, const std::string& displayName) {
    const std::string& state = network.stateNames[static_cast<std::size_t>(row)];
    if (displayName.empty())
        network.stateDisplayNames.erase(state);
    else
        network.stateDisplayNames[state] = displayName;
}

bool isRecorded(const Network& network, int state) {
    return recordedPosition(network, state) >= 0;
}

bool isObserved(const Network& network, int state) {
    if (!isRecorded(network, state))
        return false;
    return network.observedStates.empty() ||
           std::ranges::find(network.observedStates, state) != network.observedStates.end();
}

void setRecorded(Network& network, int state, bool recorded) {
    const std::ptrdiff_t position = recordedPosition(network, state);
    if (recorded == (position >= 0))
        return;
    const bool bounds = hasBounds(network);
    auto& list = network.recordedStates;
    if (recorded) {
        // In the states' order unless the file chose another one.
        const auto at =
            std::ranges::is_sorted(list) ? std::ranges::upper_bound(list, state) : list.end();
        const auto index = at - list.begin();
        list.insert(at, state);
        if (bounds)
            network.stateUpperBounds.insert(network.stateUpperBounds.begin() + index, 0);
        if (!network.observedStates.empty())
            setObserved(network, state, true);
        return;
    }
    list.erase(list.begin() + position);
    std::erase(network.observedStates, state);
    if (bounds)
        network.stateUpperBounds.erase(network.stateUpperBounds.begin() + position);
}

bool setObserved(Network& network, int state, bool observed) {
    if (!isRecorded(network, state))
        return false;
    std::vector<int> chosen;
    for (const int recorded : network.recordedStates) {
        if (recorded == state ? observed : isObserved(network, recorded))
            chosen.push_back(recorded);
    }
    if (chosen.empty())
        return false; // an empty list would mean all of them
    if (chosen == network.recordedStates)
        chosen.clear();
    network.observedStates = chosen;
    return true;
}

int upperBound(const Network& network, int state) {
    const std::ptrdiff_t position = recordedPosition(network, state);
    if (position < 0 || !hasBounds(network))
        return 0;
    return network.stateUpperBounds[static_cast<std::size_t>(position)];
}

void setUpperBound(Network& network, int state, int bound) {
    const std::ptrdiff_t position = recordedPosition(network, state);
    if (position < 0)
        return;
    if (!hasBounds(network))
        network.stateUpperBounds.assign(network.recordedStates.size(), 0);
    network.stateUpperBounds[static_cast<std::size_t>(position)] = bound;
    if (std::ranges::all_of(network.stateUpperBounds, [](int b) { return b == 0; }))
        network.stateUpperBounds.clear();
}

std::string transitionText(const std::vector<StateChange>& transition) {
    std::string result;
    for (const StateChange& change : transition) {
        if (!result.empty())
            result += ", ";
        result += change.state + (change.delta >= 0 ? " +" : " ") + std::to_string(change.delta);
    }
    return result;
}

std::optional<std::vector<StateChange>> parseTransition(std::string_view text) {
    std::vector<StateChange> result;
    while (!trimmed(text).empty()) {
        const auto comma = text.find(',');
        const std::string_view item = trimmed(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        const auto sign = item.find_last_of("+-");
        if (sign == std::string_view::npos)
            return std::nullopt;
        const std::string name(trimmed(item.substr(0, sign)));
        const auto count = parseInteger(item.substr(sign + 1));
        const bool repeated =
            std::ranges::any_of(result, [&](const StateChange& c) { return c.state == name; });
        if (!isValidName(name) || repeated || !count || *count < 1 ||
            *count > std::numeric_limits<int>::max())
            return std::nullopt;
        const int size = static_cast<int>(*count);
        result.push_back({name, item[sign] == '-' ? -size : size});
    }
    return result;
}

std::string assignmentsText(const std::vector<Trigger::Assignment>& assignments) {
    std::string result;
    for (const Trigger::Assignment& assignment : assignments) {
        if (!result.empty())
            result += "; ";
        result += assignment.state + " = " + assignment.formula;
    }
    return result;
}

std::optional<std::vector<Trigger::Assignment>> parseAssignments(std::string_view text) {
    std::vector<Trigger::Assignment> result;
    while (!trimmed(text).empty()) {
        const auto end = text.find(';');
        const std::string_view item = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const auto equals = item.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        const std::string state(trimmed(item.substr(0, equals)));
        const std::string formula(trimmed(item.substr(equals + 1)));
        const bool repeated =
            std::ranges::find(result, state, &Trigger::Assignment::state) != result.end();
        if (!isValidName(state) || formula.empty() || repeated)
            return std::nullopt;
        result.push_back({state, formula});
    }
    return result;
}

} // namespace dyngpt
