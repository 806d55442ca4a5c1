#include "ui/charts/plot_items.h"

#include "ui/charts/colour_map.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {
// Between the plot area (0) and the series; below the legend.
constexpr double heatMapZ = 1;
constexpr double pointsZ = 6;
constexpr int barGap = 12;
constexpr int barWidth = 12;
constexpr int tickGap = 5;
constexpr int widthTicks = 20; // whose labels are as wide as any
} // namespace

QPointF PlotFrame::toPixel(const QPointF& value) const {
    return {plot.left() + (value.x() - range.left()) / range.width() * plot.width(),
            plot.bottom() - (value.y() - range.top()) / range.height() * plot.height()};
}

QPointF PlotFrame::toValue(const QPointF& pixel) const {
    return {range.left() + (pixel.x() - plot.left()) / plot.width() * range.width(),
            range.top() + (plot.bottom() - pixel.y()) / plot.height() * range.height()};
}

PlotItem::PlotItem(QGraphicsItem* chart) : QGraphicsItem(chart) {
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotItem::setFrame(const PlotFrame& frame) {
    prepareGeometryChange();
    frame_ = frame;
    update();
}

QRectF PlotItem::boundingRect() const {
    return frame_.plot.adjusted(-1, -12, rightRoom() + 1, 12);
}

PointCloudItem::PointCloudItem(QGraphicsItem* chart, std::vector<QPointF> points, SeriesRole role,
                               int index)
    : PlotItem(chart)
    , points_(std::move(points))
    , role_(role)
    , index_(index)
    , size_(points_.size() > 3000  ? 3.0
            : points_.size() > 300 ? 4.5
            : points_.size() > 3   ? 6.0
                                   : 11.0) {
    setZValue(pointsZ);
}

void PointCloudItem::setStyle(const ChartStyle& style) {
    style_ = style;
    const QColor colour = style.colour(role_, index_);
    // Where many points overlap the shade tells how many; few points are shown in full.
    colour_ = points_.size() > 100 ? style.veil(colour, 0.55F) : colour;
    marker_ = style.marker(role_, index_);
    update();
}

/// With an outline: the lightest shades are close to the background.
void PointCloudItem::pickShade(QPainter& painter, double shade) const {
    painter.setPen(QPen(style_.veil(style_.text, 0.45F), 0.6));
    if (!std::isfinite(shade)) {
        painter.setBrush(Qt::NoBrush);
        return;
    }
    const auto index = static_cast<std::size_t>(std::clamp(shade, 0.0, 1.0) * 255);
    painter.setBrush(QColor(densityColours(style_.dark)[index]));
}

void PointCloudItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    painter->setClipRect(frame().plot);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour_);
    // Also for SVG, whose writer does not clip.
    const QRectF visible = frame().plot.adjusted(-1, -1, 1, 1);
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const QPointF at = frame().toPixel(points_[i]);
        if (!visible.contains(at))
            continue;
        if (i < shades_.size())
            pickShade(*painter, shades_[i]);
        paintMarker(*painter, marker_, at, size_);
    }
    painter->restore();
}

HeatMapItem::HeatMapItem(QGraphicsItem* chart, const ChartContent& content)
    : PlotItem(chart), content_(content) {
    setZValue(heatMapZ);
}

void HeatMapItem::setStyle(const ChartStyle& style) {
    const ColourMap& colours = densityColours(style.dark);
    image_ = QImage(content_.columns, content_.rows, QImage::Format_RGB32);
    const ValueScale scale = content_.valueScale();
    for (int r = 0; r < content_.rows; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image_.scanLine(content_.rows - 1 - r));
        for (int c = 0; c < content_.columns; ++c) {
            const double v = content_.values[static_cast<std::size_t>(r) * content_.columns + c];
            line[c] =
                v > 0
                    ? colours[static_cast<std::size_t>(255 * std::clamp(scale.share(v), 0.0, 1.0))]
                    : style.background.rgb();
        }
    }
    update();
}

void HeatMapItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const PlotFrame& f = frame();
    const double across = content_.counts.width(), up = content_.counts.height();
    const QRectF whole(-0.5, -0.5, content_.columns * across, content_.rows * up);
    // Only the cells that are seen: the SVG writer does not clip.
    const QRectF seen = whole.intersected(f.range);
    if (seen.isEmpty())
        return;
    const QRectF target(f.toPixel(seen.bottomLeft()), f.toPixel(seen.topRight()));
    const QRectF source((seen.left() + 0.5) / across, content_.rows - (seen.bottom() + 0.5) / up,
                        seen.width() / across, seen.height() / up);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    // Printers and viewers smooth enlarged pictures; cells of many pixels already stay crisp.
    const bool onScreen = painter->paintEngine()->type() == QPaintEngine::Raster;
    const double cell = target.width() / seen.width() * across;
    const int enlarged = onScreen ? 1 : std::clamp(static_cast<int>(std::ceil(cell)), 1, 16);
    const QImage picture = enlarged == 1 ? image_ : image_.scaled(image_.size() * enlarged);
    painter->drawImage(target, picture,
                       QRectF(source.topLeft() * enlarged, source.size() * enlarged));
    painter->restore();
}

ColourBarItem::ColourBarItem(QGraphicsItem* chart, const ValueScale& scale, ChartText title)
    : PlotItem(chart), scale_(scale), title_(std::move(title)) {
    setZValue(heatMapZ);
}

int ColourBarItem::room() const {
    const QFontMetricsF metrics(style_.font);
    double widest = 0;
    for (const Tick& tick : ticks(widthTicks))
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    const double title = title_.isEmpty() ? 0 : metrics.height() + 4;
    return static_cast<int>(std::ceil(barGap + barWidth + tickGap + widest + title + 4));
}

std::vector<Tick> ColourBarItem::ticks(int most) const {
    if (scale_.logarithmic)
        return logarithmicTicks(std::log10(scale_.least), std::log10(scale_.largest), most);
    return linearTicks(scale_.least, scale_.largest, most, false);
}

double ColourBarItem::shareOf(const Tick& tick) const {
    return scale_.share(scale_.logarithmic ? std::pow(10.0, tick.position) : tick.position);
}

void ColourBarItem::setStyle(const ChartStyle& style) {
    style_ = style;
    update();
}

void ColourBarItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const QRectF plot = frame().plot;
    const QRectF bar(plot.right() + barGap, plot.top(), barWidth, plot.height());
    if (bar.height() < 20)
        return;
    painter->save();
    QImage scale(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        scale.setPixel(0, 255 - i, densityColours(style_.dark)[static_cast<std::size_t>(i)]);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->drawImage(bar, scale.scaled(barWidth, 512));
    painter->setPen(QPen(style_.text, 0.8));
    painter->drawRect(bar);
    painter->setFont(style_.font);
    const QFontMetricsF metrics(style_.font, painter->device());
    const int most = std::max(1, static_cast<int>(bar.height() / (2.2 * metrics.height())));
    for (const Tick& tick : ticks(most)) {
        const double y = bar.bottom() - shareOf(tick) * bar.height();
        painter->drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 3, y));
        painter->drawText(QRectF(bar.right() + tickGap, y - metrics.height() / 2,
                                 metrics.horizontalAdvance(tick.label) + 1, metrics.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, tick.label);
    }
    if (!title_.isEmpty()) {
        painter->translate(plot.right() + room() - 2 - metrics.height(), bar.center().y());
        painter->rotate(-90); // the other way Chinese glyphs of some fonts come out broken
        const QRectF line(-bar.height() / 2, 0, bar.height(), metrics.height());
        drawText(*painter, line, Qt::AlignCenter, title_);
    }
    painter->restore();
}

} // namespace dyngpt
