#include "core/model/tree_writer.h"

#include "core/common/numbers.h"

namespace dyngpt {

using Kind = JsonNode::Kind;

void TreeWriter::set(std::string_view key, const JsonNode& wanted, bool absentMeansThis) {
    if (absentMeansThis && !complete_ && object_.find(key) == nullptr)
        return;
    object_.member(key).assign(wanted);
}

void TreeWriter::setUnlessEmpty(std::string_view key, const JsonNode& wanted) {
    const JsonNode* existing = object_.find(key);
    if (!wanted.items.empty())
        object_.member(key).assign(wanted);
    else if (existing != nullptr && !existing->items.empty())
        object_.remove(key);
}

void TreeWriter::setFormula(std::string_view key, const std::string& formula) {
    JsonNode& node = object_.member(key);
    if ((node.kind == Kind::String || node.kind == Kind::Number) && node.text == formula)
        return;
    const auto number = parseNumber(formula);
    node = number && formatNumber(*number) == formula ? JsonNode::number(*number)
                                                      : JsonNode::string(formula);
}

} // namespace dyngpt
