#pragma once
// A figure as it will look on paper, in its true proportions, as large as there is room.
// GUI thread only.

#include "ui/charts/chart_export.h"

#include <QWidget>

namespace dyngpt {

class FigurePreview : public QWidget {
public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void showFigure(Figure figure, const FigureSettings& settings);

    QSize sizeHint() const override { return {520, 400}; }
    QSize minimumSizeHint() const override { return {240, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Figure figure_;
    FigureSettings settings_;
    QImage image_; ///< null: to be drawn
};

} // namespace dyngpt
