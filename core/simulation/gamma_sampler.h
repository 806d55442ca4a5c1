#pragma once
// Gamma numbers with the scale 1 for any shape. A plain value after construction, for any number of
// threads; the random stream is the caller's.

#include "core/common/random.h"

#include <cstdint>
#include <vector>

namespace dyngpt {

/// Rejection from vertical strips of equal area over the density (Ahrens, Computing 54, 127,
/// 1995): nearly always one random number, one multiplication and one comparison, where the
/// strips' shared part below the curve is hit. Some 8 KB.
class GammaSampler {
public:
    /// shape > 0.
    explicit GammaSampler(double shape);

    double shape() const { return shape_; }
    double operator()(RandomStream& random) const {
        const double x = unraised(random);
        return raised_ ? lower(x, random) : x;
    }

private:
    /// The box over a strip has the area of all others. `inside` of 2^53 of its heights lie below
    /// the curve all along the strip.
    struct Strip {
        double left = 0;
        double scale = 0; ///< width / inside
        std::uint64_t inside = 0;
    };
    double unraised(RandomStream& random) const {
        __extension__ using Wide = unsigned __int128;
        for (;;) {
            const Wide product = static_cast<Wide>(random()) * strips_.size();
            const auto index = static_cast<std::size_t>(product >> 64);
            const Strip& strip = strips_[index];
            const std::uint64_t height = static_cast<std::uint64_t>(product) >> 11;
            if (height < strip.inside) [[likely]]
                return strip.left +
                       (static_cast<double>(static_cast<std::int64_t>(height)) + 0.5) * strip.scale;
            const double x = aboveInside(index, height, random);
            if (x >= 0)
                return x;
        }
    }
    double aboveInside(std::size_t strip, std::uint64_t height, RandomStream& random) const;
    double tail(RandomStream& random) const;
    double head(RandomStream& random) const;
    double lower(double x, RandomStream& random) const;
    double logDensity(double x) const;
    void addStrip(double left, double right, double highest, double lowest);

    double shape_;
    bool raised_; ///< the strips are those of the shape + 1
    double power_ = 0;
    double logPeak_ = 0; ///< density at its mode, or what stands before x^power exp(-x)
    double tailStart_ = 0;
    double tailRate_ = 1;       ///< of the exponential over the tail
    double tailPart_ = 0;       ///< area under it, in strips
    double headEnd_ = 0;        ///< of the power function over small numbers, where it has no mode
    std::vector<Strip> strips_; ///< the tail first, then the head
    std::vector<double> widths_;
};

} // namespace dyngpt
