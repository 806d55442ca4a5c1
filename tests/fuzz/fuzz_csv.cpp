// A table is refused with an Error, or gives whole data; the first three bytes choose the format.

#include "tests/fuzz/importer.h"

using namespace dyngpt;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 3)
        return 0;
    const auto path = fuzzing::write("t.csv", {reinterpret_cast<const char*>(bytes) + 3, size - 3});
    TableFormat format;
    format.orientation = static_cast<Orientation>(bytes[0] & 1);
    format.missing = static_cast<MissingValues>((bytes[0] >> 1) % 3);
    format.encoding = static_cast<TextEncoding>((bytes[0] >> 3) % 4);
    format.header = static_cast<HeaderLine>((bytes[0] >> 5) % 3);
    format.delimiter = "\0,;\t "[bytes[1] % 5];
    format.decimalMark = static_cast<DecimalMark>((bytes[1] >> 3) % 3);
    format.skippedLines = bytes[1] >> 6;
    format.comment = "\0#%"[bytes[2] % 3];
    const bool perColumn = (bytes[2] & 4) != 0;
    const bool grouped = (bytes[2] & 8) != 0;
    fuzzing::allowErrors([&] {
        const TablePreview preview = previewTable(path, format, 5);
        fuzzing::require(preview.columns.size() == preview.countLike.size(), "columns are judged");
        for (const auto& row : preview.rows)
            fuzzing::require(row.size() == preview.columns.size(), "rows are whole");
        TableMapping mapping;
        mapping.groupPerColumn = perColumn;
        for (std::size_t c = 0; c < preview.columns.size(); ++c) {
            if (grouped && c == 0)
                mapping.groupBy = {preview.columns[c]};
            else if (perColumn || mapping.columnToState.size() < 2)
                mapping.columnToState[preview.columns[c]] =
                    perColumn || mapping.columnToState.empty() ? "a" : "b";
        }
        ProgressSink silent;
        fuzzing::requireWhole(readTable(path, format, mapping, {"a", "b"}, silent, {}).value());
    });
    return 0;
}
