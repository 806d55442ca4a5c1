#pragma once
// Long JSON bodies deflated (zlib) on their way into the project file. Pure functions.

#include <string>
#include <string_view>

namespace dyngpt {

std::string packed(std::string_view text);
/// Text that was never packed comes back as it is. Throws Error with `place` when it is damaged.
std::string unpacked(std::string_view bytes, const std::string& place);

} // namespace dyngpt
