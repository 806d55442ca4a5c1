#pragma once
// Fields into the JSON object they were read from, so that what did not change keeps its
// spelling. Used by one call at a time; the object belongs to the caller.

#include "core/model/json_tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

class TreeWriter {
public:
    /// complete: keys are written also where their absence would mean the same.
    explicit TreeWriter(JsonNode& object, bool complete = false)
        : object_(object), complete_(complete) {}

    void set(std::string_view key, const JsonNode& wanted, bool absentMeansThis = false);
    /// A list that is not written when it is empty.
    void setUnlessEmpty(std::string_view key, const JsonNode& wanted);
    /// A number or an expression: a text that is there as a text or number stays what it is.
    void setFormula(std::string_view key, const std::string& formula);

private:
    JsonNode& object_;
    bool complete_;
};

template <typename T, typename ToNode>
JsonNode arrayOf(const std::vector<T>& values, const ToNode& toNode) {
    JsonNode result = JsonNode::array();
    for (const T& value : values)
        result.items.push_back(toNode(value));
    return result;
}
inline JsonNode stringArray(const std::vector<std::string>& values) {
    return arrayOf(values, [](const auto& value) { return JsonNode::string(value); });
}
template <typename T> JsonNode integerArray(const std::vector<T>& values, int shift = 0) {
    return arrayOf(values, [shift](T value) { return JsonNode::integer(value + shift); });
}

} // namespace dyngpt
