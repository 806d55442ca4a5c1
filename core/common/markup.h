#pragma once
// Text as it must stand in XML, HTML and SVG. Pure functions.

#include <string>
#include <string_view>

namespace dyngpt {

/// & < > " ' as entities; control characters that XML cannot hold become U+FFFD.
std::string escapeMarkup(std::string_view text);

} // namespace dyngpt
