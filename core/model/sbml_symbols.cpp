#include "core/model/sbml_symbols.h"

#include "core/model/names.h"
#include "core/model/rate_expression.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

using Role = SbmlQuantity::Role;
constexpr std::size_t mostErrors = 50; ///< a file with more of them is no model

} // namespace

std::vector<const ::Parameter*> localParametersOf(const Reaction& reaction) {
    std::vector<const ::Parameter*> result;
    const KineticLaw* const law = reaction.getKineticLaw();
    if (!law)
        return result;
    if (law->getLevel() < 3)
        for (unsigned i = 0; i < law->getNumParameters(); ++i)
            result.push_back(law->getParameter(i));
    else
        for (unsigned i = 0; i < law->getNumLocalParameters(); ++i)
            result.push_back(law->getLocalParameter(i));
    return result;
}

bool isWholeCount(double value) {
    return std::abs(value - std::round(value)) <= 1e-9 * std::max(1.0, std::abs(value));
}

SbmlSymbols::SbmlSymbols(const Model& model, SbmlMathReader& math, bool ours)
    : model_(model), math_(math) {
    index();
    classify();
    name(ours);
}

const SbmlQuantity* SbmlSymbols::find(const std::string& id) const {
    const auto found = indexOf_.find(id);
    return found == indexOf_.end() ? nullptr : &quantities_[found->second];
}

const SBase* SbmlSymbols::element(const std::string& id) const {
    const auto found = elements_.find(id);
    return found == elements_.end() ? nullptr : found->second;
}

void SbmlSymbols::note(const SBase& element, Severity severity, Text what, Text remedy) {
    (severity == Severity::Error ? errors_ : notes_)
        .push_back(
            {severity, std::to_string(element.getLine()), std::move(what), std::move(remedy)});
}

template <typename Work> void SbmlSymbols::collecting(const SBase& element, const Work& work) {
    if (errors_.size() >= mostErrors)
        return;
    try {
        work();
    } catch (const Error& error) {
        for (const Issue& issue : error.issues())
            note(element, Severity::Error, issue.what, issue.remedy);
    }
}

void SbmlSymbols::index() {
    const auto add = [&](const SBase* element) {
        if (element->isSetId() && !elements_.emplace(element->getId(), element).second)
            note(*element, Severity::Error,
                 text(DYNGPT_TEXT("core", "The identifier %1 is used twice"), element->getId()));
    };
    for (unsigned i = 0; i < model_.getNumSpecies(); ++i)
        add(model_.getSpecies(i));
    for (unsigned i = 0; i < model_.getNumParameters(); ++i)
        add(model_.getParameter(i));
    for (unsigned i = 0; i < model_.getNumCompartments(); ++i)
        add(model_.getCompartment(i));
    for (unsigned i = 0; i < model_.getNumRules(); ++i)
        if (const Rule* rule = model_.getRule(i); rule->isAssignment() && rule->isSetMath())
            rules_[rule->getVariable()] = rule->getMath();
    for (unsigned i = 0; i < model_.getNumInitialAssignments(); ++i)
        if (const InitialAssignment* initial = model_.getInitialAssignment(i); initial->isSetMath())
            initials_[initial->getSymbol()] = initial->getMath();
    const auto reference = [&](const SpeciesReference* part) {
        add(part);
        if (const auto* species = dynamic_cast<const Species*>(element(part->getSpecies()));
            species && !species->getBoundaryCondition() && !species->getConstant())
            changed_.insert(species->getId());
    };
    for (unsigned i = 0; i < model_.getNumReactions(); ++i) {
        const Reaction& reaction = *model_.getReaction(i);
        add(&reaction);
        for (unsigned r = 0; r < reaction.getNumReactants(); ++r)
            reference(reaction.getReactant(r));
        for (unsigned p = 0; p < reaction.getNumProducts(); ++p)
            reference(reaction.getProduct(p));
    }
    for (unsigned i = 0; i < model_.getNumEvents(); ++i)
        for (unsigned a = 0; a < model_.getEvent(i)->getNumEventAssignments(); ++a)
            changed_.insert(model_.getEvent(i)->getEventAssignment(a)->getVariable());
}

void SbmlSymbols::classify() {
    for (unsigned i = 0; i < model_.getNumSpecies(); ++i)
        classifySpecies(*model_.getSpecies(i));
    for (unsigned i = 0; i < model_.getNumParameters(); ++i)
        classifyParameter(*model_.getParameter(i));
    for (unsigned i = 0; i < model_.getNumCompartments(); ++i)
        classifyCompartment(*model_.getCompartment(i));
    for (std::size_t i = 0; i < quantities_.size(); ++i)
        indexOf_.emplace(quantities_[i].element->getId(), i);
    for (unsigned i = 0; i < model_.getNumReactions(); ++i) {
        const Reaction& reaction = *model_.getReaction(i);
        for (const ::Parameter* parameter : localParametersOf(reaction)) {
            SbmlQuantity quantity;
            quantity.element = parameter;
            quantity.initial = parameter->getValue();
            quantity.role = quantity.initial > 0 ? Role::Parameter : Role::Number;
            if (!parameter->isSetValue() || !std::isfinite(quantity.initial))
                note(*parameter, Severity::Error,
                     text(DYNGPT_TEXT("core", "The parameter %1 of the reaction %2 has no value"),
                          parameter->getId(), reaction.getId()));
            locals_[reaction.getId()].push_back(std::move(quantity));
        }
    }
}

void SbmlSymbols::classifyCompartment(const Compartment& compartment) {
    const std::string& id = compartment.getId();
    SbmlQuantity quantity;
    quantity.element = &compartment;
    if (rules_.contains(id))
        quantity.role = Role::Derived;
    collecting(compartment, [&] { quantity.initial = initialValue(id); });
    if (changed_.contains(id))
        note(compartment, Severity::Error,
             text(DYNGPT_TEXT("core", "An event changes the size of the compartment %1, which is "
                                      "not supported"),
                  id));
    if (concentrationsIn_.contains(id) && !compartment.isSetSize() && !rules_.contains(id) &&
        !initials_.contains(id))
        note(compartment, Severity::Note,
             text(DYNGPT_TEXT("core", "The compartment %1 has no size: it was taken as 1"), id));
    quantities_.push_back(std::move(quantity));
}

void SbmlSymbols::classifySpecies(const Species& species) {
    SbmlQuantity quantity;
    quantity.element = &species;
    const std::string& id = species.getId();
    if (!species.getHasOnlySubstanceUnits())
        concentrationsIn_.insert(species.getCompartment());
    collecting(species, [&] {
        if (rules_.contains(id)) {
            quantity.role = Role::Derived;
            return;
        }
        const double size =
            species.getHasOnlySubstanceUnits() ? 1 : initialValue(species.getCompartment());
        double& amount = quantity.initial;
        amount = initialValue(id) * size;
        quantity.fixed = !changed_.contains(id);
        quantity.role = Role::State;
        if (amount < 0 || amount > 0x1p53)
            throw Error({}, text(DYNGPT_TEXT("core", "The species %1 begins with an amount of %2"),
                                 id, amount));
        if (quantity.fixed && (!isWholeCount(amount) || amount > largestSbmlCount)) {
            quantity.role = Role::Parameter;
            note(species, Severity::Note,
                 text(DYNGPT_TEXT("core", "The species %1 never changes and its amount %2 is no "
                                          "count: it became a parameter"),
                      id, amount));
            return;
        }
        if (!isWholeCount(amount)) {
            const Text what =
                text(DYNGPT_TEXT("core", "The species %1 begins with %2, which is no count"), id,
                     amount);
            if (amount < 1)
                throw Error({}, what,
                            text(DYNGPT_TEXT("core", "Convert the model to numbers of molecules")));
            note(species, Severity::Warning, what,
                 text(DYNGPT_TEXT("core", "It was rounded to %1"), std::round(amount)));
        }
        amount = std::round(amount);
    });
    quantities_.push_back(std::move(quantity));
}

void SbmlSymbols::classifyParameter(const ::Parameter& parameter) {
    SbmlQuantity quantity;
    quantity.element = &parameter;
    const std::string& id = parameter.getId();
    collecting(parameter, [&] {
        if (rules_.contains(id)) {
            quantity.role = Role::Derived;
            return;
        }
        quantity.initial = initialValue(id);
        quantity.role = quantity.initial > 0 ? Role::Parameter : Role::Number;
        if (!changed_.contains(id))
            return;
        quantity.role = Role::State;
        if (quantity.initial < 0 || !isWholeCount(quantity.initial) ||
            quantity.initial > largestSbmlCount)
            throw Error(
                {},
                text(DYNGPT_TEXT("core", "An event changes the parameter %1, whose value %2 is no "
                                         "count"),
                     id, quantity.initial),
                text(DYNGPT_TEXT("core", "Let events change whole numbers of at least 0, such as a "
                                         "switch of 0 and 1 that the rates are multiplied by")));
    });
    quantities_.push_back(std::move(quantity));
}

std::string SbmlSymbols::freeName(const SBase& element, const std::string& wanted) {
    std::string name = isValidName(wanted) ? wanted : element.getId();
    if (!isValidName(name))
        name = "_" + std::to_string(usedNames_.size());
    const bool timeIsNeeded = model_.getNumEvents() > 0; // conditions call it t
    while (usedNames_.contains(name) || isReservedName(name) || (timeIsNeeded && name == "t"))
        name += "_";
    usedNames_.insert(name);
    if (name != wanted)
        note(element, Severity::Note,
             text(DYNGPT_TEXT("core", "%1 is called %2 in the network"), wanted, name));
    return name;
}

void SbmlSymbols::name(bool ours) {
    const auto wanted = [&](const SBase& element) {
        return ours && element.isSetName() ? element.getName() : element.getId();
    };
    for (const Role role : {Role::State, Role::Derived, Role::Parameter})
        for (SbmlQuantity& quantity : quantities_)
            if (quantity.role == role)
                quantity.name = freeName(*quantity.element, wanted(*quantity.element));
    for (const SbmlQuantity& quantity : quantities_)
        if (quantity.role == Role::State)
            stateNames_.insert(quantity.name);
    std::map<std::string, int> uses;
    for (const auto& [reaction, parameters] : locals_)
        for (const SbmlQuantity& parameter : parameters)
            ++uses[parameter.element->getId()];
    for (auto& [reaction, parameters] : locals_)
        for (SbmlQuantity& parameter : parameters) {
            const std::string& id = parameter.element->getId();
            const bool alone = uses[id] == 1 && !elements_.contains(id);
            const std::string name = alone ? id : reaction + "_" + id;
            if (parameter.role == Role::Parameter)
                parameter.name = freeName(*parameter.element, name);
            if (!alone)
                note(*parameter.element, Severity::Note,
                     text(DYNGPT_TEXT("core", "The parameter %1 of the reaction %2 is called %3 in "
                                              "the network"),
                          id, reaction, name));
        }
}

const std::vector<SbmlQuantity>& SbmlSymbols::locals(const Reaction& reaction) const {
    static const std::vector<SbmlQuantity> none;
    const auto found = locals_.find(reaction.getId());
    return found == locals_.end() ? none : found->second;
}

} // namespace dyngpt
