#pragma once
// Where ticks stand and how they are written: 1, 2, 5 times a power of ten, as many as the
// length of the axis has room for.

#include <QString>

#include <vector>

namespace dyngpt {

struct Tick {
    double position = 0; ///< plot coordinates
    QString label;
};

/// At most about `most` ticks inside [low, high]; whole numbers only when asked for.
std::vector<Tick> linearTicks(double low, double high, int most, bool wholeNumbers);
/// low and high are decimal logarithms.
std::vector<Tick> logarithmicTicks(double low, double high, int most);

} // namespace dyngpt
