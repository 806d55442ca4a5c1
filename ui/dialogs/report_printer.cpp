#include "ui/dialogs/report_printer.h"

#include "ui/paths.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgRenderer>
#include <QTextDocument>

#include <algorithm>

namespace dyngpt {

namespace {

struct Translations {
    Q_DECLARE_TR_FUNCTIONS(ReportPrinter)
};

constexpr int resolution = 600; // dots an inch
constexpr double marginMillimetres = 18;
constexpr double pointsAnInch = 72;
constexpr std::size_t manyColumns = 8;
constexpr double svgDotsAnInch = 96;
constexpr double screenFigureScale = 2; // drawn finer than shown, for sharp screens

const QString styleSheet =
    QStringLiteral("body { color: #000000; background: #ffffff; }"
                   "h1 { font-size: 18pt; } h2 { font-size: 13pt; }"
                   "p { font-size: 9.5pt; } p.caption { font-size: 8.5pt; color: #333333; }"
                   "th { background: #e8e8e8; text-align: left; }");

QString escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

QString paragraph(const std::string& text) {
    return QStringLiteral("<p>") + escaped(text).replace(u'\n', QStringLiteral("<br>")) +
           QStringLiteral("</p>");
}

QString caption(const std::string& text) {
    return text.empty()
               ? QString()
               : QStringLiteral("<p class=\"caption\">") + escaped(text) + QStringLiteral("</p>");
}

QString tableHtml(const ReportTable& table, std::size_t first, std::size_t last) {
    // Many columns only fit in smaller print.
    const QString cell = table.header.size() > manyColumns
                             ? QStringLiteral(" style=\"font-size: 6pt; padding: 1px 2px\"")
                             : QStringLiteral(" style=\"font-size: 8pt; padding: 2px 5px\"");
    QString html = QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" "
                                  "style=\"border-collapse: collapse; border-color: #999999\">");
    if (!table.header.empty()) {
        html += QStringLiteral("<tr>");
        for (const std::string& text : table.header)
            html += QStringLiteral("<th") + cell + u'>' + escaped(text) + QStringLiteral("</th>");
        html += QStringLiteral("</tr>");
    }
    for (std::size_t r = first; r < last; ++r) {
        html += QStringLiteral("<tr>");
        for (const std::string& text : table.rows[r])
            html += QStringLiteral("<td") + cell + u'>' + escaped(text) + QStringLiteral("</td>");
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

/// Puts blocks below each other and begins pages.
class Flow {
public:
    explicit Flow(QPdfWriter& writer)
        : writer_(writer), painter_(&writer), width_(writer.width()), height_(writer.height()) {
        footer_ = dots(14);
        height_ -= footer_;
    }
    ~Flow() { finishPage(); }

    bool isActive() const { return painter_.isActive(); }

    void heading(const QString& html) {
        endRow();
        // A heading at the foot of a page would stand alone.
        if (y_ > 0 && y_ + dots(90) > height_)
            newPage();
        add(html, dots(6));
    }

    void add(const QString& html, double space) {
        if (html.isEmpty())
            return;
        endRow();
        QTextDocument document;
        const double needed = lay(document, html);
        if (y_ > 0 && y_ + needed > height_)
            newPage();
        draw(document, {0, y_});
        y_ += needed + space;
        // What is longer than a page goes on over the next ones.
        for (double drawn = height_; drawn < needed; drawn += height_) {
            newPage();
            painter_.save();
            painter_.setClipRect(QRectF(0, 0, width_, height_));
            painter_.translate(0, -drawn);
            paintDocument(document);
            painter_.restore();
            y_ = std::min(height_, needed - drawn + space);
        }
    }

    void add(const ReportTable& table) {
        endRow();
        // A table that one page can hold is not torn apart.
        QTextDocument whole;
        const double needed =
            lay(whole, caption(table.caption) + tableHtml(table, 0, table.rows.size()));
        if (y_ > 0 && y_ + needed > height_ && needed <= height_)
            newPage();
        add(caption(table.caption), 0);
        std::size_t row = 0;
        do {
            const std::size_t end = rowsThatFit(table, row);
            if (end == row && row < table.rows.size()) {
                newPage();
                continue;
            }
            add(tableHtml(table, row, end), dots(8));
            row = end;
            if (row < table.rows.size())
                newPage();
        } while (row < table.rows.size());
    }

    void add(const ReportFigure& figure) {
        QSvgRenderer renderer(QByteArray::fromStdString(figure.svg));
        if (!renderer.isValid())
            return;
        const double natural = figure.width / svgDotsAnInch * resolution;
        double scale = std::min(1.0, width_ / natural);
        const double ratio = figure.height / figure.width;
        scale = std::min(scale, (height_ - dots(30)) / (natural * ratio));
        const QSizeF size(natural * scale, natural * scale * ratio);
        QTextDocument below;
        const double text = lay(below, caption(figure.caption), size.width());
        const double needed = size.height() + text + dots(8);
        // Narrow figures stand side by side.
        if (rowRight_ > 0 && rowRight_ + size.width() > width_)
            endRow();
        if (y_ > 0 && y_ + needed > height_) {
            endRow();
            newPage();
        }
        renderer.render(&painter_, QRectF(QPointF(rowRight_, y_), size));
        draw(below, {rowRight_, y_ + size.height()});
        rowRight_ += size.width() + dots(12);
        rowHeight_ = std::max(rowHeight_, needed);
    }

private:
    static double dots(double points) { return points / pointsAnInch * resolution; }

    /// Figures side by side are over: what comes next stands below them.
    void endRow() {
        y_ += rowHeight_;
        rowHeight_ = rowRight_ = 0;
    }

    double lay(QTextDocument& document, const QString& html) { return lay(document, html, width_); }

    double lay(QTextDocument& document, const QString& html, double width) {
        document.setDocumentMargin(0);
        document.documentLayout()->setPaintDevice(&writer_);
        document.setDefaultStyleSheet(styleSheet);
        document.setHtml(html);
        document.setTextWidth(width);
        return document.size().height();
    }

    void paintDocument(QTextDocument& document) {
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black);
        document.documentLayout()->draw(&painter_, context);
    }

    void draw(QTextDocument& document, const QPointF& at) {
        painter_.save();
        painter_.setClipRect(QRectF(at.x(), at.y(), width_ - at.x(), height_ - at.y()));
        painter_.translate(at);
        paintDocument(document);
        painter_.restore();
    }

    /// One past the last row that fits on this page, at least one row on an empty page.
    std::size_t rowsThatFit(const ReportTable& table, std::size_t first) {
        const auto fits = [&](std::size_t end) {
            QTextDocument document;
            return y_ + lay(document, tableHtml(table, first, end)) <= height_;
        };
        const std::size_t all = table.rows.size();
        if (fits(all))
            return all;
        std::size_t good = first, bad = all;
        while (bad - good > 1) {
            const std::size_t middle = (good + bad) / 2;
            (fits(middle) ? good : bad) = middle;
        }
        return good == first && y_ == 0 ? first + 1 : good;
    }

    void finishPage() {
        QFont font = painter_.font();
        font.setPointSizeF(8);
        painter_.setFont(font);
        painter_.setPen(Qt::black);
        painter_.drawText(QRectF(0, height_, width_, footer_), Qt::AlignRight | Qt::AlignBottom,
                          Translations::tr("Page %1").arg(page_));
    }

    void newPage() {
        finishPage();
        writer_.newPage();
        ++page_;
        y_ = 0;
    }

    QPdfWriter& writer_;
    QPainter painter_;
    double width_;
    double height_;
    double footer_ = 0;
    double y_ = 0;
    double rowRight_ = 0; ///< where the next figure of a row begins
    double rowHeight_ = 0;
    int page_ = 1;
};

} // namespace

void writeReportPdf(const Report& report, const QString& path, QPageSize::PageSizeId paper) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setPageSize(QPageSize(paper));
        writer.setPageMargins(
            QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
            QPageLayout::Millimeter);
        writer.setTitle(QString::fromStdString(report.title));
        writer.setCreator(QCoreApplication::applicationName());
        Flow flow(writer);
        flow.heading(QStringLiteral("<h1>") + escaped(report.title) + QStringLiteral("</h1>"));
        for (const ReportSection& section : report.sections) {
            flow.heading(QStringLiteral("<h2>") + escaped(section.title) + QStringLiteral("</h2>"));
            for (const ReportBlock& block : section.blocks) {
                if (const auto* text = std::get_if<std::string>(&block))
                    flow.add(paragraph(*text), 0);
                else if (const auto* table = std::get_if<ReportTable>(&block))
                    flow.add(*table);
                else
                    flow.add(std::get<ReportFigure>(block));
            }
        }
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw Error(path.toStdString(),
                    text(DYNGPT_TEXT("core", "the file cannot be written (%1)"),
                         file.errorString().toStdString()),
                    text(DYNGPT_TEXT("core", "Choose another folder or name.")));
}

void fillReportDocument(const Report& report, QTextDocument& document, int width) {
    document.clear();
    document.setDefaultStyleSheet(styleSheet);
    QString html = QStringLiteral("<body><h1>") + escaped(report.title) + QStringLiteral("</h1>");
    int figures = 0;
    for (const ReportSection& section : report.sections) {
        html += QStringLiteral("<h2>") + escaped(section.title) + QStringLiteral("</h2>");
        for (const ReportBlock& block : section.blocks) {
            if (const auto* text = std::get_if<std::string>(&block)) {
                html += paragraph(*text);
            } else if (const auto* table = std::get_if<ReportTable>(&block)) {
                html += caption(table->caption) + tableHtml(*table, 0, table->rows.size());
            } else {
                const auto& figure = std::get<ReportFigure>(block);
                QSvgRenderer renderer(QByteArray::fromStdString(figure.svg));
                const double shown = std::min<double>(figure.width, width);
                const QSizeF size(shown, shown * figure.height / figure.width);
                QImage image((size * screenFigureScale).toSize(), QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter painter(&image);
                renderer.render(&painter);
                painter.end();
                const QString name = QStringLiteral("figure%1").arg(++figures);
                document.addResource(QTextDocument::ImageResource, QUrl(name), image);
                html += QStringLiteral("<p><img src=\"%1\" width=\"%2\" height=\"%3\"></p>")
                            .arg(name)
                            .arg(qRound(size.width()))
                            .arg(qRound(size.height())) +
                        caption(figure.caption);
            }
        }
    }
    document.setHtml(html + QStringLiteral("</body>"));
}

} // namespace dyngpt
