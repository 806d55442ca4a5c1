#pragma once
// What the identifiers of an SBML model stand for in a network: species become states in counts,
// constants parameters, assignment rules formulas. One object per model, one thread.

#include "core/common/issue.h"
#include "core/model/formula.h"
#include "core/model/sbml_math.h"

#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

class Compartment;
class Model;
class Parameter;
class Reaction;
class SBase;
class Species;
class SpeciesReference;

namespace dyngpt {

/// A species, parameter or compartment of the model, or a parameter of one reaction.
struct SbmlQuantity {
    enum class Role {
        State,     ///< a count that events change, or might
        Parameter, ///< a constant above 0
        Number,    ///< another constant: written into the formulas
        Derived    ///< given by an assignment rule
    };
    const SBase* element = nullptr;
    Role role = Role::Number;
    std::string name;   ///< in the network
    double initial = 0; ///< at time 0; of a species the amount
    bool fixed = false; ///< a state that nothing changes
};

constexpr double largestSbmlCount = std::numeric_limits<std::int32_t>::max();
/// Up to the rounding of what it was computed from.
bool isWholeCount(double value);
std::vector<const ::Parameter*> localParametersOf(const Reaction& reaction);

class SbmlSymbols {
public:
    /// `ours`: written by this program, so that names are what the user called things.
    SbmlSymbols(const Model& model, SbmlMathReader& math, bool ours);

    /// In the order of the file: species, parameters, compartments.
    const std::vector<SbmlQuantity>& quantities() const { return quantities_; }
    /// Null if there is none.
    const SbmlQuantity* find(const std::string& id) const;
    const SBase* element(const std::string& id) const;
    bool isState(const std::string& name) const { return stateNames_.contains(name); }

    /// A formula of the model in terms of states, parameters and SbmlMathReader::timeName.
    /// `reaction`: whose parameters hide the model's. Throws Error.
    Formula formula(const ASTNode& math, const Reaction* reaction = nullptr);
    /// What an assignment rule says, for a species as an amount. Throws Error.
    Formula derived(const SbmlQuantity& quantity);
    /// The same at time 0, as a number. Throws Error.
    double value(const ASTNode& math);
    /// What one unit of the species' symbol is in counts: 1, or the size of its compartment.
    Formula unit(const Species& species);
    /// Of a species reference, as a whole number after conversion. Throws Error.
    int stoichiometry(const SpeciesReference& reference);
    /// Parameters of the reaction.
    const std::vector<SbmlQuantity>& locals(const Reaction& reaction) const;

    std::vector<Issue> takeNotes() { return std::move(notes_); }
    std::vector<Issue> takeErrors() { return std::move(errors_); }

private:
    Formula symbol(const std::string& id);
    Formula ruleFormula(const std::string& id);
    double initialValue(const std::string& id);
    double computeInitialValue(const std::string& id);
    double speciesValue(const Species& species);
    double stoichiometryValue(const SpeciesReference& reference);
    void requireConstant(const SpeciesReference& reference);
    void index();
    void classify();
    void classifyCompartment(const Compartment& compartment);
    void classifySpecies(const Species& species);
    void classifyParameter(const ::Parameter& parameter);
    void name(bool ours);
    std::string freeName(const SBase& element, const std::string& wanted);
    /// Guards the recursion of one identifier into itself.
    template <typename Result, typename Compute>
    Result resolving(const std::string& id, const Compute& compute);
    void note(const SBase& element, Severity severity, Text what, Text remedy = {});
    template <typename Work> void collecting(const SBase& element, const Work& work);

    const Model& model_;
    SbmlMathReader& math_;
    std::unordered_map<std::string, const SBase*> elements_; ///< by identifier
    std::unordered_map<std::string, const ASTNode*> rules_;  ///< by variable
    std::unordered_map<std::string, const ASTNode*> initials_;
    std::set<std::string> changed_;          ///< by reactions or events
    std::set<std::string> concentrationsIn_; ///< compartments
    std::set<std::string> usedNames_;
    std::set<std::string> stateNames_;
    std::vector<SbmlQuantity> quantities_;
    std::unordered_map<std::string, std::size_t> indexOf_;
    std::map<std::string, std::vector<SbmlQuantity>> locals_; ///< by reaction
    std::map<std::string, Formula> resolved_;
    std::map<std::string, double> initialValues_;
    std::vector<std::string> resolving_; ///< outermost first
    std::vector<Issue> notes_;
    std::vector<Issue> errors_;
};

} // namespace dyngpt
