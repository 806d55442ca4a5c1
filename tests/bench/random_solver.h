#pragma once
// A solver of the seed network's shape with random weights, for timings: they cost the same as
// trained ones.

#include "core/common/random.h"
#include "core/nn/backend.h"
#include "core/nn/checkpoint.h"
#include "core/nn/weight_layout.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace bench {

inline dyngpt::SolverShape seedShape() {
    dyngpt::SolverShape shape;
    shape.parameterNames = {"kon", "koff", "ksyn", "kdeg", "ktrans", "a", "b"};
    shape.lower = {0.01, 0.01, 0.01, 0.01, 0.01, 0.2, 0.2};
    shape.upper = {0.1, 0.1, 10, 10, 2, 0.5, 0.4};
    shape.stateNames = {"ON", "mRNA", "Protein"};
    shape.stateBounds = {2, 100, 580};
    shape.initialState = {1, 0, 0};
    return shape;
}

/// Geometric centre of the box, as logarithms.
inline std::vector<double> centre(const dyngpt::SolverShape& shape) {
    std::vector<double> point;
    for (std::size_t p = 0; p < shape.lower.size(); ++p)
        point.push_back(std::log(shape.lower[p] * shape.upper[p]) / 2);
    return point;
}

inline dyngpt::Checkpoint randomWeights(const dyngpt::SolverShape& shape) {
    dyngpt::Checkpoint file;
    file.shape = shape;
    dyngpt::RandomStream random(1, 0);
    const int vocabulary = *std::ranges::max_element(shape.stateBounds);
    for (const dyngpt::WeightEntry& entry : dyngpt::weightLayout(shape, vocabulary)) {
        std::int64_t size = 1;
        for (const std::int64_t n : entry.shape)
            size *= n;
        dyngpt::NamedTensor tensor;
        tensor.shape = entry.shape;
        for (std::int64_t i = 0; i < size; ++i) {
            const auto value = static_cast<float>(0.1 * random.normal());
            tensor.bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
        file.tensors.emplace(entry.name, std::move(tensor));
    }
    return file;
}

inline std::unique_ptr<dyngpt::Solver>
randomSolver(const dyngpt::SolverShape& shape,
             dyngpt::Precision precision = dyngpt::Precision::Single) {
    return dyngpt::backend().loadSolver(dyngpt::encodeCheckpoint(randomWeights(shape)), precision);
}

} // namespace bench
