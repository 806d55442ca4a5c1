#include "ui/charts/figure_preview.h"

#include <QPainter>

namespace dyngpt {

namespace {
constexpr int margin = 12;
} // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FigurePreview::showFigure(Figure figure, const FigureSettings& settings) {
    figure_ = std::move(figure);
    settings_ = settings;
    image_ = {};
    update();
}

void FigurePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    QColor ground = palette().color(QPalette::WindowText);
    ground.setAlphaF(0.25F); // neither paper's colour, in light and dark
    painter.fillRect(rect(), ground);
    if (!figure_.paint)
        return;
    const QSize room = size() - QSize(2 * margin, 2 * margin);
    const QSize paper = QSizeF(settings_.width, settings_.height)
                            .scaled(QSizeF(room), Qt::KeepAspectRatio)
                            .toSize()
                            .expandedTo({1, 1});
    const QSize pixels = (QSizeF(paper) * devicePixelRatioF()).toSize();
    if (image_.size() != pixels)
        image_ = figureImage(figure_, settings_, pixels);
    QRect place(QPoint(0, 0), paper);
    place.moveCenter(rect().center());
    painter.drawImage(place, image_);
    painter.setPen(palette().color(QPalette::Dark));
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
}

} // namespace dyngpt
