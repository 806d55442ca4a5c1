#pragma once
// Names and formulas as mathematics: subscripts, superscripts, Greek. A report's text is plain
// text in which names and formulas are marked; what draws it asks for the runs, what writes data
// drops the marks and has the names as they are in the network. Pure functions, any thread.

#include "core/model/math_tree.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// With a unit the name is followed by it in brackets, which data do without.
std::string markName(std::string_view name, std::string_view unit = {});
std::string markFormula(std::string_view formula);
std::string withoutMarks(std::string_view text);
/// What fills a place of a sentence. Marked where it is a name, a list of names ("a, b", "a and b",
/// "a ↔ b") or a product or ratio of names; anything else stays.
std::string markArgument(const std::string& text,
                         const std::function<bool(const std::string&)>& isName);

struct TextRun {
    enum class Level { Base, Subscript, Superscript };
    std::string text;
    Level level = Level::Base;
    bool italic = false;
    bool operator==(const TextRun&) const = default;
};
using TextRuns = std::vector<TextRun>;
/// Joins the last run where it looks the same.
void appendRun(TextRuns& runs, std::string text, TextRun::Level level = TextRun::Level::Base,
               bool italic = false);

/// Braces that do not match are kept as text.
TextRuns typesetMarkup(std::string_view markup);
TextRuns typesetName(const std::string& name, const DisplayNames& names = {});
/// What does not parse stays as it is.
TextRuns typesetFormula(const std::string& formula, const DisplayNames& names = {});
/// Of text with marks.
TextRuns typeset(std::string_view text, const DisplayNames& names = {});

/// Text with marks as HTML that browsers and Qt's rich text read: <i>k</i><sub>on</sub>.
std::string toInlineHtml(std::string_view text, const DisplayNames& names = {});

} // namespace dyngpt
