#include "core/nn/solver.h"

#include <cassert>
#include <cmath>

namespace dyngpt {

double SolverShape::cells() const {
    double product = 1;
    for (const int bound : stateBounds)
        product *= bound;
    return product;
}

std::vector<double> JointTable::marginal(int state) const {
    assert(state >= 0 && state < static_cast<int>(bounds.size()));
    const auto s = static_cast<std::size_t>(state);
    std::size_t inner = 1;
    for (std::size_t k = s + 1; k < bounds.size(); ++k)
        inner *= static_cast<std::size_t>(bounds[k]);
    const auto size = static_cast<std::size_t>(bounds[s]);
    std::vector<double> result(size);
    std::size_t count = 0;
    for (std::size_t cell = 0; cell < probability.size(); cell += inner) {
        for (std::size_t i = 0; i < inner; ++i)
            result[count] += probability[cell + i];
        count = count + 1 == size ? 0 : count + 1;
    }
    return result;
}

std::vector<double> JointTable::pair(int first, int second) const {
    assert(first != second);
    const auto stride = [&](int state) {
        std::size_t product = 1;
        for (auto k = static_cast<std::size_t>(state) + 1; k < bounds.size(); ++k)
            product *= static_cast<std::size_t>(bounds[k]);
        return product;
    };
    const std::size_t strideA = stride(first);
    const std::size_t strideB = stride(second);
    const auto sizeA = static_cast<std::size_t>(bounds[static_cast<std::size_t>(first)]);
    const auto sizeB = static_cast<std::size_t>(bounds[static_cast<std::size_t>(second)]);
    std::vector<double> result(sizeA * sizeB);
    for (std::size_t cell = 0; cell < probability.size(); ++cell)
        result[cell / strideA % sizeA * sizeB + cell / strideB % sizeB] += probability[cell];
    return result;
}

double JointTable::mean(int state) const {
    const std::vector<double> p = marginal(state);
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        sum += static_cast<double>(i) * p[i];
        total += p[i];
    }
    return total > 0 ? sum / total : 0;
}

double JointTable::sd(int state) const {
    const std::vector<double> p = marginal(state);
    const double centre = mean(state);
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double d = static_cast<double>(i) - centre;
        sum += d * d * p[i];
        total += p[i];
    }
    return total > 0 ? std::sqrt(sum / total) : 0;
}

} // namespace dyngpt
