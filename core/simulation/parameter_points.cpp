#include "core/simulation/dataset.h"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

/// Fixed digits for the digital shift of one dimension (splitmix64 of its number).
std::uint64_t shiftDigits(std::uint64_t dimension) {
    std::uint64_t z = (dimension + 1) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// Between the bounds, on the parameter's scale.
double valueAt(const Parameter& p, double fraction) {
    double value = p.lower + fraction * (p.upper - p.lower);
    if (p.scale == Scale::Log) {
        if (!(p.lower > 0))
            throw Error("parameters." + p.name,
                        text(DYNGPT_TEXT("core", "%1 cannot be spread on a logarithmic scale from "
                                                 "the lower bound %2"),
                             p.name, p.lower),
                        text(DYNGPT_TEXT("core", "Give it a lower bound above 0, or a linear "
                                                 "scale")));
        value = p.lower * std::exp(fraction * std::log(p.upper / p.lower));
    }
    return std::clamp(value, p.lower, p.upper);
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
        point[d] = valueAt(network.parameters[d], static_cast<double>(digits >> 11) * 0x1.0p-53);
    }
    return point;
}

} // namespace dyngpt
