#pragma once
// A mixture that proposes points of a density from the start: where its own coordinates bend the
// posterior (near the bounds of a box, see ParameterSpace), a chart straightens them. Immutable
// after it was made; any thread.

#include "core/inference/mixture.h"

#include <memory>
#include <span>
#include <vector>

namespace dyngpt {

/// One to one between coordinates and places; the identity unless overridden.
class Chart {
public:
    virtual ~Chart() = default;
    virtual std::vector<double> place(std::span<const double> coordinates) const {
        return {coordinates.begin(), coordinates.end()};
    }
    virtual std::vector<double> coordinates(std::span<const double> place) const {
        return {place.begin(), place.end()};
    }
    /// Log of the volume of places for a volume of coordinates.
    virtual double logVolume(std::span<const double>) const { return 0; }
    /// Whether there are coordinates for the place.
    virtual bool holds(std::span<const double>) const { return true; }
};

class Proposal {
public:
    /// The mixture is one of places; the chart must outlive the object.
    Proposal(Mixture mixture, const Chart& chart) : mixture_(std::move(mixture)), chart_(&chart) {}

    /// Coordinates; draws again where the chart has none. The mixture must have some mass there.
    std::vector<double> draw(RandomStream& random) const {
        std::vector<double> place = mixture_.draw(random);
        while (!chart_->holds(place))
            place = mixture_.draw(random);
        return chart_->coordinates(place);
    }
    /// In coordinates, up to a constant.
    double logDensity(std::span<const double> coordinates) const {
        return mixture_.logDensity(chart_->place(coordinates)) + chart_->logVolume(coordinates);
    }
    const Mixture& mixture() const { return mixture_; }

private:
    Mixture mixture_;
    const Chart* chart_;
};

} // namespace dyngpt
