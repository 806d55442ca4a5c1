#pragma once
// Looking at a drawn chart.

#include "ui/charts/chart_panel.h"

#include <QApplication>
#include <QImage>

#include <cstdlib>

namespace uitest {

/// The colours that pixels are looked for in, whatever the desktop's are.
inline void useLightPalette() {
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(239, 239, 239));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    palette.setColor(QPalette::WindowText, Qt::black);
    QApplication::setPalette(palette);
}

inline QImage picture(dyngpt::ChartPanel& panel, const QSize& size = {480, 320}) {
    panel.resize(size);
    panel.show();
    QCoreApplication::processEvents();
    return panel.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

inline int near(const QImage& image, const QColor& wanted) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor c(image.pixel(x, y));
            if (std::abs(c.red() - wanted.red()) + std::abs(c.green() - wanted.green()) +
                    std::abs(c.blue() - wanted.blue()) <
                24)
                ++count;
        }
    return count;
}

inline QStringList lines(const QString& csv) {
    return csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

} // namespace uitest
