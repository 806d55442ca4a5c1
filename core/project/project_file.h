#pragma once
// The project file as a file: its layout, how it is created, and the checks before one is
// opened. Nothing is written to a file that fails a check. Throws Error.

#include "core/project/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace dyngpt::projectfile {

/// "DGPT"; tells our files from other SQLite databases.
inline constexpr std::int64_t applicationId = 0x44475054;

/// Tables of this format in the attached database `schema` ("main" ...).
std::string schemaSql(const std::string& schema);

/// A new project file with what `fill` puts into its tables; it appears only when it is complete.
/// Refuses to overwrite.
void create(const std::filesystem::path& path, const std::function<void(sqlite::Database&)>& fill);

/// How a file can be opened here. Throws Error when it is missing, a folder, no project, of
/// another program, of a newer version or cut off.
/// A file that is only to be looked at gets nothing beside it.
sqlite::Access check(const std::filesystem::path& path, bool toWrite = true);

/// Damage that only shows once the file is open.
void checkContents(sqlite::Database& database);

/// Write-ahead log from the first write on, synchronous=NORMAL. Tables that an older format lacks
/// are there for this connection only, empty.
void configure(sqlite::Database& database);

/// Back to one plain file without a log, unless somebody else has it open.
void tidy(sqlite::Database& database);

/// Makes a file of an older format one of this format, within the caller's transaction.
void upgrade(sqlite::Database& database);

/// True when the attached database has the summaries of format 2.
bool hasSummaries(sqlite::Database& database, const std::string& schema);

/// The companions SQLite keeps beside an open database.
std::filesystem::path logOf(const std::filesystem::path& path);
std::filesystem::path indexOf(const std::filesystem::path& path);

} // namespace dyngpt::projectfile
