#include "core/model/sbml.h"

#include "core/common/numbers.h"
#include "core/model/sbml_annotation.h"
#include "core/model/sbml_document.h"
#include "core/model/sbml_reactions.h"
#include "core/model/sbml_symbols.h"
#include "core/model/sbml_unsupported.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

using Role = SbmlQuantity::Role;
constexpr int mostErrors = 50; ///< a file with more of them is no model

/// The numbers of a list; empty if it is none.
std::vector<int> numbersOf(const std::string& list) {
    std::vector<int> numbers;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(' ', begin), list.size());
        const auto number = parseInteger(std::string_view(list).substr(begin, end - begin));
        if (!number || *number < 0 || *number > 1'000'000'000)
            return {};
        numbers.push_back(static_cast<int>(*number));
        begin = end + 1;
    }
    return numbers;
}

class SbmlReader {
public:
    SbmlReader(SBMLDocument& document, const std::string& fileName)
        : model_(*document.getModel())
        , fileName_(fileName)
        , ours_(annotation(model_, "network"))
        , math_(model_)
        , symbols_(model_, math_, ours_.has_value())
        , issues_(findUnsupported(document)) {}

    SbmlImport run() {
        add(symbols_.takeErrors());
        readStates();
        readReactions();
        readDerived();
        readTriggers();
        readParameters();
        if (network_.parameters.empty())
            nameNumbers();
        readModel();
        add(symbols_.takeNotes());
        for (Issue& issue : issues_)
            issue.place = issue.place.empty() ? fileName_ : fileName_ + ":" + issue.place;
        if (hasErrors(issues_)) {
            std::erase_if(issues_, [](const Issue& i) { return i.severity != Severity::Error; });
            throw Error(std::move(issues_));
        }
        return {std::move(network_), std::move(issues_)};
    }

private:
    void add(std::vector<Issue> issues) {
        std::move(issues.begin(), issues.end(), std::back_inserter(issues_));
    }
    void add(const SBase& element, Severity severity, Text what, Text remedy = {}) {
        issues_.push_back(
            {severity, std::to_string(element.getLine()), std::move(what), std::move(remedy)});
    }

    /// What cannot be read is noted under `what`; the rest goes on.
    template <typename Work>
    void collecting(const SBase& element, const std::string& what, const Work& work) {
        if (errors_ >= mostErrors)
            return;
        try {
            work();
        } catch (const Error& error) {
            ++errors_;
            for (const Issue& issue : error.issues())
                add(element, Severity::Error,
                    text(DYNGPT_TEXT("core", "%1: %2"), what, issue.what.str()), issue.remedy);
        }
    }

    void readStates() {
        for (const SbmlQuantity& quantity : symbols_.quantities()) {
            if (quantity.role != Role::State)
                continue;
            if (!quantity.fixed)
                network_.recordedStates.push_back(static_cast<int>(network_.stateNames.size()));
            network_.stateNames.push_back(quantity.name);
            network_.initialValues.push_back(static_cast<std::int64_t>(quantity.initial));
        }
    }

    void readReactions() {
        for (unsigned i = 0; i < model_.getNumReactions(); ++i) {
            const Reaction& reaction = *model_.getReaction(i);
            collecting(reaction, reaction.getId(), [&] {
                SbmlReaction read = readSbmlReaction(reaction, symbols_);
                for (Event& event : read.events)
                    network_.events.push_back(std::move(event));
                for (const Text& note : read.notes)
                    add(reaction, Severity::Note, note);
                for (const Formula& formula : read.formulas)
                    use(formula);
            });
        }
    }

    /// Remembers the names in it; the time may stand only in conditions.
    void use(const Formula& formula) {
        const bool time = anyName(formula, [&](const std::string& name) {
            used_.insert(name);
            return name == SbmlMathReader::timeName;
        });
        if (time)
            throw Error({}, text(DYNGPT_TEXT("core", "The formula depends on the time, which only "
                                                     "the triggers of events may do")));
    }

    void readDerived() {
        for (const SbmlQuantity& quantity : symbols_.quantities())
            if (quantity.role == Role::Derived)
                collecting(*quantity.element, quantity.element->getId(), [&] {
                    const Formula formula = symbols_.derived(quantity);
                    use(formula);
                    const Rule* rule = model_.getRule(quantity.element->getId());
                    network_.derived.push_back(
                        {quantity.name,
                         originalText(*rule, *rule->getMath()).value_or(formulaText(formula))});
                });
    }

    void readTriggers() {
        for (unsigned i = 0; i < model_.getNumEvents(); ++i) {
            const ::Event& event = *model_.getEvent(i);
            collecting(event, event.isSetId() ? event.getId() : "event",
                       [&] { network_.triggers.push_back(readTrigger(event)); });
        }
    }

    Trigger readTrigger(const ::Event& event) {
        Trigger trigger;
        const ::Trigger* const condition = event.getTrigger();
        if (!condition || !condition->isSetMath())
            throw Error({}, text(DYNGPT_TEXT("core", "The event has no trigger")));
        trigger.trueAtStart = event.getLevel() < 3 || condition->getInitialValue();
        trigger.condition = triggerText(*condition, *condition->getMath());
        for (unsigned a = 0; a < event.getNumEventAssignments(); ++a) {
            const EventAssignment& assignment = *event.getEventAssignment(a);
            const SbmlQuantity* const target = symbols_.find(assignment.getVariable());
            if (!target || target->role != Role::State)
                throw Error({}, text(DYNGPT_TEXT("core", "The event sets %1, which is no species "
                                                         "or parameter that events may change"),
                                     assignment.getVariable()));
            if (!assignment.isSetMath())
                continue; // Level 3 Version 2: sets nothing
            Formula unit = Formula::of(1);
            if (const auto* species = dynamic_cast<const Species*>(target->element))
                unit = symbols_.unit(*species);
            trigger.assignments.push_back(
                {target->name, triggerText(assignment, *assignment.getMath(), unit)});
        }
        return trigger;
    }

    std::string triggerText(const SBase& element, const ASTNode& math,
                            Formula unit = Formula::of(1)) {
        Formula formula = simplified(
            Formula::of(Formula::Kind::Product, {symbols_.formula(math), std::move(unit)}));
        anyName(formula, [&](const std::string& name) {
            used_.insert(name);
            return false;
        });
        return originalText(element, math).value_or(formulaText(withTime(std::move(formula))));
    }

    static Formula withTime(Formula formula) {
        if (formula.kind == Formula::Kind::Name && formula.name == SbmlMathReader::timeName)
            return Formula::ofName("t");
        for (Formula& argument : formula.arguments)
            argument = withTime(std::move(argument));
        return formula;
    }

    void readParameters() {
        for (const SbmlQuantity& quantity : symbols_.quantities())
            readParameter(quantity);
        for (unsigned i = 0; i < model_.getNumReactions(); ++i)
            for (const SbmlQuantity& quantity : symbols_.locals(*model_.getReaction(i)))
                readParameter(quantity);
    }

    void readParameter(const SbmlQuantity& quantity) {
        const std::string& id = quantity.element->getId();
        const bool known = quantity.element->getTypeCode() != SBML_COMPARTMENT;
        if (quantity.role == Role::Number && known && quantity.initial != 0)
            add(*quantity.element, Severity::Note,
                text(DYNGPT_TEXT("core", "%1 = %2 is not above 0: it was written into the "
                                         "formulas"),
                     id, quantity.initial));
        if (quantity.role != Role::Parameter)
            return;
        const auto range = ours_ ? annotation(*quantity.element, "range") : std::nullopt;
        if (!range && !used_.contains(quantity.name)) {
            add(*quantity.element, Severity::Note,
                text(DYNGPT_TEXT("core", "%1 stands in no rate: it was left out"), id));
            return;
        }
        Parameter parameter{quantity.name, quantity.initial / 10, quantity.initial * 10};
        parameter.value = quantity.initial;
        if (range)
            readRange(*range, parameter);
        network_.parameters.push_back(std::move(parameter));
    }

    /// A network has parameters. A model that has only numbers gets one for every rate that
    /// begins with a number.
    void nameNumbers() {
        for (std::size_t i = 0; i < network_.events.size(); ++i) {
            auto rate = parseFormula(network_.events[i].rate);
            Formula* const number = !rate                                  ? nullptr
                                    : rate->kind == Formula::Kind::Product ? &rate->arguments[0]
                                                                           : &*rate;
            if (!number || !number->isNumber() || !(number->number > 0))
                continue;
            const double value = number->number;
            std::string name = "k" + std::to_string(i + 1);
            while (isTaken(name))
                name += "_";
            *number = Formula::ofName(name);
            network_.events[i].rate = formulaText(*rate);
            Parameter parameter{name, value / 10, value * 10};
            parameter.value = value;
            network_.parameters.push_back(std::move(parameter));
            add(model_, Severity::Note,
                text(DYNGPT_TEXT("core", "The number %1 in a rate became the parameter %2"), value,
                     name));
        }
    }

    bool isTaken(const std::string& name) const {
        return network_.stateIndex(name) >= 0 ||
               std::any_of(network_.derived.begin(), network_.derived.end(),
                           [&](const DerivedQuantity& d) { return d.name == name; });
    }

    static void readRange(const SbmlAttributes& range, Parameter& parameter) {
        const auto number = [&](const char* key, double otherwise) {
            const auto found = range.find(key);
            return found == range.end() ? otherwise
                                        : parseNumber(found->second).value_or(otherwise);
        };
        parameter.lower = number("lower", parameter.lower);
        parameter.upper = number("upper", parameter.upper);
        const auto scale = range.find("scale");
        parameter.scale =
            scale != range.end() && scale->second == "log" ? Scale::Log : Scale::Linear;
        // SBML's own number has 15 digits; another one was set in the file by someone else.
        const double exact = number("value", *parameter.value);
        if (std::abs(exact - *parameter.value) <= 1e-14 * std::abs(exact))
            parameter.value = exact;
    }

    void readModel() {
        network_.modelName = model_.isSetName() ? model_.getName() : model_.getId();
        if (!ours_)
            return;
        const auto list = [&](const char* key) {
            const auto found = ours_->find(key);
            return found == ours_->end() ? std::vector<int>{} : numbersOf(found->second);
        };
        const auto recorded = list("recorded");
        const int states = static_cast<int>(network_.stateNames.size());
        if (!recorded.empty() &&
            std::all_of(recorded.begin(), recorded.end(), [&](int s) { return s < states; }))
            network_.recordedStates = recorded;
        network_.observedStates = list("observed");
        network_.stateUpperBounds = list("bounds");
        if (const auto found = ours_->find("tEnd"); found != ours_->end())
            network_.tEnd = parseNumber(found->second).value_or(network_.tEnd);
        if (const auto sizes = list("sets"); sizes.size() == 2) {
            network_.trainDataSize = sizes[0];
            network_.validDataSize = sizes[1];
        }
    }

    const Model& model_;
    const std::string& fileName_;
    const std::optional<SbmlAttributes> ours_;
    SbmlMathReader math_;
    SbmlSymbols symbols_;
    Network network_;
    std::set<std::string> used_; ///< names in formulas
    std::vector<Issue> issues_;  ///< places: lines
    int errors_ = 0;             ///< elements that could not be read
};

} // namespace

bool hasSbml() {
    return true;
}

SbmlImport parseSbml(std::string_view bytes, const std::string& fileName) {
    const auto document = readSbmlDocument(bytes, fileName);
    return SbmlReader(*document, fileName).run();
}

} // namespace dyngpt
