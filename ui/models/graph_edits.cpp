#include "ui/models/graph_edits.h"

#include "core/model/formula.h"
#include "core/model/rate_expression.h"
#include "ui/models/network_edits.h"

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;

Event& at(Network& network, int event) {
    return network.events[static_cast<std::size_t>(event)];
}

const std::string& nameOf(const Network& network, int state) {
    return network.stateNames[static_cast<std::size_t>(state)];
}

bool names(const std::string& rate, const std::string& state) {
    const auto all = namesInRate(rate);
    return std::ranges::find(all, state) != all.end();
}

/// A waiting time has no propensity to depend on anything.
void dependOn(Event& event, const std::string& state) {
    if (!event.waitingTime && !names(event.rate, state))
        event.rate = withFactor(event.rate, state);
}

void addTo(Event& event, const std::string& state, int delta) {
    const auto change = std::ranges::find(event.transition, state, &StateChange::state);
    if (change == event.transition.end()) {
        event.transition.push_back({state, delta});
        return;
    }
    change->delta += delta;
    if (change->delta == 0)
        event.transition.erase(change);
}

std::string freshParameter(Network& network) {
    std::string name = freeName(network, "k");
    network.parameters.push_back({name, 0.1, 1});
    return name;
}

/// Takes the name out of a product. True: it was there.
bool takeOut(Formula& formula, const std::string& state) {
    if (formula.kind == Kind::Quotient)
        return takeOut(formula.arguments[0], state);
    if (formula == Formula::ofName(state)) {
        formula = Formula::of(1);
        return true;
    }
    if (formula.kind != Kind::Product)
        return false;
    const auto factor = std::ranges::find(formula.arguments, Formula::ofName(state));
    if (factor == formula.arguments.end())
        return false;
    formula.arguments.erase(factor);
    if (formula.arguments.size() == 1)
        formula = Formula(std::move(formula.arguments.front()));
    return true;
}

} // namespace

std::string withFactor(const std::string& rate, const std::string& state) {
    if (rate.empty())
        return state;
    const auto formula = parseFormula(rate);
    const bool holds =
        formula && (formula->kind == Kind::Product || formula->kind == Kind::Name ||
                    formula->kind == Kind::Quotient || formula->kind == Kind::Number ||
                    formula->kind == Kind::Power || formula->kind == Kind::Call);
    return holds ? rate + "*" + state : "(" + rate + ")*" + state;
}

std::string withoutFactor(const std::string& rate, const std::string& state) {
    auto formula = parseFormula(rate);
    return formula && takeOut(*formula, state) ? formulaText(*formula) : rate;
}

int appendState(Network& network) {
    const int row = static_cast<int>(network.stateNames.size());
    insertState(network, row, freeName(network, "X"), 0, true);
    return row;
}

int appendEvent(Network& network) {
    Event event;
    event.rate = freshParameter(network);
    network.events.push_back(std::move(event));
    return static_cast<int>(network.events.size()) - 1;
}

void addReactant(Network& network, int event, int state) {
    addTo(at(network, event), nameOf(network, state), -1);
    dependOn(at(network, event), nameOf(network, state));
}

void addProduct(Network& network, int event, int state) {
    addTo(at(network, event), nameOf(network, state), 1);
}

void addDrive(Network& network, int event, int state) {
    Event& driven = at(network, event);
    const std::string& name = nameOf(network, state);
    if (std::ranges::find(driven.driveStates, name) == driven.driveStates.end())
        driven.driveStates.push_back(name);
    dependOn(driven, name);
}

int addConversion(Network& network, int from, int to) {
    const int event = appendEvent(network);
    addReactant(network, event, from);
    addProduct(network, event, to);
    return event;
}

void setChange(Network& network, int event, int state, int delta) {
    auto& transition = at(network, event).transition;
    const std::string& name = nameOf(network, state);
    const auto change = std::ranges::find(transition, name, &StateChange::state);
    if (delta == 0) {
        if (change != transition.end())
            transition.erase(change);
    } else if (change == transition.end()) {
        transition.push_back({name, delta});
    } else {
        change->delta = delta;
    }
}

bool removeDependence(Network& network, int event, int state) {
    Event& cut = at(network, event);
    const std::string& name = nameOf(network, state);
    std::erase(cut.driveStates, name);
    cut.rate = withoutFactor(cut.rate, name);
    return !names(cut.rate, name);
}

} // namespace dyngpt
