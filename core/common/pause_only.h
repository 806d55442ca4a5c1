#pragma once
// Passes on the user's wish for a pause to work whose own progress is not to be told. As safe to
// call from several threads as the sink.

#include "core/common/progress.h"

namespace dyngpt {

class PauseOnly : public ProgressSink {
public:
    explicit PauseOnly(ProgressSink& sink) : sink_(sink) {}
    void waitWhilePaused(const std::stop_token& stop) override { sink_.waitWhilePaused(stop); }

private:
    ProgressSink& sink_;
};

} // namespace dyngpt
