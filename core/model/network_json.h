#pragma once
// The network file (the reference package's JSON). Reading and writing lose nothing: unknown
// keys, key order and the way numbers were written survive.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace dyngpt {

/// Throws Error with every problem of form found (broken JSON with line and column, missing or
/// mistyped keys with their place). Meaning is checkNetwork's business.
Network parseNetwork(std::string_view json, const std::string& fileName);
Network readNetwork(const std::filesystem::path& path);

/// JSON with 4 blanks of indentation, as the reference package writes it.
std::string writeNetwork(const Network& network);

/// Hash of what the network means (not of how the file is laid out): the input of Simulate.
std::string networkHash(const Network& network);

} // namespace dyngpt
