#pragma once
// Messages of the core in the language of the program, numbers for people.

#include "core/common/issue.h"

#include <QString>

#include <vector>

namespace dyngpt {

QString translated(const Text& text);
/// "place: what. remedy"
QString translated(const Issue& issue);
QString translated(const std::vector<Issue>& issues); ///< one a line
QString displayDuration(double seconds);              ///< "1:42"

} // namespace dyngpt
