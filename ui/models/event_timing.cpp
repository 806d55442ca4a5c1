#include "ui/models/event_timing.h"

#include "core/common/numbers.h"
#include "core/model/rate_structure.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dyngpt {

namespace {

/// The one state the event removes from, or an empty name.
std::string reactant(const Event& event) {
    std::string found;
    for (const StateChange& change : event.transition) {
        if (change.delta >= 0)
            continue;
        if (!found.empty())
            return {};
        found = change.state;
    }
    return found;
}

std::string inBrackets(const std::string& expression) {
    const bool plain = expression.find_first_of("+-*/^(,? ") == std::string::npos;
    return plain ? expression : "(" + expression + ")";
}

std::string product(const std::vector<std::string>& factors) {
    std::string result;
    for (const std::string& factor : factors)
        result += (result.empty() ? "" : "*") + factor;
    return result.empty() ? "1" : result;
}

/// One divided by the monomial, times a unit unless that is empty; empty if it is not that simple.
std::string reciprocal(const RateMonomial& monomial, const std::string& unit) {
    std::vector<std::string> above = monomial.divisors;
    std::vector<std::string> below;
    if (!unit.empty())
        above.push_back(unit);
    for (const RateMonomial::Factor& factor : monomial.factors) {
        if (factor.shift != 0)
            return {};
        below.push_back(factor.name);
    }
    if (monomial.coefficient != 1)
        below.insert(below.begin(), formatNumber(monomial.coefficient));
    return below.empty() ? product(above) : product(above) + "/" + inBrackets(product(below));
}

/// Mean waiting time of one unit under the propensity, if that is a constant times the reactant.
std::string meanOfRate(const Event& event) {
    const std::string unit = reactant(event);
    auto monomial = asMonomial(event.rate);
    if (unit.empty() || !monomial)
        return "1";
    const auto removed = std::erase_if(monomial->factors, [&](const RateMonomial::Factor& factor) {
        return factor.name == unit && factor.shift == 0;
    });
    const std::string mean = removed == 1 ? reciprocal(*monomial, {}) : std::string();
    return mean.empty() ? "1" : mean;
}

/// The propensity with the same mean waiting time, where that is an argument.
std::string rateOfMean(const Event& event) {
    const std::string unit = reactant(event);
    const TimeDistribution* time = timeDistribution(event);
    if (unit.empty() || !time)
        return {};
    const auto names = argumentNames(time->kind);
    for (std::size_t i = 0; i < std::min(names.size(), time->arguments.size()); ++i) {
        const std::string_view name = names[i];
        if (name != "mean" && name != "value")
            continue;
        const std::string& mean = time->arguments[i];
        const auto monomial = asMonomial(mean);
        const std::string rate = monomial ? reciprocal(*monomial, unit) : std::string();
        return rate.empty() ? unit + "/" + inBrackets(mean) : rate;
    }
    return {};
}

TimeDistribution* changeable(Event& event) {
    if (event.waitingTime)
        return &*event.waitingTime;
    return event.delay ? &event.delay->time : nullptr;
}

} // namespace

TimingKind timingKind(const Event& event) {
    if (event.waitingTime)
        return TimingKind::WaitingTime;
    return event.delay ? TimingKind::Delay : TimingKind::Markovian;
}

const TimeDistribution* timeDistribution(const Event& event) {
    if (event.waitingTime)
        return &*event.waitingTime;
    return event.delay ? &event.delay->time : nullptr;
}

void setTimingKind(Event& event, TimingKind kind) {
    if (kind == timingKind(event))
        return;
    if (kind == TimingKind::WaitingTime) {
        event.waitingTime =
            TimeDistribution{TimeDistribution::Kind::Exponential, {meanOfRate(event)}};
        event.rate.clear();
        event.delay.reset();
        return;
    }
    if (event.waitingTime)
        event.rate = rateOfMean(event);
    event.waitingTime.reset();
    event.delay.reset();
    if (kind == TimingKind::Delay)
        event.delay = Delay{{TimeDistribution::Kind::Deterministic, {"1"}}, false};
}

void setDistribution(Event& event, TimeDistribution::Kind kind) {
    TimeDistribution* time = changeable(event);
    if (!time || time->kind == kind)
        return;
    const auto old = argumentNames(time->kind);
    TimeDistribution next{kind, {}};
    for (const std::string_view name : argumentNames(kind)) {
        const auto at = std::ranges::find(old, name);
        const auto index = static_cast<std::size_t>(at - old.begin());
        const bool known = at != old.end() && index < time->arguments.size();
        next.arguments.push_back(known ? time->arguments[index] : name == "min" ? "0" : "1");
    }
    *time = std::move(next);
}

void setTimeArgument(Event& event, std::size_t argument, const std::string& expression) {
    TimeDistribution* time = changeable(event);
    if (!time)
        return;
    time->arguments.resize(argumentNames(time->kind).size());
    if (argument < time->arguments.size())
        time->arguments[argument] = expression;
}

void setConsumeAtEnd(Event& event, bool atEnd) {
    if (event.delay)
        event.delay->consumeAtEnd = atEnd;
}

} // namespace dyngpt
