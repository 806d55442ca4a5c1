#include "ui/pages/posterior_view.h"

#include <utility>

namespace dyngpt {

void PosteriorView::setPosterior(std::shared_ptr<const Posterior> posterior,
                                 const QString& absence) {
    posterior_ = std::move(posterior);
    absence_ = absence;
    dirty_ = !isVisible();
    if (!dirty_)
        draw();
}

void PosteriorView::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    dirty_ = !isVisible();
    if (!dirty_)
        draw();
}

void PosteriorView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(dirty_, false))
        draw();
}

} // namespace dyngpt
