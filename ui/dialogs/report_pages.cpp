#include "ui/dialogs/report_pages.h"

#include "ui/dialogs/report_layout.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextDocument>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace dyngpt {

namespace {

struct Translations {
    Q_DECLARE_TR_FUNCTIONS(ReportPages)
};

const QColor footerColour(0x55, 0x55, 0x55);

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

} // namespace

struct ReportPages::Layout {
    Layout(const Report& report, QPageSize::PageSizeId paper, std::stop_token stop)
        : layout(paper, std::move(stop)), title(QString::fromStdString(report.title)) {
        layout.add(report);
        for (const ReportLayout::Page& page : layout.pages()) {
            QStringList all;
            for (const ReportPiece& piece : page)
                if (piece.document)
                    all << piece.document->toPlainText();
            texts.push_back(all.join(u'\n'));
        }
    }

    void paintFooter(QPainter& painter, int page) const {
        QFont font = ReportLayout::font();
        font.setPixelSize(qRound(ReportLayout::dots(7.5)));
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(footerColour);
        const QRectF place(0, layout.height() + ReportLayout::dots(10), layout.width(),
                           ReportLayout::dots(14));
        const QString number =
            Translations::tr("Page %1 of %2").arg(page + 1).arg(layout.pages().size());
        const double room =
            layout.width() - metrics.horizontalAdvance(number) - ReportLayout::dots(20);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop,
                         metrics.elidedText(title, Qt::ElideRight, room));
        painter.drawText(place, Qt::AlignRight | Qt::AlignTop, number);
    }

    ReportLayout layout;
    QString title;
    std::vector<QString> texts; ///< of the pages
    std::mutex mutex;           ///< documents are changed by drawing them
};

ReportPages::ReportPages(const Report& report, QPageSize::PageSizeId paper, std::stop_token stop)
    : layout_(std::make_unique<Layout>(report, paper, std::move(stop))) {}

ReportPages::~ReportPages() = default;

int ReportPages::count() const {
    return static_cast<int>(layout_->layout.pages().size());
}

QSizeF ReportPages::paperSize() const {
    return layout_->layout.sheet();
}

int ReportPages::resolution() {
    return ReportLayout::resolution;
}

void ReportPages::paint(QPainter& painter, int page) const {
    const std::scoped_lock lock(layout_->mutex);
    const ReportLayout& layout = layout_->layout;
    painter.save();
    painter.translate(layout.margin(), layout.margin());
    for (const ReportPiece& piece : layout.pages().at(static_cast<std::size_t>(page)))
        paintPiece(painter, piece, layout.width());
    layout_->paintFooter(painter, page);
    painter.restore();
}

QString ReportPages::text(int page) const {
    return layout_->texts.at(static_cast<std::size_t>(page));
}

} // namespace dyngpt
