#pragma once
// Charts on paper: always in the light palette, with their title. GUI thread only.

#include <QImage>
#include <QString>

namespace dyngpt {

class PlotChart;

/// At `scale` device pixels a pixel.
QImage chartImage(PlotChart& chart, const QSize& size, double scale);
/// By suffix: png, svg, pdf. Throws std::runtime_error with a message for people.
void writeChart(PlotChart& chart, const QSize& size, const QString& path);

} // namespace dyngpt
