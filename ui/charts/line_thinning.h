#pragma once
// Long lines drawn with few points and the same picture.

#include <QList>
#include <QPointF>

namespace dyngpt {

/// The points between left and right (and one on either side); where there are far more than
/// pixels, only the first, lowest, highest and last of each column of the picture (M4: Jugel et
/// al., VLDB 2014). Points must ascend in x to be thinned; others come back whole.
QList<QPointF> thinnedLine(const QList<QPointF>& points, double left, double right);

} // namespace dyngpt
