#include "core/data/import.h"

#include "core/data/tenx_folder.h"

#include <array>
#include <fstream>
#include <string_view>

namespace dyngpt {

ObservedFileKind observedFileKind(const std::filesystem::path& path) {
    if (looksLikeTenx(path))
        return ObservedFileKind::Matrix;
    if (!std::filesystem::exists(path))
        throw Error(path.string(), text(DYNGPT_TEXT("core", "the file does not exist")),
                    text(DYNGPT_TEXT("core", "Check its name and folder.")));
    std::array<char, 64> start{};
    std::ifstream in(path, std::ios::binary);
    in.read(start.data(), start.size());
    const std::string_view head(start.data(), static_cast<std::size_t>(in.gcount()));
    if (head.starts_with("\x89HDF\r\n\x1A\n"))
        return ObservedFileKind::Matrix;
    // A set is a list in the list of sets.
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    const std::size_t second =
        first == std::string_view::npos ? first : head.find_first_not_of(" \t\r\n", first + 1);
    if (second != std::string_view::npos && head[first] == '[' && head[second] == '[')
        return ObservedFileKind::Dataset;
    return ObservedFileKind::Table;
}

std::optional<Import> importObserved(const std::filesystem::path& path, const ImportChoice& choice,
                                     const Network& network, ProgressSink& progress,
                                     std::stop_token stop) {
    switch (observedFileKind(path)) {
    case ObservedFileKind::Matrix:
        return readMatrix(*openMatrixFile(path), choice.matrix, network.recordedNames(), progress,
                          stop);
    case ObservedFileKind::Dataset:
        return sampleDatasetFile(path, network, choice.synthetic, progress, stop);
    case ObservedFileKind::Table:
        break;
    }
    return readTable(path, choice.format, choice.table, network.recordedNames(), progress, stop);
}

} // namespace dyngpt
