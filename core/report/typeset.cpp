#include "core/report/typeset.h"

#include "core/common/markup.h"

#include <algorithm>
#include <utility>

namespace dyngpt {
namespace {

// Characters that no text for people holds.
constexpr char nameBegins = '\x0E';
constexpr char formulaBegins = '\x0F';
constexpr char markEnds = '\x10';
constexpr char unitBegins = '\x11'; // within a name's

using Level = TextRun::Level;

bool isLetter(unsigned char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

std::size_t characterLength(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - at);
}

/// Single letters are variables; words are not.
bool isVariable(std::string_view text) {
    if (text.empty() || characterLength(text, 0) != text.size())
        return false;
    const auto lead = static_cast<unsigned char>(text[0]);
    // Beyond ASCII letters too, but not the signs and spaces of Unicode.
    return isLetter(lead) || (lead >= 0xC3 && lead != 0xE2);
}

/// In one line: what a tree sets above or below something else is smaller and raised or lowered.
void flatten(const MathNode& node, Level level, TextRuns& runs) {
    switch (node.kind) {
    case MathNode::Kind::Name:
        return appendRun(runs, node.text, level, level == Level::Base && isVariable(node.text));
    case MathNode::Kind::Scripts:
        flatten(node.children[0], level, runs);
        flatten(node.children[1], level == Level::Base ? Level::Subscript : level, runs);
        return flatten(node.children[2], level == Level::Base ? Level::Superscript : level, runs);
    default: // of names and markup: rows and upright text
        appendRun(runs, node.text, level);
        for (const MathNode& child : node.children)
            flatten(child, level, runs);
    }
}

/// "a*b", "a/b" of names.
bool isProduct(const std::string& text, const std::function<bool(const std::string&)>& isName) {
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("*/", begin), text.size());
        if (!isName(text.substr(begin, end - begin)))
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace

void appendRun(TextRuns& runs, std::string text, TextRun::Level level, bool italic) {
    if (text.empty())
        return;
    if (!runs.empty() && runs.back().level == level && runs.back().italic == italic)
        runs.back().text += text;
    else
        runs.push_back({std::move(text), level, italic});
}

std::string markName(std::string_view name, std::string_view unit) {
    std::string text = nameBegins + std::string(name);
    if (!unit.empty())
        text += unitBegins + std::string(unit);
    return text + markEnds;
}

std::string markFormula(std::string_view formula) {
    return formulaBegins + std::string(formula) + markEnds;
}

std::string markArgument(const std::string& text,
                         const std::function<bool(const std::string&)>& isName) {
    constexpr std::string_view separators[] = {", ", " and ", " ↔ "};
    std::string result;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t end = text.size();
        std::string_view separator;
        for (const std::string_view each : separators)
            if (const std::size_t at = text.find(each, begin); at < end) {
                end = at;
                separator = each;
            }
        const std::string part = text.substr(begin, end - begin);
        if (isName(part))
            result += markName(part);
        else if (isProduct(part, isName))
            result += markFormula(part);
        else
            return text;
        result += separator;
        begin = end + std::max<std::size_t>(separator.size(), 1);
    }
    return result;
}

std::string withoutMarks(std::string_view text) {
    std::string result;
    bool inUnit = false;
    for (const char c : text) {
        inUnit = c == unitBegins || (inUnit && c != markEnds);
        if (!inUnit && c != nameBegins && c != formulaBegins && c != markEnds)
            result += c;
    }
    return result;
}

TextRuns typesetMarkup(std::string_view markup) {
    TextRuns runs;
    flatten(mathOfMarkup(markup), Level::Base, runs);
    return runs;
}

TextRuns typesetName(const std::string& name, const DisplayNames& names) {
    TextRuns runs;
    flatten(mathOfName(name, names), Level::Base, runs);
    return runs;
}

TextRuns typeset(std::string_view text, const DisplayNames& names) {
    TextRuns runs;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find_first_of("\x0E\x0F"), text.size());
        appendRun(runs, std::string(text.substr(0, begin)), Level::Base);
        text.remove_prefix(begin);
        if (text.empty())
            break;
        const std::size_t end = std::min(text.find(markEnds), text.size());
        const std::size_t unit = std::min(text.substr(0, end).find(unitBegins), end);
        const std::string marked(text.substr(1, unit - 1));
        for (TextRun& run :
             text[0] == nameBegins ? typesetName(marked, names) : typesetFormula(marked, names))
            appendRun(runs, std::move(run.text), run.level, run.italic);
        if (unit < end)
            appendRun(runs, " (" + std::string(text.substr(unit + 1, end - unit - 1)) + ")");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return runs;
}

std::string toInlineHtml(std::string_view text, const DisplayNames& names) {
    std::string html;
    for (const TextRun& run : typeset(text, names)) {
        const char* element = run.level == Level::Subscript     ? "sub"
                              : run.level == Level::Superscript ? "sup"
                              : run.italic                      ? "i"
                                                                : nullptr;
        if (element)
            html += std::string("<") + element + ">";
        html += escapeMarkup(run.text);
        if (element)
            html += std::string("</") + element + ">";
    }
    return html;
}

} // namespace dyngpt
