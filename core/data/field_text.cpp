#include "core/data/field_text.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace dyngpt {

namespace {

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// Levenshtein's.
std::size_t editDistance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row.back();
}

/// Length of the UTF-8 character at the front; 0 if there is none.
std::size_t characterLength(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80             ? 1
                               : (lead & 0xE0) == 0xC0 ? 2
                               : (lead & 0xF0) == 0xE0 ? 3
                               : (lead & 0xF8) == 0xF0 ? 4
                                                       : 0;
    if (length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            return 0;
    return length;
}

} // namespace

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

bool isMissing(std::string_view field) {
    static constexpr std::array<std::string_view, 6> words{"", "na", "n/a", "nan", "null", "none"};
    const std::string word = lowered(trimmed(field));
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool sameValue(const std::string& a, const std::string& b) {
    const std::string left = trimmed(a), right = trimmed(b);
    if (left == right)
        return true;
    const auto x = parseNumber(left), y = parseNumber(right);
    return x && y && *x == *y;
}

std::string groupLabel(const std::string& column, const std::string& value) {
    const std::string shown = trimmed(value);
    return parseNumber(shown) ? column + "=" + shown : shown;
}

std::string joinedLabels(const std::vector<std::string>& labels) {
    std::string name;
    for (const std::string& label : labels)
        if (!label.empty())
            name += (name.empty() ? "" : " / ") + label;
    return name;
}

std::string shownField(std::string_view field) {
    constexpr int longest = 40;
    std::string shown;
    for (int n = 0; !field.empty(); ++n) {
        if (n == longest)
            return shown + "...";
        const std::size_t length = characterLength(field);
        if (length == 0 || (length == 1 && static_cast<unsigned char>(field.front()) < 0x20))
            shown.push_back(length == 0 ? '?' : ' ');
        else
            shown.append(field.substr(0, length));
        field.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return shown;
}

std::vector<std::string> distinctNames(std::vector<std::string> names, const std::string& what) {
    std::unordered_set<std::string> taken;
    std::unordered_map<std::string, int> number; ///< that was given last
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string& name = names[i];
        name = trimmed(name);
        if (name.empty())
            name = what + " " + std::to_string(i + 1);
        const std::string plain = name;
        for (int& n = number.emplace(plain, 1).first->second; !taken.insert(name).second;)
            name = plain + " (" + std::to_string(++n) + ")";
    }
    return names;
}

std::string joined(const std::vector<std::string>& names) {
    constexpr std::size_t most = 30;
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == most)
            return list + " ...";
        if (i > 0)
            list += ", ";
        list += '"' + shownField(names[i]) + '"';
    }
    return list;
}

std::string nearest(const std::string& wanted, const std::vector<std::string>& names) {
    const std::string key = lowered(trimmed(wanted));
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, key.size() / 3) + 1;
    for (const std::string& name : names) {
        const std::string other = lowered(name);
        const std::size_t distance = editDistance(key, other);
        if (distance < bestDistance && distance < std::max(key.size(), other.size())) {
            best = name;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace dyngpt
