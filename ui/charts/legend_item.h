#pragma once
// The legend below a chart: samples of line, fill or marker with their names, in as many rows as
// they need. Our own because Qt Charts' neither shows line styles nor wraps. Child of the chart.

#include "ui/charts/chart_style.h"

#include <QBrush>
#include <QFont>
#include <QGraphicsItem>

#include <optional>
#include <vector>

namespace dyngpt {

class LegendItem : public QGraphicsItem {
public:
    struct Entry {
        ChartText name;
        QPen pen;
        QBrush fill;
        std::optional<Marker> marker;
        bool hidden = false;
    };

    explicit LegendItem(QGraphicsItem* chart);

    void setEntries(std::vector<Entry> entries, const QColor& text, const QFont& font);
    double heightFor(double width) const;
    /// Along the foot of this part of the chart.
    void place(const QRectF& chart);
    /// -1 if there is none.
    int entryAt(const QPointF& pixel) const;

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    std::vector<QRectF> layout(double width) const; ///< from (0, 0)
    void paintSample(QPainter* painter, const Entry& entry, const QRectF& box) const;

    std::vector<Entry> entries_;
    std::vector<QRectF> boxes_;
    QColor text_;
    QFont font_;
    QRectF area_;
};

} // namespace dyngpt
