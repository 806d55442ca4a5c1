#include "core/model/json_tree.h"

#include "core/common/numbers.h"
#include "core/common/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dyngpt {

using Kind = JsonNode::Kind;

JsonNode JsonNode::string(std::string content) {
    return {Kind::String, std::move(content), {}, {}};
}
JsonNode JsonNode::number(double value) {
    return {Kind::Number, formatNumber(value), {}, {}};
}
JsonNode JsonNode::integer(long long value) {
    return {Kind::Number, std::to_string(value), {}, {}};
}
JsonNode JsonNode::array(std::vector<JsonNode> items) {
    return {Kind::Array, {}, std::move(items), {}};
}
JsonNode JsonNode::object() {
    return {Kind::Object, {}, {}, {}};
}

const JsonNode* JsonNode::find(std::string_view key) const {
    const auto found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

JsonNode* JsonNode::find(std::string_view key) {
    return const_cast<JsonNode*>(std::as_const(*this).find(key));
}

JsonNode& JsonNode::member(std::string_view key) {
    if (JsonNode* existing = find(key))
        return *existing;
    keys.emplace_back(key);
    return items.emplace_back();
}

void JsonNode::remove(std::string_view key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end())
        return;
    items.erase(items.begin() + (found - keys.begin()));
    keys.erase(found);
}

void JsonNode::assign(const JsonNode& wanted) {
    if (kind != wanted.kind) {
        *this = wanted;
        return;
    }
    switch (kind) {
    case Kind::Number:
        if (parseNumber(text) != parseNumber(wanted.text))
            text = wanted.text;
        break;
    case Kind::Array:
        items.resize(wanted.items.size());
        for (std::size_t i = 0; i < items.size(); ++i)
            items[i].assign(wanted.items[i]);
        break;
    case Kind::Object: {
        JsonNode result = wanted;
        for (std::size_t i = 0; i < result.keys.size(); ++i)
            if (const JsonNode* existing = find(result.keys[i])) {
                JsonNode kept = *existing;
                kept.assign(result.items[i]);
                result.items[i] = std::move(kept);
            }
        *this = std::move(result);
        break;
    }
    default:
        text = wanted.text;
    }
}

namespace {

constexpr std::size_t deepest = 100; ///< far beyond any network; bounds our own recursion

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// How far the token that nlohmann objects to reaches back. The token it hands over begins too
/// early unless it is a text or a number.
std::size_t tokenLength(std::string_view message, const std::string& token) {
    if (contains(message, "unexpected string literal") ||
        contains(message, "unexpected number literal") || contains(message, "number overflow"))
        return token.size();
    if (contains(message, "unexpected false literal"))
        return 5;
    if (contains(message, "unexpected true literal") ||
        contains(message, "unexpected null literal"))
        return 4;
    return 1;
}

/// Builds the tree from nlohmann's events, which, unlike its tree, give numbers as they are spelt.
class Builder : public nlohmann::json_sax<nlohmann::ordered_json> {
public:
    Builder(std::string_view json, const std::string& fileName)
        : json_(json), fileName_(fileName) {}

    JsonNode take() { return std::move(root_); }

    bool null() override { return value({}); }
    bool boolean(bool v) override { return value({Kind::Boolean, v ? "true" : "false", {}, {}}); }
    bool number_integer(std::int64_t v) override { return value(JsonNode::integer(v)); }
    bool number_unsigned(std::uint64_t v) override {
        return value({Kind::Number, std::to_string(v), {}, {}});
    }
    bool number_float(double, const std::string& spelling) override {
        std::string plain = spelling;
        // The lexer writes the decimal sign of the process's locale.
        for (char& c : plain)
            if (std::string_view("0123456789+-eE").find(c) == std::string_view::npos)
                c = '.';
        return value({Kind::Number, std::move(plain), {}, {}});
    }
    bool string(std::string& v) override { return value(JsonNode::string(std::move(v))); }
    bool binary(nlohmann::ordered_json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonNode::object()); }
    bool start_array(std::size_t) override { return open(JsonNode::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        stack_.back()->keys.push_back(std::move(name));
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception& error) override {
        const std::string_view message = error.what();
        const bool lexical = contains(message, "; last read");
        const std::size_t length = tokenLength(message, token);
        const std::size_t offset = position > length ? position - length : 0;
        if (contains(message, "unexpected end of input") || offset >= json_.size())
            fail(json_.size(), text(DYNGPT_TEXT("core", "the file ends in the middle of its JSON")),
                 text(DYNGPT_TEXT("core", "Check that it was saved or copied to its end; a "
                                          "closing bracket or quotation mark is missing.")));
        if (contains(message, "number overflow"))
            fail(offset, text(DYNGPT_TEXT("core", "the number %1 is too large"), token),
                 text(DYNGPT_TEXT("core", "Write a smaller number.")));
        if (lexical && json_.substr(0, offset + 1).ends_with('\n'))
            fail(offset, text(DYNGPT_TEXT("core", "the text is not closed on its line")),
                 text(DYNGPT_TEXT("core", "Add the missing quotation mark.")));
        explainToken(offset, std::string(json_.substr(offset, length)));
    }

private:
    [[noreturn]] void fail(std::size_t offset, Text what, Text remedy) const {
        const TextPosition at = positionOf(json_, offset);
        throw Error(fileName_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
                    std::move(what), std::move(remedy));
    }

    [[noreturn]] void explainToken(std::size_t offset, const std::string& token) const {
        const auto last = json_.substr(0, offset).find_last_not_of(" \t\r\n");
        const char before = last == std::string_view::npos ? '\0' : json_[last];
        if (before == ',' && (token == "}" || token == "]"))
            fail(offset, text(DYNGPT_TEXT("core", "a comma stands before the closing %1"), token),
                 text(DYNGPT_TEXT("core", "Delete the comma.")));
        const bool valueBefore = std::string_view("\"}]0123456789el").find(before) !=
                                 std::string_view::npos; // end of a text, list, number, true, null
        const bool begins = token[0] == '"' || token[0] == '{' || token[0] == '[' ||
                            token[0] == '-' || (token[0] >= '0' && token[0] <= '9') ||
                            token == "true" || token == "false" || token == "null";
        if (valueBefore && begins)
            fail(offset, text(DYNGPT_TEXT("core", "a comma is missing before %1"), token),
                 text(DYNGPT_TEXT("core", "Put a comma between the two values.")));
        if (token[0] == '\'')
            fail(offset, text(DYNGPT_TEXT("core", "a text begins with '")),
                 text(DYNGPT_TEXT("core", "Put texts in double quotation marks.")));
        if (token[0] == '/' || token[0] == '#')
            fail(offset, text(DYNGPT_TEXT("core", "JSON knows no comments")),
                 text(DYNGPT_TEXT("core", "Delete the comment.")));
        fail(offset, text(DYNGPT_TEXT("core", "unexpected %1"), token),
             text(DYNGPT_TEXT("core", "Correct the JSON at this place.")));
    }

    bool value(JsonNode node) {
        if (stack_.empty())
            root_ = std::move(node);
        else
            stack_.back()->items.push_back(std::move(node));
        return true;
    }
    bool open(JsonNode node) {
        if (stack_.size() == deepest)
            throw Error(fileName_,
                        text(DYNGPT_TEXT("core", "lists and objects are nested more than %1 deep"),
                             deepest),
                        text(DYNGPT_TEXT("core", "Check that this is a network file.")));
        value(std::move(node));
        // A parent's items do not grow while a child is open, so the pointer stays good.
        stack_.push_back(stack_.empty() ? &root_ : &stack_.back()->items.back());
        return true;
    }
    bool close() {
        stack_.pop_back();
        return true;
    }

    std::string_view json_;
    const std::string& fileName_;
    JsonNode root_;
    std::vector<JsonNode*> stack_;
};

std::string quoted(const std::string& content, bool asciiOnly) {
    return nlohmann::json(content).dump(-1, ' ', asciiOnly,
                                        nlohmann::json::error_handler_t::replace);
}

void write(const JsonNode& node, bool asciiOnly, std::size_t indent, std::string& out) {
    if (node.kind == Kind::Null)
        out += "null";
    if (node.kind == Kind::Number || node.kind == Kind::Boolean)
        out += node.text;
    if (node.kind == Kind::String)
        out += quoted(node.text, asciiOnly);
    if (node.kind != Kind::Array && node.kind != Kind::Object)
        return;
    const bool object = node.kind == Kind::Object;
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        out.append(indent + 4, ' ');
        if (object)
            out += quoted(node.keys[i], asciiOnly) + ": ";
        write(node.items[i], asciiOnly, indent + 4, out);
    }
    if (!node.items.empty()) {
        out += '\n';
        out.append(indent, ' ');
    }
    out += object ? '}' : ']';
}

} // namespace

JsonNode parseJson(std::string_view json, const std::string& fileName) {
    if (json.starts_with("\xEF\xBB\xBF")) // byte-order mark
        json.remove_prefix(3);
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw Error(fileName, text(DYNGPT_TEXT("core", "the file is empty")),
                    text(DYNGPT_TEXT("core", "Choose a network file in JSON.")));
    if (const auto invalid = firstInvalidUtf8(json)) {
        const TextPosition at = positionOf(json, *invalid);
        throw Error(fileName + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
                    text(DYNGPT_TEXT("core", "the file is not UTF-8 text from here on")),
                    text(DYNGPT_TEXT("core", "Save it as UTF-8.")));
    }
    Builder builder(json, fileName);
    nlohmann::ordered_json::sax_parse(json.begin(), json.end(), &builder);
    return builder.take();
}

std::string writeJson(const JsonNode& node, bool asciiOnly) {
    std::string out;
    write(node, asciiOnly, 0, out);
    return out;
}

std::string excerpt(const JsonNode& node) {
    if (node.kind == Kind::Object)
        return "{...}";
    if (node.kind == Kind::Array)
        return "[...]";
    std::string whole = writeJson(node, false);
    std::size_t end = std::min<std::size_t>(whole.size(), 40);
    if (end == whole.size())
        return whole;
    while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80)
        --end; // not within a character
    return whole.substr(0, end) + "...";
}

void findRepeatedKeys(const JsonNode& node, const std::string& place, std::vector<Issue>& issues) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const bool object = node.kind == Kind::Object;
        std::string here = place;
        if (object)
            here += (place.empty() ? "" : ".") + node.keys[i];
        else
            here += "[" + std::to_string(i) + "]";
        const auto begin = node.keys.begin();
        if (object && std::find(begin, begin + static_cast<std::ptrdiff_t>(i), node.keys[i]) !=
                          begin + static_cast<std::ptrdiff_t>(i))
            issues.push_back({Severity::Error, here,
                              text(DYNGPT_TEXT("core", "this key stands twice")),
                              text(DYNGPT_TEXT("core", "Delete one of them."))});
        findRepeatedKeys(node.items[i], here, issues);
    }
}

} // namespace dyngpt
