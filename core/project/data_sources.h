#pragma once
// Which files a project's data were read from, so that they are found again when the project or
// the files have moved. Plain values; the functions only look at the file system.

#include <filesystem>
#include <optional>
#include <string>

namespace dyngpt {

/// Empty: none is known.
struct FileReference {
    std::string absolute; ///< UTF-8
    std::string relative; ///< to the project's folder
    bool empty() const { return absolute.empty(); }
    bool operator==(const FileReference&) const = default;
};

struct DataSources {
    FileReference observed;
    FileReference trainSets; ///< imported datasets
    FileReference validSets;
    bool operator==(const DataSources&) const = default;
};

FileReference referTo(const std::filesystem::path& file, const std::filesystem::path& project);

/// Where the file is now: where it was, in the same place as seen from the project, or beside the
/// project. Nothing when it is in none of them.
std::optional<std::filesystem::path> locate(const FileReference& file,
                                            const std::filesystem::path& project);

} // namespace dyngpt
