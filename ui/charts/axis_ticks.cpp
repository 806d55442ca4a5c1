#include "ui/charts/axis_ticks.h"

#include "ui/charts/number_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace dyngpt {

namespace {

/// Between ticks, in the distance of as many even ones as an axis has room for: Qt Charts leaves
/// out a label that touches another.
constexpr double leastGap = 0.6;

QString powerLabel(int factor, int exponent) {
    if (exponent >= -3 && exponent <= 4)
        return QLocale().toString(factor * std::pow(10.0, exponent), 'f', std::max(0, -exponent));
    const QString power = QStringLiteral("10") + superscript(exponent);
    return factor == 1 ? power : QString::number(factor) + u'\u00d7' + power;
}

} // namespace

std::vector<Tick> linearTicks(double low, double high, int most, bool wholeNumbers) {
    std::vector<Tick> ticks;
    const double span = high - low;
    if (!(span > 0) || !std::isfinite(span))
        return ticks;
    const double raw = span / std::max(1, most);
    int exponent = static_cast<int>(std::floor(std::log10(raw)));
    const double fraction = raw / std::pow(10.0, exponent);
    double factor = 10;
    for (const double candidate : {1.0, 2.0, 5.0, 10.0})
        if (fraction <= candidate * (1 + 1e-9)) {
            factor = candidate;
            break;
        }
    double step = factor * std::pow(10.0, exponent);
    if (factor == 10)
        ++exponent;
    if (wholeNumbers && step < 1) {
        step = 1;
        exponent = 0;
    }
    const double largest = std::max(std::abs(low), std::abs(high));
    const bool scientific = largest >= 1e6 || largest < 1e-3;
    const int figures =
        scientific ? std::max(0, static_cast<int>(std::floor(std::log10(largest))) - exponent) : 0;
    const auto first = static_cast<long long>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<long long>(std::floor(high / step + 1e-9));
    for (long long i = first; i <= last; ++i) {
        const double value = static_cast<double>(i) * step;
        QString label = i == 0       ? QStringLiteral("0")
                        : scientific ? typeset(QLocale().toString(value, 'e', figures))
                                     : displayFixed(value, std::max(0, -exponent));
        ticks.push_back({value, std::move(label)});
    }
    return ticks;
}

std::vector<Tick> logarithmicTicks(double low, double high, int most) {
    const double decades = high - low;
    // The last of the factors stands nearest to its neighbour, the next power of ten.
    static const std::vector<std::vector<int>> choices{
        {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}};
    std::vector<int> factors{1};
    for (const auto& candidate : choices)
        if (decades * static_cast<double>(candidate.size()) <= most &&
            decades * leastGap <= most * std::log10(10.0 / candidate.back())) {
            factors = candidate;
            break;
        }
    const int every =
        factors.size() > 1 ? 1 : std::max(1, static_cast<int>(std::ceil(decades / most)));
    std::vector<Tick> ticks;
    for (int exponent = static_cast<int>(std::floor(low)); exponent <= std::ceil(high); ++exponent)
        for (const int factor : factors) {
            const double position = exponent + std::log10(factor);
            if (position >= low - 1e-9 && position <= high + 1e-9 && exponent % every == 0)
                ticks.push_back({position, powerLabel(factor, exponent)});
        }
    if (ticks.size() >= 2)
        return ticks;
    // Within a fraction of a decade a logarithm is nearly linear: so are its ticks.
    ticks = linearTicks(std::pow(10.0, low), std::pow(10.0, high), most, false);
    std::erase_if(ticks, [](const Tick& tick) { return tick.position <= 0; });
    for (Tick& tick : ticks)
        tick.position = std::log10(tick.position);
    return ticks;
}

} // namespace dyngpt
