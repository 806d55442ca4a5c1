#include "core/data/mtx_slices.h"

#include "core/common/issue.h"
#include "core/common/numbers.h"
#include "core/data/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace dyngpt {

namespace {

constexpr std::size_t longestLine = 1024 * 1024;
constexpr std::size_t entriesAhead = 1000;

std::vector<std::string> words(std::string_view line) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t first = line.find_first_not_of(" \t", at);
        if (first == std::string_view::npos)
            break;
        at = std::min(line.find_first_of(" \t", first), line.size());
        result.emplace_back(line.substr(first, at - first));
    }
    return result;
}

Text copyAgain() {
    return text(DYNGPT_TEXT("core", "Copy it again from where it comes."));
}

/// The next word as an integer; false when it is none.
bool takeIndex(const char*& at, const char* end, std::uint64_t& value) {
    while (at != end && (*at == ' ' || *at == '\t'))
        ++at;
    const auto [rest, code] = std::from_chars(at, end, value);
    const bool good = code == std::errc() && (rest == end || *rest == ' ' || *rest == '\t');
    at = rest;
    return good;
}

} // namespace

bool readLine(std::istream& in, std::string& line, const std::string& place) {
    line.clear();
    std::streambuf& buffer = *in.rdbuf();
    for (int c = buffer.sbumpc();; c = buffer.sbumpc()) {
        if (c == std::char_traits<char>::eof())
            return !line.empty();
        if (c == '\n')
            break;
        line.push_back(static_cast<char>(c));
        if (line.size() > longestLine)
            throw Error(place, text(DYNGPT_TEXT("core", "a line is longer than 1 MiB")),
                        copyAgain());
    }
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return true;
}

MtxSlices::MtxSlices(const std::filesystem::path& path, std::size_t cells, std::size_t genes)
    : name_(path.filename().string()), input_(path) {
    readHeader(cells, genes);
    findOrder();
}

std::string MtxSlices::place() const {
    return name_ + ":" + std::to_string(line_);
}

bool MtxSlices::getLine() {
    ++line_;
    return readLine(input_.stream(), text_, place());
}

void MtxSlices::readHeader(std::size_t cells, std::size_t genes) {
    getLine();
    std::vector<std::string> head = words(text_);
    for (std::string& word : head)
        std::transform(word.begin(), word.end(), word.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
    const std::array<std::string, 3> fields{"integer", "real", "pattern"};
    if (head.size() < 5 || head[0] != "%%matrixmarket" || head[1] != "matrix" ||
        head[2] != "coordinate" ||
        std::find(fields.begin(), fields.end(), head[3]) == fields.end() || head[4] != "general")
        throw Error(place(),
                    text(DYNGPT_TEXT("core", "this is not a Matrix Market file with single counts "
                                             "(coordinate, integer or real, general)")),
                    text(DYNGPT_TEXT("core", "Choose a folder as 10x Cell Ranger writes it.")));
    pattern_ = head[3] == "pattern";
    bool found = false;
    while ((found = getLine()) && (text_.starts_with('%') || trimmed(text_).empty())) {
    }
    const char* at = text_.data();
    const char* const end = at + text_.size();
    if (!found || !takeIndex(at, end, rows_) || !takeIndex(at, end, columns_) ||
        !takeIndex(at, end, entries_))
        throw Error(place(),
                    text(DYNGPT_TEXT("core", "the line with the matrix's size is missing")),
                    copyAgain());
    const bool usual = rows_ == genes && columns_ == cells;
    cellsAreRows_ = !usual;
    if (!usual && (rows_ != cells || columns_ != genes))
        throw Error(place(),
                    text(DYNGPT_TEXT("core", "the matrix has %1 rows and %2 columns, but there "
                                             "are names of %3 genes and %4 cells"),
                         rows_, columns_, genes, cells),
                    text(DYNGPT_TEXT("core", "Keep the three files of one matrix together.")));
}

bool MtxSlices::nextEntry(Position& position) {
    if (aheadUsed_ < ahead_.size()) {
        position = ahead_[aheadUsed_++];
        return true;
    }
    do {
        if (!getLine()) {
            if (read_ != entries_)
                throw Error(place(),
                            text(DYNGPT_TEXT("core", "the file ends after %1 of %2 entries"), read_,
                                 entries_),
                            copyAgain());
            return false;
        }
    } while (text_.find_first_not_of(" \t") == std::string::npos);
    if (read_ == entries_)
        throw Error(
            place(),
            text(DYNGPT_TEXT("core", "there are more than the %1 entries announced"), entries_),
            copyAgain());
    const char* at = text_.data();
    const char* const end = at + text_.size();
    std::uint64_t row = 0, column = 0;
    if (!takeIndex(at, end, row) || !takeIndex(at, end, column))
        throw Error(place(),
                    text(DYNGPT_TEXT("core", "\"%1\" is not a row, a column and a count"),
                         shownField(text_)),
                    copyAgain());
    if (row == 0 || row > rows_ || column == 0 || column > columns_)
        throw Error(
            place(),
            text(DYNGPT_TEXT("core", "row %1, column %2 lies outside the matrix"), row, column),
            copyAgain());
    double value = 1;
    if (!pattern_) {
        const auto number = parseNumber(std::string_view(at, static_cast<std::size_t>(end - at)));
        value = number.value_or(std::numeric_limits<double>::quiet_NaN());
    }
    ++read_;
    const auto first = static_cast<std::uint32_t>(row - 1);
    const auto second = static_cast<std::uint32_t>(column - 1);
    position.cell = cellsAreRows_ ? first : second;
    position.gene = cellsAreRows_ ? second : first;
    position.entry = {0, static_cast<std::uint32_t>(line_), value};
    return true;
}

void MtxSlices::findOrder() {
    std::vector<Position> head;
    Position position;
    while (head.size() < entriesAhead && nextEntry(position))
        head.push_back(position);
    const auto by = [&head](auto key) {
        return std::is_sorted(head.begin(), head.end(),
                              [key](const auto& a, const auto& b) { return a.*key < b.*key; });
    };
    byCell_ = by(&Position::cell) || !by(&Position::gene);
    ahead_ = std::move(head);
}

bool MtxSlices::next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) {
    entries.clear();
    if (!hasPending_ && !nextEntry(pending_))
        return false;
    const auto major = [this](const Position& p) { return byCell_ ? p.cell : p.gene; };
    slice = major(pending_);
    if (begun_ && slice <= last_)
        throw UnorderedMatrix{};
    begun_ = true;
    last_ = slice;
    do {
        pending_.entry.index = byCell_ ? pending_.gene : pending_.cell;
        entries.push_back(pending_.entry);
        hasPending_ = nextEntry(pending_);
    } while (hasPending_ && major(pending_) == slice);
    return true;
}

} // namespace dyngpt
