#include "ui/dialogs/report_pages.h"

#include "ui/dialogs/page_recorder.h"
#include "ui/dialogs/report_layout.h"

#include <QPainter>
#include <QPicture>

#include <mutex>
#include <utility>
#include <vector>

namespace dyngpt {

struct ReportPages::Drawn {
    QSizeF sheet;
    // Documents and their fonts belong to the thread that laid them out; pictures do not.
    std::vector<QPicture> pictures;
    std::vector<QString> texts;
    std::mutex mutex; ///< a picture is changed while it plays
};

ReportPages::ReportPages(const Report& report, QPageSize::PageSizeId paper, std::stop_token stop)
    : drawn_(std::make_unique<Drawn>()) {
    ReportLayout layout(paper, std::move(stop));
    layout.add(report);
    drawn_->sheet = layout.sheet();
    for (int page = 0; page < layout.pageCount(); ++page) {
        QPicture picture;
        PageRecorder recorder(picture);
        QPainter painter(&recorder);
        layout.paint(painter, page);
        painter.end();
        drawn_->pictures.push_back(picture);
        drawn_->texts.push_back(layout.text(page));
    }
}

ReportPages::~ReportPages() = default;

int ReportPages::count() const {
    return static_cast<int>(drawn_->pictures.size());
}

QSizeF ReportPages::paperSize() const {
    return drawn_->sheet;
}

int ReportPages::resolution() {
    return ReportLayout::resolution;
}

void ReportPages::paint(QPainter& painter, int page) const {
    const std::scoped_lock lock(drawn_->mutex);
    painter.drawPicture(QPointF(), drawn_->pictures.at(static_cast<std::size_t>(page)));
}

QString ReportPages::text(int page) const {
    return drawn_->texts.at(static_cast<std::size_t>(page));
}

} // namespace dyngpt
