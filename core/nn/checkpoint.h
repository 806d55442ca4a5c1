#pragma once
// Solver files and checkpoints: a JSON header and named tensors in one byte string, and the
// reference package's `.pt` weights. Torch-free.

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

/// Weights of the reference package (a `.pt` file). Layers, widths and vocabulary come from the
/// file; the rest of `shape` (names, bounds, initial state, heads) must be given. Nothing in the
/// file is executed: only plain containers, numbers and tensors are understood, all else is
/// refused with an Error. Takes a small multiple of the file's size.
Checkpoint readReferenceWeights(const std::filesystem::path& path, SolverShape shape);
Checkpoint decodeReferenceWeights(std::string_view bytes, const std::string& place,
                                  SolverShape shape);
/// The weights as a `.pt` file that PyTorch and the reference package open: the state dictionary
/// is under "net_state_dict". Throws Error when a weight is missing.
std::string encodeReferenceWeights(const Checkpoint& checkpoint);

} // namespace dyngpt
