#include "ui/charts/line_clipping.h"

#include <algorithm>
#include <array>
#include <functional>

namespace dyngpt {

namespace {

/// Liang and Barsky (1984): the share of the way from a to b where it enters and leaves.
bool clipSegment(const QPointF& a, const QPointF& b, const QRectF& inside, double& enter,
                 double& leave) {
    enter = 0;
    leave = 1;
    const auto cut = [&](double change, double room) {
        if (change == 0)
            return room >= 0;
        const double at = room / change;
        if (change < 0)
            enter = std::max(enter, at);
        else
            leave = std::min(leave, at);
        return enter <= leave;
    };
    const QPointF d = b - a;
    return cut(-d.x(), a.x() - inside.left()) && cut(d.x(), inside.right() - a.x()) &&
           cut(-d.y(), a.y() - inside.top()) && cut(d.y(), inside.bottom() - a.y());
}

} // namespace

std::vector<QPolygonF> clippedLine(const QList<QPointF>& line, const QRectF& inside) {
    std::vector<QPolygonF> pieces;
    bool open = false;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF &a = line[i - 1], &b = line[i];
        double enter = 0, leave = 1;
        if (!clipSegment(a, b, inside, enter, leave)) {
            open = false;
            continue;
        }
        if (!open || enter > 0)
            pieces.emplace_back().append(a + (b - a) * enter);
        pieces.back().append(leave < 1 ? a + (b - a) * leave : b);
        open = leave >= 1;
    }
    return pieces;
}

QPolygonF clippedArea(const QPolygonF& area, const QRectF& inside) {
    // How deep inside each edge a point lies; negative: outside.
    const std::array<std::function<double(const QPointF&)>, 4> depths{
        [&](const QPointF& p) { return p.x() - inside.left(); },
        [&](const QPointF& p) { return inside.right() - p.x(); },
        [&](const QPointF& p) { return p.y() - inside.top(); },
        [&](const QPointF& p) { return inside.bottom() - p.y(); }};
    QPolygonF kept = area;
    for (const auto& depth : depths) {
        QPolygonF next;
        for (qsizetype i = 0; i < kept.size(); ++i) {
            const QPointF& b = kept[i];
            const QPointF& a = kept[i == 0 ? kept.size() - 1 : i - 1];
            const double from = depth(a), to = depth(b);
            if ((from < 0) != (to < 0))
                next << a + (b - a) * (from / (from - to));
            if (to >= 0)
                next << b;
        }
        kept = std::move(next);
    }
    return kept;
}

} // namespace dyngpt
