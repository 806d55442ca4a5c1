#pragma once
// What long work reports while it runs. The base class does nothing; implementations must be
// safe to call from any thread. Interruption is std::stop_token's.

#include "core/common/text.h"

#include <stop_token>

namespace dyngpt {

struct Progress {
    double done = 0;  ///< in the unit of total
    double total = 0; ///< 0 while unknown
    Text status;      ///< what is being done now
};

class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    virtual void progress(const Progress&) {}
    /// Called by working threads between pieces of work; blocks while the user wants a pause, and
    /// returns at once when stopped.
    virtual void waitWhilePaused(const std::stop_token&) {}
};

} // namespace dyngpt
