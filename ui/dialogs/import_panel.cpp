#include "ui/dialogs/import_panel.h"

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

/// Letters and digits in lower case.
QString bare(const std::string& name) {
    QString result;
    for (const QChar c : QString::fromStdString(name).toCaseFolded())
        if (c.isLetterOrNumber())
            result += c;
    return result;
}

} // namespace

std::optional<std::string> likelyState(const std::string& column,
                                       const std::vector<std::string>& states) {
    const auto find = [&states](auto alike) -> std::optional<std::string> {
        const auto found = std::find_if(states.begin(), states.end(), alike);
        return found == states.end() ? std::nullopt : std::optional(*found);
    };
    if (const auto same = find([&](const std::string& s) { return s == column; }))
        return same;
    const QString wanted = bare(column);
    if (const auto same = find([&](const std::string& s) { return bare(s) == wanted; }))
        return same;
    // "n" in "ON" means nothing.
    constexpr int shortest = 3;
    return find([&](const std::string& s) {
        const QString name = bare(s);
        return std::min(name.size(), wanted.size()) >= shortest &&
               (wanted.contains(name) || name.contains(wanted));
    });
}

std::vector<std::optional<std::string>> likelyStates(const std::vector<std::string>& columns,
                                                     const std::vector<bool>& fit,
                                                     const std::vector<std::string>& states) {
    std::set<std::string> taken;
    std::vector<std::optional<std::string>> result(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c >= fit.size() || fit[c]) {
            const auto state = likelyState(columns[c], states);
            if (state && taken.insert(*state).second)
                result[c] = state;
        }
    return result;
}

} // namespace dyngpt
