#pragma once
// The project file as a file: its layout, how it is created, and the checks before one is
// opened. Nothing is written to a file that fails a check. Throws Error.

#include "core/project/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace dyngpt::projectfile {

/// "DGPT"; tells our files from other SQLite databases.
inline constexpr std::int64_t applicationId = 0x44475054;

/// Tables of this format in the attached database `schema` ("main" ...).
std::string schemaSql(const std::string& schema);

/// A new, empty project file. Refuses to overwrite.
void create(const std::filesystem::path& path);

/// How a file can be opened here. Throws Error when it is missing, a folder, no project, of
/// another program, of a newer version or cut off.
sqlite::Access check(const std::filesystem::path& path);

/// Damage that only shows once the file is open.
void checkContents(sqlite::Database& database);

/// Write-ahead log, busy timeout, synchronous=NORMAL.
void configure(sqlite::Database& database);

/// The companions SQLite keeps beside an open database.
std::filesystem::path logOf(const std::filesystem::path& path);
std::filesystem::path indexOf(const std::filesystem::path& path);

} // namespace dyngpt::projectfile
