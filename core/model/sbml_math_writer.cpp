#include "core/common/issue.h"
#include "core/model/sbml_math.h"

#include <sbml/SBMLTypes.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <span>
#include <utility>

namespace dyngpt {

namespace {

using Kind = Formula::Kind;
using Node = std::unique_ptr<ASTNode>;

struct Direct {
    const char* function;
    ASTNodeType_t type;
};
constexpr Direct direct[] = {
    {"abs", AST_FUNCTION_ABS},
    {"exp", AST_FUNCTION_EXP},
    {"ln", AST_FUNCTION_LN},
    {"log", AST_FUNCTION_LN},
    {"sin", AST_FUNCTION_SIN},
    {"cos", AST_FUNCTION_COS},
    {"tan", AST_FUNCTION_TAN},
    {"sinh", AST_FUNCTION_SINH},
    {"cosh", AST_FUNCTION_COSH},
    {"tanh", AST_FUNCTION_TANH},
    {"asin", AST_FUNCTION_ARCSIN},
    {"acos", AST_FUNCTION_ARCCOS},
    {"atan", AST_FUNCTION_ARCTAN},
    {"asinh", AST_FUNCTION_ARCSINH},
    {"acosh", AST_FUNCTION_ARCCOSH},
    {"atanh", AST_FUNCTION_ARCTANH},
    {"min", AST_FUNCTION_MIN},
    {"max", AST_FUNCTION_MAX},
    {"sum", AST_PLUS},
};
constexpr Direct comparisons[] = {
    {"==", AST_RELATIONAL_EQ},  {"!=", AST_RELATIONAL_NEQ}, {"<", AST_RELATIONAL_LT},
    {"<=", AST_RELATIONAL_LEQ}, {">", AST_RELATIONAL_GT},   {">=", AST_RELATIONAL_GEQ},
};

const Direct* find(std::span<const Direct> table, const std::string& name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Direct& entry) { return name == entry.function; });
    return found == table.end() ? nullptr : &*found;
}

class MathWriter {
public:
    explicit MathWriter(const std::function<std::string(const std::string&)>& id) : id_(id) {}

    Node write(const Formula& formula) {
        switch (formula.kind) {
        case Kind::Number:
            return number(formula.number);
        case Kind::Name:
            return name(formula.name);
        case Kind::Sum:
            if (formula.arguments.size() == 2 && formula.arguments[1].kind == Kind::Negation)
                return node(AST_MINUS, {&formula.arguments[0], &formula.arguments[1].arguments[0]});
            return all(AST_PLUS, formula);
        case Kind::Product:
            return all(AST_TIMES, formula);
        case Kind::Quotient:
            return all(AST_DIVIDE, formula);
        case Kind::Power:
            return all(AST_FUNCTION_POWER, formula);
        case Kind::Negation:
            return all(AST_MINUS, formula);
        case Kind::Comparison:
            return all(find(comparisons, formula.name)->type, formula);
        case Kind::And:
        case Kind::Or: {
            Node result = make(formula.kind == Kind::And ? AST_LOGICAL_AND : AST_LOGICAL_OR);
            for (const Formula& argument : formula.arguments)
                add(result, condition(argument));
            return result;
        }
        case Kind::Conditional: {
            Node result = make(AST_FUNCTION_PIECEWISE);
            add(result, value(formula.arguments[1]));
            add(result, condition(formula.arguments[0]));
            add(result, value(formula.arguments[2]));
            return result;
        }
        case Kind::Call:
            break;
        }
        return call(formula);
    }

private:
    static bool isCondition(const Formula& formula) {
        return formula.kind == Kind::Comparison || formula.kind == Kind::And ||
               formula.kind == Kind::Or;
    }
    static Node make(ASTNodeType_t type) { return std::make_unique<ASTNode>(type); }
    static void add(Node& parent, Node child) { parent->addChild(child.release()); }

    static Node number(double value) {
        Node result = make(AST_INTEGER);
        if (value == std::floor(value) && std::abs(value) <= std::numeric_limits<int>::max())
            result->setValue(static_cast<long>(value));
        else
            result->setValue(value);
        return result;
    }

    Node name(const std::string& name) {
        if (name == "_pi")
            return make(AST_CONSTANT_PI);
        if (name == "_e")
            return make(AST_CONSTANT_E);
        const std::string id = id_(name);
        Node result = make(id.empty() ? AST_NAME_TIME : AST_NAME);
        result->setName(id.empty() ? "t" : id.c_str());
        return result;
    }

    /// MathML tells numbers from conditions; muParser does not.
    Node value(const Formula& formula) {
        if (!isCondition(formula))
            return write(formula);
        Node result = make(AST_FUNCTION_PIECEWISE);
        add(result, number(1));
        add(result, write(formula));
        add(result, number(0));
        return result;
    }
    Node condition(const Formula& formula) {
        if (isCondition(formula))
            return write(formula);
        Node result = make(AST_RELATIONAL_NEQ);
        add(result, write(formula));
        add(result, number(0));
        return result;
    }

    Node node(ASTNodeType_t type, const std::vector<const Formula*>& arguments) {
        Node result = make(type);
        for (const Formula* argument : arguments)
            add(result, value(*argument));
        return result;
    }
    Node all(ASTNodeType_t type, const Formula& formula) {
        Node result = make(type);
        for (const Formula& argument : formula.arguments)
            add(result, value(argument));
        return result;
    }

    Node call(const Formula& formula) {
        const std::string& function = formula.name;
        const auto& arguments = formula.arguments;
        if (const Direct* found = find(direct, function))
            return all(found->type, formula);
        if (function == hillFunction) {
            Node result = all(AST_FUNCTION, formula);
            result->setName(hillFunction);
            return result;
        }
        if (function == "sqrt" && arguments.size() == 1)
            return withNumber(AST_FUNCTION_ROOT, 2, arguments[0]);
        if (function == "log2" && arguments.size() == 1)
            return withNumber(AST_FUNCTION_LOG, 2, arguments[0]);
        if (function == "log10" && arguments.size() == 1)
            return withNumber(AST_FUNCTION_LOG, 10, arguments[0]);
        if (function == "avg")
            return write(
                Formula::of(Kind::Quotient, {Formula::of(Kind::Sum, arguments),
                                             Formula::of(static_cast<double>(arguments.size()))}));
        if (function == "rint" && arguments.size() == 1) {
            Node result = make(AST_FUNCTION_FLOOR);
            add(result, write(Formula::of(Kind::Sum, {arguments[0], Formula::of(0.5)})));
            return result;
        }
        if (function == "sign" && arguments.size() == 1)
            return write(
                Formula::of(Kind::Conditional,
                            {Formula::comparison(">", arguments[0], Formula::of(0)), Formula::of(1),
                             Formula::of(Kind::Conditional,
                                         {Formula::comparison("<", arguments[0], Formula::of(0)),
                                          Formula::of(-1), Formula::of(0)})}));
        throw Error(
            {}, text(DYNGPT_TEXT("core", "The function %1 cannot be written as SBML"), function));
    }
    Node withNumber(ASTNodeType_t type, int first, const Formula& argument) {
        Node result = make(type);
        add(result, number(first));
        add(result, value(argument));
        return result;
    }

    const std::function<std::string(const std::string&)>& id_;
};

} // namespace

const char* const hillFunction = "hill";

std::unique_ptr<ASTNode> mathOf(const Formula& formula,
                                const std::function<std::string(const std::string&)>& id) {
    return MathWriter(id).write(formula);
}

} // namespace dyngpt
