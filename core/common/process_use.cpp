#include "core/common/process_use.h"

#include <ctime>
#include <fstream>
#include <unistd.h>

namespace dyngpt {

double processorSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double residentBytes() {
    std::ifstream file("/proc/self/statm");
    long pages = 0; // whole program, then resident
    if (!(file >> pages >> pages))
        return 0;
    return static_cast<double>(pages) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

} // namespace dyngpt
