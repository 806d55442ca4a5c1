#include "ui/charts/chart_text.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <cmath>

namespace dyngpt {

namespace {

// Rounding alone is not to cost a text its last letter.
constexpr double slack = 1;

void layOut(QTextDocument& document, const ChartText& text, const QFont& font) {
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    document.setDefaultTextOption(oneLine);
    document.setHtml(text.html());
}

} // namespace

QString ChartText::html() const {
    return isRich() ? html_ : plain_.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

ChartText ChartText::join(const std::vector<ChartText>& texts, const QString& between) {
    QStringList plain, html;
    for (const ChartText& text : texts) {
        plain << text.plain();
        html << text.html();
    }
    return {plain.join(between), html.join(ChartText(between).html())};
}

ChartText ChartText::arg(const ChartText& text) const {
    const QString words = plain_.arg(text.plain_);
    return isRich() || text.isRich() ? ChartText(words, html().arg(text.html())) : words;
}

ChartText ChartText::arg(const ChartText& first, const ChartText& second) const {
    const QString words = plain_.arg(first.plain_, second.plain_);
    return isRich() || first.isRich() || second.isRich()
               ? ChartText(words, html().arg(first.html(), second.html()))
               : words;
}

double textWidth(const ChartText& text, const QFont& font) {
    if (!text.isRich())
        return QFontMetricsF(font).horizontalAdvance(text.plain());
    QTextDocument document;
    layOut(document, text, font);
    return document.idealWidth();
}

void drawText(QPainter& painter, const QRectF& box, Qt::Alignment alignment,
              const ChartText& text) {
    const QFontMetricsF metrics(painter.font());
    QTextDocument document;
    if (text.isRich())
        layOut(document, text, painter.font());
    if (!text.isRich() || document.idealWidth() > box.width() + slack) {
        painter.drawText(box, static_cast<int>(alignment),
                         metrics.elidedText(text.plain(), Qt::ElideRight, box.width() + slack));
        return;
    }
    const double spare = box.width() - document.idealWidth();
    const double left = alignment & Qt::AlignRight     ? spare
                        : alignment & Qt::AlignHCenter ? spare / 2
                                                       : 0;
    const double below = box.height() - metrics.height();
    const double top = alignment & Qt::AlignBottom    ? below
                       : alignment & Qt::AlignVCenter ? below / 2
                                                      : 0;
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, painter.pen().color());
    auto* const layout = document.documentLayout(); // lays the line out
    const QTextLine line = document.firstBlock().layout()->lineAt(0);
    painter.save();
    painter.translate(box.left() + left,
                      box.top() + top + metrics.ascent() - line.y() - line.ascent());
    layout->draw(&painter, context);
    painter.restore();
}

} // namespace dyngpt
