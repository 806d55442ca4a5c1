#pragma once
// What this process uses of the machine. Any thread.

namespace dyngpt {

/// Of all threads, since the start.
double processorSeconds();

/// Resident memory; 0 where it is not known.
double residentBytes();

} // namespace dyngpt
