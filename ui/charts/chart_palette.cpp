#include "ui/charts/chart_palette.h"

#include "ui/charts/chart_panel.h"

#include <QApplication>
#include <QEvent>

namespace dyngpt {

namespace {

struct Shade {
    QRgb onLight;
    QRgb onDark;
};

struct Colours {
    Shade data;
    Shade solver;
    Shade exact;
    Shade prior;
    Shade training;
    Shade heldOut;
    std::array<Shade, 6> others;
};

constexpr Colours okabeIto{{0xff7a7a7a, 0xffa6a6a6},
                           {0xff0072b2, 0xff56b4e9},
                           {0xff000000, 0xffffffff},
                           {0xffbdbdbd, 0xff6a6a6a},
                           {0xffe69f00, 0xffe69f00},
                           {0xff009e73, 0xff19c496},
                           {{{0xff0072b2, 0xff56b4e9},
                             {0xffd55e00, 0xffe8792b},
                             {0xff009e73, 0xff19c496},
                             {0xffcc79a7, 0xffdd92bb},
                             {0xff3a9bd1, 0xff8ccdf2},
                             {0xffb08900, 0xfff0e442}}}};

/// A little darker where "bright" is too pale for thin lines on white.
constexpr Colours tol{{0xff7a7a7a, 0xffbbbbbb},
                      {0xff4477aa, 0xff77aadd},
                      {0xff000000, 0xffffffff},
                      {0xffbdbdbd, 0xff6a6a6a},
                      {0xffee6677, 0xffff99aa},
                      {0xff228833, 0xff44bb66},
                      {{{0xff4477aa, 0xff77aadd},
                        {0xffee6677, 0xffff99aa},
                        {0xff228833, 0xff44bb66},
                        {0xffaa3377, 0xffdd77bb},
                        {0xff3399bb, 0xff66ccee},
                        {0xff9c8f22, 0xffddcc77}}}};

constexpr Colours grey{{0xff8c8c8c, 0xff909090},
                       {0xff303030, 0xffe0e0e0},
                       {0xff000000, 0xffffffff},
                       {0xffbdbdbd, 0xff6a6a6a},
                       {0xff707070, 0xffa8a8a8},
                       {0xff202020, 0xfff0f0f0},
                       {{{0xff202020, 0xfff0f0f0},
                         {0xff8a8a8a, 0xff8f8f8f},
                         {0xff505050, 0xffc0c0c0},
                         {0xff9c9c9c, 0xff7c7c7c},
                         {0xff383838, 0xffd8d8d8},
                         {0xff787878, 0xffa4a4a4}}}};

const Colours& coloursOf(ChartPalette palette) {
    switch (palette) {
    case ChartPalette::OkabeIto:
        break;
    case ChartPalette::Tol:
        return tol;
    case ChartPalette::Grey:
        return grey;
    }
    return okabeIto;
}

ChartPalette onScreen = ChartPalette::OkabeIto;

} // namespace

QColor paletteColour(ChartPalette palette, SeriesRole role, int index, bool dark) {
    const Colours& colours = coloursOf(palette);
    const auto pick = [&]() -> Shade {
        switch (role) {
        case SeriesRole::Data:
            return colours.data;
        case SeriesRole::Solver:
            return colours.solver;
        case SeriesRole::Exact:
            return colours.exact;
        case SeriesRole::Prior:
            return colours.prior;
        case SeriesRole::Training:
            return colours.training;
        case SeriesRole::HeldOut:
            return colours.heldOut;
        case SeriesRole::Other:
            break;
        }
        return colours.others[static_cast<std::size_t>(index) % colours.others.size()];
    };
    const Shade shade = pick();
    return QColor(dark ? shade.onDark : shade.onLight);
}

QString paletteName(ChartPalette palette) {
    switch (palette) {
    case ChartPalette::OkabeIto:
        break;
    case ChartPalette::Tol:
        return ChartPanel::tr("Tol, bright");
    case ChartPalette::Grey:
        return ChartPanel::tr("Greys, for print");
    }
    return ChartPanel::tr("Okabe and Ito");
}

QString paletteKey(ChartPalette palette) {
    switch (palette) {
    case ChartPalette::OkabeIto:
        break;
    case ChartPalette::Tol:
        return QStringLiteral("tol");
    case ChartPalette::Grey:
        return QStringLiteral("grey");
    }
    return QStringLiteral("okabe-ito");
}

ChartPalette paletteOfKey(const QString& key) {
    for (const ChartPalette palette : chartPalettes)
        if (key == paletteKey(palette))
            return palette;
    return chartPalettes.front();
}

ChartPalette screenPalette() {
    return onScreen;
}

void setScreenPalette(ChartPalette palette) {
    if (palette == onScreen)
        return;
    onScreen = palette;
    for (QWidget* widget : QApplication::allWidgets()) {
        QEvent change(QEvent::PaletteChange);
        QApplication::sendEvent(widget, &change);
    }
}

} // namespace dyngpt
