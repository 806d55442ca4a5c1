#pragma once

namespace dyngpt {

/// requested, or the number of cores this process may use when requested is 0; at least 1.
int threadCount(int requested);

} // namespace dyngpt
