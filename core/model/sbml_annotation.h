#pragma once
// What the program writes into SBML's annotations beside what SBML itself can say: one empty
// element a fact, in a namespace of its own.

#include <map>
#include <optional>
#include <string>

class SBase;

namespace dyngpt {

using SbmlAttributes = std::map<std::string, std::string>;

/// Throws Error.
void annotate(SBase& element, const std::string& fact, const SbmlAttributes& attributes);

/// Empty if the element does not carry this fact.
std::optional<SbmlAttributes> annotation(const SBase& element, const std::string& fact);

} // namespace dyngpt
