#include "core/data/cell_groups.h"

#include "core/data/field_text.h"

#include <algorithm>

namespace dyngpt {

namespace {

void checkColumns(const MatrixFile& file, const std::vector<std::string>& groupBy,
                  const std::map<std::string, std::vector<std::string>>& where) {
    std::vector<Issue> issues;
    std::vector<std::string> named = groupBy;
    for (const auto& [column, values] : where)
        named.push_back(column);
    const auto& columns = file.columns();
    for (const std::string& column : named)
        if (std::find(columns.begin(), columns.end(), column) == columns.end())
            issues.push_back(
                {Severity::Error, file.name(),
                 text(DYNGPT_TEXT("core", "the cells have no column \"%1\""), shownField(column)),
                 columns.empty()
                     ? text(DYNGPT_TEXT("core", "The file says nothing about its cells."))
                     : text(DYNGPT_TEXT("core", "The columns are %1."), joined(columns))});
    if (!issues.empty())
        throw Error(issues);
}

} // namespace

CellGroups groupCells(const MatrixFile& file, const std::vector<std::string>& groupBy,
                      const std::map<std::string, std::vector<std::string>>& where) {
    checkColumns(file, groupBy, where);
    CellGroups result;
    result.groups.assign(file.cells(), 0);
    for (const auto& [name, values] : where) {
        const CellColumn column = file.column(name);
        std::vector<bool> wanted;
        for (const std::string& value : column.values)
            wanted.push_back(isWanted({0, name, values}, value));
        for (std::size_t c = 0; c < result.groups.size(); ++c) {
            const std::int32_t code = column.codes[c];
            if (result.groups[c] >= 0 && (code < 0 || !wanted[static_cast<std::size_t>(code)])) {
                result.groups[c] = -1;
                ++result.leftOut.unwanted;
            }
        }
    }
    std::vector<CellColumn> columns;
    for (const std::string& name : groupBy)
        columns.push_back(file.column(name));
    std::map<std::vector<std::int32_t>, std::int32_t> groups;
    std::vector<std::int32_t> key(columns.size());
    const auto keyOf = [&](std::size_t cell) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            key[i] = columns[i].codes[cell];
        return std::find(key.begin(), key.end(), -1) == key.end();
    };
    for (std::size_t c = 0; c < result.groups.size(); ++c) {
        if (result.groups[c] < 0)
            continue;
        if (keyOf(c)) {
            groups.emplace(key, 0);
        } else {
            result.groups[c] = -1;
            ++result.leftOut.missing;
        }
    }
    for (auto& [codes, index] : groups) {
        index = static_cast<std::int32_t>(result.names.size());
        std::vector<std::string> labels;
        for (std::size_t i = 0; i < columns.size(); ++i)
            labels.push_back(
                groupLabel(columns[i].name, columns[i].values[static_cast<std::size_t>(codes[i])]));
        result.names.push_back(joinedLabels(labels));
    }
    result.cells.assign(result.names.size(), 0);
    for (std::size_t c = 0; c < result.groups.size(); ++c)
        if (result.groups[c] >= 0) {
            keyOf(c);
            result.groups[c] = groups.at(key);
            ++result.cells[static_cast<std::size_t>(result.groups[c])];
        }
    return result;
}

} // namespace dyngpt
