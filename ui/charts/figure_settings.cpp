#include "ui/charts/figure_settings.h"

#include "ui/charts/chart_panel.h"

#include <QDir>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace dyngpt {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerInch = 72;
constexpr double smallestPrinted = 5; // points
constexpr double largestPrinted = 7;
constexpr qint64 mostPixels = 150'000'000; // 600 MB while it is drawn

constexpr std::array formats{FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Eps,
                             FigureFormat::Png, FigureFormat::Tiff};

const std::set<int> resolutions{100, 300, 600, 1200};

/// This one, or the first of those that journals ask for.
QString installedFamily(const QString& wanted) {
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : {wanted, QStringLiteral("Arial"), QStringLiteral("Helvetica"),
                                  QStringLiteral("Liberation Sans")})
        if (installed.contains(family))
            return family;
    return QFontInfo(QGuiApplication::font()).family(); // not an alias
}

QString key(const char* name) {
    return QStringLiteral("figure/") + QLatin1String(name);
}

double inRange(const QVariant& value, double least, double largest) {
    return std::clamp(value.toDouble(), least, largest);
}

} // namespace

QSize FigureSettings::pixels() const {
    return (QSizeF(width, height) * (dpi / mmPerInch)).toSize();
}

QSizeF FigureSettings::layout() const {
    return QSizeF(width, height) * (pointsPerInch / mmPerInch / pointSize * textPixels);
}

FigureSettings FigureSettings::fitted(const QSize& own) const {
    FigureSettings result = *this;
    if (proportional && own.width() > 0)
        result.height = std::clamp(std::round(10 * width * own.height() / own.width()) / 10,
                                   leastSide, largestSide);
    return result;
}

QList<FigurePreset> figurePresets() {
    return {{ChartPanel::tr("Single column (89 mm)"), 89, 0, 7, true},
            {ChartPanel::tr("Double column (183 mm)"), 183, 0, 7, true},
            {ChartPanel::tr("Slide (254 × 143 mm)"), 254, 143, 14, false}};
}

QStringList figureRemarks(const FigureSettings& settings, bool printed) {
    QStringList remarks;
    if (printed && settings.height > tallestOnPage)
        remarks << ChartPanel::tr("Higher than the %1 mm of a journal's page.").arg(tallestOnPage);
    if (printed && (settings.pointSize < smallestPrinted || settings.pointSize > largestPrinted))
        remarks << ChartPanel::tr("Journals ask for text of %1 to %2 pt.")
                       .arg(smallestPrinted)
                       .arg(largestPrinted);
    if (settings.format == FigureFormat::Eps)
        remarks << ChartPanel::tr(
            "EPS has no transparency: coloured areas cover what lies behind them.");
    return remarks;
}

QString tooManyPixels(const FigureSettings& settings) {
    const QSize pixels = settings.pixels();
    const qint64 count = qint64(pixels.width()) * pixels.height();
    if (count <= mostPixels)
        return {};
    return ChartPanel::tr("%1 million pixels are more than the %2 million that a picture may "
                          "have: choose a lower resolution or a smaller size.")
        .arg(QLocale().toString(count / 1'000'000), QLocale().toString(mostPixels / 1'000'000));
}

QString suffixOf(FigureFormat format) {
    switch (format) {
    case FigureFormat::Svg:
        return QStringLiteral("svg");
    case FigureFormat::Pdf:
        return QStringLiteral("pdf");
    case FigureFormat::Eps:
        return QStringLiteral("eps");
    case FigureFormat::Png:
        return QStringLiteral("png");
    case FigureFormat::Tiff:
        break;
    }
    return QStringLiteral("tiff");
}

QString nameOf(FigureFormat format) {
    switch (format) {
    case FigureFormat::Svg:
        return ChartPanel::tr("SVG, editable drawing");
    case FigureFormat::Pdf:
        return ChartPanel::tr("PDF, fonts embedded");
    case FigureFormat::Eps:
        return ChartPanel::tr("EPS, fonts embedded");
    case FigureFormat::Png:
        return ChartPanel::tr("PNG, pixels");
    case FigureFormat::Tiff:
        break;
    }
    return ChartPanel::tr("TIFF, pixels");
}

FigureSettings rememberedFigureSettings() {
    const QSettings stored;
    FigureSettings s;
    s.width = inRange(stored.value(key("width"), s.width), s.leastSide, s.largestSide);
    s.height = inRange(stored.value(key("height"), s.height), s.leastSide, s.largestSide);
    s.proportional = stored.value(key("proportional"), s.proportional).toBool();
    const QString suffix = stored.value(key("format"), suffixOf(s.format)).toString();
    for (const FigureFormat format : formats)
        if (suffix == suffixOf(format))
            s.format = format;
    const int dpi = stored.value(key("dpi"), s.dpi).toInt();
    if (resolutions.count(dpi) > 0)
        s.dpi = dpi;
    s.family = installedFamily(stored.value(key("family")).toString());
    s.pointSize =
        inRange(stored.value(key("pointSize"), s.pointSize), s.leastPointSize, s.largestPointSize);
    s.palette = paletteOfKey(stored.value(key("palette"), paletteKey(screenPalette())).toString());
    s.dark = stored.value(key("dark"), s.dark).toBool();
    s.titled = stored.value(key("titled"), s.titled).toBool();
    return s;
}

void rememberFigureSettings(const FigureSettings& s) {
    QSettings stored;
    stored.setValue(key("width"), s.width);
    stored.setValue(key("height"), s.height);
    stored.setValue(key("proportional"), s.proportional);
    stored.setValue(key("format"), suffixOf(s.format));
    stored.setValue(key("dpi"), s.dpi);
    stored.setValue(key("family"), s.family);
    stored.setValue(key("pointSize"), s.pointSize);
    stored.setValue(key("palette"), paletteKey(s.palette));
    stored.setValue(key("dark"), s.dark);
    stored.setValue(key("titled"), s.titled);
}

QString figureFolder() {
    const QString folder = QSettings().value(key("folder")).toString();
    if (!folder.isEmpty() && QDir(folder).exists())
        return folder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void setFigureFolder(const QString& folder) {
    QSettings().setValue(key("folder"), folder);
}

} // namespace dyngpt
