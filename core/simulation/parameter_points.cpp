#include "core/simulation/dataset.h"

#include <boost/random/sobol.hpp>

#include <algorithm>

namespace dyngpt {
namespace {

/// Fixed digits for the digital shift of one dimension (splitmix64 of its number).
std::uint64_t shiftDigits(std::uint64_t dimension) {
    std::uint64_t z = (dimension + 1) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace

std::vector<double> parameterPoint(const Network& network, Partition partition, int index) {
    const std::size_t dimension = network.parameters.size();
    if (dimension == 0)
        return {};
    if (dimension > boost::random::default_sobol_table::max_dimension)
        throw Error("parameters",
                    text(DYNGPT_TEXT("core", "%1 parameters are too many: at most %2 can vary"),
                         dimension, std::size_t{boost::random::default_sobol_table::max_dimension}),
                    text(DYNGPT_TEXT("core", "Write fixed values into the rates")));
    boost::random::sobol sequence(dimension);
    sequence.seed(static_cast<std::uint64_t>(index)); // this engine leaves the origin out itself
    std::vector<double> point(dimension);
    for (std::size_t d = 0; d < dimension; ++d) {
        std::uint64_t digits = sequence();
        // The shift keeps the even spread, and no held-out point meets a training point, however
        // many of them there are.
        if (partition != Partition::Train)
            digits ^= shiftDigits(d);
        const double fraction = static_cast<double>(digits >> 11) * 0x1.0p-53;
        const Parameter& p = network.parameters[d];
        point[d] = std::clamp(p.lower + fraction * (p.upper - p.lower), p.lower, p.upper);
    }
    return point;
}

} // namespace dyngpt
