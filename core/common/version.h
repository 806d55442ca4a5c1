#pragma once

#include <string>

namespace dyngpt {

/// "0.1.0"; written into every result.
std::string programVersion();

} // namespace dyngpt
