#pragma once
// The only door to SQLite: a connection with its prepared statements. Everything throws Error
// with the file as its place and a remedy. Not thread safe: the owner holds a lock. Statements
// must not outlive their database.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace dyngpt {
struct WriteFailure;
}
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
    /// True when another connection has changed the file since the last call.
    bool changedElsewhere();

    /// From the first write on there is a write-ahead log: a file that is only looked at stays as
    /// it is, byte for byte.
    void keepLogWhenWriting() { logWanted_ = true; }
    /// Since then something was written.
    bool keepsLog() const { return !logWanted_; }
    /// Called with what could not be written, before the Error is thrown.
    void onWriteFailure(std::function<void(const WriteFailure&)> tell) { tell_ = std::move(tell); }

private:
    friend class Statement;
    friend class Transaction;
    void beforeWrite();
    [[noreturn]] void fail(int code) const;

    std::filesystem::path path_;
    sqlite3* handle_ = nullptr;
    std::map<std::string, sqlite3_stmt*> statements_;
    std::function<void(const WriteFailure&)> tell_;
    bool logWanted_ = false;
    std::int64_t seenVersion_ = 0; ///< of the file
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

/// The first bytes of a file, fewer if it is shorter. Read by SQLite itself: another way would, on
/// closing, take this process's locks off the file when it is open here already.
std::string head(const std::filesystem::path& path, std::size_t bytes);

/// For ATTACH and open: the file as a URI ("file:...?mode=ro").
std::string uri(const std::filesystem::path& path, Access access);
/// 'text' with quotes doubled.
std::string quoted(std::string_view text);

} // namespace dyngpt::sqlite
