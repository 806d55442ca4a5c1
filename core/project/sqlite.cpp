#include "core/project/sqlite.h"

#include "core/project/write_failure.h"

#include <sqlite3.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace dyngpt::sqlite {

namespace {

constexpr int busyMilliseconds = 5000;

Issue describe(const std::filesystem::path& path, int code, const std::string& detail) {
    Issue issue{Severity::Error, path.string(), {}, {}};
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        issue.what = text(DYNGPT_TEXT("core", "another program is writing to the project"));
        issue.remedy =
            text(DYNGPT_TEXT("core", "Wait until it has finished, or close the project there."));
        break;
    case SQLITE_READONLY:
        issue.what = text(DYNGPT_TEXT("core", "the project can only be read, not changed"));
        issue.remedy = text(DYNGPT_TEXT(
            "core", "Save a copy in a folder of yours and work there, or make the file writable."));
        break;
    case SQLITE_FULL:
        issue.what = text(DYNGPT_TEXT("core", "the disk is full: the change was not saved"));
        issue.remedy = text(DYNGPT_TEXT("core", "Make room on the disk and try again."));
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        issue.what = text(DYNGPT_TEXT("core", "the project file is damaged: %1"), detail);
        issue.remedy = text(DYNGPT_TEXT("core", "Restore it from a backup or copy it again."));
        break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        issue.what = text(DYNGPT_TEXT("core", "the project file cannot be opened: %1"), detail);
        issue.remedy = text(DYNGPT_TEXT(
            "core", "Check that the folder exists and that you may read and write there."));
        break;
    case SQLITE_TOOBIG:
        issue.what = text(DYNGPT_TEXT("core", "a result is larger than 1 GB and cannot be stored"));
        issue.remedy = text(DYNGPT_TEXT("core", "Use fewer sets, starts or steps."));
        break;
    default:
        issue.what = text(DYNGPT_TEXT("core", "the project file cannot be used: %1"), detail);
        issue.remedy = text(DYNGPT_TEXT("core", "Check the disk and try again."));
        break;
    }
    return issue;
}

/// What keeps a change from being saved, as against damage and misuse.
bool concernsWriting(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return true;
    default:
        return false;
    }
}

} // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_)
    , handle_(std::exchange(other.handle_, nullptr))
    , next_(other.next_) {}

Statement::~Statement() {
    if (handle_) {
        sqlite3_reset(handle_);
        sqlite3_clear_bindings(handle_);
    }
}

void Statement::check(int code) {
    if (code != SQLITE_OK)
        database_->fail(code);
}

Statement& Statement::bind(std::int64_t value) {
    check(sqlite3_bind_int64(handle_, next_++, value));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    check(sqlite3_bind_text64(handle_, next_++, text.data() ? text.data() : "", text.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBlob(std::string_view bytes) {
    check(sqlite3_bind_blob64(handle_, next_++, bytes.data() ? bytes.data() : "", bytes.size(),
                              SQLITE_TRANSIENT));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(handle_);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        database_->fail(code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}

std::string Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    if (!data)
        return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

Database::Database(const std::filesystem::path& path, Access access) : path_(path) {
    const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (access == Access::Memory      ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                       : access == Access::ReadWrite ? SQLITE_OPEN_READWRITE
                                                     : SQLITE_OPEN_READONLY);
    const std::string name = access == Access::Memory ? ":memory:" : uri(path, access);
    const int code = sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        const Issue issue =
            describe(path_, code, handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code));
        sqlite3_close_v2(handle_);
        throw Error(issue);
    }
    sqlite3_busy_timeout(handle_, busyMilliseconds);
}

Database::~Database() {
    for (const auto& entry : statements_)
        sqlite3_finalize(entry.second);
    sqlite3_close_v2(handle_);
}

void Database::fail(int code) const {
    const Issue issue = describe(path_, code, sqlite3_errmsg(handle_));
    if (tell_ && concernsWriting(code))
        tell_({(code & 0xFF) == SQLITE_READONLY, issue});
    throw Error(issue);
}

bool Database::readOnly() const {
    return sqlite3_db_readonly(handle_, "main") == 1;
}

void Database::setBusyTimeout(int milliseconds) {
    sqlite3_busy_timeout(handle_, milliseconds);
}

bool Database::changedElsewhere() {
    const std::int64_t seen = std::exchange(seenVersion_, integer("PRAGMA data_version"));
    return seen != seenVersion_;
}

void Database::beforeWrite() {
    if (!logWanted_ || readOnly())
        return;
    // While somebody reads, the file stays in the mode it has; the next write asks again.
    const bool changed = changedElsewhere();
    {
        Statement mode = prepare("PRAGMA journal_mode = WAL");
        logWanted_ = !(sqlite3_step(mode.handle_) == SQLITE_ROW && mode.bytes(0) == "wal");
    }
    changedElsewhere(); // the new mode is a change of ours
    if (changed)
        --seenVersion_;
}

void Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

Statement Database::prepare(const std::string& sql) {
    const auto [entry, fresh] = statements_.try_emplace(sql, nullptr);
    if (fresh) {
        const int code = sqlite3_prepare_v3(handle_, sql.c_str(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &entry->second, nullptr);
        if (code != SQLITE_OK) {
            statements_.erase(entry);
            fail(code);
        }
    }
    // sqlite3_stmt_readonly is false for the pragma itself.
    if (logWanted_ && sqlite3_get_autocommit(handle_) && sql.compare(0, 6, "PRAGMA") != 0 &&
        !sqlite3_stmt_readonly(entry->second)) {
        sqlite3_stmt* statement = entry->second;
        beforeWrite();
        return {*this, statement};
    }
    return {*this, entry->second};
}

std::int64_t Database::integer(const std::string& sql) {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

// Writers take the lock at once: a transaction that reads first could not be upgraded.
Transaction::Transaction(Database& database) : database_(database) {
    database_.beforeWrite();
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_)
        return;
    try {
        database_.execute("ROLLBACK");
    } catch (const std::exception&) {
        // SQLite has rolled back by itself, as it does when the disk is full.
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

std::string head(const std::filesystem::path& path, std::size_t bytes) {
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(uri(path, Access::Immutable).c_str(), &handle,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(handle, sqlite3_close_v2);
    if (opened != SQLITE_OK)
        throw Error(describe(path, opened, sqlite3_errstr(opened)));
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    // SQLite itself takes a single byte for none.
    std::error_code gone;
    const std::uintmax_t size = std::filesystem::file_size(path, gone);
    std::string result(gone ? 0 : static_cast<std::size_t>(std::min<std::uintmax_t>(bytes, size)),
                       '\0');
    const int code = file->pMethods->xRead(file, result.data(), static_cast<int>(result.size()), 0);
    if (code != SQLITE_OK)
        throw Error(describe(path, code, sqlite3_errstr(code)));
    return result;
}

std::string uri(const std::filesystem::path& path, Access access) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string result = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
        if (plain)
            result += c;
        else
            result += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    switch (access) {
    case Access::Immutable:
        return result + "?immutable=1";
    case Access::ReadOnly:
        return result + "?mode=ro";
    case Access::ReadWrite:
    case Access::Memory:
        break;
    }
    return result;
}

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c;
        if (c == '\'')
            result += c;
    }
    return result + "'";
}

} // namespace dyngpt::sqlite
