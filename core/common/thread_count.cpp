#include "core/common/thread_count.h"

#include <algorithm>
#include <thread>

namespace dyngpt {

int threadCount(int requested) {
    if (requested > 0)
        return requested;
    // glibc counts the cores of the process's affinity mask, not of the machine.
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

} // namespace dyngpt
