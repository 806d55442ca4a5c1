#pragma once
// A small untrained solver: random weights are as good as trained ones for algebra.

#include "core/common/random.h"
#include "core/nn/backend.h"
#include "core/nn/checkpoint.h"

#include <cstring>

namespace fixture {

inline dyngpt::SolverShape smallShape() {
    dyngpt::SolverShape shape;
    shape.parameterNames = {"a", "b"};
    shape.lower = {0.1, 0.1};
    shape.upper = {10, 10};
    shape.stateNames = {"X", "Y", "Z"};
    shape.stateBounds = {2, 4, 7};
    shape.initialState = {1, 0, 3};
    shape.layers = 2;
    shape.heads = 2;
    shape.embedding = 8;
    shape.promptTokens = 6;
    shape.feedForward = 12;
    shape.blockSize = 10;
    return shape;
}

inline dyngpt::NamedTensor randomTensor(std::vector<std::int64_t> shape,
                                        dyngpt::RandomStream& random) {
    dyngpt::NamedTensor tensor;
    tensor.type = dyngpt::NamedTensor::Type::Float64;
    std::int64_t n = 1;
    for (const std::int64_t d : shape)
        n *= d;
    std::vector<double> values(static_cast<std::size_t>(n));
    for (double& value : values)
        value = 0.6 * random.normal();
    tensor.shape = std::move(shape);
    tensor.bytes.resize(values.size() * sizeof(double));
    std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

inline dyngpt::Checkpoint randomCheckpoint(const dyngpt::SolverShape& shape, std::uint64_t seed) {
    dyngpt::RandomStream random(seed, 0);
    dyngpt::Checkpoint file;
    file.shape = shape;
    const std::int64_t inputs = shape.parameterCount() + shape.stateCount() + 1;
    const std::int64_t width = shape.embedding;
    const auto add = [&](const std::string& name, std::vector<std::int64_t> dimensions) {
        file.tensors[name] = randomTensor(std::move(dimensions), random);
    };
    add("pro_fc.weight", {shape.promptTokens, inputs});
    add("pro_fc.bias", {shape.promptTokens});
    add("pro_emb.weight", {width, 1});
    add("transformer.wte.weight", {7, width});
    add("transformer.wpe.weight", {shape.blockSize, width});
    for (int i = 0; i < shape.layers; ++i) {
        const std::string block = "transformer.h." + std::to_string(i) + ".";
        add(block + "ln_1.weight", {width});
        add(block + "attn.c_attn.weight", {3 * width, width});
        add(block + "attn.c_proj.weight", {width, width});
        add(block + "ln_2.weight", {width});
        add(block + "mlp.c_fc.weight", {shape.feedForward, width});
        add(block + "mlp.c_proj.weight", {width, shape.feedForward});
    }
    add("transformer.ln_f.weight", {width});
    return file;
}

inline std::unique_ptr<dyngpt::Solver> randomSolver(const dyngpt::SolverShape& shape,
                                                    std::uint64_t seed) {
    return dyngpt::backend().loadSolver(dyngpt::encodeCheckpoint(randomCheckpoint(shape, seed)),
                                        dyngpt::Precision::Double);
}

} // namespace fixture
