#pragma once
// The priors in effect and the unconstrained coordinates in which the samplers move: the place of
// a parameter's logarithm between its bounds, which runs out smoothly at both. Ridges along which
// all rates grow together, as any stationary distribution has them, stay straight in these (in
// logits they bend, and cost ten times the gradients). Plain values and pure functions, any thread.

#include "core/common/random.h"
#include "core/inference/proposal.h"
#include "core/inference/settings.h"
#include "core/nn/solver.h"

#include <span>
#include <vector>

namespace dyngpt {

/// Whether the solver says in which box of positive parameters it was trained.
bool hasBox(const SolverShape& shape);

/// Throws Error when it does not.
void requireBox(const SolverShape& shape);

/// One a parameter in the solver's order with bounds filled in, the efficiency's last where it is
/// estimated. Parameters without a prior are uniform; a range without width is a fixed value.
std::vector<Prior> effectivePriors(const InferenceSettings& settings, const SolverShape& shape);

/// The prior's own scale, where its width means something.
double onPriorScale(const Prior& prior, double value);
/// Sd of the prior on that scale.
double priorSd(const Prior& prior);
/// Log density of a value inside the bounds, on the natural scale and up to a constant.
double logPriorDensity(const Prior& prior, double value);

/// As a chart: places of the logarithms, 0 to 1.
class ParameterSpace : public Chart {
public:
    explicit ParameterSpace(std::vector<Prior> priors);

    /// Coordinates: parameters that are not fixed.
    std::size_t dimension() const { return free_.size(); }
    const std::vector<Prior>& priors() const { return priors_; }
    /// Parameter of each coordinate.
    const std::vector<std::size_t>& free() const { return free_; }

    /// Logarithms of all parameters.
    std::vector<double> logParameters(std::span<const double> coordinates) const;
    /// Natural scale, inside the bounds whatever the rounding.
    std::vector<double> parameters(std::span<const double> coordinates) const;
    std::vector<double> coordinatesOf(std::span<const double> parameters) const;

    std::vector<double> place(std::span<const double> coordinates) const override;
    std::vector<double> coordinates(std::span<const double> place) const override;
    double logVolume(std::span<const double> coordinates) const override;
    bool holds(std::span<const double> place) const override;

    /// Log density of the prior in the coordinates, up to a constant; adds its derivative to
    /// `gradient` unless that is empty.
    double logPrior(std::span<const double> coordinates, std::span<double> gradient) const;
    /// From derivatives by log parameters to derivatives by coordinates.
    void pullBack(std::span<const double> coordinates, std::span<const double> logGradient,
                  std::span<double> gradient) const;
    /// Coordinates of a draw from the prior.
    std::vector<double> draw(RandomStream& random) const;

private:
    double logValue(std::size_t parameter, double coordinate) const;

    std::vector<Prior> priors_;
    std::vector<std::size_t> free_;
};

} // namespace dyngpt
