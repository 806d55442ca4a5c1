#include "ui/charts/chart_style.h"

#include "ui/charts/figure_settings.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

#include <array>

namespace dyngpt {

namespace {

constexpr double labelPointSize = 8;
constexpr double labelShare = 8.0 / 9; ///< of the program's own text

double screenPointSize() {
    const double own = QGuiApplication::font().pointSizeF();
    return own > 0 ? labelShare * own : labelPointSize; // a system may give pixels
}

QColor mixed(const QColor& a, const QColor& b, double shareOfB) {
    const auto mix = [shareOfB](int x, int y) {
        return static_cast<int>(x + (y - x) * shareOfB + 0.5);
    };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

ChartStyle ChartStyle::fromPalette(const QPalette& palette) {
    ChartStyle style;
    style.background = palette.color(QPalette::Active, QPalette::Base);
    style.text = palette.color(QPalette::Active, QPalette::Text);
    style.grid = mixed(style.background, style.text, 0.15);
    style.dark = style.background.lightness() < 128;
    style.palette = screenPalette();
    style.font.setPointSizeF(screenPointSize());
    return style;
}

ChartStyle ChartStyle::light() {
    ChartStyle style;
    style.background = Qt::white;
    style.text = Qt::black;
    style.grid = mixed(style.background, style.text, 0.15);
    style.font.setPointSizeF(labelPointSize);
    return style;
}

ChartStyle ChartStyle::forPaper(const FigureSettings& settings) {
    ChartStyle style = light();
    style.palette = settings.palette;
    if (settings.dark) {
        style.dark = true;
        style.background = QColor(0x1d2024);
        style.text = QColor(0xf0f2f4);
        style.grid = mixed(style.background, style.text, 0.15);
    }
    if (!settings.family.isEmpty())
        style.font.setFamily(settings.family);
    // Pixels: points would follow the screen's resolution. Letters stand where they belong only
    // without hinting.
    style.font.setPixelSize(FigureSettings::textPixels);
    style.font.setHintingPreference(QFont::PreferNoHinting);
    style.opaque = settings.format == FigureFormat::Eps;
    return style;
}

QColor ChartStyle::veil(QColor colour, float share) const {
    if (opaque)
        return mixed(background, colour, share);
    colour.setAlphaF(share);
    return colour;
}

QColor ChartStyle::colour(SeriesRole role, int index) const {
    return paletteColour(palette, role, index, dark);
}

QPen ChartStyle::pen(SeriesRole role, int index) const {
    QPen pen(colour(role, index), 2.0);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    switch (role) {
    case SeriesRole::Data:
        pen.setWidthF(3.0);
        break;
    case SeriesRole::Exact:
        pen.setStyle(index == 0 ? Qt::DashLine : Qt::DotLine);
        pen.setWidthF(1.6);
        break;
    case SeriesRole::Prior:
        pen.setStyle(Qt::DotLine);
        break;
    case SeriesRole::HeldOut:
        pen.setDashPattern({6, 2});
        break;
    case SeriesRole::Other: {
        constexpr std::array styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
        pen.setStyle(styles[static_cast<std::size_t>(index) % styles.size()]);
        pen.setWidthF(1.6);
        break;
    }
    case SeriesRole::Solver:
    case SeriesRole::Training:
        break;
    }
    return pen;
}

Marker ChartStyle::marker(SeriesRole role, int index) const {
    switch (role) {
    case SeriesRole::Data:
        return Marker::Square;
    case SeriesRole::Exact:
        return Marker::Diamond;
    case SeriesRole::Prior:
    case SeriesRole::Training:
        return Marker::Triangle;
    case SeriesRole::HeldOut:
        return Marker::Square;
    case SeriesRole::Solver:
        return Marker::Circle;
    case SeriesRole::Other:
        break;
    }
    constexpr std::array markers{Marker::Circle,  Marker::Triangle,     Marker::Square,
                                 Marker::Diamond, Marker::TriangleDown, Marker::Plus};
    return markers[static_cast<std::size_t>(index) % markers.size()];
}

void paintMarker(QPainter& painter, Marker marker, const QPointF& centre, double size) {
    const double h = size / 2;
    switch (marker) {
    case Marker::Circle:
        painter.drawEllipse(centre, h, h);
        break;
    case Marker::Square:
        painter.drawRect(QRectF(centre.x() - h, centre.y() - h, size, size));
        break;
    case Marker::Diamond: {
        const double w = 1.3 * h;
        const std::array corners{centre + QPointF(0, -w), centre + QPointF(w, 0),
                                 centre + QPointF(0, w), centre + QPointF(-w, 0)};
        painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
        break;
    }
    case Marker::Triangle: {
        const std::array corners{centre + QPointF(0, -1.2 * h), centre + QPointF(1.1 * h, h),
                                 centre + QPointF(-1.1 * h, h)};
        painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
        break;
    }
    case Marker::TriangleDown: {
        const std::array corners{centre + QPointF(0, 1.2 * h), centre + QPointF(1.1 * h, -h),
                                 centre + QPointF(-1.1 * h, -h)};
        painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
        break;
    }
    case Marker::Plus: {
        const double w = 1.2 * h, t = 0.4 * h;
        const std::array corners{
            centre + QPointF(-t, -w), centre + QPointF(t, -w),  centre + QPointF(t, -t),
            centre + QPointF(w, -t),  centre + QPointF(w, t),   centre + QPointF(t, t),
            centre + QPointF(t, w),   centre + QPointF(-t, w),  centre + QPointF(-t, t),
            centre + QPointF(-w, t),  centre + QPointF(-w, -t), centre + QPointF(-t, -t)};
        painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
        break;
    }
    }
}

} // namespace dyngpt
