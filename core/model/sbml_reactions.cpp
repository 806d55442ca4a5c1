#include "core/model/sbml_reactions.h"

#include "core/model/sbml_annotation.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;
using Role = SbmlQuantity::Role;

std::string infix(const ASTNode& math) {
    const std::unique_ptr<char, decltype(&std::free)> text(SBML_formulaToL3String(&math),
                                                           &std::free);
    return text ? text.get() : "";
}

struct Difference {
    Formula forward;
    Formula backward;
};

Formula sumOf(std::vector<Formula> terms) {
    return terms.size() == 1 ? std::move(terms.front()) : Formula::of(Kind::Sum, std::move(terms));
}

/// c*(f - r)/d, with c free of counts, as c*f/d and c*r/d.
std::optional<Difference> difference(const Formula& formula,
                                     const std::function<bool(const std::string&)>& isState) {
    if (formula.kind == Kind::Quotient) {
        auto above = difference(formula.arguments[0], isState);
        if (!above)
            return {};
        const auto divided = [&](Formula part) {
            return simplified(Formula::of(Kind::Quotient, {std::move(part), formula.arguments[1]}));
        };
        return Difference{divided(std::move(above->forward)), divided(std::move(above->backward))};
    }
    if (formula.kind == Kind::Product) {
        std::optional<Difference> inner;
        std::vector<Formula> constants;
        for (const Formula& factor : formula.arguments) {
            auto split = factor.kind == Kind::Sum ? difference(factor, isState) : std::nullopt;
            if (split && !inner)
                inner = std::move(split);
            else if (anyName(factor, isState))
                return {};
            else
                constants.push_back(factor);
        }
        if (!inner)
            return {};
        const auto times = [&](Formula part) {
            std::vector<Formula> factors = constants;
            factors.push_back(std::move(part));
            return simplified(Formula::of(Kind::Product, std::move(factors)));
        };
        return Difference{times(std::move(inner->forward)), times(std::move(inner->backward))};
    }
    if (formula.kind != Kind::Sum)
        return {};
    std::vector<Formula> forward;
    std::vector<Formula> backward;
    for (const Formula& term : formula.arguments)
        if (term.kind == Kind::Negation)
            backward.push_back(term.arguments[0]);
        else
            forward.push_back(term);
    if (forward.empty() || backward.empty())
        return {};
    return Difference{sumOf(std::move(forward)), sumOf(std::move(backward))};
}

class ReactionReader {
public:
    ReactionReader(const Reaction& reaction, SbmlSymbols& symbols)
        : reaction_(reaction), symbols_(symbols) {}

    SbmlReaction run() {
        Event event;
        event.transition = transition();
        event.driveStates = drivers();
        if (event.transition.empty()) {
            result_.notes.push_back(
                text(DYNGPT_TEXT("core", "The reaction %1 changes nothing and was left out"),
                     reaction_.getId()));
            return std::move(result_);
        }
        event.waitingTime = time("waitingTime");
        if (event.waitingTime) {
            result_.events.push_back(std::move(event));
            return std::move(result_);
        }
        if (const auto delay = time("delay"))
            event.delay = Delay{*delay, annotation(reaction_, "delay")->at("consume") == "end"};
        readLaw(std::move(event));
        return std::move(result_);
    }

private:
    const SbmlQuantity* speciesOf(const SimpleSpeciesReference& reference) const {
        const SbmlQuantity* quantity = symbols_.find(reference.getSpecies());
        if (!quantity || quantity->element->getTypeCode() != SBML_SPECIES)
            throw Error(
                {}, text(DYNGPT_TEXT("core", "There is no species %1"), reference.getSpecies()));
        return quantity;
    }

    std::vector<StateChange> transition() {
        std::vector<StateChange> changes; // in the order in which the file names them
        const auto change = [&](const SpeciesReference& reference, int sign, auto& names) {
            const SbmlQuantity* const quantity = speciesOf(reference);
            names.insert(quantity->name);
            const auto& species = static_cast<const Species&>(*quantity->element);
            if (quantity->role != Role::State || species.getBoundaryCondition() ||
                species.getConstant())
                return;
            const int delta = sign * symbols_.stoichiometry(reference);
            const auto found =
                std::find_if(changes.begin(), changes.end(), [&](const StateChange& known) {
                    return known.state == quantity->name;
                });
            if (found == changes.end())
                changes.push_back({quantity->name, delta});
            else
                found->delta += delta;
        };
        for (unsigned i = 0; i < reaction_.getNumReactants(); ++i)
            change(*reaction_.getReactant(i), -1, reactants_);
        for (unsigned i = 0; i < reaction_.getNumProducts(); ++i)
            change(*reaction_.getProduct(i), 1, products_);
        std::erase_if(changes, [](const StateChange& c) { return c.delta == 0; });
        return changes;
    }

    std::vector<std::string> drivers() const {
        std::vector<std::string> names;
        for (unsigned i = 0; i < reaction_.getNumModifiers(); ++i)
            if (const auto* species = speciesOf(*reaction_.getModifier(i));
                species->role == Role::State &&
                std::find(names.begin(), names.end(), species->name) == names.end())
                names.push_back(species->name);
        return names;
    }

    std::optional<TimeDistribution> time(const std::string& fact) const {
        const auto found = annotation(reaction_, fact);
        if (!found)
            return {};
        const auto attribute = [&](const std::string& key) {
            const auto value = found->find(key);
            if (value == found->end())
                throw Error({}, text(DYNGPT_TEXT("core", "The annotation %1 lacks %2"), fact, key));
            return value->second;
        };
        const std::string name = attribute("distribution");
        if (fact == "delay")
            attribute("consume");
        for (const auto kind : allDistributions()) {
            if (distributionName(kind) != name)
                continue;
            TimeDistribution result{kind, {}};
            for (const char* argument : argumentNames(kind))
                result.arguments.push_back(attribute(argument));
            return result;
        }
        throw Error({}, text(DYNGPT_TEXT("core", "There is no distribution \"%1\""), name));
    }

    void readLaw(Event event) {
        const KineticLaw* const law = reaction_.getKineticLaw();
        if (!law || !law->isSetMath())
            throw Error({}, text(DYNGPT_TEXT("core", "The reaction has no kinetic law")),
                        text(DYNGPT_TEXT("core", "Give it one")));
        const Formula rate = symbols_.formula(*law->getMath(), &reaction_);
        if (const auto original = originalText(*law, *law->getMath())) {
            event.rate = *original;
            result_.events.push_back(std::move(event));
            result_.formulas.push_back(rate);
            return;
        }
        auto both = reaction_.getReversible()
                        ? difference(rate, [&](const std::string& name) { return isState(name); })
                        : std::nullopt;
        if (!both || !runsBackwards(*both)) {
            addEvent(std::move(event), rate);
            return;
        }
        Event back = event;
        for (StateChange& change : back.transition)
            change.delta = -change.delta;
        addEvent(std::move(event), std::move(both->forward));
        addEvent(std::move(back), std::move(both->backward));
        result_.notes.push_back(
            text(DYNGPT_TEXT("core", "The reversible reaction %1 became two events, one for each "
                                     "direction"),
                 reaction_.getId()));
    }

    /// P*(P - 1) is a difference too, but not of two directions.
    bool runsBackwards(const Difference& both) const {
        const auto amongst = [](const std::set<std::string>& names) {
            return [&names](const std::string& name) { return names.contains(name); };
        };
        return products_.empty() ? anyName(both.forward, amongst(reactants_))
                                 : anyName(both.backward, amongst(products_));
    }

    bool isState(const std::string& name) const { return symbols_.isState(name); }

    void addEvent(Event event, Formula rate) {
        event.rate = formulaText(rate);
        result_.events.push_back(std::move(event));
        result_.formulas.push_back(std::move(rate));
    }

    const Reaction& reaction_;
    SbmlSymbols& symbols_;
    std::set<std::string> reactants_;
    std::set<std::string> products_;
    SbmlReaction result_;
};

} // namespace

SbmlReaction readSbmlReaction(const Reaction& reaction, SbmlSymbols& symbols) {
    return ReactionReader(reaction, symbols).run();
}

std::optional<std::string> originalText(const SBase& element, const ASTNode& math) {
    const auto kept = annotation(element, "formula");
    if (!kept || !kept->contains("text") || !kept->contains("math") ||
        kept->at("math") != infix(math))
        return {};
    return kept->at("text");
}

void keepOriginalText(SBase& element, const ASTNode& math, const std::string& text) {
    annotate(element, "formula", {{"text", text}, {"math", infix(math)}});
}

} // namespace dyngpt
