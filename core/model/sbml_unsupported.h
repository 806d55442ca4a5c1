#pragma once
// What an SBML model may have that a network cannot hold.

#include "core/common/issue.h"

#include <vector>

class SBMLDocument;

namespace dyngpt {

/// Errors for what would change the meaning if it were left out, notes for the rest; the places
/// are lines.
std::vector<Issue> findUnsupported(SBMLDocument& document);

} // namespace dyngpt
