#include "core/data/table_format.h"

#include "core/common/issue.h"
#include "core/common/numbers.h"
#include "core/data/csv_reader.h"
#include "core/data/field_text.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

namespace dyngpt {

namespace {

constexpr std::size_t headBytes = 64 * 1024;
constexpr std::size_t headRecords = 50;

/// The first lines, after those to be skipped; all of them whole.
std::string headOf(TextInput& input, int skippedLines) {
    std::string head(headBytes, '\0');
    input.stream().read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(input.stream().gcount()));
    if (head.size() == headBytes)
        head.resize(std::max<std::size_t>(head.find_last_of("\r\n") + 1, 1));
    std::size_t at = 0;
    for (int n = 0; n < skippedLines && at < head.size(); ++n) {
        at = std::min(head.find_first_of("\r\n", at), head.size());
        at += head.compare(at, 2, "\r\n") == 0 ? 2 : at < head.size();
    }
    return head.substr(at);
}

std::vector<std::vector<std::string>> recordsOf(const std::string& head, const std::string& name,
                                                const TableFormat& format) {
    std::istringstream in(head);
    CsvReader reader(in, name, format.delimiter);
    reader.setComment(format.comment);
    std::vector<std::vector<std::string>> records;
    CsvRecord record;
    try {
        while (records.size() < headRecords && reader.next(record))
            if (!record.blank)
                records.push_back(record.fields);
    } catch (const Error&) {
        // Reported with its line when the file is read.
    }
    return records;
}

/// One first line that begins with "#" may be the header; as a comment it has another number of
/// fields than the table. Judged by lines, since comments know no quotes.
bool beginsWithComments(const std::string& head, const std::string& name, TableFormat format) {
    std::array<std::string, 2> lines;
    std::size_t found = 0;
    for (std::istringstream in(head); found < lines.size() && std::getline(in, lines[found]);)
        found += !trimmed(lines[found]).empty() && lines[found] != "\r";
    if (found < lines.size() || lines[0].find('#') != lines[0].find_first_not_of("\xEF\xBB\xBF"))
        return false;
    if (lines[1].starts_with('#'))
        return true;
    const auto first = recordsOf(lines[0], name, format);
    format.comment = '#';
    const auto table = recordsOf(head, name, format);
    return first.empty() || (!table.empty() && table[0].size() != first[0].size());
}

/// "1,000" alone may as well be a thousand, so three digits behind every comma decide nothing.
bool hasDecimalCommas(const std::vector<std::vector<std::string>>& records) {
    bool found = false;
    for (const auto& record : records)
        for (const std::string& field : record) {
            const std::size_t comma = field.find(',');
            if (comma == std::string::npos) {
                if (field.find('.') != std::string::npos && parseNumber(field))
                    return false;
                continue;
            }
            std::string pointed = trimmed(field);
            const std::size_t at = pointed.find(',');
            if (at == std::string::npos || pointed.find('.') != std::string::npos)
                continue;
            pointed[at] = '.';
            found = found || (parseNumber(pointed) && pointed.size() - at - 1 != 3);
        }
    return found;
}

bool hasNames(const std::vector<std::string>& fields, bool decimalComma) {
    return std::any_of(fields.begin(), fields.end(), [decimalComma](std::string field) {
        if (decimalComma)
            std::replace(field.begin(), field.end(), ',', '.');
        return !isMissing(field) && !parseNumber(field);
    });
}

} // namespace

TableFormat recognisedFormat(const std::filesystem::path& path, const TableFormat& wanted) {
    TextInput input(path, wanted.encoding);
    const std::string name = path.filename().string();
    const std::string head = headOf(input, wanted.skippedLines);
    TableFormat format = wanted;
    format.encoding = input.encoding();
    if (format.delimiter == 0)
        format.delimiter = detectDelimiter(head, name);
    auto records = recordsOf(head, name, format);
    if (format.comment == 0 && beginsWithComments(head, name, format)) {
        format.comment = '#';
        records = recordsOf(head, name, format);
    }
    if (format.decimalMark == DecimalMark::Automatic)
        format.decimalMark = format.delimiter != ',' && hasDecimalCommas(records)
                                 ? DecimalMark::Comma
                                 : DecimalMark::Point;
    if (format.header == HeaderLine::Automatic) {
        // The first field of a row is a name anyway where the cells are columns.
        std::vector<std::string> first = records.empty() ? std::vector<std::string>() : records[0];
        if (format.orientation == Orientation::CellsAsColumns && !first.empty())
            first.erase(first.begin());
        const bool names = hasNames(first, format.decimalMark == DecimalMark::Comma);
        format.header = names ? HeaderLine::Present : HeaderLine::Absent;
    }
    return format;
}

} // namespace dyngpt
