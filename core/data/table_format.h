#pragma once
// How a delimited text is to be read; what is left to be recognised is found in its first lines.
// Plain values.

#include "core/data/text_input.h"

#include <filesystem>
#include <string>

namespace dyngpt {

enum class DecimalMark { Automatic, Point, Comma };
enum class HeaderLine { Automatic, Present, Absent };
enum class Orientation { CellsAsRows, CellsAsColumns };
enum class MissingValues {
    Refuse,
    SkipCell, ///< and say how many
    CountAsZero
};

struct TableFormat {
    TextEncoding encoding = TextEncoding::Automatic;
    char delimiter = 0; ///< comma, semicolon, tab or a blank for any run of blanks; 0: recognised
    DecimalMark decimalMark = DecimalMark::Automatic;
    HeaderLine header = HeaderLine::Automatic;
    Orientation orientation = Orientation::CellsAsRows;
    MissingValues missing = MissingValues::Refuse;
    int skippedLines = 0; ///< at the beginning of the file
    /// Lines that begin with it are comments; 0: none, and "#" is recognised.
    char comment = 0;
    bool operator==(const TableFormat&) const = default;
};

/// The same with nothing left to be recognised. Throws Error for files that are no text.
TableFormat recognisedFormat(const std::filesystem::path& path, const TableFormat& wanted);

} // namespace dyngpt
