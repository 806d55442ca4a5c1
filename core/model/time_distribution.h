#pragma once
// Distributions of waiting times and delays as the user wrote them: a kind and its arguments,
// each a number or an expression of parameters. A plain value.

#include <span>
#include <string>
#include <vector>

namespace dyngpt {

struct TimeDistribution {
    enum class Kind { Exponential, Deterministic, Gamma, Weibull, Lognormal, Uniform };
    Kind kind = Kind::Exponential;
    std::vector<std::string> arguments; ///< in the order of argumentNames()
    bool operator==(const TimeDistribution&) const = default;
};

/// As the network file spells it: "exponential", "gamma" ...
std::string distributionName(TimeDistribution::Kind kind);
std::span<const TimeDistribution::Kind> allDistributions();
/// Keys of the arguments in the file: exponential mean; deterministic value; gamma shape, mean;
/// weibull shape, scale; lognormal mean, sd (of the time itself); uniform min, max.
std::span<const char* const> argumentNames(TimeDistribution::Kind kind);

} // namespace dyngpt
