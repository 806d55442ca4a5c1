#include "core/common/provenance.h"

#include "core/common/version.h"

#include <array>
#include <ctime>

namespace dyngpt {

Provenance stamp(std::string inputHash, std::uint64_t seed) {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> created{};
    std::strftime(created.data(), created.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {std::move(inputHash), seed, programVersion(), created.data()};
}

} // namespace dyngpt
