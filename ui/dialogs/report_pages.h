#pragma once
// A report laid out on sheets of paper: what the preview shows and the PDF holds. No heading stands
// alone at the foot of a page, no line, table row or figure is cut; tables that are too wide go on
// below with their first column repeated, tables that are too long on the next page with their
// header. Always dark on white. One object may be used from several threads.

#include "core/report/report.h"

#include <QPageSize>
#include <QString>

#include <memory>
#include <stop_token>

class QPainter;
class QSizeF;

namespace dyngpt {

class ReportPages {
public:
    /// Fewer pages when stopped.
    ReportPages(const Report& report, QPageSize::PageSizeId paper, std::stop_token stop = {});
    ~ReportPages();

    int count() const;
    QSizeF paperSize() const; ///< in dots of resolution()
    static int resolution();  ///< dots an inch

    /// The whole sheet, its corner at the origin, in dots.
    void paint(QPainter& painter, int page) const;
    /// What a page says, for those who cannot see it.
    QString text(int page) const;

private:
    struct Drawn;
    std::unique_ptr<Drawn> drawn_;
};

} // namespace dyngpt
