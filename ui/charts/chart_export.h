#pragma once
// Figures on paper. GUI thread only.

#include <QImage>
#include <QString>

#include <functional>

class QPainter;

namespace dyngpt {

class PlotChart;

/// Whatever can be drawn, in the light palette.
struct Figure {
    QString title;
    QSize size; ///< pixels of a screen
    std::function<void(QPainter& painter, const QRectF& target)> paint;
};

/// At `scale` device pixels a pixel.
QImage figureImage(const Figure& figure, double scale);
/// By suffix: png, svg, pdf. Throws std::runtime_error with a message for people.
void writeFigure(const Figure& figure, const QString& path);

/// The same of a chart, with its title.
QImage chartImage(PlotChart& chart, const QSize& size, double scale);
void writeChart(PlotChart& chart, const QSize& size, const QString& path);

} // namespace dyngpt
