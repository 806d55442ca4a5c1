#pragma once
// Figures on paper: laid out for the size they are printed at, so that text has the size chosen,
// not scaled from the screen. GUI thread only.

#include "ui/charts/chart_text.h"
#include "ui/charts/figure_settings.h"

#include <QImage>
#include <QRectF>

#include <functional>

class QMimeData;
class QPainter;

namespace dyngpt {

class PlotChart;

/// Whatever can be drawn into any rectangle. Text takes the painter's font, or
/// FigureSettings::textPixels.
struct Figure {
    ChartText title;
    QSize size; ///< pixels of a screen: its own proportions
    std::function<void(QPainter& painter, const QRectF& target)> paint;
};

/// The figure in the colours, text and format of these settings.
using FigureSource = std::function<Figure(const FigureSettings& settings)>;

/// `pixels` large, as it looks on paper of the size in the settings.
QImage figureImage(const Figure& figure, const FigureSettings& settings, const QSize& pixels);
/// Page of the exact size, fonts embedded.
QByteArray figurePdf(const Figure& figure, const FigureSettings& settings);
/// Text as text.
QByteArray figureSvg(const Figure& figure, const FigureSettings& settings);

/// Into the clipboard: pixels, and the drawing as SVG and PDF.
void copyFigure(const FigureSource& source, const FigureSettings& settings);

/// A chart drawn into the target; it stays the caller's.
void paintChart(PlotChart& chart, QPainter& painter, const QRectF& target);

} // namespace dyngpt
