#include "ui/dialogs/report_layout.h"

#include "ui/dialogs/report_html.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {

struct Translations {
    Q_DECLARE_TR_FUNCTIONS(ReportLayout)
};

constexpr double pointsAnInch = 72;
constexpr double svgDotsAnInch = 96;
constexpr double millimetresAnInch = 25.4;
constexpr double marginMillimetres = 18;
constexpr double tablePoints[] = {8, 7, 6.5, 6};
constexpr int linesOfText[] = {1, 2};
constexpr std::size_t fewestRows = 2; ///< of a table below its caption, or lines of a paragraph

const QColor footerColour(0x55, 0x55, 0x55);

double dots(double points) {
    return points / pointsAnInch * ReportLayout::resolution;
}

/// Not the desktop's, so that a report has the same pages everywhere.
QFont textFont() {
    return QFont(QStringLiteral("Sans Serif"));
}

void paintPiece(QPainter& painter, const ReportPiece& piece, double width) {
    painter.save();
    painter.translate(piece.at);
    if (piece.figure) {
        piece.figure->render(&painter, QRectF(QPointF(), piece.size));
    } else {
        const double wide = std::max(piece.document->size().width(), width);
        painter.setClipRect(QRectF(0, 0, wide, piece.to - piece.from), Qt::IntersectClip);
        painter.translate(0, -piece.from);
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black);
        context.clip = QRectF(0, piece.from, wide, piece.to - piece.from);
        piece.document->documentLayout()->draw(&painter, context);
    }
    painter.restore();
}

double heightOf(const std::shared_ptr<QTextDocument>& document) {
    return document->size().height();
}

std::vector<double> lineEnds(const QTextDocument& document) {
    std::vector<double> ends;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            ends.push_back(top + line.y() + line.height());
        }
    }
    return ends;
}

/// One past the last row that fits; at least one.
template <typename Fits> std::size_t lastThatFits(std::size_t first, std::size_t all, Fits fits) {
    if (fits(all))
        return all;
    std::size_t good = std::min(first + 1, all);
    std::size_t bad = all;
    while (bad - good > 1) {
        const std::size_t middle = (good + bad) / 2;
        (fits(middle) ? good : bad) = middle;
    }
    return good;
}

} // namespace

ReportLayout::ReportLayout(QPageSize::PageSizeId paper, std::stop_token stop)
    : stop_(std::move(stop)) {
    metrics_.setDotsPerMeterX(qRound(resolution / millimetresAnInch * 1000));
    metrics_.setDotsPerMeterY(qRound(resolution / millimetresAnInch * 1000));
    sheet_ = QPageSize(paper).sizePixels(resolution);
    margin_ = marginMillimetres / millimetresAnInch * resolution;
    width_ = sheet_.width() - 2 * margin_;
    height_ = sheet_.height() - 2 * margin_;
}

void ReportLayout::add(const Report& report) {
    names_ = report.names;
    title_ = QString::fromStdString(report.title);
    addWhole(reporthtml::title(report), dots(4));
    for (const std::string& note : report.notes)
        addText(reporthtml::paragraph(note, names_));
    for (const ReportSection& section : report.sections) {
        heading_ = lay(reporthtml::heading(section.title));
        for (const ReportBlock& block : section.blocks) {
            if (stop_.stop_requested())
                break;
            if (const auto* text = std::get_if<std::string>(&block))
                addText(reporthtml::paragraph(*text, names_));
            else if (const auto* table = std::get_if<ReportTable>(&block))
                add(*table);
            else
                add(std::get<ReportFigure>(block));
        }
        endRow();
        placeHeading(0);
    }
}

ReportLayout::Document ReportLayout::lay(const QString& html, double width, bool breaksWords) {
    auto document = std::make_shared<QTextDocument>();
    document->setDocumentMargin(0);
    document->setUndoRedoEnabled(false);
    document->documentLayout()->setPaintDevice(&metrics_);
    document->setDefaultFont(textFont());
    document->setDefaultStyleSheet(reporthtml::styleSheet());
    if (!breaksWords) {
        QTextOption option = document->defaultTextOption();
        option.setWrapMode(QTextOption::WordWrap);
        document->setDefaultTextOption(option);
    }
    document->setHtml(html);
    document->setTextWidth(width);
    return document;
}

void ReportLayout::newPage() {
    pages_.emplace_back();
    y_ = 0;
}

/// The heading that waits, with room for `needed` below it.
void ReportLayout::placeHeading(double needed) {
    if (!heading_)
        return;
    const Document placed = std::exchange(heading_, nullptr);
    const double own = heightOf(placed);
    const double above = y_ > 0 ? dots(10) : 0;
    if (y_ > 0 && y_ + above + own + needed > height_)
        newPage();
    else
        y_ += above;
    put(placed, 0, own);
    y_ += dots(2);
}

void ReportLayout::put(const Document& document, double from, double to) {
    pages_.back().push_back({{0, y_}, document, from, to, nullptr, {}});
    y_ += to - from;
}

void ReportLayout::addWhole(const QString& html, double space) {
    endRow();
    const Document document = lay(html);
    const double needed = heightOf(document);
    placeHeading(needed);
    if (y_ > 0 && y_ + needed > height_)
        newPage();
    put(document, 0, needed);
    y_ += space;
}

/// A paragraph, cut between its lines.
void ReportLayout::addText(const QString& html) {
    endRow();
    const Document document = lay(html);
    const std::vector<double> ends = lineEnds(*document);
    const double all = heightOf(document);
    const std::size_t least = std::min(fewestRows, ends.size());
    placeHeading(least == 0 ? all : ends[least - 1]);
    double from = 0;
    while (from < all) {
        if (y_ + all - from <= height_) {
            put(document, from, all);
            break;
        }
        double cut = from;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            // Neither one line before the cut nor one after it.
            const bool good = ends[i] - from <= height_ - y_ && i + fewestRows < ends.size() &&
                              (i + 1 >= fewestRows || y_ == 0);
            if (ends[i] > from && good)
                cut = ends[i];
        }
        if (cut == from && y_ == 0)
            cut = std::min(all, from + height_); // lines taller than a page: there are none
        if (cut > from)
            put(document, from, cut);
        from = cut;
        newPage();
    }
    y_ += dots(5);
}

void ReportLayout::add(const ReportTable& table) {
    endRow();
    reporthtml::TableSetting setting;
    const auto fits = [&](const ReportTable& some) {
        return lay(reporthtml::table(some, 0, some.rows.size(), names_, setting), width_, false)
                   ->size()
                   .width() <= width_ + 1;
    };
    // Smaller print before columns go to a table of their own.
    const bool whole = std::ranges::any_of(tablePoints, [&](double size) {
        setting.points = size;
        return std::ranges::any_of(linesOfText, [&](int lines) {
            setting.lines = lines;
            return fits(table);
        });
    });
    std::string caption = table.caption;
    for (const ReportTable& part :
         whole ? std::vector{table} : reporthtml::columnParts(table, fits)) {
        addRows(part, caption, setting);
        caption = Translations::tr("%1 (continued)")
                      .arg(QString::fromStdString(table.caption))
                      .toStdString();
    }
}

void ReportLayout::addRows(const ReportTable& table, const std::string& caption,
                           const reporthtml::TableSetting& setting) {
    const Document head = lay(reporthtml::caption(caption, names_));
    const double headHeight = heightOf(head);
    const auto laid = [&](std::size_t from, std::size_t to) {
        const QString html = reporthtml::table(table, from, to, names_, setting);
        const Document document = lay(html, width_, false);
        // One column may still be too wide.
        return document->size().width() <= width_ + 1 ? document : lay(html);
    };
    const std::size_t all = table.rows.size();
    const Document whole = laid(0, all);
    const double needed = headHeight + heightOf(whole);
    // What half a page can hold is not torn apart.
    const bool together = needed <= height_ / 2;
    const double wanted =
        together ? needed : headHeight + heightOf(laid(0, std::min(fewestRows, all)));
    placeHeading(wanted);
    if (y_ > 0 && y_ + wanted > height_)
        newPage();
    put(head, 0, headHeight);
    std::size_t row = 0;
    do {
        const std::size_t end = lastThatFits(row, all, [&](std::size_t to) {
            return y_ + heightOf(row == 0 && to == all ? whole : laid(row, to)) <= height_;
        });
        const Document part = row == 0 && end == all ? whole : laid(row, end);
        put(part, 0, heightOf(part));
        row = end;
        if (row < all)
            newPage();
    } while (row < all && !stop_.stop_requested());
    y_ += dots(10);
}

void ReportLayout::add(const ReportFigure& figure) {
    auto renderer = std::make_shared<QSvgRenderer>(QByteArray::fromStdString(figure.svg));
    if (!renderer->isValid())
        return;
    const double natural = figure.width / svgDotsAnInch * resolution;
    const double ratio = figure.height / figure.width;
    // Room for a caption, and for a heading above.
    const double scale =
        std::min({1.0, width_ / natural, (height_ - dots(80)) / (natural * ratio)});
    const QSizeF size(natural * scale, natural * scale * ratio);
    const Document below = lay(reporthtml::caption(figure.caption, names_), size.width());
    const double needed = size.height() + heightOf(below) + dots(8);
    // Narrow figures stand side by side.
    if (rowRight_ > 0 && rowRight_ + size.width() > width_)
        endRow();
    if (rowRight_ == 0)
        placeHeading(needed);
    if (y_ > 0 && y_ + needed > height_) {
        endRow();
        newPage();
    }
    Page& page = pages_.back();
    page.push_back({{rowRight_, y_}, nullptr, 0, 0, renderer, size});
    page.push_back({{rowRight_, y_ + size.height()}, below, 0, heightOf(below), nullptr, {}});
    rowRight_ += size.width() + dots(12);
    rowHeight_ = std::max(rowHeight_, needed);
}

/// Figures side by side are over: what comes next stands below them.
void ReportLayout::endRow() {
    y_ += rowHeight_;
    rowHeight_ = rowRight_ = 0;
}

void ReportLayout::paint(QPainter& painter, int page) const {
    painter.save();
    painter.translate(margin_, margin_);
    for (const ReportPiece& piece : pages_.at(static_cast<std::size_t>(page)))
        paintPiece(painter, piece, width_);
    paintFooter(painter, page);
    painter.restore();
}

void ReportLayout::paintFooter(QPainter& painter, int page) const {
    QFont font = textFont();
    font.setPixelSize(qRound(dots(7.5)));
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(footerColour);
    const QRectF place(0, height_ + dots(10), width_, dots(14));
    const QString number = Translations::tr("Page %1 of %2").arg(page + 1).arg(pageCount());
    const double room = width_ - metrics.horizontalAdvance(number) - dots(20);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignTop,
                     metrics.elidedText(title_, Qt::ElideRight, room));
    painter.drawText(place, Qt::AlignRight | Qt::AlignTop, number);
}

QString ReportLayout::text(int page) const {
    QStringList all;
    for (const ReportPiece& piece : pages_.at(static_cast<std::size_t>(page)))
        if (piece.document)
            all << piece.document->toPlainText();
    return all.join(u'\n');
}

} // namespace dyngpt
