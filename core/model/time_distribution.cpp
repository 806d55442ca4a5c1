#include "core/model/time_distribution.h"

#include <array>

namespace dyngpt {

namespace {

using Kind = TimeDistribution::Kind;

constexpr std::array<Kind, 6> kinds = {Kind::Exponential, Kind::Deterministic, Kind::Gamma,
                                       Kind::Weibull,     Kind::Lognormal,     Kind::Uniform};
constexpr std::array<const char*, 6> names = {"exponential", "deterministic", "gamma",
                                              "weibull",     "lognormal",     "uniform"};

} // namespace

std::string distributionName(Kind kind) {
    return names[static_cast<std::size_t>(kind)];
}

std::span<const Kind> allDistributions() {
    return kinds;
}

std::span<const char* const> argumentNames(Kind kind) {
    static constexpr std::array<const char*, 1> mean = {"mean"};
    static constexpr std::array<const char*, 1> value = {"value"};
    static constexpr std::array<const char*, 2> shapeMean = {"shape", "mean"};
    static constexpr std::array<const char*, 2> shapeScale = {"shape", "scale"};
    static constexpr std::array<const char*, 2> meanSd = {"mean", "sd"};
    static constexpr std::array<const char*, 2> minMax = {"min", "max"};
    switch (kind) {
    case Kind::Exponential:
        return mean;
    case Kind::Deterministic:
        return value;
    case Kind::Gamma:
        return shapeMean;
    case Kind::Weibull:
        return shapeScale;
    case Kind::Lognormal:
        return meanSd;
    case Kind::Uniform:
        return minMax;
    }
    return {};
}

} // namespace dyngpt
