#pragma once
// Matrix products as tensor cores do them, on the CPU: both factors rounded to fewer significant
// bits, sums in single precision, forwards and backwards. To measure what that does to a training.

#include <c10/core/impl/LocalDispatchKeySet.h>

namespace bench {

inline constexpr int tf32Bits = 11;
inline constexpr int bfloat16Bits = 8;

/// For the calling thread's products, and those of its gradients, for as long as this lives.
class RoundedProducts {
public:
    explicit RoundedProducts(int bits);

private:
    c10::impl::IncludeDispatchKeyGuard guard_;
};

} // namespace bench
