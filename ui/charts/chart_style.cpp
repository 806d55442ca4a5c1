#include "ui/charts/chart_style.h"

#include "ui/charts/figure_settings.h"

#include <QPainter>
#include <QPalette>

#include <array>

namespace dyngpt {

namespace {

constexpr double labelPointSize = 8;

QColor mixed(const QColor& a, const QColor& b, double shareOfB) {
    const auto mix = [shareOfB](int x, int y) {
        return static_cast<int>(x + (y - x) * shareOfB + 0.5);
    };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

struct RoleColour {
    QRgb onLight;
    QRgb onDark;
};

RoleColour roleColour(SeriesRole role) {
    switch (role) {
    case SeriesRole::Data:
        return {0xff7a7a7a, 0xffa6a6a6};
    case SeriesRole::Solver:
        return {0xff0072b2, 0xff56b4e9};
    case SeriesRole::Exact:
        return {0xff000000, 0xffffffff};
    case SeriesRole::Prior:
        return {0xffbdbdbd, 0xff6a6a6a};
    case SeriesRole::Training:
        return {0xffe69f00, 0xffe69f00};
    case SeriesRole::HeldOut:
        return {0xff009e73, 0xff19c496};
    case SeriesRole::Other:
        break;
    }
    return {0xffd55e00, 0xffe8792b};
}

constexpr std::array<RoleColour, 6> otherColours{{{0xff0072b2, 0xff56b4e9},
                                                  {0xffd55e00, 0xffe8792b},
                                                  {0xff009e73, 0xff19c496},
                                                  {0xffcc79a7, 0xffdd92bb},
                                                  {0xff3a9bd1, 0xff8ccdf2},
                                                  {0xffb08900, 0xfff0e442}}};

} // namespace

ChartStyle ChartStyle::fromPalette(const QPalette& palette) {
    ChartStyle style;
    style.background = palette.color(QPalette::Active, QPalette::Base);
    style.text = palette.color(QPalette::Active, QPalette::Text);
    style.grid = mixed(style.background, style.text, 0.15);
    style.dark = style.background.lightness() < 128;
    style.font.setPointSizeF(labelPointSize);
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
    RoleColour colour = roleColour(role);
    if (role == SeriesRole::Other)
        colour = otherColours[static_cast<std::size_t>(index) % otherColours.size()];
    return QColor(dark ? colour.onDark : colour.onLight);
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
    constexpr std::array markers{Marker::Circle, Marker::Triangle, Marker::Square, Marker::Diamond};
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
    }
}

} // namespace dyngpt
