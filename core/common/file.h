#pragma once
// Whole-file reading, and writing that either happens completely or not at all (temporary file
// beside the target, flushed, renamed). Throws Error with the path as its place.

#include <filesystem>
#include <string>
#include <string_view>

namespace dyngpt {

std::string readFile(const std::filesystem::path& path);
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

} // namespace dyngpt
