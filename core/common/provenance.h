#pragma once
// Where a result comes from; every stored result carries one.

#include <cstdint>
#include <string>

namespace dyngpt {

struct Provenance {
    std::string inputHash; ///< hash of everything the result was computed from
    std::uint64_t seed = 0;
    std::string version; ///< program version
    std::string created; ///< UTC, ISO 8601
};

/// A provenance stamped with this program's version and the present time.
Provenance stamp(std::string inputHash, std::uint64_t seed);

} // namespace dyngpt
