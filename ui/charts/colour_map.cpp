#include "ui/charts/colour_map.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

struct Anchor {
    double hue; ///< degrees
    double chroma;
};
// From light (yellow) to dark (violet); chroma stays inside sRGB at each lightness.
constexpr std::array<Anchor, 7> anchors{
    {{108, 0.06}, {112, 0.15}, {140, 0.16}, {175, 0.11}, {225, 0.09}, {270, 0.12}, {300, 0.10}}};
constexpr double lightest = 0.96;
constexpr double darkest = 0.24;

double gamma(double linear) {
    const double v = std::clamp(linear, 0.0, 1.0);
    return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
}

QRgb fromOkLab(double L, double a, double b) {
    const double l = std::pow(L + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(L - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(L - 0.0894841775 * a - 1.2914855480 * b, 3);
    const double red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    const double green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    const double blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    const auto byte = [](double v) { return static_cast<int>(std::lround(255 * gamma(v))); };
    return qRgb(byte(red), byte(green), byte(blue));
}

ColourMap make(bool dark) {
    ColourMap map{};
    for (std::size_t i = 0; i < map.size(); ++i) {
        double t = static_cast<double>(i) / (map.size() - 1);
        if (dark)
            t = 1 - t;
        const double at = t * (anchors.size() - 1);
        const auto low = std::min<std::size_t>(static_cast<std::size_t>(at), anchors.size() - 2);
        const double part = at - static_cast<double>(low);
        const double hue = anchors[low].hue + part * (anchors[low + 1].hue - anchors[low].hue);
        const double chroma =
            anchors[low].chroma + part * (anchors[low + 1].chroma - anchors[low].chroma);
        const double angle = hue * 3.14159265358979323846 / 180;
        map[i] = fromOkLab(lightest + t * (darkest - lightest), chroma * std::cos(angle),
                           chroma * std::sin(angle));
    }
    return map;
}

} // namespace

const ColourMap& densityColours(bool dark) {
    static const ColourMap onLight = make(false);
    static const ColourMap onDark = make(true);
    return dark ? onDark : onLight;
}

} // namespace dyngpt
