#pragma once
// What the samplers explore: a log density over unconstrained coordinates. Safe to call from
// several threads.

#include "core/common/worker_pool.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace dyngpt {

class LogDensity {
public:
    virtual ~LogDensity() = default;
    virtual std::size_t dimension() const = 0;
    /// Up to a constant. Writes the gradient unless that is empty. Not finite where the density
    /// is 0 or cannot be computed; the gradient is of no use then.
    virtual double operator()(std::span<const double> point, std::span<double> gradient) const = 0;
    double operator()(std::span<const double> point) const { return (*this)(point, {}); }
    /// Of several points at once, which may be faster. gradients: points x dimension, or empty.
    virtual std::vector<double> values(std::span<const std::vector<double>> points,
                                       std::span<double> gradients) const;
};

/// Of any number of points, shared out over the threads; of no meaning when stopped.
std::vector<double> valuesAt(const LogDensity& density, std::span<const std::vector<double>> points,
                             WorkerPool& pool, std::stop_token stop);

} // namespace dyngpt
