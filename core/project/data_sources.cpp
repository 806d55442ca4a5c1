#include "core/project/data_sources.h"

#include <system_error>

namespace dyngpt {

namespace {

std::filesystem::path folderOf(const std::filesystem::path& project) {
    return std::filesystem::absolute(project).parent_path();
}

std::filesystem::path fromUtf8(const std::string& name) {
    return {std::u8string(name.begin(), name.end())};
}

std::string toUtf8(const std::filesystem::path& path) {
    const std::u8string name = path.generic_u8string();
    return {name.begin(), name.end()};
}

} // namespace

FileReference referTo(const std::filesystem::path& file, const std::filesystem::path& project) {
    const std::filesystem::path absolute = std::filesystem::absolute(file).lexically_normal();
    return {toUtf8(absolute), toUtf8(absolute.lexically_relative(folderOf(project)))};
}

std::optional<std::filesystem::path> locate(const FileReference& file,
                                            const std::filesystem::path& project) {
    if (file.empty())
        return std::nullopt;
    const std::filesystem::path folder = folderOf(project);
    std::error_code ignored;
    for (const std::filesystem::path& place :
         {fromUtf8(file.absolute), folder / fromUtf8(file.relative),
          folder / fromUtf8(file.absolute).filename()})
        if (std::filesystem::exists(place, ignored))
            return place.lexically_normal();
    return std::nullopt;
}

} // namespace dyngpt
