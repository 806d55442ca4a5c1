#include "ui/pages/report_preview.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr int gap = 12;
constexpr double smallestZoom = 0.2;
constexpr double largestZoom = 4;
constexpr double zoomStep = 1.2;
constexpr int keptAround = 2; ///< drawn pages on either side of the visible ones

} // namespace

ReportPreview::ReportPreview(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview of the report"));
    setToolTip(tr("Ctrl and the wheel, + and − enlarge; 0 fits the width"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // Else a bar that comes and goes would change the width that pages fit.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setBackgroundRole(QPalette::Dark);
    connect(&job_, &LatestJob::finished, this, [this] {
        for (auto& [page, drawn] : *found_)
            drawn_[page] = std::move(drawn);
        const auto [first, last] = visiblePages();
        std::erase_if(drawn_, [first = first, last = last](const auto& entry) {
            return entry.first < first - keptAround || entry.first >= last + keptAround;
        });
        viewport()->update();
        drawMissing();
    });
}

void ReportPreview::setPages(std::shared_ptr<const ReportPages> pages, const QString& instead) {
    job_.cancel();
    pages_ = std::move(pages);
    instead_ = instead;
    if (!pages_)
        drawn_.clear();
    // What was drawn stays until its page is drawn anew: no flicker while a text is typed.
    for (auto& [page, drawn] : drawn_)
        drawn.zoom = 0;
    updateBars();
    viewport()->update();
    drawMissing();
    updateDescription();
    Q_EMIT viewChanged();
}

QSize ReportPreview::pageSize() const {
    if (!pages_)
        return {};
    const double pixelsADot = logicalDpiX() * zoom() / ReportPages::resolution();
    return (pages_->paperSize() * pixelsADot).toSize();
}

double ReportPreview::zoom() const {
    if (!fitsWidth_ || !pages_)
        return zoom_;
    const double natural = pages_->paperSize().width() * logicalDpiX() / ReportPages::resolution();
    return std::clamp((viewport()->width() - 2 * gap) / natural, smallestZoom, largestZoom);
}

double ReportPreview::devicePixelsADot() const {
    return pageSize().width() * devicePixelRatioF() / pages_->paperSize().width();
}

int ReportPreview::pageTop(int page) const {
    return gap + page * (pageSize().height() + gap);
}

std::pair<int, int> ReportPreview::visiblePages() const {
    if (!pages_ || pages_->count() == 0)
        return {0, 0};
    const int step = pageSize().height() + gap;
    const int top = verticalScrollBar()->value();
    const int first = std::clamp((top - gap) / step, 0, pages_->count() - 1);
    const int last =
        std::clamp((top + viewport()->height()) / step + 1, first + 1, pages_->count());
    return {first, last};
}

int ReportPreview::currentPage() const {
    if (!pages_ || pages_->count() == 0)
        return 0;
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    return std::clamp(middle / (pageSize().height() + gap), 0, pages_->count() - 1);
}

void ReportPreview::goToPage(int page) {
    verticalScrollBar()->setValue(pageTop(page) - gap);
}

void ReportPreview::setFitsWidth() {
    const double share = verticalScrollBar()->value() / std::max(1.0, double(pageTop(1)));
    fitsWidth_ = true;
    updateBars();
    verticalScrollBar()->setValue(qRound(share * pageTop(1)));
    drawMissing();
    viewport()->update();
    Q_EMIT viewChanged();
}

void ReportPreview::zoomBy(double factor) {
    setZoom(zoom() * factor, QPointF(viewport()->width() / 2.0, viewport()->height() / 2.0));
}

void ReportPreview::setZoom(double wanted, const QPointF& fixed) {
    const double before = zoom();
    zoom_ = std::clamp(wanted, smallestZoom, largestZoom);
    fitsWidth_ = false;
    const double ratio = zoom_ / before;
    const QPointF place =
        fixed + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    updateBars();
    // The point under the pointer stays under it.
    horizontalScrollBar()->setValue(qRound(place.x() * ratio - fixed.x()));
    verticalScrollBar()->setValue(qRound(place.y() * ratio - fixed.y()));
    drawMissing();
    viewport()->update();
    Q_EMIT viewChanged();
}

void ReportPreview::updateBars() {
    const QSize page = pageSize();
    const int all = pages_ ? pageTop(pages_->count()) : 0;
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, page.width() + 2 * gap - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

bool ReportPreview::isDrawn() const {
    const auto [first, last] = visiblePages();
    for (int page = first; page < last; ++page) {
        const auto found = drawn_.find(page);
        if (found == drawn_.end() || std::abs(found->second.zoom - devicePixelsADot()) > 1e-9)
            return false;
    }
    return true;
}

void ReportPreview::drawMissing() {
    if (!pages_ || !isVisible() || isDrawn())
        return;
    const auto [first, last] = visiblePages();
    const double scale = devicePixelsADot();
    // While one scrolls what runs goes on: its end looks for what is missing then.
    if (job_.isBusy() && wanted_ == scale)
        return;
    wanted_ = scale;
    std::vector<int> missing;
    for (int page = first; page < last; ++page) {
        const auto found = drawn_.find(page);
        if (found == drawn_.end() || std::abs(found->second.zoom - scale) > 1e-9)
            missing.push_back(page);
    }
    found_ = std::make_shared<std::map<int, Drawn>>();
    const QSize size = pageSize() * devicePixelRatioF();
    job_.start([pages = pages_, missing, scale, size, ratio = devicePixelRatioF(),
                found = found_](JobSinks&, std::stop_token stop) {
        for (const int page : missing) {
            if (stop.stop_requested())
                return Outcome::Cancelled;
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                                   QPainter::SmoothPixmapTransform);
            painter.scale(scale, scale);
            pages->paint(painter, page);
            painter.end();
            image.setDevicePixelRatio(ratio);
            (*found)[page] = {std::move(image), scale};
        }
        return Outcome::Finished;
    });
}

void ReportPreview::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    if (!pages_) {
        painter.setPen(palette().color(QPalette::BrightText));
        painter.drawText(viewport()->rect().adjusted(gap, gap, -gap, -gap),
                         Qt::AlignCenter | Qt::TextWordWrap, instead_);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto [first, last] = visiblePages();
    const QSize size = pageSize();
    const int left =
        std::max(gap, (viewport()->width() - size.width()) / 2) - horizontalScrollBar()->value();
    for (int page = first; page < last; ++page) {
        const QRect sheet(QPoint(left, pageTop(page) - verticalScrollBar()->value()), size);
        painter.fillRect(sheet, Qt::white);
        const auto found = drawn_.find(page);
        if (found != drawn_.end())
            painter.drawImage(sheet, found->second.image);
    }
}

void ReportPreview::resizeEvent(QResizeEvent*) {
    updateBars();
    drawMissing();
    Q_EMIT viewChanged();
}

void ReportPreview::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    drawMissing();
}

void ReportPreview::scrollContentsBy(int, int) {
    viewport()->update();
    drawMissing();
    updateDescription();
    Q_EMIT viewChanged();
}

void ReportPreview::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(zoom() * std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void ReportPreview::keyPressEvent(QKeyEvent* event) {
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(zoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / zoomStep);
    case Qt::Key_0:
        return setFitsWidth();
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void ReportPreview::updateDescription() {
    const bool any = pages_ && pages_->count() > 0;
    setAccessibleDescription(any ? pages_->text(currentPage()) : instead_);
}

} // namespace dyngpt
