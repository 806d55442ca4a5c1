#pragma once
// From when on draws are to be relied on; notes, pages and reports all go by these.

namespace dyngpt {

// A. Vehtari et al., Bayesian Anal. 16 (2021) 667.
inline constexpr double agreeingRHat = 1.01;
inline constexpr double disagreeingRHat = 1.05; ///< above it nothing may be concluded
inline constexpr double enoughDraws = 400;      ///< effective ones, of all chains

// Of importance sampling: A. Vehtari et al., JMLR 25 (2024) 72.
inline constexpr double largestParetoK = 0.7;
inline constexpr double enoughWeighedDraws = 100;

} // namespace dyngpt
