#include "core/model/sbml_unsupported.h"

#include <sbml/SBMLTypes.h>
#include <sbml/extension/SBasePlugin.h>

namespace dyngpt {

namespace {

class Finder {
public:
    explicit Finder(SBMLDocument& document) : document_(document) {}

    std::vector<Issue> run() {
        packages();
        rules();
        reactions();
        events();
        units();
        const Model& model = *document_.getModel();
        if (model.getNumConstraints() > 0)
            add(Severity::Note, model,
                text(DYNGPT_TEXT("core", "The %1 constraints were left out: they only warn"),
                     model.getNumConstraints()));
        return std::move(issues_);
    }

private:
    void add(Severity severity, const SBase& element, Text what, Text remedy = {}) {
        issues_.push_back(
            {severity, std::to_string(element.getLine()), std::move(what), std::move(remedy)});
    }
    void error(const SBase& element, Text what, Text remedy = {}) {
        add(Severity::Error, element, std::move(what), std::move(remedy));
    }

    void package(const std::string& name, bool required) {
        if (required)
            error(document_,
                  text(DYNGPT_TEXT("core", "The model needs the package %1, which is not "
                                           "supported"),
                       name));
        else
            add(Severity::Note, document_,
                text(DYNGPT_TEXT("core", "What the package %1 adds was left out"), name));
    }

    void packages() {
        for (int i = 0; i < document_.getNumUnknownPackages(); ++i)
            package(document_.getUnknownPackagePrefix(i),
                    document_.getPackageRequired(document_.getUnknownPackageURI(i)));
        for (unsigned i = 0; i < document_.getNumPlugins(); ++i) {
            const SBasePlugin& plugin = *document_.getPlugin(i);
            // libsbml counts Level 3 Version 2's own functions among the packages.
            if (document_.getLevel() > 2 && plugin.getPackageName() != "l3v2extendedmath")
                package(plugin.getPackageName(), document_.getPackageRequired(plugin.getURI()));
        }
    }

    void rules() {
        const Model& model = *document_.getModel();
        for (unsigned i = 0; i < model.getNumRules(); ++i) {
            const Rule& rule = *model.getRule(i);
            if (rule.isRate())
                error(rule,
                      text(DYNGPT_TEXT("core", "The rate rule for %1 is not supported: a network "
                                               "changes by whole molecules only"),
                           rule.getVariable()),
                      text(DYNGPT_TEXT("core", "Write it as reactions")));
            else if (rule.isAlgebraic())
                error(rule, text(DYNGPT_TEXT("core", "Algebraic rules are not supported")),
                      text(DYNGPT_TEXT("core", "Solve it for a variable and write an assignment "
                                               "rule")));
        }
    }

    void reactions() {
        const Model& model = *document_.getModel();
        for (unsigned i = 0; i < model.getNumReactions(); ++i) {
            const Reaction& reaction = *model.getReaction(i);
            if (reaction.isSetFast() && reaction.getFast())
                error(reaction,
                      text(DYNGPT_TEXT("core", "The reaction %1 is fast, which is not supported"),
                           reaction.getId()),
                      text(DYNGPT_TEXT("core", "Give it a kinetic law with a large rate")));
        }
    }

    void events() {
        const Model& model = *document_.getModel();
        for (unsigned i = 0; i < model.getNumEvents(); ++i) {
            const ::Event& event = *model.getEvent(i);
            const std::string name = event.isSetId() ? event.getId() : std::to_string(i + 1);
            if (event.isSetDelay())
                error(event, text(DYNGPT_TEXT("core", "The delay of the event %1 is not supported"),
                                  name));
            if (event.isSetPriority())
                error(event, text(DYNGPT_TEXT("core", "The priority of the event %1 is not "
                                                      "supported"),
                                  name));
        }
    }

    void units() {
        const Model& model = *document_.getModel();
        std::string unit = model.isSetSubstanceUnits() ? model.getSubstanceUnits() : "substance";
        if (const UnitDefinition* definition = model.getUnitDefinition(unit))
            unit = definition->isVariantOfSubstance() && definition->getNumUnits() == 1 &&
                           definition->getUnit(0)->isItem()
                       ? "item"
                       : "mole";
        if (unit == "mole")
            add(Severity::Warning, model,
                text(DYNGPT_TEXT("core", "Amounts are given in moles; here they are taken as "
                                         "numbers of molecules")),
                text(DYNGPT_TEXT("core", "Convert the model's substance unit to item if they are "
                                         "not")));
    }

    SBMLDocument& document_;
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> findUnsupported(SBMLDocument& document) {
    return Finder(document).run();
}

} // namespace dyngpt
