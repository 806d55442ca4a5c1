#pragma once
// A formula laid out for a font: where each sign and line goes. A plain value; to be made and
// painted on the GUI thread, as it measures text.

#include "core/model/math_tree.h"

#include <QCoreApplication>
#include <QFont>
#include <QPainterPath>
#include <QString>

#include <vector>

class QPainter;

namespace dyngpt {

class MathBox {
    Q_DECLARE_TR_FUNCTIONS(dyngpt::MathBox)
public:
    MathBox() = default;
    MathBox(const MathNode& node, const QFont& font);

    bool isEmpty() const { return width_ <= 0; }
    double width() const { return width_; }
    double height() const { return ascent_ + descent_; }
    double ascent() const { return ascent_; } ///< above the baseline

    /// With the painter's pen's colour; `corner` is the left upper one.
    void paint(QPainter& painter, const QPointF& corner) const;

private:
    struct Run {
        QPointF origin; ///< on the baseline, y runs down
        QString text;
        QFont font;
    };
    struct Line {
        QPainterPath path;
        double width;
    };

    static MathBox text(const QString& text, const QFont& font);
    static MathBox row(const MathNode& node, const QFont& font);
    static MathBox fraction(const MathNode& node, const QFont& font);
    static MathBox scripts(const MathNode& node, const QFont& font);
    static MathBox root(const MathNode& node, const QFont& font);
    static MathBox fenced(const MathNode& node, const QFont& font);
    static MathBox cases(const MathNode& node, const QFont& font);

    void add(const MathBox& part, const QPointF& origin);
    void addLine(const QPainterPath& path, double width);

    double width_ = 0;
    double ascent_ = 0;
    double descent_ = 0;
    std::vector<Run> runs_;
    std::vector<Line> lines_;
};

} // namespace dyngpt
