#pragma once
// Streams the records of a delimited text (RFC 4180: quoted fields may hold delimiters, doubled
// quotes and line breaks). LF, CRLF and CR end a line; a UTF-8 byte-order mark is skipped. One
// record is in memory at a time. Not thread safe; the stream must outlive the reader.

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace dyngpt {

struct CsvRecord {
    std::vector<std::string> fields;
    std::size_t line = 0; ///< where the record begins, from 1
    bool blank = true;    ///< nothing but blanks in every field
};

class CsvReader {
public:
    /// `name` is the place in errors. A blank as delimiter stands for any run of blanks and tabs.
    CsvReader(std::istream& in, std::string name, char delimiter);

    /// Lines that begin with this character are passed over; 0: there are none.
    void setComment(char comment) { comment_ = comment; }
    void skipLine();

    /// False at the end. Throws Error on NUL bytes (not a text file), on a quote that is never
    /// closed and on a stream that cannot be read.
    bool next(CsvRecord& record);

private:
    int get();
    int peek();
    bool fill();
    void readQuoted(std::string& field, std::size_t openedAt);

    std::istream& in_;
    std::string name_;
    char delimiter_;
    char comment_ = 0;
    std::size_t line_ = 1;
    std::size_t used_ = 0;
    std::string buffer_;
};

/// Comma, semicolon, tab or blanks: the one that splits the first lines most evenly.
char detectDelimiter(const std::string& head, const std::string& name);

} // namespace dyngpt
