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

Figure chartFigure(PlotChart& chart, const QSize& size) {
    return {chart.title(), size, [&chart, size](QPainter& painter, const QRectF& target) {
                draw(chart, size, painter, target);
            }};
}

QByteArray svgBytes(const Figure& figure) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(figure.size);
    generator.setViewBox(QRect(QPoint(0, 0), figure.size));
    generator.setResolution(screenDpi);
    generator.setTitle(figure.title);
    QPainter painter(&generator);
    figure.paint(painter, QRectF(QPointF(0, 0), figure.size));
    painter.end();
    return buffer.data();
}

QByteArray pdfBytes(const Figure& figure) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(screenDpi);
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(QPageSize(QSizeF(figure.size) * 72.0 / screenDpi, QPageSize::Point,
                                 QString(), QPageSize::ExactMatch));
    writer.setTitle(figure.title);
    QPainter painter(&writer);
    figure.paint(painter, QRectF(0, 0, writer.width(), writer.height()));
    painter.end();
    return bytes;
}

QByteArray pngBytes(const Figure& figure) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    figureImage(figure, pngScale).save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

QImage figureImage(const Figure& figure, double scale) {
    QImage image(figure.size * scale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(screenDpi * scale / 0.0254));
    image.setDotsPerMeterY(qRound(screenDpi * scale / 0.0254));
    // Fonts follow the image's resolution by themselves; pretend a screen and enlarge instead.
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    figure.paint(painter, QRectF(QPointF(0, 0), figure.size));
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

void writeFigure(const Figure& figure, const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (suffix == QLatin1String("png"))
        bytes = pngBytes(figure);
    else if (suffix == QLatin1String("svg"))
        bytes = svgBytes(figure);
    else if (suffix == QLatin1String("pdf"))
        bytes = pdfBytes(figure);
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

QImage chartImage(PlotChart& chart, const QSize& size, double scale) {
    return figureImage(chartFigure(chart, size), scale);
}

void writeChart(PlotChart& chart, const QSize& size, const QString& path) {
    // Qt's SVG writer does not clip: lines would run out of a part that is zoomed into.
    if (QFileInfo(path).suffix().toLower() == QLatin1String("svg") && chart.hasFreeLines())
        chart.resetVisibleArea();
    writeFigure(chartFigure(chart, size), path);
}

} // namespace dyngpt
