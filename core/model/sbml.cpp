#include "core/model/sbml.h"

#include "core/common/file.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Behind what may stand before the first element: blanks, comments, the XML declaration.
std::string_view firstElement(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        const std::string_view end = text.starts_with("<?")     ? "?>"
                                     : text.starts_with("<!--") ? "-->"
                                     : text.starts_with("<!")   ? ">"
                                                                : "";
        const std::size_t found = end.empty() ? std::string_view::npos : text.find(end);
        if (found == std::string_view::npos)
            return text;
        text.remove_prefix(found + end.size());
    }
}

} // namespace

bool looksLikeSbml(std::string_view text) {
    const std::string_view element = firstElement(text);
    if (!element.starts_with("<"))
        return false;
    const std::size_t end = std::min(element.find_first_of(" \t\r\n/>"), element.size());
    const std::string_view tag = element.substr(1, end - 1);
    return tag == "sbml" || tag.ends_with(":sbml");
}

SbmlImport readSbml(const std::filesystem::path& path) {
    return parseSbml(readFile(path), path.filename().string());
}

} // namespace dyngpt
