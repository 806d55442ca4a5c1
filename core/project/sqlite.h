#pragma once
// The only door to SQLite: a connection with its prepared statements. Everything throws Error
// with the file as its place and a remedy. Not thread safe: the owner holds a lock. Statements
// must not outlive their database.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace dyngpt::sqlite {

enum class Access {
    ReadWrite, ///< falls back to reading when the file may not be written
    ReadOnly,
    Immutable, ///< a file in a place where nothing can be written, not even a lock
    Memory     ///< a database of its own without a file
};

/// A prepared statement lent by its database; ready for the next use when it goes away.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(std::string_view text);
    Statement& bindBlob(std::string_view bytes);

    /// To the next row; false when there is none.
    bool step();
    /// To the end.
    void run();

    std::int64_t integer(int column) const;
    std::string bytes(int column) const; ///< text or blob; empty for NULL
    bool isNull(int column) const;

private:
    friend class Database;
    Statement(class Database& database, sqlite3_stmt* handle)
        : database_(&database), handle_(handle) {}
    void check(int code);

    Database* database_;
    sqlite3_stmt* handle_;
    int next_ = 1;
};

class Database {
public:
    Database(const std::filesystem::path& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::filesystem::path& path() const { return path_; }
    bool readOnly() const;
    void execute(const std::string& sql);
    /// Prepared once and kept. The same text must not be in use twice at a time.
    Statement prepare(const std::string& sql);
    /// First column of the first row.
    std::int64_t integer(const std::string& sql);
    void setBusyTimeout(int milliseconds);

private:
    friend class Statement;
    [[noreturn]] void fail(int code) const;

    std::filesystem::path path_;
    sqlite3* handle_ = nullptr;
    std::map<std::string, sqlite3_stmt*> statements_;
};

/// Rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

/// For ATTACH and open: the file as a URI ("file:...?mode=ro").
std::string uri(const std::filesystem::path& path, Access access);
/// 'text' with quotes doubled.
std::string quoted(std::string_view text);

} // namespace dyngpt::sqlite
