#pragma once
// What the fuzz targets of the importers share: files in memory, and what must hold of whatever
// is read from them.

#include "core/data/import.h"
#include "tests/fuzz/fuzzing.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace fuzzing {

/// A folder of this process's own.
inline const std::filesystem::path& folder() {
    static const std::filesystem::path path = [] {
        const auto where =
            std::filesystem::temp_directory_path() / ("dyngpt-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(where);
        return where;
    }();
    return path;
}

inline std::filesystem::path write(const std::string& name, std::string_view bytes) {
    const auto path = folder() / name;
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

inline void requireWhole(const dyngpt::Import& imported) {
    const auto& data = imported.data;
    const std::size_t width = data.states.size();
    require(width > 0 && !data.groups.empty(), "there are states and groups");
    for (const auto& group : data.groups) {
        require(group.values.size() == width * group.cells.size(), "every state is whole");
        for (const auto value : group.values)
            require(value >= 0, "a count is >= 0");
        for (const auto cells : group.cells)
            require(cells > 0, "a state has cells");
        for (std::size_t i = width; i < group.values.size(); i += width) {
            const auto at = group.values.begin() + static_cast<std::ptrdiff_t>(i);
            const auto step = static_cast<std::ptrdiff_t>(width);
            require(std::lexicographical_compare(at - step, at, at, at + step), "states ascend");
        }
    }
}

/// Errors are fine as long as they say what.
template <class Work> void allowErrors(Work work) {
    try {
        work();
    } catch (const dyngpt::Error& error) {
        require(!error.issues().empty(), "an error says what");
        for (const auto& issue : error.issues())
            require(!issue.place.empty() && !issue.what.empty(), "an issue says what and where");
    }
}

} // namespace fuzzing
