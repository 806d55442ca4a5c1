#include "core/data/csv_reader.h"

#include "core/common/issue.h"

#include <istream>
#include <map>
#include <sstream>
#include <string_view>

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

void CsvReader::skipLine() {
    for (;;) {
        const int c = get();
        if (c == '\r' && peek() == '\n')
            get();
        if (c == endOfText || c == '\n' || c == '\r')
            return;
    }
}

bool CsvReader::next(CsvRecord& record) {
    while (comment_ != 0 && peek() == static_cast<unsigned char>(comment_))
        skipLine();
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
    const bool blanks = delimiter_ == ' ';
    bool between = blanks; ///< blanks were met since the last field
    bool quoted = false;
    std::string* field = blanks ? nullptr : &newField();
    for (;;) {
        const int c = get();
        if (c == endOfText || c == '\n')
            break;
        if (c == '\r') {
            if (peek() == '\n')
                get();
            break;
        }
        if (blanks && (c == ' ' || c == '\t')) {
            between = true;
            continue;
        }
        if (between) {
            field = &newField();
            between = quoted = false;
        }
        if (!blanks && c == static_cast<unsigned char>(delimiter_)) {
            field = &newField();
            quoted = false;
        } else if (c == '"' && field->empty() && !quoted) {
            readQuoted(*field, line_);
            record.blank = false;
            quoted = true;
        } else {
            record.blank = record.blank && (c == ' ' || c == '\t');
            field->push_back(static_cast<char>(c));
            if (field->size() > longestField)
                throw Error(name_ + ":" + std::to_string(record.line),
                            text(DYNGPT_TEXT("core", "a field of this line is longer than 1 MiB")),
                            saveAsText());
        }
    }
    if (fields == 0)
        newField();
    record.fields.resize(fields);
    return true;
}

char detectDelimiter(const std::string& head, const std::string& name) {
    // A comma may be a decimal mark or part of a name in the other two kinds, hardly the reverse.
    // Blanks come last: names of two words are full of them.
    char best = ',';
    std::size_t bestLines = 0;
    for (const char delimiter : {'\t', ';', ',', ' '}) {
        std::istringstream text(head);
        CsvReader reader(text, name, delimiter);
        CsvRecord record;
        std::map<std::size_t, std::size_t> linesWithFields;
        std::size_t all = 0;
        try {
            while (all < 50 && reader.next(record))
                if (!record.blank) {
                    ++linesWithFields[record.fields.size()];
                    ++all;
                }
        } catch (const Error&) {
            // A quote left open here is reported with its line when the file is read.
        }
        for (const auto& [fields, lines] : linesWithFields)
            if (fields > 1 && lines > bestLines &&
                (delimiter != ' ' || (2 * lines > all && 2 * bestLines <= all))) {
                best = delimiter;
                bestLines = lines;
            }
    }
    return best;
}

} // namespace dyngpt
