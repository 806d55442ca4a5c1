#include "core/model/tree_reader.h"

#include "core/common/numbers.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dyngpt {

using Kind = JsonNode::Kind;

std::string elementPlace(const std::string& list, std::size_t index) {
    return list + "[" + std::to_string(index) + "]";
}

void TreeReader::error(const std::string& place, Text what, Text remedy) {
    issues_.push_back({Severity::Error, place, std::move(what), std::move(remedy)});
}

const JsonNode* TreeReader::required(const JsonNode& object, const char* key,
                                     const std::string& prefix) {
    const JsonNode* node = object.find(key);
    if (node == nullptr)
        error(prefix + key, text(DYNGPT_TEXT("core", "this key is missing")),
              text(DYNGPT_TEXT("core", "Add it to the file.")));
    return node;
}

bool TreeReader::isList(const JsonNode& node, const std::string& place) {
    if (node.kind == Kind::Array)
        return true;
    error(place, text(DYNGPT_TEXT("core", "a list is expected here, not %1"), excerpt(node)),
          text(DYNGPT_TEXT("core", "Put the values in square brackets.")));
    return false;
}

bool TreeReader::isObject(const JsonNode& node, const std::string& place) {
    if (node.kind == Kind::Object)
        return true;
    error(place, text(DYNGPT_TEXT("core", "an object is expected here, not %1"), excerpt(node)),
          text(DYNGPT_TEXT("core", "Put \"name\": value pairs in curly brackets.")));
    return false;
}

std::string TreeReader::string(const JsonNode& node, const std::string& place) {
    if (node.kind == Kind::String)
        return node.text;
    error(place, text(DYNGPT_TEXT("core", "a text is expected here, not %1"), excerpt(node)),
          text(DYNGPT_TEXT("core", "Put the text in double quotation marks.")));
    return {};
}

std::string TreeReader::formula(const JsonNode& node, const std::string& place) {
    if (node.kind == Kind::String || node.kind == Kind::Number)
        return node.text;
    error(
        place,
        text(DYNGPT_TEXT("core", "a number or a formula is expected here, not %1"), excerpt(node)),
        text(DYNGPT_TEXT("core", "Write a number, or a formula in double quotation marks.")));
    return {};
}

bool TreeReader::boolean(const JsonNode& node, const std::string& place) {
    if (node.kind != Kind::Boolean)
        error(place,
              text(DYNGPT_TEXT("core", "true or false is expected here, not %1"), excerpt(node)),
              text(DYNGPT_TEXT("core", "Write true or false without quotation marks.")));
    return node.kind == Kind::Boolean && node.text == "true";
}

double TreeReader::number(const JsonNode& node, const std::string& place) {
    const auto value = node.kind == Kind::Number ? parseNumber(node.text) : std::nullopt;
    if (!value)
        error(place, text(DYNGPT_TEXT("core", "a number is expected here, not %1"), excerpt(node)),
              text(DYNGPT_TEXT("core", "Write a number without quotation marks.")));
    return value.value_or(0);
}

double TreeReader::wholeNumber(const JsonNode& node, const std::string& place, double largest) {
    const auto value = node.kind == Kind::Number ? parseNumber(node.text) : std::nullopt;
    // Beyond 2^53 a double, and so the reference package, no longer tells integers apart.
    if (value && *value == std::floor(*value) && std::abs(*value) <= std::min(0x1.0p53, largest))
        return *value;
    error(place,
          text(DYNGPT_TEXT("core", "a whole number is expected here, not %1"), excerpt(node)),
          text(DYNGPT_TEXT("core", "Write a whole number without quotation marks.")));
    return 0;
}

std::vector<int> TreeReader::indices(const JsonNode& node, const std::string& place) {
    auto values = integers<int>(node, place);
    for (int& value : values)
        --value;
    return values;
}

} // namespace dyngpt
