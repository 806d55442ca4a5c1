#pragma once
// Expressions and names as they are set in print: fractions, powers, indices, Greek. A tree in the
// manner of MathML's presentation elements, to be painted by whoever has fonts. Plain values; pure
// functions, safe from any thread.

#include "core/model/formula.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

struct MathNode {
    enum class Kind {
        Row,
        Name,     ///< text: of a variable, set slanted where it is a single letter
        Upright,  ///< text: number, function, word
        Sign,     ///< text: with room on both sides
        Fraction, ///< above, below
        Scripts,  ///< base, below, above; either script may be an empty row
        Root,     ///< radicand
        Fenced,   ///< content; text: the two signs around it, each of one character
        Cases     ///< value, condition, value otherwise
    };
    Kind kind = Kind::Row;
    std::string text;
    std::vector<MathNode> children;

    bool operator==(const MathNode&) const = default;
};

/// Of states and parameters in TeX-like markup (`k_{on}`, `\delta^{*}`), by name.
using DisplayNames = std::map<std::string, std::string>;

MathNode mathOfFormula(const Formula& formula, const DisplayNames& displayNames = {});
/// A name in TeX-like markup: k_{on}^{syn}, \rho, x_1. What is not understood stays as it is.
MathNode mathOfMarkup(std::string_view markup);
/// By its display name, or as it is spelt: k_on, kon, X12 and δS with an index, rho as the letter.
MathNode mathOfName(const std::string& name, const DisplayNames& displayNames = {});

} // namespace dyngpt
