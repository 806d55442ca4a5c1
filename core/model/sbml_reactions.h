#pragma once
// A reaction of an SBML model as events of a network.

#include "core/common/text.h"
#include "core/model/formula.h"
#include "core/model/network.h"
#include "core/model/sbml_symbols.h"

#include <optional>
#include <string>
#include <vector>

namespace dyngpt {

struct SbmlReaction {
    std::vector<Event> events; ///< none if it changes nothing; two if it was split
    std::vector<Formula> formulas;
    std::vector<Text> notes;
};

/// Throws Error.
SbmlReaction readSbmlReaction(const Reaction& reaction, SbmlSymbols& symbols);

/// The formula as it was written before this program made `math` of it; empty if it did not, or
/// if the math has been changed since.
std::optional<std::string> originalText(const SBase& element, const ASTNode& math);

/// Lets originalText() find it.
void keepOriginalText(SBase& element, const ASTNode& math, const std::string& text);

} // namespace dyngpt
