#pragma once
// Two groups of cells inferred apart: how much each parameter differs, and how sure that is. Pure
// functions, any thread.

#include "core/inference/posterior.h"

#include <string>
#include <vector>

namespace dyngpt {

struct ParameterDifference {
    std::string name;
    double first = 0; ///< estimates
    double second = 0;
    /// ln(second / first): median and central 95 %. Not a number for quantities that are not
    /// positive.
    double logRatio = 0;
    double low = 0, high = 0;
    double probabilityLarger = 0; ///< that the second is larger; equal values count half
};

/// Of every parameter and then every derived quantity that both have. Takes the two posteriors as
/// independent. Throws Error when one of them has failed or they have nothing in common.
std::vector<ParameterDifference> compareGroups(const Posterior& first, const Posterior& second);

} // namespace dyngpt
