#include "tests/bench/torch/rounded_products.h"

#include <torch/library.h>
#include <torch/types.h>

#include <cmath>

namespace bench {

namespace {

// A key that nothing else uses; it comes before the gradients' own.
constexpr auto key = c10::DispatchKey::TESTING_ONLY_GenericMode;
int significantBits = 24;

/// To the nearest number of so many bits (Veltkamp's splitting); gradients pass as they are.
torch::Tensor rounded(const torch::Tensor& x) {
    if (x.scalar_type() != torch::kFloat32)
        return x;
    const torch::Tensor value = x.detach();
    const torch::Tensor large = value * (std::ldexp(1.0, 24 - significantBits) + 1);
    return x + (large - (large - value) - value);
}

torch::Tensor mm(const torch::Tensor& a, const torch::Tensor& b) {
    const c10::impl::ExcludeDispatchKeyGuard below(key);
    return at::mm(rounded(a), rounded(b));
}

torch::Tensor bmm(const torch::Tensor& a, const torch::Tensor& b) {
    const c10::impl::ExcludeDispatchKeyGuard below(key);
    return at::bmm(rounded(a), rounded(b));
}

torch::Tensor addmm(const torch::Tensor& c, const torch::Tensor& a, const torch::Tensor& b,
                    const at::Scalar& beta, const at::Scalar& alpha) {
    const c10::impl::ExcludeDispatchKeyGuard below(key);
    return at::addmm(c, rounded(a), rounded(b), beta, alpha);
}

} // namespace

TORCH_LIBRARY_IMPL(_, TESTING_ONLY_GenericMode, all) {
    all.fallback(torch::CppFunction::makeFallthrough());
}
TORCH_LIBRARY_IMPL(aten, TESTING_ONLY_GenericMode, products) {
    products.impl("mm", mm);
    products.impl("bmm", bmm);
    products.impl("addmm", addmm);
}

RoundedProducts::RoundedProducts(int bits) : guard_(key) {
    significantBits = bits;
}

} // namespace bench
