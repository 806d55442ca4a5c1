#include "core/data/csv_reader.h"

#include "core/common/issue.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <sstream>
#include <string_view>
#include <system_error>

namespace dyngpt {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;
/// A longer field is a quote that was never closed, not a count.
constexpr std::size_t longestField = 1024 * 1024;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr int endOfText = -1;

Text saveAsText() {
    return text(DYNGPT_TEXT("core", "Save the table as CSV text in UTF-8 and load that file."));
}

} // namespace

CsvReader::CsvReader(std::istream& in, std::string name, char delimiter)
    : in_(in), name_(std::move(name)), delimiter_(delimiter) {
    if (fill() && std::string_view(buffer_).substr(0, byteOrderMark.size()) == byteOrderMark)
        used_ = byteOrderMark.size();
}

bool CsvReader::fill() {
    buffer_.resize(chunkBytes);
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.resize(static_cast<std::size_t>(in_.gcount()));
    used_ = 0;
    if (in_.bad())
        throw Error(name_, text(DYNGPT_TEXT("core", "the file cannot be read to its end")),
                    text(DYNGPT_TEXT("core", "Check the disk or copy the file again.")));
    return !buffer_.empty();
}

int CsvReader::peek() {
    if (used_ == buffer_.size() && !fill())
        return endOfText;
    return static_cast<unsigned char>(buffer_[used_]);
}

int CsvReader::get() {
    const int c = peek();
    if (c == endOfText)
        return c;
    ++used_;
    if (c == '\0')
        throw Error(name_ + ":" + std::to_string(line_),
                    text(DYNGPT_TEXT("core", "the file holds a NUL byte: it is not a text file")),
                    saveAsText());
    if (c == '\n' || (c == '\r' && peek() != '\n'))
        ++line_;
    return c;
}

void CsvReader::readQuoted(std::string& field, std::size_t openedAt) {
    for (;;) {
        const int c = get();
        if (c == endOfText || field.size() > longestField)
            throw Error(name_ + ":" + std::to_string(openedAt),
                        text(DYNGPT_TEXT("core", "a quotation mark is opened here and not closed")),
                        text(DYNGPT_TEXT("core", "Close it, or remove it.")));
        if (c != '"') {
            field.push_back(static_cast<char>(c));
        } else if (peek() == '"') {
            field.push_back('"');
            get();
        } else {
            return;
        }
    }
}

bool CsvReader::next(CsvRecord& record) {
    if (peek() == endOfText)
        return false;
    record.line = line_;
    record.blank = true;
    std::size_t fields = 0;
    const auto newField = [&]() -> std::string& {
        if (fields == record.fields.size())
            record.fields.emplace_back();
        record.fields[fields].clear();
        return record.fields[fields++];
    };
    std::string* field = &newField();
    for (;;) {
        const int c = get();
        if (c == endOfText || c == '\n')
            break;
        if (c == '\r') {
            if (peek() == '\n')
                get();
            break;
        }
        if (c == static_cast<unsigned char>(delimiter_)) {
            field = &newField();
        } else if (c == '"' && field->empty()) {
            readQuoted(*field, line_);
            record.blank = false;
        } else {
            record.blank = record.blank && (c == ' ' || c == '\t');
            field->push_back(static_cast<char>(c));
            if (field->size() > longestField)
                throw Error(name_ + ":" + std::to_string(record.line),
                            text(DYNGPT_TEXT("core", "a field of this line is longer than 1 MiB")),
                            saveAsText());
        }
    }
    record.fields.resize(fields);
    return true;
}

std::ifstream openTable(const std::filesystem::path& path) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    const std::string place = path.string();
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(place, text(DYNGPT_TEXT("core", "the file does not exist")),
                    text(DYNGPT_TEXT("core", "Check its name and folder.")));
    if (std::filesystem::is_directory(status))
        throw Error(place, text(DYNGPT_TEXT("core", "this is a folder, not a file")),
                    text(DYNGPT_TEXT("core", "Choose a file in it.")));
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(place,
                    text(DYNGPT_TEXT("core", "the file cannot be opened: %1"),
                         std::generic_category().message(errno)),
                    text(DYNGPT_TEXT("core", "Check that you may read it.")));
    std::array<char, 4> start{};
    in.read(start.data(), start.size());
    const std::string_view head(start.data(), static_cast<std::size_t>(in.gcount()));
    if (head.empty())
        throw Error(place, text(DYNGPT_TEXT("core", "the file is empty")),
                    text(DYNGPT_TEXT("core", "Choose a table with one line for each cell.")));
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        throw Error(place, text(DYNGPT_TEXT("core", "the file is UTF-16 text")), saveAsText());
    if (head.starts_with("\x1F\x8B") || head.starts_with("PK\x03\x04"))
        throw Error(place,
                    text(DYNGPT_TEXT("core", "the file is compressed or a spreadsheet, not text")),
                    saveAsText());
    in.clear();
    in.seekg(0);
    return in;
}

char detectDelimiter(std::istream& in, const std::string& name) {
    std::string head(chunkBytes, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    const bool whole = head.size() < chunkBytes;
    if (!whole) // the last line is cut off somewhere
        head.resize(std::max<std::size_t>(head.find_last_of("\r\n") + 1, 1));

    // A comma may be a decimal mark or part of a name in the other two kinds, hardly the reverse.
    char best = ',';
    std::size_t bestLines = 0;
    for (const char delimiter : {'\t', ';', ','}) {
        std::istringstream text(head);
        CsvReader reader(text, name, delimiter);
        CsvRecord record;
        std::map<std::size_t, std::size_t> linesWithFields;
        try {
            for (int n = 0; n < 50 && reader.next(record);)
                if (!record.blank) {
                    ++linesWithFields[record.fields.size()];
                    ++n;
                }
        } catch (const Error&) {
            // A quote left open here is reported with its line when the file is read.
        }
        for (const auto& [fields, lines] : linesWithFields)
            if (fields > 1 && lines > bestLines) {
                best = delimiter;
                bestLines = lines;
            }
    }
    return best;
}

} // namespace dyngpt
