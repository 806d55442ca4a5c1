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

using Level = TextRun::Level;

constexpr std::pair<std::string_view, const char*> greek[] = {
    {"alpha", "α"},  {"beta", "β"},  {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ε"},
    {"zeta", "ζ"},   {"eta", "η"},   {"theta", "θ"}, {"iota", "ι"},  {"kappa", "κ"},
    {"lambda", "λ"}, {"mu", "μ"},    {"nu", "ν"},    {"xi", "ξ"},    {"pi", "π"},
    {"rho", "ρ"},    {"sigma", "σ"}, {"tau", "τ"},   {"phi", "φ"},   {"chi", "χ"},
    {"psi", "ψ"},    {"omega", "ω"}, {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"},
    {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Pi", "Π"},    {"Sigma", "Σ"}, {"Phi", "Φ"},
    {"Psi", "Ψ"},    {"Omega", "Ω"}, {"cdot", "·"},  {"times", "×"}, {"ast", "*"},
    {"infty", "∞"},  {"to", "→"},    {"pm", "±"},    {"prime", "′"}, {"rightarrow", "→"}};

/// What the k of a rate constant usually wears.
constexpr std::string_view rateSuffixes[] = {
    "on",   "off", "syn",  "deg",   "cat",   "in",    "out", "act", "inact", "bind",  "unbind",
    "dim",  "tx",  "tl",   "tr",    "f",     "r",     "b",   "u",   "d",     "m",     "p",
    "a",    "i",   "s",    "t",     "e",     "max",   "min", "fwd", "rev",   "split", "ass",
    "diss", "dec", "prod", "deact", "death", "birth", "spl", "exp", "decay"};

const char* greekLetter(std::string_view name) {
    const auto found =
        std::ranges::find(greek, name, [](const auto& entry) { return entry.first; });
    return found == std::end(greek) ? nullptr : found->second;
}

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

/// TeX-like markup into runs; braces only group.
class MarkupReader {
public:
    MarkupReader(std::string_view markup, TextRuns& runs) : rest_(markup), runs_(runs) {}

    void read(Level level) {
        std::string word;
        const auto finish = [&] {
            const bool italic = level == Level::Base && isVariable(word);
            appendRun(runs_, std::exchange(word, {}), level, italic);
        };
        while (!rest_.empty()) {
            const char c = rest_[0];
            if ((c == '_' || c == '^') && rest_.size() > 1 && level == Level::Base) {
                finish();
                rest_.remove_prefix(1);
                const std::string_view script = argument();
                MarkupReader(script, runs_).read(c == '_' ? Level::Subscript : Level::Superscript);
            } else if (c == '\\') {
                const std::string symbol = command();
                if (level == Level::Base && isVariable(symbol)) {
                    finish();
                    appendRun(runs_, symbol, level, true);
                } else {
                    word += symbol;
                }
            } else if (c == '{' || c == '}') {
                rest_.remove_prefix(1);
            } else {
                const std::size_t length = characterLength(rest_, 0);
                word += rest_.substr(0, length);
                rest_.remove_prefix(length);
            }
        }
        finish();
    }

private:
    /// The next character, command or group in braces.
    std::string_view argument() {
        std::size_t end = characterLength(rest_, 0);
        std::size_t begin = 0;
        std::size_t after = 0;
        if (rest_[0] == '{') {
            int depth = 1;
            begin = end = 1;
            while (end < rest_.size() && depth > 0) {
                depth += rest_[end] == '{' ? 1 : rest_[end] == '}' ? -1 : 0;
                ++end;
            }
            after = end;
            end -= depth == 0 ? 1 : 0;
        } else {
            if (rest_[0] == '\\')
                while (end < rest_.size() && isLetter(static_cast<unsigned char>(rest_[end])))
                    ++end;
            after = end;
        }
        const std::string_view result = rest_.substr(begin, end - begin);
        rest_.remove_prefix(after);
        return result;
    }

    std::string command() {
        std::size_t end = 1;
        while (end < rest_.size() && isLetter(static_cast<unsigned char>(rest_[end])))
            ++end;
        if (end == 1) { // an escaped character, or a thin space
            const std::size_t length = rest_.size() > 1 ? characterLength(rest_, 1) : 0;
            const std::string_view escaped = rest_.substr(1, length);
            rest_.remove_prefix(1 + length);
            return escaped == "," || escaped == ";" ? "\u2009" : std::string(escaped);
        }
        const std::string_view name = rest_.substr(1, end - 1);
        rest_.remove_prefix(end);
        if (const char* letter = greekLetter(name))
            return letter;
        // \mathrm and its kin change nothing that is shown here.
        return !rest_.empty() && rest_[0] == '{' ? std::string() : std::string(name);
    }

    std::string_view rest_;
    TextRuns& runs_;
};

std::string withGreek(std::string_view word) {
    const char* letter = greekLetter(word);
    return letter ? std::string(letter) : std::string(word);
}

/// "syn,M" of synM, "syn,on" of synon; empty for what is no usual index of a rate constant.
std::string rateIndex(std::string_view rest) {
    const auto usual = [](std::string_view word) {
        return std::ranges::count(rateSuffixes, word) > 0;
    };
    if (rest.empty())
        return {};
    if ((rest[0] >= 'A' && rest[0] <= 'Z') || usual(rest))
        return std::string(rest);
    for (const std::string_view suffix : rateSuffixes) {
        if (suffix.size() < 2 || !rest.starts_with(suffix))
            continue;
        const std::string_view tail = rest.substr(suffix.size());
        if ((tail[0] >= 'A' && tail[0] <= 'Z') || (tail.size() > 1 && usual(tail)))
            return std::string(suffix) + "," + std::string(tail);
    }
    return {};
}

/// "k" and "on" of kon, "δ" and "S" of δS, "X" and "1" of X1; all of it where nothing is below.
std::pair<std::string, std::string> baseAndIndex(std::string_view word) {
    if (greekLetter(word))
        return {withGreek(word), {}};
    const std::size_t first = characterLength(word, 0);
    const std::string_view rest = word.substr(first);
    const auto lead = static_cast<unsigned char>(word[0]);
    const bool digits = std::ranges::all_of(rest, [](char c) { return c >= '0' && c <= '9'; });
    // Greek letters take two bytes and begin with these.
    const bool greekLead = lead == 0xCE || lead == 0xCF;
    if (!rest.empty() && ((digits && (isLetter(lead) || greekLead)) || greekLead))
        return {std::string(word.substr(0, first)), std::string(rest)};
    if (std::string index = word[0] == 'k' ? rateIndex(rest) : std::string(); !index.empty())
        return {"k", std::move(index)};
    return {std::string(word), {}};
}

TextRuns fromSpelling(std::string_view name) {
    TextRuns runs;
    const std::size_t line = name.find('_');
    const bool splits = line != std::string_view::npos && line > 0 && line + 1 < name.size();
    auto [base, index] = baseAndIndex(splits ? name.substr(0, line) : name);
    if (splits) {
        for (std::string_view rest = name.substr(line + 1); !rest.empty();) {
            const std::size_t end = std::min(rest.find('_'), rest.size());
            if (end > 0)
                index += (index.empty() ? "" : ",") + withGreek(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    const bool italic = isVariable(base);
    appendRun(runs, std::move(base), Level::Base, italic);
    appendRun(runs, std::move(index), Level::Subscript);
    return runs;
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

std::string markName(std::string_view name) {
    return nameBegins + std::string(name) + markEnds;
}

std::string markFormula(std::string_view formula) {
    return formulaBegins + std::string(formula) + markEnds;
}

std::string withoutMarks(std::string_view text) {
    std::string result(text);
    std::erase_if(result,
                  [](char c) { return c == nameBegins || c == formulaBegins || c == markEnds; });
    return result;
}

TextRuns typesetMarkup(std::string_view markup) {
    TextRuns runs;
    MarkupReader(markup, runs).read(Level::Base);
    return runs;
}

TextRuns typesetName(const std::string& name, const DisplayNames& names) {
    const auto given = names.find(name);
    if (given != names.end())
        return typesetMarkup(given->second);
    return name.empty() ? TextRuns() : fromSpelling(name);
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
        const std::string marked(text.substr(1, end - 1));
        for (TextRun& run :
             text[0] == nameBegins ? typesetName(marked, names) : typesetFormula(marked, names))
            appendRun(runs, std::move(run.text), run.level, run.italic);
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
