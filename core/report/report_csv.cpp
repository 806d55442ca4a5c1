#include "core/report/report.h"

namespace dyngpt {
namespace {

std::string field(const std::string& marked) {
    const std::string text = withoutMarks(marked);
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string record(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i)
        line += (i == 0 ? "" : ",") + field(fields[i]);
    return line + "\r\n";
}

} // namespace

std::string toCsv(const ReportTable& table) {
    std::string content = record(table.header);
    for (const auto& row : table.exactRows.empty() ? table.rows : table.exactRows)
        content += record(row);
    return content;
}

std::map<std::string, std::string> toCsv(const Report& report) {
    std::map<std::string, std::string> files;
    for (const ReportSection& section : report.sections)
        for (const ReportBlock& block : section.blocks)
            if (const auto* table = std::get_if<ReportTable>(&block))
                files[table->csvName] = toCsv(*table);
    for (const ReportTable& table : report.data)
        files[table.csvName] = toCsv(table);
    return files;
}

} // namespace dyngpt
