#include "ui/charts/line_thinning.h"

#include <algorithm>
#include <array>

namespace dyngpt {

namespace {
// More columns than a wide screen has pixels.
constexpr int columns = 2048;
} // namespace

QList<QPointF> thinnedLine(const QList<QPointF>& points, double left, double right) {
    const auto byX = [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); };
    if (points.size() <= 4 * columns || !(right > left) ||
        !std::is_sorted(points.begin(), points.end(), byX))
        return points;
    auto first = std::lower_bound(points.begin(), points.end(), QPointF(left, 0), byX);
    auto last = std::upper_bound(points.begin(), points.end(), QPointF(right, 0), byX);
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;
    if (last - first <= 4 * columns)
        return {first, last};
    QList<QPointF> kept;
    kept.reserve(4 * columns);
    const double width = (right - left) / columns;
    const auto column = [left, width](const QPointF& p) {
        return static_cast<int>((p.x() - left) / width);
    };
    while (first != last) {
        const int here = column(*first);
        auto end = first;
        while (end != last && column(*end) == here)
            ++end;
        const auto [low, high] = std::minmax_element(
            first, end, [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        std::array picked{first, low, high, end - 1};
        std::sort(picked.begin(), picked.end());
        const auto stop = std::unique(picked.begin(), picked.end());
        for (auto it = picked.begin(); it != stop; ++it)
            kept << **it;
        first = end;
    }
    return kept;
}

} // namespace dyngpt
