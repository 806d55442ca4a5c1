#include "core/common/process_identity.h"

#include "core/common/numbers.h"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>

namespace dyngpt {

namespace {

std::string contents(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string machine() {
    char name[256] = {};
    ::gethostname(name, sizeof name - 1);
    std::string boot;
    std::istringstream(contents("/proc/sys/kernel/random/boot_id")) >> boot;
    return std::string(name) + "/" + (boot.empty() ? "-" : boot);
}

/// In ticks since the machine's start; numbers of processes are used again. "-" where there is no
/// /proc, and of a process that has ended but is still listed.
std::string startOf(long process) {
    const std::string stat = contents("/proc/" + std::to_string(process) + "/stat");
    // The second field is the program's name in brackets and may hold anything.
    const std::size_t end = stat.rfind(')');
    if (end == std::string::npos)
        return "-";
    constexpr int fieldsBefore = 19;
    std::istringstream fields(stat.substr(end + 1));
    std::string field;
    for (int i = 0; i <= fieldsBefore; ++i) {
        fields >> field;
        if (i == 0 && (field == "Z" || field == "X"))
            return "-";
    }
    return field;
}

} // namespace

std::string thisProcess() {
    const long process = ::getpid();
    return machine() + " " + std::to_string(process) + " " + startOf(process);
}

bool isRunning(const std::string& process) {
    std::istringstream words(process);
    std::string where, number, start;
    words >> where >> number >> start;
    const auto id = parseInteger(number);
    if (!id || *id <= 0)
        return false;
    const std::string here = machine();
    const auto name = [](const std::string& place) { return place.substr(0, place.rfind('/')); };
    if (where != here)
        return name(where) != name(here); // else the machine was started anew
    const bool there = ::kill(static_cast<pid_t>(*id), 0) == 0 || errno == EPERM;
    return there && startOf(static_cast<long>(*id)) == start;
}

} // namespace dyngpt
