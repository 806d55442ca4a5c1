#pragma once
// Values out of a JSON tree, each problem of form noted with its place; what is wrong reads as
// empty or 0. Used by one call at a time; the issues belong to the caller.

#include "core/common/issue.h"
#include "core/model/json_tree.h"

#include <limits>
#include <string>
#include <vector>

namespace dyngpt {

/// "events", 2 -> "events[2]"
std::string elementPlace(const std::string& list, std::size_t index);

class TreeReader {
public:
    explicit TreeReader(std::vector<Issue>& issues) : issues_(issues) {}

    void error(const std::string& place, Text what, Text remedy);

    /// The member; where it is missing an issue and nullptr. `prefix` is the object's place with
    /// its point.
    const JsonNode* required(const JsonNode& object, const char* key, const std::string& prefix);
    bool isList(const JsonNode& node, const std::string& place);
    bool isObject(const JsonNode& node, const std::string& place);

    std::string string(const JsonNode& node, const std::string& place);
    /// A text, or a number as it is spelt.
    std::string formula(const JsonNode& node, const std::string& place);
    bool boolean(const JsonNode& node, const std::string& place);
    double number(const JsonNode& node, const std::string& place);
    template <typename T> T integer(const JsonNode& node, const std::string& place) {
        return static_cast<T>(
            wholeNumber(node, place, static_cast<double>(std::numeric_limits<T>::max())));
    }

    std::vector<std::string> strings(const JsonNode& node, const std::string& place) {
        return list<std::string>(node, place,
                                 [&](const auto& n, const auto& p) { return string(n, p); });
    }
    std::vector<double> numbers(const JsonNode& node, const std::string& place) {
        return list<double>(node, place,
                            [&](const auto& n, const auto& p) { return number(n, p); });
    }
    template <typename T> std::vector<T> integers(const JsonNode& node, const std::string& place) {
        return list<T>(node, place, [&](const auto& n, const auto& p) { return integer<T>(n, p); });
    }
    /// The file counts from 1.
    std::vector<int> indices(const JsonNode& node, const std::string& place);

    /// readOne(element, its place) for each element.
    template <typename T, typename ReadOne>
    std::vector<T> list(const JsonNode& node, const std::string& place, const ReadOne& readOne) {
        std::vector<T> values;
        if (isList(node, place))
            for (std::size_t i = 0; i < node.items.size(); ++i)
                values.push_back(readOne(node.items[i], elementPlace(place, i)));
        return values;
    }

private:
    double wholeNumber(const JsonNode& node, const std::string& place, double largest);

    std::vector<Issue>& issues_;
};

} // namespace dyngpt
