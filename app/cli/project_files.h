#pragma once
// Opening what the user named: projects, network files, and the folder of a bundled example.

#include "core/project/project.h"

#include <filesystem>
#include <memory>
#include <string>

namespace dyngpt::cli {

/// True when the file begins as a project (an SQLite file) does.
bool looksLikeProject(const std::filesystem::path& path);

/// The network itself, once checked: warnings go to stderr unless quiet. Throws Error with all
/// issues, placed in the file at `path`, when it cannot be simulated.
Network requireChecked(Network network, const std::filesystem::path& path, bool quiet);
/// The same for a network file.
Network readCheckedNetwork(const std::filesystem::path& path, bool quiet);

/// Folder of a bundled example: beside the installed program, or in the source tree.
std::filesystem::path exampleFolder(const std::string& name);

/// True when the stage is done and a run with the present settings would do the same again.
bool isCurrent(const Project& project, Stage stage);

/// Tells that a job was interrupted and how to go on; returns the exit code.
int interrupted(const std::string& remains);

} // namespace dyngpt::cli
