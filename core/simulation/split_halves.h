#pragma once
// The split-half noise floor of one set: which part of the histogram's weights came from the
// first halves of its windows. Contiguous halves, so that slow fluctuations count as the noise
// they are. One object per thread.

#include "core/simulation/dataset.h"

#include <span>
#include <vector>

namespace dyngpt {

class SplitHalves {
public:
    void clear();
    /// The histogram's weights as they are when a window begins and when it is half over.
    void windowBegins(std::span<const double> weights);
    void windowIsHalfOver(std::span<const double> weights);

    /// None where a half is empty.
    std::optional<NoiseFloor> noiseFloor(const Histogram& histogram) const;

private:
    std::vector<double> atBegin_;
    std::vector<double> firstHalf_; ///< per distinct state; those that came later have none
};

} // namespace dyngpt
