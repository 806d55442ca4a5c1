#include "core/data/matrix_file.h"

#include "core/common/numbers.h"
#include "core/data/field_text.h"
#include "core/data/h5ad_file.h"
#include "core/data/tenx_folder.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace dyngpt {

std::unique_ptr<MatrixFile> openMatrixFile(const std::filesystem::path& path) {
    return looksLikeTenx(path) ? openTenx(path) : openH5ad(path);
}

bool MatrixFile::forEachEntry(
    const std::string& layer,
    const std::function<bool(std::uint32_t cell, std::uint32_t gene, double value)>& use) const {
    const auto slices = open(layer);
    const bool byCell = slices->byCell();
    std::uint32_t slice = 0;
    std::vector<MatrixEntry> entries;
    while (slices->next(slice, entries))
        for (const MatrixEntry& entry : entries)
            if (!use(byCell ? slice : entry.index, byCell ? entry.index : slice, entry.value))
                return false;
    return true;
}

GeneNames geneNames(std::vector<std::string> symbols, std::vector<std::string> ids) {
    std::unordered_map<std::string, int> uses;
    for (const std::string& symbol : symbols)
        ++uses[symbol];
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if (symbols[i].empty())
            symbols[i] = ids[i];
        else if (uses[symbols[i]] > 1 && ids[i] != symbols[i])
            symbols[i] += " (" + ids[i] + ")";
    }
    return {distinctNames(std::move(symbols), "gene"), std::move(ids)};
}

CellColumn cellColumn(std::string name, const std::vector<std::string>& values) {
    CellColumn column{std::move(name), {}, {}};
    const auto numberOf = [](const std::string& value) {
        return parseNumber(value).value_or(std::numeric_limits<double>::infinity());
    };
    const std::set<std::string> distinct(values.begin(), values.end());
    for (const std::string& value : distinct)
        if (!isMissing(value))
            column.values.push_back(value);
    std::stable_sort(
        column.values.begin(), column.values.end(),
        [&](const std::string& a, const std::string& b) { return numberOf(a) < numberOf(b); });
    std::unordered_map<std::string, std::int32_t> codes;
    for (const std::string& value : column.values)
        codes.emplace(value, static_cast<std::int32_t>(codes.size()));
    for (const std::string& value : values) {
        const auto at = codes.find(value);
        column.codes.push_back(at == codes.end() ? -1 : at->second);
    }
    return column;
}

} // namespace dyngpt
