#pragma once
// JSON that comes back as it was: key order, unknown keys, the spelling of numbers and repeated
// keys are kept (nlohmann's own tree would lose the last two). Plain values.

#include "core/common/issue.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyngpt {

struct JsonNode {
    enum class Kind { Null, Boolean, Number, String, Array, Object };

    Kind kind = Kind::Null;
    std::string text;            ///< content of a String; Number and Boolean as spelt
    std::vector<JsonNode> items; ///< elements of an Array, values of an Object
    std::vector<std::string> keys;

    static JsonNode string(std::string content);
    static JsonNode number(double value);
    static JsonNode integer(long long value);
    static JsonNode array(std::vector<JsonNode> items = {});
    static JsonNode object();

    const JsonNode* find(std::string_view key) const;
    JsonNode* find(std::string_view key);
    /// The member, appended (as Null) if it is not there.
    JsonNode& member(std::string_view key);
    void remove(std::string_view key);

    /// Takes on the value of wanted; parts that have that value already keep their spelling.
    void assign(const JsonNode& wanted);
};

/// Throws Error with file:line:column, also for a file that is empty or not UTF-8.
JsonNode parseJson(std::string_view json, const std::string& fileName);

/// 4 blanks of indentation, each element on a line of its own.
std::string writeJson(const JsonNode& node, bool asciiOnly);

/// On one line and cut to a few words: what an error message shows.
std::string excerpt(const JsonNode& node);

/// One error for each key that stands twice in its object.
void findRepeatedKeys(const JsonNode& node, const std::string& place, std::vector<Issue>& issues);

} // namespace dyngpt
