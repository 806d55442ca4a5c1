#include "core/inference/log_density.h"

#include <algorithm>

namespace dyngpt {

std::vector<double> LogDensity::values(std::span<const std::vector<double>> points,
                                       std::span<double> gradients) const {
    std::vector<double> result;
    for (std::size_t i = 0; i < points.size(); ++i)
        result.push_back((*this)(points[i], gradients.empty()
                                                ? gradients
                                                : gradients.subspan(i * dimension(), dimension())));
    return result;
}

std::vector<double> valuesAt(const LogDensity& density, std::span<const std::vector<double>> points,
                             WorkerPool& pool, std::stop_token stop) {
    constexpr std::size_t batch = 10; // fixed: rounding must not depend on the threads
    std::vector<double> values(points.size());
    pool.run(
        static_cast<int>((points.size() + batch - 1) / batch),
        [&](int i) {
            const std::size_t first = static_cast<std::size_t>(i) * batch;
            const auto some = points.subspan(first, std::min(batch, points.size() - first));
            std::ranges::copy(density.values(some, {}),
                              values.begin() + static_cast<std::ptrdiff_t>(first));
        },
        std::move(stop));
    return values;
}

} // namespace dyngpt
