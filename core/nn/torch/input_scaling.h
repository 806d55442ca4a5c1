#pragma once
// The network learns much faster on inputs scaled to [-1, 1] than on raw logarithms. The
// scaling is linear, so it is folded into the first layer when a solver is written: files
// always take raw inputs, as the reference package's do.

#include "core/nn/checkpoint.h"

#include <map>
#include <string>
#include <vector>

namespace dyngpt {

struct InputScaling {
    std::vector<double> shift; ///< per input of the prompt
    std::vector<double> scale; ///< scaled = (raw - shift) * scale

    static InputScaling ofBox(const SolverShape& shape);
    /// From scaled inputs back to raw ones.
    InputScaling inverse() const;
    /// Turns first-layer weights for scaled inputs into weights for raw ones.
    void fold(std::map<std::string, NamedTensor>& tensors) const;
};

} // namespace dyngpt
