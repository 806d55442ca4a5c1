#include "ui/charts/matrix_drawing.h"

#include "ui/charts/axis_ticks.h"
#include "ui/charts/chart_content.h"
#include "ui/charts/colour_map.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr double left = 58; ///< for the names and ticks of the rows
constexpr double below = 34;
constexpr double legendHeight = 20;
constexpr double gap = 5;
constexpr int smallestCell = 56;

std::size_t pairIndex(int a, int b) {
    const int first = std::min(a, b), second = std::max(a, b);
    return static_cast<std::size_t>(second * (second - 1) / 2 + first);
}

/// Averages over the counts that share a cell.
std::vector<double> inCells(const std::vector<double>& counts, int cells, int width) {
    std::vector<double> result(static_cast<std::size_t>(cells), 0.0);
    const auto last = std::min(counts.size(), result.size() * static_cast<std::size_t>(width));
    for (std::size_t n = 0; n < last; ++n)
        result[n / static_cast<std::size_t>(width)] += counts[n] / width;
    return result;
}

QImage imageOf(const MatrixContent& content, int row, int column, const ChartStyle& style) {
    const ColourMap& colours = densityColours(style.dark);
    const MatrixContent::Pair& pair = content.pair(row, column);
    const std::vector<double>& values = row < column ? pair.above : pair.below;
    if (values.empty())
        return {};
    // One scale for both sources, so that they can be compared.
    double largest = 0;
    for (const auto* each : {&pair.above, &pair.below})
        for (const double value : *each)
            largest = std::max(largest, value);
    const int rows = content.variables[static_cast<std::size_t>(row)].cells;
    const int columns = content.variables[static_cast<std::size_t>(column)].cells;
    QImage image(columns, rows, QImage::Format_RGB32);
    const double scale = largest > 0 ? 255 / largest : 0;
    for (int r = 0; r < rows; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(rows - 1 - r));
        for (int c = 0; c < columns; ++c) {
            // Below the first step of colour nothing is worth a tint.
            const double at = std::min(content.value(row, column, r, c) * scale, 255.0);
            line[c] = at >= 1 ? colours[static_cast<std::size_t>(at)] : style.background.rgb();
        }
    }
    return image;
}

std::vector<Tick> ticksOf(const MatrixContent::Variable& variable, double length, double room) {
    const int most = std::max(1, static_cast<int>(length / room));
    if (!variable.range)
        return linearTicks(-0.5, variable.cells * variable.width - 0.5, most, true);
    const auto& range = *variable.range;
    return range.logarithmic ? logarithmicTicks(std::log10(range.low), std::log10(range.high), most)
                             : linearTicks(range.low, range.high, most, false);
}

/// Where a tick stands, from 0 to 1.
double shareOf(const MatrixContent::Variable& variable, const Tick& tick) {
    if (!variable.range)
        return (tick.position + 0.5) / (variable.cells * variable.width);
    const auto& range = *variable.range;
    if (range.logarithmic)
        return (tick.position - std::log10(range.low)) / std::log10(range.high / range.low);
    return (tick.position - range.low) / (range.high - range.low);
}

} // namespace

MatrixDrawing::MatrixDrawing(const MatrixContent& content, const ChartStyle& style)
    : content_(content), style_(style) {
    for (const MatrixContent::Variable& variable : content.variables) {
        std::vector<Curve> curves;
        double highest = 0;
        for (const Series& series : variable.distributions) {
            curves.push_back({series.role, inCells(series.y, variable.cells, variable.width)});
            for (const double height : curves.back().heights)
                highest = std::max(highest, height);
        }
        for (Curve& curve : curves)
            for (double& height : curve.heights)
                height = highest > 0 ? height / highest : 0;
        curves_.push_back(std::move(curves));
    }
    for (int row = 0; row < content.size(); ++row)
        for (int column = 0; column < content.size(); ++column)
            images_.push_back(row == column ? QImage() : imageOf(content, row, column, style));
}

QSize MatrixDrawing::minimumSize() const {
    const int n = content_.size();
    return {static_cast<int>(left + gap) + n * smallestCell + 8,
            static_cast<int>(below + legendHeight) + n * smallestCell + 8};
}

QRectF MatrixDrawing::cell(const QRectF& area, int row, int column) const {
    const double n = content_.size();
    const double wide = (area.width() - left - gap) / n;
    const double high = (area.height() - below - legendHeight - gap) / n;
    return {area.left() + left + column * wide, area.top() + gap + row * high, wide - gap,
            high - gap};
}

std::pair<int, int> MatrixDrawing::cellAt(const QRectF& area, const QPointF& at) const {
    for (int row = 0; row < content_.size(); ++row)
        for (int column = 0; column < content_.size(); ++column)
            if (cell(area, row, column).contains(at))
                return {row, column};
    return {-1, -1};
}

QString MatrixDrawing::valueAt(const QRectF& area, const QPointF& at) const {
    const auto [row, column] = cellAt(area, at);
    if (row < 0)
        return {};
    const QRectF box = cell(area, row, column);
    const auto& across = content_.variables[static_cast<std::size_t>(column)];
    const auto& up = content_.variables[static_cast<std::size_t>(row)];
    const auto inside = [](double share, int cells) {
        return std::clamp(static_cast<int>(share * cells), 0, cells - 1);
    };
    const int c = inside((at.x() - box.left()) / box.width(), across.cells);
    if (row != column && images_[static_cast<std::size_t>(row * content_.size() + column)].isNull())
        return row < column ? content_.pair(row, column).note : QString();
    if (row != column) {
        const int r = inside((box.bottom() - at.y()) / box.height(), up.cells);
        return ChartPanel::tr("%1: %2\n%3: %4\n%5: %6")
            .arg(across.name.plain(), content_.cellText(column, c), up.name.plain(),
                 content_.cellText(row, r), row < column ? content_.above : content_.below,
                 displayValue(content_.value(row, column, r, c)));
    }
    QString text = ChartPanel::tr("%1: %2").arg(across.name.plain(), content_.cellText(column, c));
    for (const Series& series : across.distributions) {
        const auto heights = inCells(series.y, across.cells, across.width);
        text += u'\n' +
                ChartPanel::tr("%1: %2").arg(series.name.plain(),
                                             displayValue(heights[static_cast<std::size_t>(c)]));
    }
    return text;
}

void MatrixDrawing::paintDistribution(QPainter& painter, const QRectF& box, int variable) const {
    const auto& curves = curves_[static_cast<std::size_t>(variable)];
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const std::vector<double>& heights = curves[i].heights;
        const double step = box.width() / static_cast<double>(heights.size());
        QPolygonF line{QPointF(box.left(), box.bottom())};
        for (std::size_t k = 0; k < heights.size(); ++k) {
            const double y = box.bottom() - heights[k] * (box.height() - 3);
            line << QPointF(box.left() + static_cast<double>(k) * step, y)
                 << QPointF(box.left() + static_cast<double>(k + 1) * step, y);
        }
        line << QPointF(box.right(), box.bottom());
        QPen pen = style_.pen(curves[i].role, 0);
        pen.setWidthF(1.3);
        if (curves[i].role == SeriesRole::Data) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(style_.veil(pen.color(), 0.35F));
            painter.drawPolygon(line);
            pen.setWidthF(0.8);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
}

void MatrixDrawing::paintPair(QPainter& painter, const QRectF& box, int row, int column) const {
    const QImage& image = images_[static_cast<std::size_t>(row * content_.size() + column)];
    if (image.isNull()) {
        painter.setPen(style_.text);
        if (row < column)
            painter.drawText(box.adjusted(2, 2, -2, -2), Qt::AlignCenter | Qt::TextWordWrap,
                             content_.pair(row, column).note);
        return;
    }
    // Printers and viewers smooth enlarged pictures; cells of many pixels stay crisp.
    const bool onScreen = painter.paintEngine()->type() == QPaintEngine::Raster;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(box, onScreen ? image : image.scaled(image.size() * 8));
}

void MatrixDrawing::paintAxes(QPainter& painter, const QRectF& area) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const int n = content_.size();
    painter.setPen(style_.text);
    for (int i = 0; i < n; ++i) {
        const auto& variable = content_.variables[static_cast<std::size_t>(i)];
        const QRectF foot = cell(area, n - 1, i);
        for (const Tick& tick : ticksOf(variable, foot.width(), 3.5 * metrics.height())) {
            const double x = foot.left() + shareOf(variable, tick) * foot.width();
            painter.drawLine(QPointF(x, foot.bottom()), QPointF(x, foot.bottom() + 3));
            painter.drawText(QRectF(x - 40, foot.bottom() + 3, 80, metrics.height()),
                             Qt::AlignHCenter | Qt::AlignTop, tick.label);
        }
        drawText(painter,
                 QRectF(foot.left(), foot.bottom() + 4 + metrics.height(), foot.width(),
                        metrics.height()),
                 Qt::AlignCenter, variable.name);
        const QRectF side = cell(area, i, 0);
        // The first row's own scale is a probability, as all of the diagonal.
        if (i > 0)
            for (const Tick& tick : ticksOf(variable, side.height(), 2 * metrics.height())) {
                const double y = side.bottom() - shareOf(variable, tick) * side.height();
                painter.drawLine(QPointF(side.left() - 3, y), QPointF(side.left(), y));
                painter.drawText(
                    QRectF(side.left() - 45, y - metrics.height() / 2, 40, metrics.height()),
                    Qt::AlignRight | Qt::AlignVCenter, tick.label);
            }
        painter.save();
        painter.translate(area.left() + 4 + metrics.height() / 2, side.center().y());
        painter.rotate(-90);
        drawText(painter,
                 QRectF(-side.height() / 2, -metrics.height() / 2, side.height(), metrics.height()),
                 Qt::AlignCenter, variable.name);
        painter.restore();
    }
}

void MatrixDrawing::paintLegend(QPainter& painter, const QRectF& line) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    double x = line.left() + left;
    for (const Series& series : content_.variables.front().distributions) {
        QPen pen = style_.pen(series.role, 0);
        pen.setWidthF(series.role == SeriesRole::Data ? 5 : 1.6);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, line.center().y()), QPointF(x + 22, line.center().y()));
        const QString name = series.name.plain(); // of a source, never of a state
        const QString where = name == content_.above ? ChartPanel::tr("%1 (pairs above)").arg(name)
                              : name == content_.below
                                  ? ChartPanel::tr("%1 (pairs below)").arg(name)
                                  : name;
        const double wide = metrics.horizontalAdvance(where) + 4;
        painter.setPen(style_.text);
        painter.drawText(QRectF(x + 27, line.top(), wide, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, where);
        x += 27 + wide + 12;
    }
}

void MatrixDrawing::paint(QPainter& painter, const QRectF& area) const {
    painter.save();
    painter.fillRect(area, style_.background);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(style_.font);
    for (int row = 0; row < content_.size(); ++row)
        for (int column = 0; column < content_.size(); ++column) {
            const QRectF box = cell(area, row, column);
            if (row == column)
                paintDistribution(painter, box, row);
            else
                paintPair(painter, box, row, column);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(style_.text, 0.7));
            painter.drawRect(box);
        }
    paintAxes(painter, area);
    paintLegend(painter,
                QRectF(area.left(), area.bottom() - legendHeight, area.width(), legendHeight));
    painter.restore();
}

const MatrixContent::Pair& MatrixContent::pair(int a, int b) const {
    return pairs[pairIndex(a, b)];
}

double MatrixContent::value(int row, int column, int rowCell, int columnCell) const {
    const std::vector<double>& values =
        row < column ? pair(row, column).above : pair(row, column).below;
    if (values.empty())
        return 0;
    // Stored with the first variable's cells as its rows.
    const int a = row < column ? rowCell : columnCell;
    const int b = row < column ? columnCell : rowCell;
    const int width = variables[static_cast<std::size_t>(std::max(row, column))].cells;
    return values[static_cast<std::size_t>(a) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(b)];
}

} // namespace dyngpt
