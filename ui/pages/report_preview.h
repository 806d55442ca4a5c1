#pragma once
// The pages of a report below each other, as they will be printed. Fits the width, or is enlarged
// with Ctrl and the wheel, + and -. Pages are drawn on a worker, the visible ones first, so that
// the window never waits for them. GUI thread only.

#include "ui/dialogs/report_pages.h"
#include "ui/workers/latest_job.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <map>
#include <memory>

namespace dyngpt {

class ReportPreview : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ReportPreview(QWidget* parent = nullptr);

    /// Null: what stands there instead. The place in the report stays.
    void setPages(std::shared_ptr<const ReportPages> pages, const QString& instead = {});
    const ReportPages* pages() const { return pages_.get(); }

    double zoom() const; ///< 1: as large as on paper
    bool fitsWidth() const { return fitsWidth_; }
    void setFitsWidth();
    void zoomBy(double factor);
    int currentPage() const; ///< the one in the middle, from 0 on
    void goToPage(int page);
    /// Nothing that is visible waits to be drawn.
    bool isDrawn() const;

Q_SIGNALS:
    void viewChanged(); ///< zoom, current page or pages

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Drawn {
        QImage image;
        double zoom = 0; ///< pixels of the device a dot
    };

    QSize pageSize() const; ///< pixels
    int pageTop(int page) const;
    std::pair<int, int> visiblePages() const; ///< first, and one past the last
    void setZoom(double zoom, const QPointF& fixed);
    void updateBars();
    void drawMissing();
    double devicePixelsADot() const;
    void updateDescription();

    std::shared_ptr<const ReportPages> pages_;
    QString instead_;
    double zoom_ = 1;
    bool fitsWidth_ = true;
    std::map<int, Drawn> drawn_;
    LatestJob job_;
    std::shared_ptr<std::map<int, Drawn>> found_; ///< of the latest request
    double wanted_ = 0;                           ///< its zoom
};

} // namespace dyngpt
