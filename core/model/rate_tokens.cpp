#include "core/model/rate_tokens.h"

#include "core/common/numbers.h"
#include "core/common/utf8.h"
#include "core/model/names.h"

#include <array>

namespace dyngpt {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skipDigits(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

/// End of the number that begins at `at`; `at` itself if none does.
std::size_t numberEnd(std::string_view text, std::size_t at) {
    std::size_t end = skipDigits(text, at);
    std::size_t digits = end - at;
    if (end < text.size() && text[end] == '.') {
        const std::size_t fraction = skipDigits(text, end + 1);
        digits += fraction - end - 1;
        end = fraction;
    }
    if (digits == 0)
        return at;
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const bool sign = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+');
        const std::size_t first = end + (sign ? 2 : 1);
        const std::size_t exponent = skipDigits(text, first);
        if (exponent > first)
            end = exponent;
    }
    return end;
}

std::size_t characterLength(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    if (static_cast<unsigned char>(text[at]) < 0x80)
        return length; // stray bytes behind it are characters of their own
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80)
        ++length;
    return length;
}

std::size_t nameEnd(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const std::size_t length = characterLength(text, end);
        const std::u32string character = toCodePoints(text.substr(end, length));
        if (character.size() != 1 ||
            !(end == at ? startsName(character[0]) : continuesName(character[0])))
            break;
        end += length;
    }
    return end;
}

std::size_t operatorLength(std::string_view text) {
    constexpr std::array<std::string_view, 16> operators{
        "<=", ">=", "==", "!=", "&&", "||", "**", "+", "-", "*", "/", "^", "<", ">", "?", ":"};
    for (const auto& symbol : operators)
        if (text.starts_with(symbol))
            return symbol.size();
    return 0;
}

} // namespace

std::vector<RateToken> tokenizeRate(std::string_view rate) {
    using Kind = RateToken::Kind;
    std::vector<RateToken> tokens;
    for (std::size_t at = 0; at < rate.size();) {
        if (rate[at] == ' ' || (rate[at] >= '\t' && rate[at] <= '\r')) {
            ++at;
            continue;
        }
        RateToken token;
        token.offset = at;
        std::size_t end = numberEnd(rate, at);
        if (end > at) {
            // A number too large for a double is none.
            if (const auto value = parseNumber(rate.substr(at, end - at))) {
                token.kind = Kind::Number;
                token.value = *value;
            }
        } else if (end = nameEnd(rate, at); end > at) {
            token.kind = Kind::Name;
        } else if (const auto length = operatorLength(rate.substr(at)); length > 0) {
            token.kind = Kind::Operator;
            end = at + length;
        } else {
            end = at + characterLength(rate, at);
            token.kind = rate[at] == '('   ? Kind::Open
                         : rate[at] == ')' ? Kind::Close
                         : rate[at] == ',' ? Kind::Comma
                                           : Kind::Unknown;
        }
        token.text = rate.substr(at, end - at);
        tokens.push_back(token);
        at = end;
    }
    return tokens;
}

} // namespace dyngpt
