#pragma once
// Another density that stands still before each evaluation while the user wants a pause, whatever
// explores it. Safe to call from several threads.

#include "core/common/progress.h"
#include "core/inference/log_density.h"

namespace dyngpt {

class PausingDensity : public LogDensity {
public:
    /// Density and sink must outlive the object.
    PausingDensity(const LogDensity& density, ProgressSink& sink, std::stop_token stop)
        : density_(density), sink_(sink), stop_(std::move(stop)) {}

    std::size_t dimension() const override { return density_.dimension(); }
    double operator()(std::span<const double> point, std::span<double> gradient) const override {
        sink_.waitWhilePaused(stop_);
        return density_(point, gradient);
    }
    using LogDensity::operator();
    std::vector<double> values(std::span<const std::vector<double>> points,
                               std::span<double> gradients) const override {
        sink_.waitWhilePaused(stop_);
        return density_.values(points, gradients);
    }

private:
    const LogDensity& density_;
    ProgressSink& sink_;
    std::stop_token stop_;
};

} // namespace dyngpt
