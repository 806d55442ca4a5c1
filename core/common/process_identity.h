#pragma once
// Tells a process from every other that ever ran, so that what a killed one has left behind is
// known as such. Thread safe.

#include <string>

namespace dyngpt {

/// Machine, start of the machine, process number, start of the process.
std::string thisProcess();
/// False when the process that gave this name has ended. One of another machine counts as running,
/// as nobody can know.
bool isRunning(const std::string& process);

} // namespace dyngpt
