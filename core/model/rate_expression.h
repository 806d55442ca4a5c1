#pragma once
// Rate expressions: judged, and evaluated by muParser, which stays inside the .cpp. Beside
// muParser's functions there is hill(x, v, K, n) = v x^n / (K^n + x^n), x the driving count, v
// the rate at saturation, K the count of half saturation, n the steepness. A RateProgram
// belongs to one thread.

#include "core/common/issue.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// Names used as variables, each once, in order of appearance; the syntax may be wrong.
std::vector<std::string> namesInRate(std::string_view rate);

/// Functions and constants, which no state or parameter may be called.
bool isReservedName(const std::string& name);

std::vector<std::string> rateFunctions(); ///< sorted
std::vector<std::string> rateConstants();

/// Everything wrong with the expression when these are the known names. `what` ends with the
/// line and a caret below the place.
std::vector<Issue> findRateProblems(const std::string& rate,
                                    const std::vector<std::string>& knownNames,
                                    const std::string& place);

struct RateProblem {
    Issue issue;
    std::size_t offset = 0; ///< in bytes; the end of the rate where something is missing
    std::size_t length = 0; ///< 0: between two characters, or the whole rate
};
/// The same with the places as numbers.
std::vector<RateProblem> locateRateProblems(const std::string& rate,
                                            const std::vector<std::string>& knownNames,
                                            const std::string& place);

class RateProgram {
public:
    /// values[i] is what names[i] stands for at the time of the call; it must outlive the
    /// program. Throws Error on an expression that findRateProblems objects to.
    RateProgram(const std::string& rate, const std::vector<std::string>& names,
                const double* values);
    ~RateProgram();
    RateProgram(RateProgram&&) noexcept;
    RateProgram& operator=(RateProgram&&) noexcept;

    double operator()() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dyngpt
