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

} // namespace

CompiledEvent compileEvent(const Network& network, const Event& event) {
    CompiledEvent result;
    for (const auto& change : event.transition)
        if (change.delta != 0)
            result.changes.push_back({network.stateIndex(change.state), change.delta});
    const auto monomial = asMonomial(event.rate);
    result.monomial = monomial && std::none_of(monomial->factors.begin(), monomial->factors.end(),
                                               isReservedName);
    if (result.monomial) {
        result.coefficient = monomial->coefficient;
        for (const auto& name : monomial->factors) {
            const int state = network.stateIndex(name);
            if (state >= 0)
                result.stateFactors.push_back(state);
            else
                result.parameterFactors.push_back(network.parameterIndex(name));
        }
    }
    const bool neverFires = result.monomial && result.coefficient == 0;
    result.needsGuard =
        !neverFires && std::any_of(event.transition.begin(), event.transition.end(),
                                   [&](const auto& change) { return mayOverdraw(event, change); });
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
        entry.stateFactors = events[i].stateFactors;
        for (const auto& change : events[i].changes)
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
    }
}

double RateTable::operator()(int event, const std::int64_t* counts) {
    const Entry& entry = entries_[static_cast<std::size_t>(event)];
    if (entry.program < 0) {
        double value = entry.constant;
        for (const int state : entry.stateFactors)
            value *= static_cast<double>(counts[state]);
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
