#pragma once
// How a figure is put on paper: exact size, format, text and colours. Plain values; the last
// ones used are remembered between starts (QSettings, GUI thread).

#include "ui/charts/chart_palette.h"

#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

namespace dyngpt {

enum class FigureFormat { Svg, Pdf, Eps, Png, Tiff };

struct FigureSettings {
    static constexpr double leastSide = 20; ///< mm
    static constexpr double largestSide = 600;
    static constexpr double leastPointSize = 4;
    static constexpr double largestPointSize = 36;
    /// Of the text in the layout, whose unit makes it as large as chosen on paper.
    static constexpr int textPixels = 11;

    double width = 89;        ///< mm
    double height = 60;       ///< mm
    bool proportional = true; ///< the height follows the figure's own shape
    FigureFormat format = FigureFormat::Svg;
    int dpi = 300;       ///< of a picture of pixels
    QString family = {}; ///< empty: the program's own
    double pointSize = 7;
    ChartPalette palette = ChartPalette::OkabeIto;
    bool dark = false;
    bool titled = true;

    bool hasPixels() const { return format == FigureFormat::Png || format == FigureFormat::Tiff; }
    QSize pixels() const;
    /// In units of the layout, in which lines and marks keep their proportion to the text.
    QSizeF layout() const;
    /// The height, where it follows the figure's own size.
    FigureSettings fitted(const QSize& own) const;
    bool operator==(const FigureSettings&) const = default;
};

/// A size that journals or talks ask for. `height` 0: follows the figure.
struct FigurePreset {
    QString name;
    double width;
    double height;
    double pointSize;
    bool printed; ///< for a page, whose limits then hold
};
QList<FigurePreset> figurePresets();

constexpr double tallestOnPage = 170; ///< mm
/// What a printer or reader would object to, a sentence each; `printed` as of the preset.
QStringList figureRemarks(const FigureSettings& settings, bool printed);
/// Why there would be too many pixels; empty: there are not.
QString tooManyPixels(const FigureSettings& settings);

QString suffixOf(FigureFormat format); ///< "svg" ...
QString nameOf(FigureFormat format);   ///< for people

FigureSettings rememberedFigureSettings();
void rememberFigureSettings(const FigureSettings& settings);
/// Where the last figure was saved.
QString figureFolder();
void setFigureFolder(const QString& folder);

} // namespace dyngpt
