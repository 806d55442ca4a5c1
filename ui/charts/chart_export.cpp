#include "ui/charts/chart_export.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/plot_chart.h"

#include <QBuffer>
#include <QFileInfo>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <stdexcept>

namespace dyngpt {

namespace {

// Screen pixels an inch: what the chart's sizes are meant for.
constexpr int screenDpi = 96;
constexpr double pngScale = 300.0 / screenDpi;

/// The chart must be in a scene to be drawn; it stays the caller's.
void draw(PlotChart& chart, const QSize& size, QPainter& painter, const QRectF& target) {
    QGraphicsScene scene;
    scene.addItem(&chart);
    chart.resize(size);
    scene.setSceneRect(QRectF(QPointF(0, 0), size));
    chart.layout()->activate();
    scene.render(&painter, target, scene.sceneRect());
    scene.removeItem(&chart);
}

QByteArray svgBytes(PlotChart& chart, const QSize& size) {
    // Qt's SVG writer does not clip: lines would run out of a part that is zoomed into.
    if (chart.hasFreeLines())
        chart.resetVisibleArea();
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(screenDpi);
    generator.setTitle(chart.title());
    QPainter painter(&generator);
    draw(chart, size, painter, QRectF(QPointF(0, 0), size));
    painter.end();
    return buffer.data();
}

QByteArray pdfBytes(PlotChart& chart, const QSize& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(screenDpi);
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / screenDpi, QPageSize::Point, QString(),
                                 QPageSize::ExactMatch));
    writer.setTitle(chart.title());
    QPainter painter(&writer);
    draw(chart, size, painter, QRectF(0, 0, writer.width(), writer.height()));
    painter.end();
    return bytes;
}

QByteArray pngBytes(PlotChart& chart, const QSize& size) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    chartImage(chart, size, pngScale).save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

QImage chartImage(PlotChart& chart, const QSize& size, double scale) {
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(screenDpi * scale / 0.0254));
    image.setDotsPerMeterY(qRound(screenDpi * scale / 0.0254));
    // Fonts follow the image's resolution by themselves; pretend a screen and enlarge instead.
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(chart, size, painter, QRectF(QPointF(0, 0), size));
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

void writeChart(PlotChart& chart, const QSize& size, const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (suffix == QLatin1String("png"))
        bytes = pngBytes(chart, size);
    else if (suffix == QLatin1String("svg"))
        bytes = svgBytes(chart, size);
    else if (suffix == QLatin1String("pdf"))
        bytes = pdfBytes(chart, size);
    else
        throw std::runtime_error(ChartPanel::tr("%1: pictures are written as .png, .svg or .pdf.")
                                     .arg(path)
                                     .toStdString());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw std::runtime_error(ChartPanel::tr("%1 could not be written: %2")
                                     .arg(path, file.errorString())
                                     .toStdString());
}

} // namespace dyngpt
