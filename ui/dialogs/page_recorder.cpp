#include "ui/dialogs/page_recorder.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPicture>
#include <QRawFont>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr char32_t lastLatin = 0x24F; // which every font for text has

bool isOfOneFont(const QTextItem& item) {
    const auto characters = item.text().toUcs4();
    if (std::ranges::all_of(characters, [](char32_t c) { return c <= lastLatin; }))
        return true;
    const QRawFont font = QRawFont::fromFont(item.font());
    return std::ranges::all_of(characters, [&](char32_t c) { return font.supportsCharacter(c); });
}

} // namespace

/// Hands everything on to a painter of the picture.
class PageRecorder::Engine : public QPaintEngine {
public:
    explicit Engine(QPicture& picture) : QPaintEngine(AllFeatures), picture_(picture) {}

    bool begin(QPaintDevice*) override { return to_.begin(&picture_); }
    bool end() override { return to_.end(); }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& told) override {
        const auto dirty = told.state();
        if (dirty & DirtyPen)
            to_.setPen(told.pen());
        if (dirty & DirtyBrush)
            to_.setBrush(told.brush());
        if (dirty & DirtyBrushOrigin)
            to_.setBrushOrigin(told.brushOrigin());
        if (dirty & DirtyBackground)
            to_.setBackground(told.backgroundBrush());
        if (dirty & DirtyBackgroundMode)
            to_.setBackgroundMode(told.backgroundMode());
        if (dirty & DirtyOpacity)
            to_.setOpacity(told.opacity());
        if (dirty & DirtyCompositionMode)
            to_.setCompositionMode(told.compositionMode());
        if (dirty & DirtyHints) {
            to_.setRenderHints(to_.renderHints(), false);
            to_.setRenderHints(told.renderHints());
        }
        // A clip is told in the coordinates that hold with it.
        if (dirty & DirtyTransform)
            to_.setTransform(told.transform());
        if (dirty & DirtyClipRegion)
            to_.setClipRegion(told.clipRegion(), told.clipOperation());
        if (dirty & DirtyClipPath)
            to_.setClipPath(told.clipPath(), told.clipOperation());
        if (dirty & DirtyClipEnabled)
            to_.setClipping(told.isClipEnabled());
    }

    void drawPath(const QPainterPath& path) override { to_.drawPath(path); }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
        if (mode == PolylineMode)
            to_.drawPolyline(points, count);
        else if (mode == ConvexMode)
            to_.drawConvexPolygon(points, count);
        else
            to_.drawPolygon(points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    }
    void drawRects(const QRectF* rects, int count) override { to_.drawRects(rects, count); }
    void drawLines(const QLineF* lines, int count) override { to_.drawLines(lines, count); }
    void drawEllipse(const QRectF& rect) override { to_.drawEllipse(rect); }
    void drawPixmap(const QRectF& rect, const QPixmap& pixmap, const QRectF& from) override {
        to_.drawPixmap(rect, pixmap, from);
    }
    void drawImage(const QRectF& rect, const QImage& image, const QRectF& from,
                   Qt::ImageConversionFlags flags) override {
        to_.drawImage(rect, image, from, flags);
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        if (isOfOneFont(item))
            to_.drawTextItem(at, item);
        else
            QPaintEngine::drawTextItem(at, item); // by its outlines
    }

private:
    QPicture& picture_;
    QPainter to_;
};

PageRecorder::PageRecorder(QPicture& picture)
    : picture_(picture), engine_(std::make_unique<Engine>(picture)) {}

PageRecorder::~PageRecorder() = default;

QPaintEngine* PageRecorder::paintEngine() const {
    return engine_.get();
}

int PageRecorder::metric(PaintDeviceMetric metric) const {
    constexpr int roomy = 1 << 20; // a picture has no edge
    constexpr double inchMm = 25.4;
    switch (metric) {
    case PdmWidth:
    case PdmHeight:
        return roomy;
    case PdmWidthMM:
        return static_cast<int>(roomy * inchMm / picture_.logicalDpiX());
    case PdmHeightMM:
        return static_cast<int>(roomy * inchMm / picture_.logicalDpiY());
    case PdmDpiX:
    case PdmPhysicalDpiX:
        return picture_.logicalDpiX();
    case PdmDpiY:
    case PdmPhysicalDpiY:
        return picture_.logicalDpiY();
    case PdmDepth:
        return picture_.depth();
    case PdmNumColors:
        return picture_.colorCount();
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    }
    return 0;
}

} // namespace dyngpt
