#include "ui/workers/background_priority.h"

#include <algorithm>
#include <cerrno>
#include <sys/resource.h>

namespace dyngpt {

void lowerPriority() {
#ifdef __linux__ // elsewhere it would be that of the whole process
    constexpr int nicer = 5;
    constexpr int nicest = 19;
    errno = 0;
    const int now = ::getpriority(PRIO_PROCESS, 0);
    if (errno == 0)
        ::setpriority(PRIO_PROCESS, 0, std::min(now + nicer, nicest));
#endif
}

} // namespace dyngpt
