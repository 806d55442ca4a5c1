#pragma once
// Puts the blocks of a report below each other on pages: the rules of where a page may end. What
// it leaves is a list of pieces a page, at the resolution of the layout. Made, painted and deleted
// in one thread: the fonts of its documents belong to it.

#include "core/report/report.h"
#include "ui/dialogs/report_html.h"

#include <QImage>
#include <QPageSize>
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

class QPainter;
class QSvgRenderer;
class QTextDocument;

namespace dyngpt {

/// A part of a document, or a figure, on a page; `at` is measured from the margins.
struct ReportPiece {
    QPointF at;
    std::shared_ptr<QTextDocument> document;
    double from = 0; ///< the part of the document
    double to = 0;
    std::shared_ptr<QSvgRenderer> figure;
    QSizeF size; ///< of the figure
};

class ReportLayout {
public:
    static constexpr int resolution = 600; ///< dots an inch; all lengths are in dots

    ReportLayout(QPageSize::PageSizeId paper, std::stop_token stop);

    /// Once. Ends early when stopped.
    void add(const Report& report);

    int pageCount() const { return static_cast<int>(pages_.size()); }
    QSizeF sheet() const { return sheet_; }
    /// The whole sheet, its corner at the origin.
    void paint(QPainter& painter, int page) const;
    QString text(int page) const;

private:
    using Document = std::shared_ptr<QTextDocument>;
    using Page = std::vector<ReportPiece>;

    Document lay(const QString& html, double width, bool breaksWords = true);
    Document lay(const QString& html) { return lay(html, width_); }
    void newPage();
    void placeHeading(double needed);
    void put(const Document& document, double from, double to);
    void addWhole(const QString& html, double space);
    void addText(const QString& html);
    void add(const ReportTable& table);
    void addRows(const ReportTable& table, const std::string& caption,
                 const reporthtml::TableSetting& setting);
    void add(const ReportFigure& figure);
    void endRow();
    void paintFooter(QPainter& painter, int page) const;

    std::stop_token stop_;
    DisplayNames names_;
    QString title_;
    QImage metrics_{1, 1, QImage::Format_RGB32}; ///< carries the resolution
    QSizeF sheet_;
    double margin_ = 0;
    double width_ = 0;
    double height_ = 0;
    std::vector<Page> pages_ = std::vector<Page>(1);
    double y_ = 0;
    double rowRight_ = 0; ///< where the next figure of a row begins
    double rowHeight_ = 0;
    Document heading_; ///< waits for what it stands above
};

} // namespace dyngpt
