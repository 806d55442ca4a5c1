#pragma once
// What the samplers explore: a log density over unconstrained coordinates. Safe to call from
// several threads.

#include <cstddef>
#include <span>

namespace dyngpt {

class LogDensity {
public:
    virtual ~LogDensity() = default;
    virtual std::size_t dimension() const = 0;
    /// Up to a constant. Writes the gradient unless that is empty. Not finite where the density
    /// is 0 or cannot be computed; the gradient is of no use then.
    virtual double operator()(std::span<const double> point, std::span<double> gradient) const = 0;
    double operator()(std::span<const double> point) const { return (*this)(point, {}); }
};

} // namespace dyngpt
