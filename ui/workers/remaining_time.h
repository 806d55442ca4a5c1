#pragma once
// Estimates how long a job still takes from the pace since its present phase began, so that a
// resumed job, which starts half done, is not taken for a fast one. Plain value, one thread.

#include <optional>
#include <string>

namespace dyngpt {

class RemainingTime {
public:
    /// `now` in seconds on any clock. Seconds left, or -1 while unknown.
    double update(double now, double done, double total, const std::string& phase);

private:
    struct Start {
        double time = 0;
        double done = 0;
        double total = 0;
        std::string phase;
    };
    std::optional<Start> start_;
};

} // namespace dyngpt
