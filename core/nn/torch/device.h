#pragma once
// Which device a training runs on, what fits there, and how exact its products are.

#include "core/nn/solver.h"
#include "core/nn/torch/torch_headers.h"

#include <string>

namespace dyngpt {

struct Device {
    torch::Device device = torch::kCPU;
    std::string name;
};

/// cpu, cuda, cuda:N or auto. Throws Error when it is not there or cannot do `precision`.
Device chooseDevice(const std::string& wanted, Precision precision);

torch::ScalarType scalarType(Precision precision);

/// Whether the device has room for these bytes beside what a step works with. Found out by taking
/// the memory for a moment, which needs nothing of CUDA at compile time.
bool hasRoomFor(const torch::Device& device, std::int64_t bytes);

/// With mixed precision, matrix products on tensor cores for as long as this lives: their inputs
/// are rounded to 11 significant bits (TF32), sums and everything else stay in single precision.
/// One at a time: the setting is LibTorch's, for the whole program.
class ProductPrecision {
public:
    explicit ProductPrecision(Precision precision);
    ~ProductPrecision();
    ProductPrecision(const ProductPrecision&) = delete;
    ProductPrecision& operator=(const ProductPrecision&) = delete;
};

} // namespace dyngpt
