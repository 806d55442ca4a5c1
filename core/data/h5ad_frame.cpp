#include "core/data/h5ad_frame.h"

#include "core/common/issue.h"
#include "core/common/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyngpt {

namespace {

using Texts = std::optional<std::vector<std::string>>;

std::vector<std::string> numbersAsText(const std::vector<double>& numbers) {
    std::vector<std::string> result;
    for (const double number : numbers)
        result.push_back(std::isfinite(number) ? formatNumber(number) : std::string());
    return result;
}

/// The category of each code; codes outside mean missing.
std::vector<std::string> categoriesOf(const std::vector<double>& codes,
                                      const std::vector<std::string>& categories) {
    std::vector<std::string> result;
    for (const double code : codes)
        result.push_back(code >= 0 && code < static_cast<double>(categories.size())
                             ? categories[static_cast<std::size_t>(code)]
                             : std::string());
    return result;
}

Texts valuesOf(const Hdf5Dataset& data) {
    if (data.dims().size() != 1)
        return std::nullopt;
    switch (data.kind()) {
    case Hdf5Kind::String:
        return data.strings();
    case Hdf5Kind::Number:
        return numbersAsText(data.numbers());
    default:
        return std::nullopt;
    }
}

} // namespace

H5adFrame::H5adFrame(const Hdf5File& file, std::string path)
    : file_(file), path_(std::move(path)), compound_(file.isDataset(path_)) {
    const std::array<std::string, 2> usual{"_index", "index"};
    std::string index;
    if (compound_) {
        const Hdf5Dataset table = file_.dataset(path_);
        columns_ = table.fields();
        for (const std::string& name : usual)
            if (index.empty() &&
                std::find(columns_.begin(), columns_.end(), name) != columns_.end())
                index = name;
        if (index.empty())
            throw Error(file_.name() + ":" + path_,
                        text(DYNGPT_TEXT("core", "the names of the rows are missing")),
                        text(DYNGPT_TEXT("core", "Choose a file that AnnData wrote (.h5ad).")));
        index_ = table.fieldKind(index) == Hdf5Kind::String ? table.strings(index)
                                                            : numbersAsText(table.numbers(index));
    } else {
        columns_ = file_.children(path_);
        index = file_.textAttribute(path_, "_index").value_or("");
        for (const std::string& name : usual)
            if (index.empty() && file_.isDataset(path_ + "/" + name))
                index = name;
        const auto found = valuesOf(file_.dataset(path_ + "/" + index));
        if (!found)
            throw Error(file_.name() + ":" + path_ + "/" + index,
                        text(DYNGPT_TEXT("core", "the names of the rows are missing")),
                        text(DYNGPT_TEXT("core", "Choose a file that AnnData wrote (.h5ad).")));
        index_ = *found;
    }
    std::erase_if(columns_,
                  [&](const std::string& name) { return name == index || name == "__categories"; });
}

Texts H5adFrame::texts(const std::string& column) const {
    Texts result = compound_                             ? plain(column)
                   : file_.isGroup(path_ + "/" + column) ? nullable(column)
                                                         : categorical(column);
    if (result && result->size() != index_.size())
        result.reset();
    return result;
}

/// Of groups: categorical, or values with a mask.
Texts H5adFrame::nullable(const std::string& column) const {
    const std::string path = path_ + "/" + column;
    if (file_.isDataset(path + "/codes") && file_.isDataset(path + "/categories")) {
        const auto categories = valuesOf(file_.dataset(path + "/categories"));
        const Hdf5Dataset codes = file_.dataset(path + "/codes");
        if (!categories || codes.kind() != Hdf5Kind::Number || codes.dims().size() != 1)
            return std::nullopt;
        return categoriesOf(codes.numbers(), *categories);
    }
    if (!file_.isDataset(path + "/values") || !file_.isDataset(path + "/mask"))
        return std::nullopt;
    Texts values = valuesOf(file_.dataset(path + "/values"));
    const Hdf5Dataset mask = file_.dataset(path + "/mask");
    if (!values || mask.kind() != Hdf5Kind::Number ||
        mask.dims() != std::vector<std::uint64_t>{values->size()})
        return std::nullopt;
    const std::vector<double> missing = mask.numbers();
    for (std::size_t i = 0; i < values->size(); ++i)
        if (missing[i] != 0)
            (*values)[i].clear();
    return values;
}

/// Of datasets: codes that refer to their categories (AnnData 0.7), else the values themselves.
Texts H5adFrame::categorical(const std::string& column) const {
    const std::string path = path_ + "/" + column;
    if (!file_.isDataset(path))
        return std::nullopt;
    const Hdf5Dataset data = file_.dataset(path);
    if (const auto target = data.referenceAttribute("categories");
        target && file_.isDataset(*target)) {
        const auto categories = valuesOf(file_.dataset(*target));
        if (!categories || data.kind() != Hdf5Kind::Number || data.dims().size() != 1)
            return std::nullopt;
        return categoriesOf(data.numbers(), *categories);
    }
    return valuesOf(data);
}

/// Of compound tables; the categories of a column of codes stand in uns.
Texts H5adFrame::plain(const std::string& column) const {
    const Hdf5Dataset table = file_.dataset(path_);
    if (table.fieldKind(column) == Hdf5Kind::String)
        return table.strings(column);
    if (table.fieldKind(column) != Hdf5Kind::Number)
        return std::nullopt;
    const std::vector<double> numbers = table.numbers(column);
    const std::string categories = "/uns/" + column + "_categories";
    if (file_.isDataset(categories))
        if (const auto names = valuesOf(file_.dataset(categories)))
            return categoriesOf(numbers, *names);
    return numbersAsText(numbers);
}

} // namespace dyngpt
