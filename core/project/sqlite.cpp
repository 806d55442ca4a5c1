#include "core/project/sqlite.h"

#include "core/common/issue.h"

#include <sqlite3.h>

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
    throw Error(describe(path_, code, sqlite3_errmsg(handle_)));
}

bool Database::readOnly() const {
    return sqlite3_db_readonly(handle_, "main") == 1;
}

void Database::setBusyTimeout(int milliseconds) {
    sqlite3_busy_timeout(handle_, milliseconds);
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
    return {*this, entry->second};
}

std::int64_t Database::integer(const std::string& sql) {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

// Writers take the lock at once: a transaction that reads first could not be upgraded.
Transaction::Transaction(Database& database) : database_(database) {
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
