#include "core/model/rate_table.h"

#include "core/model/rate_structure.h"

#include <algorithm>

namespace dyngpt {

namespace {

/// True if the propensity may be positive where the change would make the count negative.
bool mayOverdraw(const Event& event, const StateChange& change) {
    for (int count = 0; count < -change.delta; ++count)
        if (!vanishesAt(event.rate, change.state, count))
            return true;
    return false;
}

/// Takes over coefficient and factors; false if the rate is no monomial of states and parameters.
bool compileMonomial(const Network& network, const std::string& rate, CompiledEvent& result) {
    const auto monomial = asMonomial(rate);
    if (!monomial)
        return false;
    for (const auto& factor : monomial->factors) {
        const int state = network.stateIndex(factor.name);
        const int parameter = network.parameterIndex(factor.name);
        if (state >= 0)
            result.stateFactors.push_back({state, factor.shift});
        else if (parameter >= 0 && factor.shift == 0)
            result.parameterFactors.push_back(parameter);
        else
            return false;
    }
    for (const auto& name : monomial->divisors) {
        if (network.parameterIndex(name) < 0)
            return false;
        result.parameterDivisors.push_back(network.parameterIndex(name));
    }
    result.coefficient = monomial->coefficient;
    return true;
}

void splitChanges(const Event& event, CompiledEvent& result) {
    for (const auto& change : result.changes) {
        const bool late = event.delay && (event.delay->consumeAtEnd || change.delta > 0);
        (late ? result.atEnd : result.atStart).push_back(change);
    }
    result.delayed = event.delay.has_value();
}

std::vector<int> statesRead(const Network& network, const std::string& rate,
                            const CompiledEvent& event) {
    std::vector<int> states;
    for (const auto& name : namesInRate(rate))
        if (const int state = network.stateIndex(name); state >= 0)
            states.push_back(state);
    if (event.needsGuard)
        for (const auto& change : event.atStart)
            if (change.delta < 0)
                states.push_back(change.state);
    std::sort(states.begin(), states.end());
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
}

} // namespace

CompiledEvent compileEvent(const Network& network, const Event& event) {
    CompiledEvent result;
    for (const auto& change : event.transition)
        if (change.delta != 0)
            result.changes.push_back({network.stateIndex(change.state), change.delta});
    splitChanges(event, result);
    if (event.waitingTime) {
        for (const auto& change : result.changes)
            if (change.delta < 0)
                result.waitingState = change.state;
        result.monomial = true;
        result.stateFactors.push_back({result.waitingState, 0});
        return result;
    }
    result.monomial = compileMonomial(network, event.rate, result);
    const bool neverFires = result.monomial && result.coefficient == 0;
    const bool removesAtStart = !event.delay || !event.delay->consumeAtEnd;
    result.needsGuard = !neverFires && removesAtStart &&
                        std::any_of(event.transition.begin(), event.transition.end(),
                                    [&](const auto& change) { return mayOverdraw(event, change); });
    result.reads = statesRead(network, event.rate, result);
    return result;
}

TimeTable::TimeTable(const Network& network)
    : values_(network.parameters.size()), entries_(network.events.size()) {
    const auto names = network.parameterNames();
    for (std::size_t e = 0; e < entries_.size(); ++e) {
        const Event& event = network.events[e];
        if (!event.waitingTime && !event.delay)
            continue;
        const TimeDistribution& time = event.waitingTime ? *event.waitingTime : event.delay->time;
        entries_[e].kind = time.kind;
        for (const auto& argument : time.arguments)
            entries_[e].arguments.emplace_back(argument, names, values_.data());
    }
}

void TimeTable::setParameters(std::span<const double> values) {
    std::copy(values.begin(), values.end(), values_.begin());
}

TimeArguments TimeTable::operator()(int event) const {
    const Entry& entry = entries_[static_cast<std::size_t>(event)];
    TimeArguments result{entry.kind, 0, 0};
    if (!entry.arguments.empty())
        result.first = entry.arguments[0]();
    if (entry.arguments.size() > 1)
        result.second = entry.arguments[1]();
    return result;
}

RateTable::RateTable(const Network& network, const std::vector<CompiledEvent>& events)
    : values_(network.stateNames.size() + network.parameters.size())
    , stateCount_(network.stateNames.size()) {
    std::vector<std::string> names = network.stateNames;
    for (const auto& parameter : network.parameters)
        names.push_back(parameter.name);
    for (std::size_t i = 0; i < events.size(); ++i) {
        Entry entry;
        entry.coefficient = events[i].coefficient;
        entry.parameterFactors = events[i].parameterFactors;
        entry.parameterDivisors = events[i].parameterDivisors;
        entry.stateFactors = events[i].stateFactors;
        for (const auto& change : events[i].atStart)
            if (change.delta < 0)
                entry.removals.push_back(change);
        const std::string& rate = network.events[i].rate;
        for (const auto& name : namesInRate(rate))
            entry.variables.push_back(
                {name, network.stateIndex(name), network.parameterIndex(name)});
        if (!events[i].monomial) {
            entry.program = static_cast<int>(programs_.size());
            programs_.emplace_back(rate, names, values_.data());
        }
        entries_.push_back(std::move(entry));
    }
}

void RateTable::setParameters(std::span<const double> values) {
    std::copy(values.begin(), values.end(),
              values_.begin() + static_cast<std::ptrdiff_t>(stateCount_));
    for (Entry& entry : entries_) {
        entry.constant = entry.coefficient;
        for (const int parameter : entry.parameterFactors)
            entry.constant *= values[static_cast<std::size_t>(parameter)];
        for (const int parameter : entry.parameterDivisors)
            entry.constant /= values[static_cast<std::size_t>(parameter)];
    }
}

double RateTable::operator()(int event, const std::int64_t* counts) {
    const Entry& entry = entries_[static_cast<std::size_t>(event)];
    if (entry.program < 0) {
        double value = entry.constant;
        for (const StateFactor& factor : entry.stateFactors)
            value *= static_cast<double>(counts[factor.state] + factor.shift);
        return value;
    }
    for (const Variable& variable : entry.variables)
        if (variable.state >= 0)
            values_[static_cast<std::size_t>(variable.state)] =
                static_cast<double>(counts[variable.state]);
    return programs_[static_cast<std::size_t>(entry.program)]();
}

bool RateTable::blocked(int event, const std::int64_t* counts) const {
    for (const auto& change : entries_[static_cast<std::size_t>(event)].removals)
        if (counts[change.state] + change.delta < 0)
            return true;
    return false;
}

std::string RateTable::describe(int event, const std::int64_t* counts) const {
    std::string result;
    for (const Variable& variable : entries_[static_cast<std::size_t>(event)].variables) {
        if (!result.empty())
            result += ", ";
        result += variable.name + "=";
        result += variable.state >= 0
                      ? std::to_string(counts[variable.state])
                      : displayNumber(
                            values_[stateCount_ + static_cast<std::size_t>(variable.parameter)]);
    }
    return result;
}

} // namespace dyngpt
