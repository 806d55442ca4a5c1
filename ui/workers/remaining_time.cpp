#include "ui/workers/remaining_time.h"

namespace dyngpt {

namespace {
constexpr double settleSeconds = 0.5; // an earlier guess is mostly wrong
}

double RemainingTime::update(double now, double done, double total, const std::string& phase) {
    const bool newPhase =
        !start_ || start_->total != total || start_->phase != phase || done < start_->done;
    if (newPhase)
        start_ = Start{now, done, total, phase};
    const double elapsed = now - start_->time;
    const double work = done - start_->done;
    if (total <= 0 || elapsed < settleSeconds || work <= 0)
        return -1;
    return total > done ? (total - done) * elapsed / work : 0;
}

} // namespace dyngpt
