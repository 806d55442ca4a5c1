#include "core/model/sbml_symbols.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

using Role = SbmlQuantity::Role;
constexpr std::size_t mostNested = 60; ///< identifiers that stand for formulas

Formula withTimeZero(Formula formula) {
    if (formula.kind == Formula::Kind::Name && formula.name == SbmlMathReader::timeName)
        return Formula::of(0);
    for (Formula& argument : formula.arguments)
        argument = withTimeZero(std::move(argument));
    return formula;
}

} // namespace

template <typename Result, typename Compute>
Result SbmlSymbols::resolving(const std::string& id, const Compute& compute) {
    const auto again = std::find(resolving_.begin(), resolving_.end(), id);
    if (again != resolving_.end()) {
        std::string circle;
        for (auto it = again; it != resolving_.end(); ++it)
            circle += *it + " -> ";
        throw Error({}, text(DYNGPT_TEXT("core", "Formulas depend on each other in a circle: %1"),
                             circle + id));
    }
    if (resolving_.size() >= mostNested)
        throw Error({}, text(DYNGPT_TEXT("core", "More than %1 formulas depend on each other"),
                             mostNested));
    struct Entry {
        Entry(std::vector<std::string>& all, const std::string& name) : all_(all) {
            all_.push_back(name);
        }
        ~Entry() { all_.pop_back(); }
        Entry(const Entry&) = delete;
        Entry& operator=(const Entry&) = delete;
        std::vector<std::string>& all_;
    };
    const Entry entry(resolving_, id);
    return compute();
}

Formula SbmlSymbols::formula(const ASTNode& math, const Reaction* reaction) {
    const SbmlMathReader::Symbols symbols = [&](const std::string& id) {
        if (reaction)
            for (const SbmlQuantity& local : locals(*reaction))
                if (local.element->getId() == id)
                    return local.role == Role::Parameter ? Formula::ofName(local.name)
                                                         : Formula::of(local.initial);
        return symbol(id);
    };
    return simplified(math_.read(math, symbols));
}

Formula SbmlSymbols::symbol(const std::string& id) {
    if (const SbmlQuantity* quantity = find(id)) {
        if (quantity->role == Role::Number)
            return Formula::of(quantity->initial);
        if (quantity->role == Role::Derived)
            return ruleFormula(id);
        Formula name = Formula::ofName(quantity->name);
        const auto* species = dynamic_cast<const Species*>(quantity->element);
        if (!species)
            return name;
        return simplified(Formula::of(Formula::Kind::Quotient, {std::move(name), unit(*species)}));
    }
    if (const auto* reaction = dynamic_cast<const Reaction*>(element(id));
        reaction && reaction->isSetKineticLaw() && reaction->getKineticLaw()->isSetMath())
        return resolving<Formula>(
            id, [&] { return formula(*reaction->getKineticLaw()->getMath(), reaction); });
    if (dynamic_cast<const SpeciesReference*>(element(id)))
        return Formula::of(initialValue(id));
    throw Error(
        {}, text(DYNGPT_TEXT("core", "A formula uses %1, which the model does not define"), id));
}

Formula SbmlSymbols::ruleFormula(const std::string& id) {
    if (const auto known = resolved_.find(id); known != resolved_.end())
        return known->second;
    Formula result = resolving<Formula>(id, [&] { return formula(*rules_.at(id)); });
    resolved_.emplace(id, result);
    return result;
}

Formula SbmlSymbols::unit(const Species& species) {
    if (species.getHasOnlySubstanceUnits() || !find(species.getCompartment()))
        return Formula::of(1);
    Formula size = symbol(species.getCompartment());
    if (size.isNumber() && !(size.number > 0))
        throw Error({}, text(DYNGPT_TEXT("core", "The compartment %1 has a size of %2, so that "
                                                 "there are no concentrations in it"),
                             species.getCompartment(), size.number));
    return size;
}

Formula SbmlSymbols::derived(const SbmlQuantity& quantity) {
    Formula result = ruleFormula(quantity.element->getId());
    const auto* species = dynamic_cast<const Species*>(quantity.element);
    if (!species)
        return result;
    return simplified(Formula::of(Formula::Kind::Product, {std::move(result), unit(*species)}));
}

double SbmlSymbols::value(const ASTNode& math) {
    const SbmlMathReader::Symbols symbols = [&](const std::string& id) {
        return Formula::of(initialValue(id));
    };
    return valueOf(withTimeZero(math_.read(math, symbols)));
}

double SbmlSymbols::initialValue(const std::string& id) {
    if (const auto known = initialValues_.find(id); known != initialValues_.end())
        return known->second;
    const double result = resolving<double>(id, [&] { return computeInitialValue(id); });
    if (!std::isfinite(result))
        throw Error({}, text(DYNGPT_TEXT("core", "The initial value of %1 is %2"), id, result));
    initialValues_.emplace(id, result);
    return result;
}

double SbmlSymbols::computeInitialValue(const std::string& id) {
    if (const auto initial = initials_.find(id); initial != initials_.end())
        return value(*initial->second);
    if (const auto rule = rules_.find(id); rule != rules_.end())
        return value(*rule->second);
    const SBase* const found = element(id);
    if (const auto* species = dynamic_cast<const Species*>(found))
        return speciesValue(*species);
    if (const auto* parameter = dynamic_cast<const ::Parameter*>(found)) {
        if (!parameter->isSetValue())
            throw Error({}, text(DYNGPT_TEXT("core", "The parameter %1 has no value"), id));
        return parameter->getValue();
    }
    if (const auto* compartment = dynamic_cast<const Compartment*>(found)) {
        if (compartment->isSetSize() && compartment->getSpatialDimensions() > 0)
            return compartment->getSize();
        return 1; // counts need no size; what is divided by it keeps its value
    }
    if (const auto* reference = dynamic_cast<const SpeciesReference*>(found))
        return stoichiometryValue(*reference);
    if (const auto* reaction = dynamic_cast<const Reaction*>(found);
        reaction && reaction->isSetKineticLaw() && reaction->getKineticLaw()->isSetMath()) {
        const SbmlMathReader::Symbols symbols = [&](const std::string& name) {
            for (const ::Parameter* parameter : localParametersOf(*reaction))
                if (parameter->getId() == name)
                    return Formula::of(parameter->getValue());
            return Formula::of(initialValue(name));
        };
        return valueOf(withTimeZero(math_.read(*reaction->getKineticLaw()->getMath(), symbols)));
    }
    throw Error(
        {}, text(DYNGPT_TEXT("core", "A formula uses %1, which the model does not define"), id));
}

/// As formulas have it: a concentration, unless the species has only substance units.
double SbmlSymbols::speciesValue(const Species& species) {
    const bool amounts = species.getHasOnlySubstanceUnits();
    if (species.isSetInitialAmount())
        return amounts ? species.getInitialAmount()
                       : species.getInitialAmount() / initialValue(species.getCompartment());
    if (species.isSetInitialConcentration())
        return amounts ? species.getInitialConcentration() * initialValue(species.getCompartment())
                       : species.getInitialConcentration();
    throw Error({},
                text(DYNGPT_TEXT("core", "The species %1 has no initial amount"), species.getId()),
                text(DYNGPT_TEXT("core", "Give it an initial amount or concentration")));
}

void SbmlSymbols::requireConstant(const SpeciesReference& reference) {
    const ASTNode* math = nullptr;
    if (reference.isSetStoichiometryMath())
        math = reference.getStoichiometryMath()->getMath();
    else if (const auto rule = rules_.find(reference.getId()); rule != rules_.end())
        math = rule->second;
    const bool varies = (reference.isSetId() && changed_.contains(reference.getId())) ||
                        (math && anyName(formula(*math), [&](const std::string& name) {
                             return name == SbmlMathReader::timeName || stateNames_.contains(name);
                         }));
    if (varies)
        throw Error({}, text(DYNGPT_TEXT("core", "The stoichiometry of %1 changes with time, which "
                                                 "is not supported"),
                             reference.getSpecies()));
}

int SbmlSymbols::stoichiometry(const SpeciesReference& reference) {
    requireConstant(reference);
    double factor = 1;
    const auto* species = dynamic_cast<const Species*>(element(reference.getSpecies()));
    if (species && species->isSetConversionFactor())
        factor = initialValue(species->getConversionFactor());
    else if (model_.isSetConversionFactor())
        factor = initialValue(model_.getConversionFactor());
    const double units = stoichiometryValue(reference) * factor;
    if (!isWholeCount(units) || std::abs(units) > largestSbmlCount)
        throw Error({},
                    text(DYNGPT_TEXT("core", "The stoichiometry of %1 is %2, but a reaction takes "
                                             "and makes whole molecules"),
                         reference.getSpecies(), units));
    return static_cast<int>(std::llround(units));
}

double SbmlSymbols::stoichiometryValue(const SpeciesReference& reference) {
    if (reference.isSetId() &&
        (initials_.contains(reference.getId()) || rules_.contains(reference.getId())))
        return initialValue(reference.getId());
    if (reference.isSetStoichiometryMath() && reference.getStoichiometryMath()->isSetMath())
        return value(*reference.getStoichiometryMath()->getMath());
    if (reference.isSetStoichiometry() || reference.getLevel() < 3)
        return reference.getStoichiometry();
    throw Error({}, text(DYNGPT_TEXT("core", "The stoichiometry of %1 has no value"),
                         reference.getSpecies()));
}

} // namespace dyngpt
