#pragma once
// How things look: the colour, line and marker of each role (Okabe-Ito, told apart by line and
// marker too), in a light or a dark surrounding. Plain values.

#include "ui/charts/chart_panel.h"

#include <QColor>
#include <QPen>

class QPainter;
class QPalette;

namespace dyngpt {

enum class Marker { Circle, Square, Diamond, Triangle };

struct ChartStyle {
    bool dark = false;
    QColor background;
    QColor text;
    QColor grid;

    static ChartStyle fromPalette(const QPalette& palette);
    static ChartStyle light(); ///< for paper

    /// `index` counts the series of the same role in one chart.
    QColor colour(SeriesRole role, int index) const;
    QPen pen(SeriesRole role, int index) const;
    Marker marker(SeriesRole role, int index) const;
};

/// With the painter's pen and brush.
void paintMarker(QPainter& painter, Marker marker, const QPointF& centre, double size);

} // namespace dyngpt
