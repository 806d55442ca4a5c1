#pragma once
// A text in a chart: as it is drawn, where names may have indices and slanted letters, and as it is
// spelt, for numbers in files, tool tips and screen readers. Plain values; drawn and measured on
// the GUI thread.

#include <QString>

#include <vector>

class QFont;
class QPainter;
class QRectF;

namespace dyngpt {

class ChartText {
public:
    ChartText() = default;
    // Implicit: most texts are words alone.
    ChartText(const QString& plain) : plain_(plain) {}
    ChartText(const char* plain) : plain_(QString::fromUtf8(plain)) {}
    /// `html` as Qt's rich text reads it: <i>k</i><sub>on</sub>.
    ChartText(const QString& plain, const QString& html) : plain_(plain), html_(html) {}

    bool isEmpty() const { return plain_.isEmpty(); }
    bool isRich() const { return !html_.isEmpty(); }
    const QString& plain() const { return plain_; }
    QString html() const;

    /// As QString's: puts texts into the places of a sentence.
    ChartText arg(const ChartText& text) const;
    ChartText arg(const ChartText& first, const ChartText& second) const;
    static ChartText join(const std::vector<ChartText>& texts, const QString& between);

    bool operator==(const ChartText&) const = default;

private:
    QString plain_;
    QString html_; ///< empty: it is drawn as it is spelt
};

double textWidth(const ChartText& text, const QFont& font);
/// In one line, with the painter's font and the colour of its pen. What is too long for the box
/// ends in an ellipsis and is plain. Rich text stands on the line of the plain one beside it.
void drawText(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const ChartText& text);

} // namespace dyngpt
