#include "core/common/numbers.h"
#include "core/model/network_analysis.h"
#include "core/model/rate_table.h"
#include "core/model/sbml.h"
#include "core/model/sbml_annotation.h"
#include "core/model/sbml_ids.h"
#include "core/model/sbml_math.h"
#include "core/model/sbml_reactions.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;

void require(int result, const std::string& place) {
    if (result != LIBSBML_OPERATION_SUCCESS)
        throw Error(place, text(DYNGPT_TEXT("core", "libsbml refused this: %1"),
                                OperationReturnValue_toString(result)));
}

std::string listOf(const std::vector<int>& numbers) {
    std::string list;
    for (const int number : numbers)
        list += (list.empty() ? "" : " ") + std::to_string(number);
    return list;
}

class SbmlWriter {
public:
    SbmlWriter(const Network& network, const std::vector<double>& values, std::vector<Issue>& notes)
        : network_(network), values_(values), notes_(notes), document_(3, 2) {
        if (values.size() != network.parameters.size())
            throw Error("parameters",
                        text(DYNGPT_TEXT("core", "%1 parameter values were given, the network has "
                                                 "%2"),
                             values.size(), network.parameters.size()));
        auto issues = checkStructure(network);
        std::erase_if(issues, [](const Issue& i) { return i.severity != Severity::Error; });
        if (!issues.empty())
            throw Error(std::move(issues));
    }

    std::string run() {
        model_ = document_.createModel();
        nameThings();
        writeModel();
        writeHill();
        writeStates();
        writeParameters();
        writeDerived();
        for (std::size_t i = 0; i < network_.events.size(); ++i)
            writeEvent(network_.events[i], i);
        for (std::size_t i = 0; i < network_.triggers.size(); ++i)
            writeTrigger(network_.triggers[i], i);
        const std::unique_ptr<char, decltype(&std::free)> out(writeSBMLToString(&document_),
                                                              &std::free);
        if (!out)
            throw Error(network_.modelName,
                        text(DYNGPT_TEXT("core", "libsbml could not write the model")));
        return out.get();
    }

private:
    using Id = std::function<std::string(const std::string&)>;

    void nameThings() {
        if (usesHill())
            ids_.fresh(hillFunction);
        for (const auto& name : network_.stateNames)
            ids_.of(name);
        for (const auto& parameter : network_.parameters)
            ids_.of(parameter.name);
        for (const auto& derived : network_.derived)
            ids_.of(derived.name);
        compartment_ = ids_.fresh("cell");
    }

    /// Puts name and identifier on an element.
    void label(SBase& element, const std::string& name) {
        require(element.setId(ids_.of(name)), name);
        element.setName(name);
    }

    void writeModel() {
        require(
            model_->setId(ids_.fresh(network_.modelName.empty() ? "network" : network_.modelName)),
            network_.modelName);
        if (!network_.modelName.empty())
            model_->setName(network_.modelName);
        model_->setSubstanceUnits("item");
        model_->setExtentUnits("item");
        annotate(*model_, "network",
                 {{"recorded", listOf(network_.recordedStates)},
                  {"observed", listOf(network_.observedStates)},
                  {"bounds", listOf(network_.stateUpperBounds)},
                  {"tEnd", formatNumber(network_.tEnd)},
                  {"sets", listOf({network_.trainDataSize, network_.validDataSize})}});
        Compartment* const cell = model_->createCompartment();
        cell->setId(compartment_);
        cell->setConstant(true);
        cell->setSpatialDimensions(3u);
        cell->setSize(1);
    }

    bool usesHill() const {
        const auto calls = [](const std::string& formula) {
            return formula.find(hillFunction) != std::string::npos;
        };
        return std::any_of(network_.events.begin(), network_.events.end(),
                           [&](const Event& event) { return calls(event.rate); }) ||
               std::any_of(network_.derived.begin(), network_.derived.end(),
                           [&](const DerivedQuantity& d) { return calls(d.formula); }) ||
               std::any_of(
                   network_.triggers.begin(), network_.triggers.end(), [&](const Trigger& trigger) {
                       return calls(trigger.condition) ||
                              std::any_of(
                                  trigger.assignments.begin(), trigger.assignments.end(),
                                  [&](const Trigger::Assignment& a) { return calls(a.formula); });
                   });
    }

    void writeHill() {
        if (!usesHill())
            return;
        FunctionDefinition* const function = model_->createFunctionDefinition();
        function->setId(hillFunction);
        const std::unique_ptr<ASTNode> math(
            SBML_parseL3Formula("lambda(x, v, K, n, v * x^n / (K^n + x^n))"));
        require(function->setMath(math.get()), hillFunction);
    }

    void writeStates() {
        for (std::size_t i = 0; i < network_.stateNames.size(); ++i) {
            Species* const species = model_->createSpecies();
            label(*species, network_.stateNames[i]);
            species->setCompartment(compartment_);
            species->setInitialAmount(static_cast<double>(network_.initialValues[i]));
            species->setHasOnlySubstanceUnits(true);
            species->setBoundaryCondition(false);
            species->setConstant(false);
        }
    }

    void writeParameters() {
        for (std::size_t i = 0; i < network_.parameters.size(); ++i) {
            const Parameter& parameter = network_.parameters[i];
            ::Parameter* const element = model_->createParameter();
            label(*element, parameter.name);
            element->setValue(values_[i]);
            element->setConstant(true);
            annotate(*element, "range",
                     {{"lower", formatNumber(parameter.lower)},
                      {"upper", formatNumber(parameter.upper)},
                      {"scale", parameter.scale == Scale::Log ? "log" : "linear"},
                      {"value", formatNumber(values_[i])}});
        }
    }

    void writeDerived() {
        for (const DerivedQuantity& derived : network_.derived) {
            ::Parameter* const element = model_->createParameter();
            label(*element, derived.name);
            element->setConstant(false);
            AssignmentRule* const rule = model_->createAssignmentRule();
            rule->setVariable(ids_.of(derived.name));
            setMath(*rule, derived.formula, derived.name, ids());
        }
    }

    Id ids() {
        return [this](const std::string& name) { return ids_.of(name); };
    }
    /// The same in the triggers, where t is the time.
    Id idsAndTime() {
        const bool taken = network_.stateIndex("t") >= 0 || network_.parameterIndex("t") >= 0;
        return [this, taken](const std::string& name) {
            return name == "t" && !taken ? std::string() : ids_.of(name);
        };
    }

    static Formula parsed(const std::string& formula, const std::string& place) {
        auto result = parseFormula(formula);
        if (!result)
            throw Error(place,
                        text(DYNGPT_TEXT("core", "%1 is too complicated to be written"), formula));
        return std::move(*result);
    }

    template <typename Element>
    void setMath(Element& element, const std::string& formula, const std::string& place,
                 const Id& id) {
        setMath(element, parsed(formula, place), formula, place, id);
    }
    template <typename Element>
    void setMath(Element& element, const Formula& formula, const std::string& original,
                 const std::string& place, const Id& id) {
        const auto math = mathOf(formula, id);
        require(element.setMath(math.get()), place);
        keepOriginalText(element, *element.getMath(), original);
    }

    void writeEvent(const Event& event, std::size_t index) {
        const std::string place = "events[" + std::to_string(index) + "]";
        Reaction* const reaction = model_->createReaction();
        reaction->setId(ids_.fresh("event_" + std::to_string(index + 1)));
        reaction->setReversible(false);
        std::set<std::string> named;
        for (const StateChange& change : event.transition) {
            if (change.delta == 0)
                continue;
            named.insert(change.state);
            SpeciesReference* const reference =
                change.delta < 0 ? reaction->createReactant() : reaction->createProduct();
            reference->setSpecies(ids_.of(change.state));
            reference->setStoichiometry(std::abs(static_cast<double>(change.delta)));
            reference->setConstant(true);
        }
        const Formula rate =
            event.waitingTime ? meanRate(event, place) : guarded(event, parsed(event.rate, place));
        std::set<std::string> modifiers(event.driveStates.begin(), event.driveStates.end());
        anyName(rate, [&](const std::string& name) {
            if (network_.stateIndex(name) >= 0 && !named.contains(name))
                modifiers.insert(name);
            return false;
        });
        for (const std::string& modifier : modifiers)
            reaction->createModifier()->setSpecies(ids_.of(modifier));
        setMath(*reaction->createKineticLaw(), rate, event.rate, place, ids());
        if (event.waitingTime)
            writeTime(*reaction, "waitingTime", *event.waitingTime, {}, place);
        if (event.delay)
            writeTime(*reaction, "delay", event.delay->time,
                      {{"consume", event.delay->consumeAtEnd ? "end" : "start"}}, place);
    }

    void writeTime(Reaction& reaction, const std::string& fact, const TimeDistribution& time,
                   SbmlAttributes attributes, const std::string& place) {
        attributes["distribution"] = distributionName(time.kind);
        const auto names = argumentNames(time.kind);
        for (std::size_t i = 0; i < names.size() && i < time.arguments.size(); ++i)
            attributes[names[i]] = time.arguments[i];
        annotate(reaction, fact, attributes);
        notes_.push_back(
            {Severity::Note,
             place,
             fact == "delay"
                 ? text(DYNGPT_TEXT("core", "SBML's reactions have no delay: it was written as an "
                                            "annotation, which other programs pass over"))
                 : text(DYNGPT_TEXT("core", "SBML's reactions have no waiting times: it was "
                                            "written as an annotation, and for other programs as "
                                            "an exponential one of the same mean")),
             {}});
    }

    /// An event of a network does not happen where a count would become negative; SBML has to be
    /// told.
    Formula guarded(const Event& event, Formula rate) const {
        if (!compileEvent(network_, event).needsGuard)
            return rate;
        std::vector<Formula> enough;
        for (const StateChange& change : event.transition)
            if (change.delta < 0)
                enough.push_back(Formula::comparison(">=", Formula::ofName(change.state),
                                                     Formula::of(-change.delta)));
        Formula condition = enough.size() == 1 ? std::move(enough.front())
                                               : Formula::of(Kind::And, std::move(enough));
        return Formula::of(Kind::Conditional,
                           {std::move(condition), std::move(rate), Formula::of(0)});
    }

    /// X / mean: what stands for a waiting time where only Markovian events are known.
    static Formula meanRate(const Event& event, const std::string& place) {
        const auto unit = std::find_if(event.transition.begin(), event.transition.end(),
                                       [](const StateChange& change) { return change.delta < 0; });
        if (unit == event.transition.end())
            throw Error(place, text(DYNGPT_TEXT("core", "An event with a waiting time must remove "
                                                        "a unit")));
        return Formula::of(Kind::Quotient,
                           {Formula::ofName(unit->state), meanOf(*event.waitingTime, place)});
    }

    static Formula meanOf(const TimeDistribution& time, const std::string& place) {
        std::vector<Formula> arguments;
        for (const std::string& argument : time.arguments)
            arguments.push_back(parsed(argument, place));
        switch (time.kind) {
        case TimeDistribution::Kind::Exponential:
        case TimeDistribution::Kind::Deterministic:
        case TimeDistribution::Kind::Lognormal:
            return arguments.at(0);
        case TimeDistribution::Kind::Gamma:
            return arguments.at(1);
        case TimeDistribution::Kind::Uniform:
            return Formula::of(
                Kind::Quotient,
                {Formula::of(Kind::Sum, {arguments.at(0), arguments.at(1)}), Formula::of(2)});
        case TimeDistribution::Kind::Weibull:
            break;
        }
        return weibullMean(arguments.at(0), arguments.at(1));
    }

    /// scale * Gamma(1 + 1/shape), with Nemes's form of Stirling's formula for the Gamma function
    /// taken two steps higher, where its relative error is below 1e-5.
    static Formula weibullMean(const Formula& shape, const Formula& scale) {
        const auto one = [](double number) { return Formula::of(number); };
        const Formula y =
            Formula::of(Kind::Sum, {one(3), Formula::of(Kind::Quotient, {one(1), shape})});
        const Formula root = Formula::call(
            "sqrt",
            {Formula::of(Kind::Quotient,
                         {Formula::of(Kind::Product, {one(2), Formula::ofName("_pi")}), y})});
        const Formula correction = Formula::of(
            Kind::Quotient,
            {one(1),
             Formula::of(Kind::Sum,
                         {Formula::of(Kind::Product, {one(12), y}),
                          Formula::of(Kind::Negation,
                                      {Formula::of(
                                          Kind::Quotient,
                                          {one(1), Formula::of(Kind::Product, {one(10), y})})})})});
        const Formula power = Formula::of(
            Kind::Power, {Formula::of(Kind::Quotient, {Formula::of(Kind::Sum, {y, correction}),
                                                       Formula::ofName("_e")}),
                          y});
        const Formula steps = Formula::of(
            Kind::Product, {Formula::of(Kind::Sum, {y, Formula::of(Kind::Negation, {one(1)})}),
                            Formula::of(Kind::Sum, {y, Formula::of(Kind::Negation, {one(2)})})});
        return Formula::of(Kind::Quotient,
                           {Formula::of(Kind::Product, {scale, root, power}), steps});
    }

    void writeTrigger(const Trigger& trigger, std::size_t index) {
        const std::string place = "triggers[" + std::to_string(index) + "]";
        ::Event* const event = model_->createEvent();
        event->setId(ids_.fresh("trigger_" + std::to_string(index + 1)));
        event->setUseValuesFromTriggerTime(true);
        ::Trigger* const condition = event->createTrigger();
        condition->setInitialValue(trigger.trueAtStart);
        condition->setPersistent(true);
        Formula formula = parsed(trigger.condition, place);
        const bool boolean = formula.kind == Kind::Comparison || formula.kind == Kind::And ||
                             formula.kind == Kind::Or;
        if (!boolean)
            formula = Formula::comparison("!=", std::move(formula), Formula::of(0));
        setMath(*condition, formula, trigger.condition, place, idsAndTime());
        for (const Trigger::Assignment& assignment : trigger.assignments) {
            EventAssignment* const element = event->createEventAssignment();
            element->setVariable(ids_.of(assignment.state));
            setMath(*element, assignment.formula, place, idsAndTime());
        }
    }

    const Network& network_;
    const std::vector<double>& values_;
    std::vector<Issue>& notes_;
    SBMLDocument document_;
    Model* model_ = nullptr;
    SbmlIds ids_;
    std::string compartment_;
};

} // namespace

std::string writeSbml(const Network& network, const std::vector<double>& values,
                      std::vector<Issue>& notes) {
    return SbmlWriter(network, values, notes).run();
}

} // namespace dyngpt
