#include "core/model/rate_expression.h"

#include "core/common/utf8.h"
#include "core/model/names.h"
#include "core/model/rate_structure.h"
#include "core/model/rate_tokens.h"

#include <muParser.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace dyngpt {

namespace {

using Kind = RateToken::Kind;
using Tokens = std::vector<RateToken>;

constexpr std::size_t mostBytes = 10000; ///< muParser takes no more than 20000
constexpr std::size_t mostShown = 200;   ///< bytes of a line in a message

double hill(double x, double v, double k, double n) {
    if (x <= 0)
        return v * std::pow(x, n) / (std::pow(k, n) + std::pow(x, n));
    return v / (1 + std::pow(k / x, n)); // the same, without overflow at large x^n
}

mu::Parser makeParser() {
    mu::Parser parser;
    // Every byte of a UTF-8 sequence may be part of a name; tokenizeRate has seen to the rest.
    std::string names = "0123456789_"
                        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int byte = 128; byte < 256; ++byte)
        names += static_cast<char>(byte);
    parser.DefineNameChars(names.c_str());
    parser.DefineFun("hill", hill);
    parser.DefineConst("_pi", std::numbers::pi); // muParser's own stops after 13 digits
    return parser;
}

struct Reserved {
    std::set<std::string> functions;
    std::set<std::string> constants;
};

const Reserved& reserved() {
    static const Reserved names = [] {
        const mu::Parser parser = makeParser();
        Reserved result;
        for (const auto& function : parser.GetFunDef())
            result.functions.insert(function.first);
        for (const auto& constant : parser.GetConst())
            result.constants.insert(constant.first);
        return result;
    }();
    return names;
}

bool isFunction(std::string_view name) {
    return reserved().functions.contains(std::string(name));
}

bool isConstant(std::string_view name) {
    return reserved().constants.contains(std::string(name));
}

/// The offset, or that of the character within which it lies.
std::size_t characterBegin(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() &&
           (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80)
        --offset;
    return offset;
}

/// Where in the rate, in the form that every message of this file has: line, column, the line
/// itself and a caret below.
struct Excerpt {
    std::size_t line;
    std::size_t column;
    std::string shown;
    std::string caret;

    Excerpt(std::string_view rate, std::size_t offset) {
        offset = std::min(offset, rate.size());
        const TextPosition position = positionOf(rate, offset);
        line = position.line;
        column = position.column;
        const std::size_t newline = rate.substr(0, offset).rfind('\n');
        std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
        std::size_t end = std::min(rate.find('\n', begin), rate.size());
        if (end - begin > mostShown) { // only what stands around the place
            begin = std::max(begin, characterBegin(rate, offset - std::min(offset, mostShown / 2)));
            end = std::min(end, characterBegin(rate, begin + mostShown));
        }
        shown = rate.substr(begin, end - begin);
        // A tab stays a tab above the caret, so that both lines are indented alike.
        for (const char32_t c : toCodePoints(rate.substr(begin, offset - begin)))
            caret += c == U'\t' ? '\t' : ' ';
        caret += '^';
    }
};

/// Collects the problems of one rate.
class Judge {
public:
    Judge(std::string_view rate, const std::vector<std::string>& known, const std::string& place)
        : rate_(rate), known_(known), place_(place), tokens_(tokenizeRate(rate)) {}

    std::vector<RateProblem> run() {
        if (tokens_.empty()) {
            problems_.push_back(
                {{Severity::Error, place_, text(DYNGPT_TEXT("core", "the rate is empty")),
                  text(DYNGPT_TEXT("core", "Write the whole propensity, such as "
                                           "k*X."))},
                 0,
                 0});
            return std::move(problems_);
        }
        if (rate_.size() > mostBytes) { // said once, without the line
            problems_.push_back(
                {{Severity::Error, place_,
                  text(DYNGPT_TEXT("core", "the rate is longer than %1 characters"), mostBytes),
                  text(DYNGPT_TEXT("core", "Shorten it, or split the event into "
                                           "several."))},
                 0,
                 0});
            return std::move(problems_);
        }
        judgeTokens();
        if (problems_.empty() && !asMonomial(rate_)) // which muParser need not judge
            judgeSyntax();
        return std::move(problems_);
    }

private:
    const RateToken* at(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }

    template <typename... Args>
    void add(const char* pattern, std::size_t offset, Text remedy, const Args&... args) {
        const Excerpt where(rate_, offset);
        const auto token = std::ranges::find(tokens_, offset, &RateToken::offset);
        problems_.push_back({{Severity::Error, place_,
                              text(pattern, where.line, where.column, where.shown, where.caret,
                                   std::string(args)...),
                              std::move(remedy)},
                             offset,
                             token == tokens_.end() ? 0 : token->text.size()});
    }

    void judgeTokens() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const RateToken& token = tokens_[i];
            const RateToken* next = at(i + 1);
            if (token.kind == Kind::Unknown)
                judgeUnknown(token);
            else if (token.is("**"))
                add(DYNGPT_TEXT("core",
                                "line %1, column %2: ** is no operator here\n    %3\n    %4"),
                    token.offset, text(DYNGPT_TEXT("core", "Write ^ for powers.")));
            else if (token.kind == Kind::Name)
                judgeName(token, next != nullptr && next->kind == Kind::Open);
            if (next != nullptr)
                judgeNeighbours(token, *next);
        }
        judgeTopLevelCommas();
    }

    void judgeUnknown(const RateToken& token) {
        if (token.text == "=")
            add(DYNGPT_TEXT("core", "line %1, column %2: = cannot stand in a rate\n    %3\n    %4"),
                token.offset, text(DYNGPT_TEXT("core", "Write == to compare two values.")));
        else if (token.text == "·" || token.text == "×" || token.text == "∗")
            add(DYNGPT_TEXT("core", "line %1, column %2: unexpected \"%5\"\n    %3\n    %4"),
                token.offset, text(DYNGPT_TEXT("core", "Write * for multiplication.")), token.text);
        else if (token.text == "−" || token.text == "–")
            add(DYNGPT_TEXT("core", "line %1, column %2: unexpected \"%5\"\n    %3\n    %4"),
                token.offset, text(DYNGPT_TEXT("core", "Write - for subtraction.")), token.text);
        else if (token.text.front() >= '0' && token.text.front() <= '9')
            add(DYNGPT_TEXT("core",
                            "line %1, column %2: the number %5 is too large\n    %3\n    %4"),
                token.offset, text(DYNGPT_TEXT("core", "Write a smaller number.")), token.text);
        else
            add(DYNGPT_TEXT("core", "line %1, column %2: unexpected \"%5\"\n    %3\n    %4"),
                token.offset,
                text(DYNGPT_TEXT("core", "Use names, numbers, + - * / ^, parentheses and "
                                         "functions.")),
                token.text);
    }

    void judgeName(const RateToken& token, bool called) {
        const std::string name(token.text);
        const bool known = std::find(known_.begin(), known_.end(), name) != known_.end();
        if (known || isConstant(name) || (called && isFunction(name)))
            return;
        if (isFunction(name)) {
            add(DYNGPT_TEXT("core", "line %1, column %2: \"%5\" is a function and needs its "
                                    "arguments in parentheses\n    %3\n    %4"),
                token.offset,
                text(DYNGPT_TEXT("core", "Write %1(...), or name the state or parameter "
                                         "otherwise."),
                     name),
                name);
            return;
        }
        std::vector<std::string> candidates = known_;
        if (called)
            candidates.assign(reserved().functions.begin(), reserved().functions.end());
        const std::string near = nearestName(name, candidates);
        const Text remedy =
            !near.empty() ? text(DYNGPT_TEXT("core", "Did you mean \"%1\"?"), near)
            : called      ? text(DYNGPT_TEXT("core", "Use one of the functions that the "
                                                          "documentation lists."))
                          : text(DYNGPT_TEXT("core", "Add it to the parameters or correct the "
                                                          "name."));
        add(called
                ? DYNGPT_TEXT("core", "line %1, column %2: unknown function \"%5\"\n    %3\n    %4")
                : DYNGPT_TEXT("core", "line %1, column %2: unknown name \"%5\"\n    %3\n    %4"),
            token.offset, remedy, name);
    }

    void judgeNeighbours(const RateToken& token, const RateToken& next) {
        const bool call = token.kind == Kind::Name && next.kind == Kind::Open &&
                          std::find(known_.begin(), known_.end(), token.text) == known_.end() &&
                          !isConstant(token.text);
        const bool ends =
            token.kind == Kind::Number || token.kind == Kind::Name || token.kind == Kind::Close;
        const bool begins =
            next.kind == Kind::Number || next.kind == Kind::Name || next.kind == Kind::Open;
        if (ends && begins && !call)
            add(DYNGPT_TEXT("core", "line %1, column %2: an operator is missing before "
                                    "\"%5\"\n    %3\n    %4"),
                next.offset, text(DYNGPT_TEXT("core", "Write * for multiplication.")), next.text);
    }

    void judgeTopLevelCommas() {
        int depth = 0;
        for (const RateToken& token : tokens_) {
            depth += token.kind == Kind::Open ? 1 : token.kind == Kind::Close ? -1 : 0;
            if (token.kind == Kind::Comma && depth <= 0)
                add(DYNGPT_TEXT("core", "line %1, column %2: unexpected \"%5\"\n    %3\n    %4"),
                    token.offset,
                    text(DYNGPT_TEXT("core", "A comma separates the arguments of a function; "
                                             "write decimals with a point.")),
                    token.text);
        }
    }

    void judgeSyntax() {
        std::vector<double> values(known_.size(), 1.0);
        mu::Parser parser = makeParser();
        try {
            for (const std::string& name : namesInRate(rate_)) {
                const auto found = std::find(known_.begin(), known_.end(), name);
                if (found != known_.end() && !isReservedName(name))
                    parser.DefineVar(name,
                                     &values[static_cast<std::size_t>(found - known_.begin())]);
            }
            parser.SetExpr(std::string(rate_));
            parser.Eval();
        } catch (const mu::Parser::exception_type& error) {
            explain(error);
        }
    }

    void explain(const mu::Parser::exception_type& error) {
        const auto offset =
            error.GetPos() < 0 ? rate_.size() : static_cast<std::size_t>(error.GetPos());
        switch (error.GetCode()) {
        case mu::ecUNEXPECTED_EOF:
            add(DYNGPT_TEXT("core",
                            "line %1, column %2: the expression ends too early\n    %3\n    %4"),
                rate_.size(),
                text(DYNGPT_TEXT("core", "Add what is missing after the last sign.")));
            break;
        case mu::ecMISSING_PARENS:
            add(DYNGPT_TEXT("core", "line %1, column %2: a closing parenthesis is "
                                    "missing\n    %3\n    %4"),
                rate_.size(), text(DYNGPT_TEXT("core", "Close every parenthesis.")));
            break;
        case mu::ecTOO_FEW_PARAMS:
        case mu::ecTOO_MANY_PARAMS:
            explainArguments(error, offset);
            break;
        default: {
            // muParser points behind some tokens and before others; show the one it names.
            const RateToken token = tokenNear(offset);
            add(DYNGPT_TEXT("core", "line %1, column %2: unexpected \"%5\"\n    %3\n    %4"),
                token.offset, text(DYNGPT_TEXT("core", "Correct the expression at this place.")),
                token.text);
        }
        }
    }

    void explainArguments(const mu::Parser::exception_type& error, std::size_t offset) {
        // The function that is being called there: the last one named before the position.
        RateToken function = tokens_.front();
        for (const RateToken& token : tokens_)
            if (token.offset < offset && token.text == error.GetToken())
                function = token;
        add(error.GetCode() == mu::ecTOO_FEW_PARAMS
                ? DYNGPT_TEXT("core", "line %1, column %2: too few arguments for "
                                      "\"%5\"\n    %3\n    %4")
                : DYNGPT_TEXT("core", "line %1, column %2: too many arguments for "
                                      "\"%5\"\n    %3\n    %4"),
            function.offset,
            text(DYNGPT_TEXT("core", "Give the function as many arguments as it takes; hill "
                                     "takes x, v, K and n.")),
            function.text);
    }

    RateToken tokenNear(std::size_t offset) const {
        RateToken nearest = tokens_.front();
        for (const RateToken& token : tokens_)
            if (token.offset <= offset)
                nearest = token;
        return nearest;
    }

    std::string_view rate_;
    const std::vector<std::string>& known_;
    const std::string& place_;
    Tokens tokens_;
    std::vector<RateProblem> problems_;
};

} // namespace

std::vector<std::string> namesInRate(std::string_view rate) {
    const Tokens tokens = tokenizeRate(rate);
    std::vector<std::string> names;
    for (const RateToken& token : tokens)
        if (token.kind == Kind::Name && !isReservedName(std::string(token.text)) &&
            std::find(names.begin(), names.end(), token.text) == names.end())
            names.emplace_back(token.text);
    return names;
}

bool isReservedName(const std::string& name) {
    return isFunction(name) || isConstant(name);
}

std::vector<std::string> rateFunctions() {
    return {reserved().functions.begin(), reserved().functions.end()};
}

std::vector<std::string> rateConstants() {
    return {reserved().constants.begin(), reserved().constants.end()};
}

std::vector<Issue> findRateProblems(const std::string& rate,
                                    const std::vector<std::string>& knownNames,
                                    const std::string& place) {
    std::vector<Issue> issues;
    for (RateProblem& problem : locateRateProblems(rate, knownNames, place))
        issues.push_back(std::move(problem.issue));
    return issues;
}

std::vector<RateProblem> locateRateProblems(const std::string& rate,
                                            const std::vector<std::string>& knownNames,
                                            const std::string& place) {
    return Judge(rate, knownNames, place).run();
}

struct RateProgram::Impl {
    mu::Parser parser = makeParser();
};

RateProgram::RateProgram(const std::string& rate, const std::vector<std::string>& names,
                         const double* values)
    : impl_(std::make_unique<Impl>()) {
    if (auto problems = findRateProblems(rate, names, rate); !problems.empty())
        throw Error(std::move(problems));
    try {
        for (const std::string& name : namesInRate(rate)) {
            const auto index = std::find(names.begin(), names.end(), name) - names.begin();
            // muParser keeps the address as one to write to, but only "=" writes, and that was
            // refused above.
            impl_->parser.DefineVar(name, const_cast<double*>(values + index));
        }
        impl_->parser.SetExpr(rate);
        impl_->parser.Eval(); // compiles
    } catch (const mu::Parser::exception_type& error) {
        throw Error(rate,
                    text(DYNGPT_TEXT("core", "the rate cannot be evaluated: %1"), error.GetMsg()));
    }
}

RateProgram::~RateProgram() = default;
RateProgram::RateProgram(RateProgram&&) noexcept = default;
RateProgram& RateProgram::operator=(RateProgram&&) noexcept = default;

double RateProgram::operator()() const {
    return impl_->parser.Eval();
}

} // namespace dyngpt
