#pragma once
// The posterior of the parameters given all cells: log likelihood plus log prior, in the
// coordinates of a ParameterSpace. Any thread.

#include "core/inference/log_density.h"
#include "core/inference/observed_sample.h"
#include "core/inference/priors.h"

namespace dyngpt {

class CellDensity : public LogDensity {
public:
    /// All must outlive the object; the query is of the sample's states.
    CellDensity(const Query& query, const ObservedSample& sample, const ParameterSpace& space)
        : query_(query), sample_(sample), space_(space) {}

    std::size_t dimension() const override { return space_.dimension(); }
    double operator()(std::span<const double> point, std::span<double> gradient) const override;
    using LogDensity::operator();
    std::vector<double> values(std::span<const std::vector<double>> points,
                               std::span<double> gradients) const override;

private:
    const Query& query_;
    const ObservedSample& sample_;
    const ParameterSpace& space_;
};

} // namespace dyngpt
