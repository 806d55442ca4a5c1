#include "core/inference/cell_density.h"

#include <cmath>
#include <limits>

namespace dyngpt {

double CellDensity::operator()(std::span<const double> point, std::span<double> gradient) const {
    const auto evaluation = query_.evaluate(space_.logParameters(point));
    const std::vector<double>& logProbability = evaluation->logProbability();
    const auto cells = static_cast<double>(sample_.cells);
    double sum = 0;
    for (std::size_t i = 0; i < sample_.weights.size(); ++i)
        sum += sample_.weights[i] * cells * logProbability[i];
    if (!std::isfinite(sum))
        return -std::numeric_limits<double>::infinity();
    if (!gradient.empty()) {
        std::vector<double> cotangent;
        for (const double weight : sample_.weights)
            cotangent.push_back(weight * cells);
        space_.pullBack(point, evaluation->pullBack(cotangent), gradient);
    }
    return sum + space_.logPrior(point, gradient);
}

} // namespace dyngpt
