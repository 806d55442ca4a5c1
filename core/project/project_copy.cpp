#include "core/project/project_file.h"
#include "core/project/project_impl.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace dyngpt {

namespace {

/// Gone again, with what SQLite keeps beside it, unless it has become the target.
class TemporaryDatabase {
public:
    explicit TemporaryDatabase(const std::filesystem::path& target)
        : path_(target.string() + ".saving-" + std::to_string(::getpid())) {
        remove();
    }
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
    ~TemporaryDatabase() { remove(); }

    const std::filesystem::path& path() const { return path_; }

    void become(const std::filesystem::path& target) {
        const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        const bool flushed = file >= 0 && ::fsync(file) == 0;
        if (file >= 0)
            ::close(file);
        // A log left beside the file that is replaced would be taken for the new file's.
        std::error_code ignored;
        std::filesystem::remove(projectfile::logOf(target), ignored);
        std::filesystem::remove(projectfile::indexOf(target), ignored);
        if (!flushed || std::rename(path_.c_str(), target.c_str()) != 0)
            throw Error(target.string(),
                        text(DYNGPT_TEXT("core", "the copy cannot be written: %1"),
                             std::generic_category().message(errno)),
                        text(DYNGPT_TEXT("core", "Check that the folder exists, that you may write "
                                                 "there and that the disk is not full.")));
    }

private:
    void remove() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
        std::filesystem::remove(path_.string() + "-journal", ignored);
    }
    std::filesystem::path path_;
};

std::string compactSql(bool summaries) {
    std::string sql = projectfile::schemaSql("copy") + R"(
INSERT INTO copy.item SELECT * FROM source.item WHERE name <> 'checkpoint' AND
    name NOT LIKE 'job/%' AND name NOT LIKE 'piece/%';
UPDATE copy.generation SET current = (SELECT current FROM source.generation);
INSERT INTO copy.dataset_set
    SELECT generation, part, idx, stationary, parameters, prompt,
           CASE part WHEN )" +
                      std::to_string(static_cast<int>(Partition::Train)) +
                      R"( THEN NULL ELSE histogram END
    FROM source.dataset_set WHERE generation = (SELECT current FROM source.generation)
    ORDER BY part, idx;
)";
    if (summaries)
        sql += R"(
INSERT INTO copy.set_summary SELECT * FROM source.set_summary
    WHERE generation = (SELECT current FROM source.generation) ORDER BY part, idx;
)";
    return sql;
}

} // namespace

// Reads through a connection of its own, so that nobody waits for the lock meanwhile.
void Project::saveCopy(const std::filesystem::path& path, bool compact) const {
    std::error_code code;
    if (std::filesystem::equivalent(path, impl_->path, code))
        throw Error(path.string(),
                    text(DYNGPT_TEXT("core", "the copy would replace the project itself")),
                    text(DYNGPT_TEXT("core", "Choose another name or folder.")));
    const auto folder = std::filesystem::absolute(path).parent_path();
    if (std::filesystem::is_directory(path, code) || !std::filesystem::is_directory(folder, code))
        throw Error(path.string(),
                    text(DYNGPT_TEXT("core", "there is no folder where the copy can be written")),
                    text(DYNGPT_TEXT("core", "Choose a file name in a folder that exists.")));
    TemporaryDatabase temporary(path);
    {
        sqlite::Database copier(path, sqlite::Access::Memory);
        const auto access = impl_->access == sqlite::Access::Immutable ? sqlite::Access::Immutable
                                                                       : sqlite::Access::ReadOnly;
        copier.execute("ATTACH " + sqlite::quoted(sqlite::uri(impl_->path, access)) + " AS source");
        if (compact) {
            copier.execute(
                "ATTACH " +
                sqlite::quoted(sqlite::uri(temporary.path(), sqlite::Access::ReadWrite)) +
                " AS copy");
            const bool summaries = projectfile::hasSummaries(copier, "source");
            copier.execute("BEGIN;" + compactSql(summaries) + "COMMIT;");
        } else {
            copier.execute(
                "VACUUM source INTO " +
                sqlite::quoted(sqlite::uri(temporary.path(), sqlite::Access::ReadWrite)));
        }
    }
    temporary.become(path);
}

} // namespace dyngpt
