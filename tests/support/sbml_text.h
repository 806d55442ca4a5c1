#pragma once
// SBML written by hand, for tests: the parts of a model, put together for a level and version.

#include <string>

namespace sbmltext {

inline std::string nameSpace(int level, int version) {
    if (level == 3)
        return "http://www.sbml.org/sbml/level3/version" + std::to_string(version) + "/core";
    return "http://www.sbml.org/sbml/level2" +
           (version > 1 ? "/version" + std::to_string(version) : std::string());
}

/// `parts`: what stands in the model element.
inline std::string model(const std::string& parts, int level = 3, int version = 2,
                         const std::string& attributes = "") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sbml xmlns=\"" +
           nameSpace(level, version) + "\" level=\"" + std::to_string(level) + "\" version=\"" +
           std::to_string(version) + "\">\n<model id=\"m\" " + attributes + ">\n" + parts +
           "</model>\n</sbml>\n";
}

inline std::string math(const std::string& content) {
    return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + content + "</math>";
}
inline std::string ci(const std::string& id) {
    return "<ci> " + id + " </ci>";
}
inline std::string cn(const std::string& number) {
    return "<cn> " + number + " </cn>";
}
inline std::string op(const std::string& function, const std::string& arguments) {
    return "<apply><" + function + "/>" + arguments + "</apply>";
}
inline std::string time() {
    return "<csymbol encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/time\"> t "
           "</csymbol>";
}

/// In the compartment c.
inline std::string species(const std::string& id, const std::string& more = "",
                           const std::string& amount = "initialAmount=\"10\"",
                           bool amountsOnly = true, bool boundary = false, int level = 3) {
    return "<species id=\"" + id + "\" compartment=\"c\" " + amount + " hasOnlySubstanceUnits=\"" +
           (amountsOnly ? "true" : "false") + "\" boundaryCondition=\"" +
           (boundary ? "true" : "false") + "\" " + (level == 3 ? "constant=\"false\" " : "") +
           more + "/>\n";
}
inline std::string parameter(const std::string& id, const std::string& value,
                             bool constant = true) {
    return "<parameter id=\"" + id + "\" value=\"" + value + "\" constant=\"" +
           (constant ? "true" : "false") + "\"/>\n";
}
inline std::string reference(const std::string& species, const std::string& more = "",
                             int level = 3) {
    return "<speciesReference species=\"" + species + "\" " +
           (more.empty() ? "stoichiometry=\"1\" " : more) +
           (level == 3 ? " constant=\"true\"" : "") + "/>";
}
inline std::string list(const std::string& name, const std::string& items) {
    return items.empty() ? "" : "<listOf" + name + ">\n" + items + "</listOf" + name + ">\n";
}
inline std::string compartment(const std::string& size = "1", int level = 3) {
    return list("Compartments",
                "<compartment id=\"c\" size=\"" + size + "\" " +
                    (level == 3 ? "spatialDimensions=\"3\" constant=\"true\"" : "") + "/>\n");
}
/// `more`: local parameters.
inline std::string reaction(const std::string& id, const std::string& reactants,
                            const std::string& products, const std::string& rate,
                            const std::string& modifiers = "", const std::string& more = "",
                            bool reversible = false) {
    return "<reaction id=\"" + id + "\" reversible=\"" + (reversible ? "true" : "false") + "\">\n" +
           list("Reactants", reactants) + list("Products", products) +
           list("Modifiers", modifiers) + "<kineticLaw>" + math(rate) + more +
           "</kineticLaw>\n</reaction>\n";
}
inline std::string rule(const std::string& variable, const std::string& content) {
    return "<assignmentRule variable=\"" + variable + "\">" + math(content) + "</assignmentRule>\n";
}
inline std::string assignment(const std::string& symbol, const std::string& content) {
    return "<initialAssignment symbol=\"" + symbol + "\">" + math(content) +
           "</initialAssignment>\n";
}

} // namespace sbmltext
