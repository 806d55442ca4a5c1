#pragma once
// What commands take as MODEL: a network file (JSON), a project, or SBML.

#include "core/model/network.h"

#include <filesystem>

namespace dyngpt::cli {

/// The kind is told from the content. Warnings and SBML's notes go to stderr unless quiet. Throws
/// Error with everything that is wrong.
Network readModel(const std::filesystem::path& path, bool quiet);

} // namespace dyngpt::cli
