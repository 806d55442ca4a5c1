#pragma once
// How things look: the colour, line and marker of each role (Okabe-Ito, told apart by line and
// marker too), in a light or a dark surrounding. Plain values.

#include "ui/charts/chart_palette.h"
#include "ui/charts/chart_panel.h"

#include <QColor>
#include <QFont>
#include <QPen>

class QPainter;
class QPalette;

namespace dyngpt {

struct FigureSettings;

enum class Marker { Circle, Square, Diamond, Triangle, TriangleDown, Plus };

struct ChartStyle {
    bool dark = false;
    ChartPalette palette = ChartPalette::OkabeIto;
    QColor background;
    QColor text;
    QColor grid;
    QFont font;          ///< of all text in a chart
    bool opaque = false; ///< for formats that know no transparency

    static ChartStyle fromPalette(const QPalette& palette);
    static ChartStyle light();
    static ChartStyle forPaper(const FigureSettings& settings);

    /// `index` counts the series of the same role in one chart.
    QColor colour(SeriesRole role, int index) const;
    QPen pen(SeriesRole role, int index) const;
    Marker marker(SeriesRole role, int index) const;
    /// This much of the colour, the rest what lies below.
    QColor veil(QColor colour, float share) const;
};

/// With the painter's pen and brush.
void paintMarker(QPainter& painter, Marker marker, const QPointF& centre, double size);

} // namespace dyngpt
