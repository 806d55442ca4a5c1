#pragma once
// Solver files and checkpoints: a JSON header and named tensors in one byte string, and the
// reader of the reference package's `.pt` weights. Torch-free.

#include "core/nn/solver.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

struct NamedTensor {
    enum class Type { Float32, Float64 };
    Type type = Type::Float32;
    std::vector<std::int64_t> shape;
    std::string bytes; ///< contiguous, little endian
};

struct Checkpoint {
    SolverShape shape;
    std::string info = "{}"; ///< JSON object: step, settings, history ...
    std::map<std::string, NamedTensor> tensors;
};

std::string encodeCheckpoint(const Checkpoint& checkpoint);
/// Throws Error with `place` on damaged, truncated or newer bytes.
Checkpoint decodeCheckpoint(std::string_view bytes, const std::string& place);

/// Weights of the reference package. Layers, widths and vocabulary come from the file; the
/// rest of `shape` (names, bounds, initial state, heads) must be given. Nothing in the file is
/// executed: only plain containers, numbers and tensors are understood, all else is refused.
Checkpoint readReferenceWeights(const std::filesystem::path& path, SolverShape shape);

} // namespace dyngpt
