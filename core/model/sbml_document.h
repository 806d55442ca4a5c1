#pragma once
// From bytes to libsbml's document, with the guards that a parser of foreign files needs: size,
// depth and entities are judged before libsbml sees them, and what it objects to becomes Issues.

#include "core/common/issue.h"

#include <memory>
#include <string>
#include <string_view>

class SBMLDocument;

namespace dyngpt {

/// "file:line:column", or less where that is unknown.
std::string sbmlPlace(const std::string& fileName, unsigned line, unsigned column = 0);

/// A document of Level 2 or 3 with a model. Throws Error.
std::shared_ptr<SBMLDocument> readSbmlDocument(std::string_view text, const std::string& fileName);

} // namespace dyngpt
