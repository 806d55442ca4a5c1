#pragma once
// Numbers below 1e-308 become 0 while an object of this lives, in its thread: on many processors
// arithmetic with them is a hundred times slower, and products of small probabilities are full
// of them.

#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

namespace dyngpt {

class FlushSubnormals {
public:
    FlushSubnormals(const FlushSubnormals&) = delete;
    FlushSubnormals& operator=(const FlushSubnormals&) = delete;
#if defined(__SSE2__)
    FlushSubnormals() {
        _mm_setcsr(before_ | flushResults | flushOperands);
    }
    ~FlushSubnormals() {
        _mm_setcsr(before_);
    }

private:
    static constexpr unsigned flushResults = 0x8000;
    static constexpr unsigned flushOperands = 0x0040;
    const unsigned before_ = _mm_getcsr();
#else
    FlushSubnormals() {}
#endif
};

} // namespace dyngpt
