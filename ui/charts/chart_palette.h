#pragma once
// The colours of series: sets that people with any colour vision tell apart, on a light and on a
// dark ground, and one of greys for print. Lines and markers differ as well. Plain values.

#include <QColor>
#include <QString>

#include <array>

namespace dyngpt {

enum class SeriesRole;

enum class ChartPalette {
    OkabeIto, ///< Okabe and Ito (2008)
    Tol,      ///< "bright" of Tol (2021)
    Grey,
};

inline constexpr std::array chartPalettes{ChartPalette::OkabeIto, ChartPalette::Tol,
                                          ChartPalette::Grey};

/// `index` counts the series of the role SeriesRole::Other.
QColor paletteColour(ChartPalette palette, SeriesRole role, int index, bool dark);
QString paletteName(ChartPalette palette); ///< for people
/// As settings keep it.
QString paletteKey(ChartPalette palette);
ChartPalette paletteOfKey(const QString& key); ///< the first of all if there is no such key

/// Of all charts on the screen. GUI thread.
ChartPalette screenPalette();
/// Charts that are shown change with it.
void setScreenPalette(ChartPalette palette);

} // namespace dyngpt
