#include "core/model/rate_marks.h"

#include "core/model/rate_tokens.h"

#include <algorithm>

namespace dyngpt {

namespace {

using Kind = RateMark::Kind;

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

Kind kindOfName(std::string_view name, bool called, const RateScope& scope) {
    if (contains(scope.states, name))
        return Kind::State;
    if (contains(scope.parameters, name))
        return Kind::Parameter;
    if (scope.time && name == "t")
        return Kind::Time;
    static const std::vector<std::string> functions = rateFunctions();
    static const std::vector<std::string> constants = rateConstants();
    if (called && contains(functions, name))
        return Kind::Function;
    return contains(constants, name) ? Kind::Constant : Kind::Unknown;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool beginsLike(std::string_view name, std::string_view prefix) {
    return name.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), name.begin(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

} // namespace

std::vector<std::string> RateScope::names() const {
    std::vector<std::string> result = states;
    result.insert(result.end(), parameters.begin(), parameters.end());
    if (time)
        result.emplace_back("t");
    return result;
}

RateScope rateScope(const Network& network) {
    return {network.stateNames, network.parameterNames(), false};
}

RateScope timingScope(const Network& network) {
    return {{}, network.parameterNames(), false};
}

RateScope triggerScope(const Network& network) {
    return {network.stateNames, network.parameterNames(), true};
}

std::vector<RateMark> markRate(std::string_view rate, const RateScope& scope) {
    using Token = RateToken::Kind;
    std::vector<RateMark> marks;
    const auto tokens = tokenizeRate(rate);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const RateToken& token = tokens[i];
        const bool called = i + 1 < tokens.size() && tokens[i + 1].kind == Token::Open;
        const Kind kind = token.kind == Token::Name      ? kindOfName(token.text, called, scope)
                          : token.kind == Token::Number  ? Kind::Number
                          : token.kind == Token::Unknown ? Kind::Unknown
                                                         : Kind::Sign;
        marks.push_back({kind, token.offset, token.text.size()});
    }
    return marks;
}

std::string_view nameBefore(std::string_view rate, std::size_t offset) {
    for (const RateToken& token : tokenizeRate(rate.substr(0, offset))) {
        if (token.kind == RateToken::Kind::Name && token.offset + token.text.size() == offset)
            return token.text;
    }
    return {};
}

std::vector<RateCompletion> completeRate(std::string_view prefix, const RateScope& scope) {
    std::vector<RateCompletion> result;
    const auto add = [&](const std::vector<std::string>& names, Kind kind) {
        for (const std::string& name : names) {
            if (beginsLike(name, prefix))
                result.push_back({name, kind});
        }
    };
    add(scope.states, Kind::State);
    add(scope.parameters, Kind::Parameter);
    if (scope.time)
        add({"t"}, Kind::Time);
    add(rateFunctions(), Kind::Function);
    add(rateConstants(), Kind::Constant);
    return result;
}

} // namespace dyngpt
