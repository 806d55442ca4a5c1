#pragma once
// A posterior as what charts draw: values and weights of a parameter, the scale on which they are
// drawn, densities with the prior behind, places in the prior's range. Pure functions.

#include "core/inference/posterior.h"
#include "ui/charts/matrix_drawing.h"
#include "ui/models/network_names.h"

#include <vector>

namespace dyngpt {

/// A parameter or, after them, a derived quantity.
struct PosteriorVariable {
    QString name;
    const ParameterEstimate* estimate = nullptr; ///< of the posterior
    std::vector<double> values;                  ///< one a point
    bool logarithmic = false;                    ///< how it is drawn
    bool fixed = false;
    bool derived = false;
    double lower = 0; ///< the prior's range; of a derived quantity that of its values
    double upper = 0;
    const Prior* prior = nullptr; ///< null: derived, or not known

    /// From 0 at the lower to 1 at the upper end.
    double place(double value) const;
};

/// All parameters, then all derived quantities that can be computed.
std::vector<PosteriorVariable> variablesOf(const Posterior& posterior);
std::vector<double> weightsOf(const Posterior& posterior);

/// Over the whole prior range: prior, posterior, estimate and truth. `axes` gets the titles.
std::vector<Series> densitySeries(const PosteriorVariable& variable,
                                  const std::vector<double>& weights, Axes& axes);

/// Two parameters that vary together over the posterior.
struct Ridge {
    QString first;
    QString second;
    double correlation = 0; ///< of the logarithms
    /// Their ratio (product, where the correlation is negative) is known better than either.
    bool combined = false;
};
/// Those whose correlation is beyond 0.9, the strongest first.
std::vector<Ridge> ridgesOf(const std::vector<PosteriorVariable>& variables,
                            const std::vector<double>& weights);
ChartText ridgeText(const std::vector<Ridge>& ridges, const NetworkNames& names);

/// Of the parameters that are not fixed: densities on the diagonal, pairs below, correlations
/// above.
MatrixContent pairsContent(const std::vector<PosteriorVariable>& variables,
                           const std::vector<double>& weights, const NetworkNames& names);

} // namespace dyngpt
