#include "ui/math/math_box.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace dyngpt {

namespace {

using Kind = MathNode::Kind;

constexpr double scriptShare = 0.75;
constexpr double leastPoints = 6.5;

double em(const QFont& font) {
    return QFontMetricsF(font).height();
}

/// Where minus signs and the lines of fractions stand above the baseline.
double axis(const QFont& font) {
    return QFontMetricsF(font).xHeight() / 2;
}

QFont scriptFont(const QFont& font) {
    QFont small = font;
    if (font.pixelSize() > 0)
        small.setPixelSize(std::max(8, qRound(font.pixelSize() * scriptShare)));
    else
        small.setPointSizeF(std::max(leastPoints, font.pointSizeF() * scriptShare));
    return small;
}

QFont slanted(QFont font, const QString& name) {
    font.setItalic(name.toUcs4().size() == 1);
    return font;
}

bool isEmptyRow(const MathNode& node) {
    return node.kind == Kind::Row && node.children.empty();
}

} // namespace

MathBox::MathBox(const MathNode& node, const QFont& font) {
    const QString words = QString::fromStdString(node.text);
    switch (node.kind) {
    case Kind::Row:
        *this = row(node, font);
        break;
    case Kind::Name:
        *this = text(words, slanted(font, words));
        break;
    case Kind::Upright:
        *this = text(words, font);
        break;
    case Kind::Sign: {
        const double room = em(font) * (words == u"·" ? 0.06 : 0.2);
        add(text(words, font), {room, 0});
        width_ += room;
        break;
    }
    case Kind::Fraction:
        *this = fraction(node, font);
        break;
    case Kind::Scripts:
        *this = scripts(node, font);
        break;
    case Kind::Root:
        *this = root(node, font);
        break;
    case Kind::Fenced:
        *this = fenced(node, font);
        break;
    case Kind::Cases:
        *this = cases(node, font);
        break;
    }
}

MathBox MathBox::text(const QString& text, const QFont& font) {
    MathBox box;
    const QFontMetricsF metrics(font);
    box.width_ = metrics.horizontalAdvance(text);
    // A slanted letter leans out of its advance.
    if (font.italic())
        box.width_ += std::max(0.0, metrics.boundingRect(text).right() - box.width_);
    box.ascent_ = metrics.ascent();
    box.descent_ = metrics.descent();
    box.runs_.push_back({{}, text, font});
    return box;
}

MathBox MathBox::row(const MathNode& node, const QFont& font) {
    MathBox box;
    for (const MathNode& child : node.children)
        box.add(MathBox(child, font), {box.width_, 0});
    return box;
}

MathBox MathBox::fraction(const MathNode& node, const QFont& font) {
    const MathBox above(node.children[0], font);
    const MathBox below(node.children[1], font);
    const double gap = em(font) * 0.08;
    const double side = em(font) * 0.12;
    const double line = axis(font);
    const double width = std::max(above.width_, below.width_) + 2 * side;
    MathBox box;
    box.add(above, {(width - above.width_) / 2, -line - gap - above.descent_});
    box.add(below, {(width - below.width_) / 2, -line + gap + below.ascent_});
    QPainterPath path({side / 2, -line});
    path.lineTo(width - side / 2, -line);
    box.addLine(path, 1);
    box.width_ = width;
    return box;
}

MathBox MathBox::scripts(const MathNode& node, const QFont& font) {
    const QFont small = scriptFont(font);
    MathBox box(node.children[0], font);
    const double left = box.width_ + em(font) * 0.03;
    const double high = box.ascent_;
    const double deep = box.descent_;
    if (!isEmptyRow(node.children[1])) {
        const MathBox below(node.children[1], small);
        box.add(below, {left, std::max(em(font) * 0.18, deep - em(small) * 0.1)});
    }
    if (!isEmptyRow(node.children[2])) {
        const MathBox above(node.children[2], small);
        // Its foot at the middle of the base, however tall either is.
        const double foot = std::max(em(font) * 0.3, high - em(small) * 0.55);
        box.add(above, {left, -foot - (above.descent_ - QFontMetricsF(small).descent())});
    }
    return box;
}

MathBox MathBox::root(const MathNode& node, const QFont& font) {
    const MathBox inner(node.children[0], font);
    const double hook = em(font) * 0.5;
    const double gap = em(font) * 0.08;
    MathBox box;
    box.add(inner, {hook, 0});
    QPainterPath path({0, -inner.ascent_ * 0.35});
    path.lineTo(hook * 0.3, -inner.ascent_ * 0.42);
    path.lineTo(hook * 0.55, inner.descent_);
    path.lineTo(hook * 0.9, -inner.ascent_ - gap);
    path.lineTo(hook + inner.width_ + gap, -inner.ascent_ - gap);
    box.addLine(path, 1);
    return box;
}

MathBox MathBox::fenced(const MathNode& node, const QFont& font) {
    const MathBox inner(node.children[0], font);
    const bool bars = node.text == "||";
    const double width = em(font) * (bars ? 0.22 : 0.3);
    const double top = -inner.ascent_;
    const double bottom = inner.descent_;
    MathBox box;
    box.add(inner, {width, 0});
    for (const bool left : {true, false}) {
        const double outer = left ? width * 0.35 : box.width_ + width * 0.65;
        const double turned = left ? width * 0.9 : box.width_ + width * 0.1;
        QPainterPath path;
        if (bars) {
            path.moveTo((outer + turned) / 2, top);
            path.lineTo((outer + turned) / 2, bottom);
        } else {
            path.moveTo(turned, top);
            path.cubicTo(outer, top * 0.7 + bottom * 0.3, outer, top * 0.3 + bottom * 0.7, turned,
                         bottom);
        }
        const double before = box.width_;
        box.addLine(path, 1.1);
        box.width_ = before;
    }
    box.width_ += width;
    return box;
}

MathBox MathBox::cases(const MathNode& node, const QFont& font) {
    const MathBox values[] = {MathBox(node.children[0], font), MathBox(node.children[2], font)};
    MathBox conditions[2] = {text(tr("if ", "formula, condition"), font),
                             text(tr("otherwise", "formula, condition"), font)};
    conditions[0].add(MathBox(node.children[1], font), {conditions[0].width_, 0});
    const double gap = em(font) * 0.2;
    const double brace = em(font) * 0.4;
    const double column = brace + std::max(values[0].width_, values[1].width_) + em(font) * 0.8;
    const double middle = axis(font);
    const double upper = -middle - gap / 2 - std::max(values[0].descent_, conditions[0].descent_);
    const double lower = -middle + gap / 2 + std::max(values[1].ascent_, conditions[1].ascent_);
    MathBox box;
    box.add(values[0], {brace, upper});
    box.add(conditions[0], {column, upper});
    box.add(values[1], {brace, lower});
    box.add(conditions[1], {column, lower});
    const double top = -box.ascent_;
    const double bottom = box.descent_;
    const double x = brace * 0.45;
    QPainterPath path({brace * 0.8, top});
    path.quadTo(x, top, x, top * 0.75 - middle * 0.25);
    path.quadTo(x, -middle, brace * 0.1, -middle);
    path.quadTo(x, -middle, x, bottom * 0.75 - middle * 0.25);
    path.quadTo(x, bottom, brace * 0.8, bottom);
    box.addLine(path, 1.1);
    return box;
}

void MathBox::add(const MathBox& part, const QPointF& origin) {
    for (const Run& run : part.runs_)
        runs_.push_back({run.origin + origin, run.text, run.font});
    for (const Line& line : part.lines_)
        lines_.push_back({line.path.translated(origin), line.width});
    width_ = std::max(width_, origin.x() + part.width_);
    ascent_ = std::max(ascent_, part.ascent_ - origin.y());
    descent_ = std::max(descent_, part.descent_ + origin.y());
}

void MathBox::addLine(const QPainterPath& path, double width) {
    const QRectF around = path.boundingRect();
    width_ = std::max(width_, around.right());
    ascent_ = std::max(ascent_, width - around.top());
    descent_ = std::max(descent_, around.bottom() + width);
    lines_.push_back({path, width});
}

void MathBox::paint(QPainter& painter, const QPointF& corner) const {
    const QPointF origin = corner + QPointF(0, ascent_);
    const QColor colour = painter.pen().color();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const Run& run : runs_) {
        painter.setFont(run.font);
        painter.drawText(origin + run.origin, run.text);
    }
    for (const Line& line : lines_) {
        painter.setPen(QPen(colour, line.width));
        painter.drawPath(line.path.translated(origin));
    }
    painter.restore();
}

} // namespace dyngpt
