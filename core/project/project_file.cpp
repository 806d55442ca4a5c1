#include "core/project/project_file.h"

#include "core/common/issue.h"
#include "core/project/project.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace dyngpt::projectfile {

namespace {

constexpr std::size_t headerBytes = 100;
constexpr std::string_view magic{"SQLite format 3\0", 16};
/// A full check reads the whole file; beyond this size only the length is compared.
constexpr std::uintmax_t checkedBytes = 32 << 20;

/// The fields of SQLite's file header that matter here (sqlite.org/fileformat2.html, 1.3).
struct Header {
    std::uint32_t pageSize = 0;
    std::uint32_t pageCount = 0; ///< 0 when the header does not say
    std::uint32_t userVersion = 0;
    std::uint32_t applicationId = 0;
    bool log = false; ///< is meant to have a write-ahead log
};

std::uint32_t bigEndian(std::string_view bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

Header parseHeader(std::string_view bytes) {
    Header header;
    header.log = bytes[19] == 2;
    header.pageSize = bigEndian(bytes, 14) & 0xFFFF;
    if (header.pageSize == 1)
        header.pageSize = 65536;
    if (bigEndian(bytes, 24) == bigEndian(bytes, 92))
        header.pageCount = bigEndian(bytes, 28);
    header.userVersion = bigEndian(bytes, 60);
    header.applicationId = bigEndian(bytes, 68);
    return header;
}

[[noreturn]] void failCutOff(const std::filesystem::path& path, std::uintmax_t have,
                             std::uintmax_t need) {
    throw Error(
        path.string(),
        text(DYNGPT_TEXT("core", "the project file is cut off: it has %1 of %2 bytes"), have, need),
        text(DYNGPT_TEXT("core", "Copy it again from where it came, or restore a backup.")));
}

void checkLength(const std::filesystem::path& path, const Header& header) {
    const std::uintmax_t have = std::filesystem::file_size(path);
    const std::uintmax_t need = std::uintmax_t{header.pageCount} * header.pageSize;
    if (have < need)
        failCutOff(path, have, need);
}

void checkKind(const std::filesystem::path& path, const std::string& bytes) {
    const std::string place = path.string();
    const Text remedy = text(DYNGPT_TEXT("core", "Choose a file that DynGPT Studio has saved."));
    if (bytes.empty())
        throw Error(place, text(DYNGPT_TEXT("core", "the file is empty: it is not a project")),
                    remedy);
    if (std::string_view(bytes).substr(0, magic.size()) != magic.substr(0, bytes.size()))
        throw Error(place, text(DYNGPT_TEXT("core", "the file is not a DynGPT project")), remedy);
    if (bytes.size() < headerBytes)
        failCutOff(path, bytes.size(), headerBytes);
    const Header header = parseHeader(bytes);
    if (header.applicationId != applicationId)
        throw Error(place,
                    text(DYNGPT_TEXT("core", "the file is a database of another program, not a "
                                             "DynGPT project")),
                    remedy);
    if (header.userVersion > Project::formatVersion)
        throw Error(place,
                    text(DYNGPT_TEXT("core", "the project was saved by a newer version of the "
                                             "program (file format %1; this version knows up to "
                                             "%2)"),
                         header.userVersion, Project::formatVersion),
                    text(DYNGPT_TEXT("core", "Install a version of DynGPT Studio that knows file "
                                             "format %1."),
                         header.userVersion));
    if (header.userVersion < 1)
        throw Error(place, text(DYNGPT_TEXT("core", "the project was never completely created")),
                    text(DYNGPT_TEXT("core", "Delete the file and create the project again.")));
}

bool writable(const std::filesystem::path& path) {
    const auto folder = path.parent_path();
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0 &&
           ::faccessat(AT_FDCWD, folder.empty() ? "." : folder.c_str(), W_OK, AT_EACCESS) == 0;
}

bool hasLog(const std::filesystem::path& path) {
    std::error_code code;
    const auto size = std::filesystem::file_size(logOf(path), code);
    return !code && size > 0;
}

} // namespace

std::filesystem::path logOf(const std::filesystem::path& path) {
    return path.string() + "-wal";
}
std::filesystem::path indexOf(const std::filesystem::path& path) {
    return path.string() + "-shm";
}

namespace {

/// Put in place of '@'.
std::string inSchema(std::string sql, const std::string& schema) {
    for (auto at = sql.find('@'); at != std::string::npos; at = sql.find('@', at))
        sql.replace(at, 1, schema);
    return sql;
}

std::string versionSql() {
    return "PRAGMA @.user_version = " + std::to_string(Project::formatVersion) + ";";
}

constexpr auto summarySql = R"(
CREATE TABLE @.set_summary (
    generation INTEGER NOT NULL,
    part INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (generation, part, idx));
)";

} // namespace

std::string schemaSql(const std::string& schema) {
    std::string sql = R"(
PRAGMA @.application_id = )" +
                      std::to_string(applicationId) + ";" + versionSql() + R"(
CREATE TABLE @.item (
    name TEXT PRIMARY KEY,
    input_hash TEXT NOT NULL,
    settings_key TEXT NOT NULL,
    output_hash TEXT NOT NULL,
    body BLOB NOT NULL);
CREATE TABLE @.generation (current INTEGER NOT NULL);
INSERT INTO @.generation VALUES (0);
CREATE TABLE @.dataset_set (
    generation INTEGER NOT NULL,
    part INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    stationary INTEGER NOT NULL,
    parameters BLOB NOT NULL,
    prompt TEXT NOT NULL,
    histogram BLOB,
    PRIMARY KEY (generation, part, idx));
CREATE INDEX @.set_stationary ON dataset_set (generation, part, stationary);
CREATE INDEX @.set_left_out ON dataset_set (generation, part) WHERE histogram IS NULL;
)" + summarySql;
    return inSchema(std::move(sql), schema);
}

namespace {

[[noreturn]] void failCreate(const std::filesystem::path& path, int code) {
    if (code == EEXIST)
        throw Error(path.string(), text(DYNGPT_TEXT("core", "the file exists already")),
                    text(DYNGPT_TEXT("core", "Choose another name, or delete the file first.")));
    throw Error(path.string(),
                text(DYNGPT_TEXT("core", "the project file cannot be created: %1"),
                     std::generic_category().message(code)),
                text(DYNGPT_TEXT("core", "Check that the folder exists and that you may write "
                                         "there.")));
}

/// 0, or why it did not work. Not every file system can refuse to replace by itself.
int renameWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored))
        return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

} // namespace

void create(const std::filesystem::path& path, const std::function<void(sqlite::Database&)>& fill) {
    std::error_code code;
    if (std::filesystem::exists(path, code))
        failCreate(path, EEXIST);
    const std::filesystem::path beside = path.string() + ".creating-" + std::to_string(::getpid());
    const int file = ::open(beside.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        failCreate(path, errno);
    ::close(file);
    try {
        {
            sqlite::Database database(beside, sqlite::Access::ReadWrite);
            database.execute("BEGIN IMMEDIATE;" + schemaSql("main"));
            fill(database);
            database.execute("COMMIT");
        }
        if (const int problem = renameWithoutReplacing(beside, path); problem != 0)
            failCreate(path, problem);
    } catch (const Error&) {
        std::filesystem::remove(beside, code);
        throw;
    }
}

sqlite::Access check(const std::filesystem::path& path, bool toWrite) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(path.string(), text(DYNGPT_TEXT("core", "the project file does not exist")),
                    text(DYNGPT_TEXT("core", "Check its name and folder.")));
    if (std::filesystem::is_directory(status))
        throw Error(path.string(),
                    text(DYNGPT_TEXT("core", "this is a folder, not a project file")),
                    text(DYNGPT_TEXT("core", "Choose a file in it.")));
    const std::string bytes = sqlite::head(path, headerBytes);
    checkKind(path, bytes);
    const Header header = parseHeader(bytes);
    if (!hasLog(path)) // otherwise pages may still be in the log
        checkLength(path, header);
    if (toWrite && writable(path))
        return sqlite::Access::ReadWrite;
    // A log that is meant to be and is not there belongs to nobody now; a reader would leave one.
    return header.log && !std::filesystem::exists(logOf(path), code) ? sqlite::Access::Immutable
                                                                     : sqlite::Access::ReadOnly;
}

bool hasSummaries(sqlite::Database& database, const std::string& schema) {
    return database.integer("SELECT count(*) FROM " + schema +
                            ".sqlite_master WHERE name = 'set_summary'") != 0;
}

void configure(sqlite::Database& database) {
    database.execute("PRAGMA synchronous = NORMAL");
    database.keepLogWhenWriting();
    if (!hasSummaries(database, "main"))
        database.execute("PRAGMA temp_store = MEMORY;" + inSchema(summarySql, "temp"));
}

void tidy(sqlite::Database& database) {
    if (database.readOnly() || !database.keepsLog()) // looking changes nothing
        return;
    try {
        database.setBusyTimeout(0);
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        database.execute("PRAGMA journal_mode = DELETE");
    } catch (const Error&) {
        // Another program has the project open; the last one to close empties the log.
    }
}

void upgrade(sqlite::Database& database) {
    database.execute("DROP TABLE IF EXISTS temp.set_summary");
    if (!hasSummaries(database, "main"))
        database.execute(inSchema(summarySql + versionSql(), "main"));
}

void checkContents(sqlite::Database& database) {
    const auto fail = [&](const std::string& detail) {
        throw Error(database.path().string(),
                    text(DYNGPT_TEXT("core", "the project file is damaged: %1"), detail),
                    text(DYNGPT_TEXT("core", "Restore it from a backup or copy it again.")));
    };
    const auto& path = database.path();
    if (hasLog(path) && !database.readOnly()) {
        sqlite::Statement moved = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
        if (moved.step() && moved.integer(0) == 0 && moved.integer(1) == moved.integer(2))
            checkLength(path, parseHeader(sqlite::head(path, headerBytes)));
    }
    if (std::filesystem::file_size(path) <= checkedBytes) {
        sqlite::Statement result = database.prepare("PRAGMA quick_check(1)");
        if (!result.step() || result.bytes(0) != "ok")
            fail(result.bytes(0));
    }
    if (database.integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN "
                         "('item', 'generation', 'dataset_set')") != 3 ||
        database.integer("SELECT count(*) FROM item WHERE name = 'network'") != 1 ||
        database.integer("SELECT count(*) FROM generation") != 1)
        fail("schema");
}

} // namespace dyngpt::projectfile
