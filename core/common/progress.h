#pragma once
// What long work reports while it runs. The base class does nothing; implementations must be
// safe to call from any thread. Interruption is std::stop_token's.

#include "core/common/text.h"

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
};

} // namespace dyngpt
