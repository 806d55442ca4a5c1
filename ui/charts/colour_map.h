#pragma once
// The one colour map of the program: lightness changes evenly from the background's side to the
// far side (OKLab: Ottosson 2020), hue turns from yellow over green to violet. Small values stay
// near the background, on light and on dark alike.

#include <QRgb>

#include <array>

namespace dyngpt {

using ColourMap = std::array<QRgb, 256>;

/// Entry 0 is the smallest value.
const ColourMap& densityColours(bool dark);

} // namespace dyngpt
