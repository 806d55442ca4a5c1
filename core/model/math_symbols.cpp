#include "core/model/math_symbols.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dyngpt {

namespace {

using Symbol = std::pair<std::string_view, std::string_view>;

constexpr Symbol greek[] = {
    {"alpha", "α"},  {"beta", "β"},  {"gamma", "γ"},  {"delta", "δ"}, {"epsilon", "ε"},
    {"zeta", "ζ"},   {"eta", "η"},   {"theta", "θ"},  {"iota", "ι"},  {"kappa", "κ"},
    {"lambda", "λ"}, {"mu", "μ"},    {"nu", "ν"},     {"xi", "ξ"},    {"omicron", "ο"},
    {"pi", "π"},     {"rho", "ρ"},   {"sigma", "σ"},  {"tau", "τ"},   {"upsilon", "υ"},
    {"phi", "φ"},    {"chi", "χ"},   {"psi", "ψ"},    {"omega", "ω"}, {"Gamma", "Γ"},
    {"Delta", "Δ"},  {"Theta", "Θ"}, {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Pi", "Π"},
    {"Sigma", "Σ"},  {"Phi", "Φ"},   {"Psi", "Ψ"},    {"Omega", "Ω"}};

constexpr Symbol signs[] = {{"cdot", "·"}, {"times", "×"}, {"ast", "*"},   {"infty", "∞"},
                            {"to", "→"},   {"pm", "±"},    {"prime", "′"}, {"rightarrow", "→"}};

template <std::size_t n>
std::optional<std::string> find(const Symbol (&symbols)[n], std::string_view word) {
    const auto found = std::ranges::find(symbols, word, &Symbol::first);
    if (found == std::end(symbols))
        return std::nullopt;
    return std::string(found->second);
}

} // namespace

std::optional<std::string> greekLetter(std::string_view word) {
    return find(greek, word);
}

std::optional<std::string> mathSign(std::string_view word) {
    return find(signs, word);
}

} // namespace dyngpt
