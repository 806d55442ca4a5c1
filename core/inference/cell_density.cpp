#include "core/inference/cell_density.h"

#include <cmath>
#include <limits>
#include <memory>

namespace dyngpt {

double CellDensity::operator()(std::span<const double> point, std::span<double> gradient) const {
    const std::vector<double> alone(point.begin(), point.end());
    return values({&alone, 1}, gradient)[0];
}

std::vector<double> CellDensity::values(std::span<const std::vector<double>> points,
                                        std::span<double> gradients) const {
    std::vector<double> logParameters;
    for (const std::vector<double>& point : points) {
        const std::vector<double> own = space_.logParameters(point);
        logParameters.insert(logParameters.end(), own.begin(), own.end());
    }
    const auto evaluation = gradients.empty() ? nullptr : query_.evaluate(logParameters);
    const std::vector<double> logProbability =
        evaluation ? evaluation->logProbability() : query_.logProbability(logParameters);

    const std::size_t states = sample_.weights.size();
    const auto cells = static_cast<double>(sample_.cells);
    std::vector<double> result;
    std::vector<double> cotangent(evaluation ? logProbability.size() : 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        double sum = 0;
        for (std::size_t s = 0; s < states; ++s)
            sum += sample_.weights[s] * cells * logProbability[i * states + s];
        const bool possible = std::isfinite(sum);
        result.push_back(possible ? sum : -std::numeric_limits<double>::infinity());
        if (evaluation && possible) // else 0: keeps its neighbours' gradients clean
            for (std::size_t s = 0; s < states; ++s)
                cotangent[i * states + s] = sample_.weights[s] * cells;
    }
    const std::vector<double> slopes =
        evaluation ? evaluation->pullBack(cotangent) : std::vector<double>();
    const std::size_t parameters = slopes.size() / points.size();
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::span<double> gradient;
        if (evaluation) {
            gradient = gradients.subspan(i * dimension(), dimension());
            space_.pullBack(points[i], std::span(slopes).subspan(i * parameters, parameters),
                            gradient);
        }
        result[i] += space_.logPrior(points[i], gradient);
    }
    return result;
}

} // namespace dyngpt
