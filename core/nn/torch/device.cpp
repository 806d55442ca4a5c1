#include "core/nn/torch/device.h"

#include "core/common/issue.h"

#include <ATen/Context.h>

namespace dyngpt {

namespace {

// Activations and gradients of 128 of the largest bundled sets take 1.7 GB.
constexpr std::int64_t bytesToWorkWith = std::int64_t{2} << 30;

Device usableDevice(const std::string& wanted) {
    const bool cuda = torch::cuda::is_available();
    if (wanted == "cpu" || (wanted == "auto" && !cuda))
        return {torch::kCPU, "cpu"};
    if (!cuda)
        throw Error("device", text(DYNGPT_TEXT("core", "No CUDA device was found")),
                    text(DYNGPT_TEXT("core", "Use the device cpu, or a LibTorch built for CUDA")));
    try {
        const torch::Device device(wanted == "auto" ? "cuda" : wanted);
        torch::zeros({1}, torch::TensorOptions().device(device));
        return {device, device.str()};
    } catch (const std::exception&) {
        throw Error("device", text(DYNGPT_TEXT("core", "The device “%1” cannot be used"), wanted));
    }
}

} // namespace

Device chooseDevice(const std::string& wanted, Precision precision) {
    Device device = usableDevice(wanted);
    if (precision == Precision::Mixed && device.device.is_cpu())
        throw Error("dtype",
                    text(DYNGPT_TEXT("core", "Mixed precision needs a CUDA device, this training "
                                             "would run on the CPU")),
                    text(DYNGPT_TEXT("core", "Use single precision (float32)")));
    return device;
}

torch::ScalarType scalarType(Precision precision) {
    return precision == Precision::Double ? torch::kFloat64 : torch::kFloat32;
}

bool hasRoomFor(const torch::Device& device, std::int64_t bytes) {
    try {
        torch::empty({bytes + bytesToWorkWith},
                     torch::TensorOptions().device(device).dtype(torch::kUInt8));
        return true;
    } catch (const c10::Error&) {
        return false;
    }
}

ProductPrecision::ProductPrecision(Precision precision) {
    at::globalContext().setFloat32MatmulPrecision(precision == Precision::Mixed ? "high"
                                                                                : "highest");
}

ProductPrecision::~ProductPrecision() {
    at::globalContext().setFloat32MatmulPrecision("highest");
}

} // namespace dyngpt
