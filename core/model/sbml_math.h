#pragma once
// MathML as libsbml holds it, from and to formulas. Functions that the model defines are written
// out. One object per model, one thread.

#include "core/model/formula.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class ASTNode;
class FunctionDefinition;
class Model;

namespace dyngpt {

class SbmlMathReader {
public:
    /// What an identifier stands for. Throws Error for what stands for nothing.
    using Symbols = std::function<Formula(const std::string&)>;
    /// Stands for the time in the formulas that are read: no identifier can be called that.
    static const std::string timeName;

    explicit SbmlMathReader(const Model& model);

    /// Throws Error for what cannot be expressed, and where it would grow beyond all bounds.
    Formula read(const ASTNode& math, const Symbols& symbols);

private:
    using Arguments = std::map<std::string, Formula>;

    Formula convert(const ASTNode& node);
    Formula named(const std::string& id);
    Formula number(const ASTNode& node) const;
    Formula function(const ASTNode& node);
    Formula relation(const ASTNode& node, const char* sign);
    Formula piecewise(const ASTNode& node);
    Formula userFunction(const ASTNode& node);
    Formula call(const ASTNode& node, const char* name);
    std::vector<Formula> chain(const ASTNode& node);
    std::vector<Formula> arguments(const ASTNode& node, std::size_t least, std::size_t most);
    void count(std::size_t nodes);

    std::map<std::string, const FunctionDefinition*> functions_;
    const Symbols* symbols_ = nullptr;
    const Arguments* bound_ = nullptr; ///< of the function being written out
    std::vector<std::string> calls_;   ///< functions being written out, outermost first
    std::size_t written_ = 0;          ///< nodes, of all formulas of the model
};

/// The value of a formula without names. Throws Error when it has none.
double valueOf(const Formula& formula);

/// `id` gives the identifier of a name, or nothing for the time. hill(...) becomes a call of the
/// function of that name, which the model then has to define. Throws Error for functions that
/// MathML does not know.
std::unique_ptr<ASTNode> mathOf(const Formula& formula,
                                const std::function<std::string(const std::string&)>& id);

/// The name to call hill by in MathML.
extern const char* const hillFunction;

} // namespace dyngpt
