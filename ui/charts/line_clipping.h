#pragma once
// Lines and areas cut at the edges of a picture by ourselves: Qt's SVG writer clips nothing.

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace dyngpt {

/// The pieces of a line inside the rectangle, in its order.
std::vector<QPolygonF> clippedLine(const QList<QPointF>& line, const QRectF& inside);

/// Sutherland and Hodgman (1974); empty where nothing of the area is inside.
QPolygonF clippedArea(const QPolygonF& area, const QRectF& inside);

} // namespace dyngpt
