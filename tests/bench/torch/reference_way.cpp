#include "tests/bench/torch/reference_way.h"

#include "core/common/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace bench {

using namespace dyngpt;
using torch::Tensor;

namespace {

constexpr int setsOfEpoch = 100;
constexpr int samplesOfSet = 1000;

Tensor norm(const Tensor& x, const Tensor& weight) {
    return torch::layer_norm(x, {x.size(-1)}, weight, {}, 1e-5);
}

/// Causal attention over whole sequences (N, L, E).
Tensor attend(const Tensor& x, const Tensor& attention, const Tensor& projection,
              std::int64_t heads) {
    const std::int64_t length = x.size(1);
    const std::int64_t width = x.size(2);
    const auto qkv = torch::linear(x, attention)
                         .view({x.size(0), length, 3, heads, width / heads})
                         .permute({2, 0, 3, 1, 4})
                         .unbind(0); // each (N, H, L, d)
    const Tensor mask =
        torch::full({length, length}, -std::numeric_limits<double>::infinity(), x.options())
            .triu(1);
    const Tensor scores = torch::matmul(qkv[0], qkv[1].transpose(-2, -1)) /
                              std::sqrt(static_cast<double>(width / heads)) +
                          mask;
    return torch::linear(torch::matmul(torch::softmax(scores, -1), qkv[2])
                             .transpose(1, 2)
                             .reshape({x.size(0), length, width}),
                         projection);
}

std::vector<std::int32_t> drawSamples(const WeightedStates& all, std::size_t depth,
                                      RandomStream& random) {
    std::vector<double> upTo(all.weights.size());
    std::partial_sum(all.weights.begin(), all.weights.end(), upTo.begin());
    std::vector<std::int32_t> drawn;
    for (int i = 0; i < samplesOfSet; ++i) {
        const auto at =
            std::lower_bound(upTo.begin(), upTo.end() - 1, random.uniform() * upTo.back()) -
            upTo.begin();
        const auto first = all.states.begin() + at * static_cast<std::ptrdiff_t>(depth);
        drawn.insert(drawn.end(), first, first + static_cast<std::ptrdiff_t>(depth));
    }
    return drawn;
}

} // namespace

Tensor gradientWithoutSharing(const Transformer& network, const std::vector<double>& logParameters,
                              const std::vector<std::int32_t>& states,
                              const std::vector<double>& weights, double* loss) {
    const SolverShape& shape = network.shape();
    const std::int64_t depth = shape.stateCount();
    const auto samples = static_cast<std::int64_t>(weights.size());
    const auto leaf = network.leaves().begin(); // in the order of the weights' file
    const torch::AutoGradMode gradients(true);

    const Tensor tokens =
        torch::tensor(states).to(network.device(), torch::kInt64).view({-1, depth});
    const Tensor prompt = network.promptInputs(
        torch::tensor(logParameters, torch::kFloat64).view({1, -1}).expand({samples, -1}));
    const Tensor scalars = torch::gelu(torch::linear(prompt, leaf[0], leaf[1]), "tanh");
    Tensor x = torch::cat({scalars.unsqueeze(-1) * leaf[2].view({shape.embedding}),
                           torch::embedding(leaf[3], tokens.narrow(1, 0, depth - 1))},
                          1);
    x = x + leaf[4].narrow(0, 0, x.size(1)); // (N, 64 + states - 1, E)
    for (int i = 0; i < shape.layers; ++i) {
        const auto block = leaf + 5 + 6 * i;
        x = x + attend(norm(x, block[0]), block[1], block[2], shape.heads);
        x = x + torch::linear(torch::gelu(torch::linear(norm(x, block[3]), block[4]), "tanh"),
                              block[5]);
    }
    x = norm(x, network.leaves().back());
    Tensor logProbability = torch::zeros({samples}, x.options());
    for (std::int64_t k = 0; k < depth; ++k) {
        const Tensor logits =
            torch::linear(x.select(1, shape.promptTokens - 1 + k),
                          leaf[3].narrow(0, 0, shape.stateBounds[static_cast<std::size_t>(k)]));
        logProbability =
            logProbability +
            torch::log_softmax(logits, -1).gather(1, tokens.narrow(1, k, 1)).squeeze(1);
    }
    const Tensor sum =
        -torch::dot(logProbability,
                    torch::tensor(weights, torch::kFloat64).to(network.device(), network.type()));
    if (loss != nullptr)
        *loss = sum.item<double>();
    std::vector<Tensor> parts;
    for (const Tensor& part : torch::autograd::grad({sum}, network.leaves()))
        parts.push_back(part.reshape({-1}));
    return torch::cat(parts);
}

WeightedStates statesOf(const TrainingSet& set) {
    WeightedStates result;
    const PrefixTree::Level& last = set.tree.levels.back();
    for (std::size_t target = 0; target < last.targetValue.size(); ++target) {
        const auto state = stateOf(set.tree, target);
        result.states.insert(result.states.end(), state.begin(), state.end());
        result.weights.push_back(last.targetWeight[target]);
    }
    return result;
}

double secondsOfReferenceEpoch(const Transformer& network, const std::vector<TrainingSet>& sets,
                               int batches) {
    const std::vector<double> weights(samplesOfSet, 1.0 / samplesOfSet);
    RandomStream random(1, 0);
    const auto batch = [&](int i) {
        const TrainingSet& set = sets[static_cast<std::size_t>(i) % sets.size()];
        const auto states = drawSamples(statesOf(set), set.tree.levels.size(), random);
        const auto start = std::chrono::steady_clock::now();
        // The sum waits for a device that works on its own.
        gradientWithoutSharing(network, set.logParameters, states, weights).sum().item<double>();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    batch(0); // warms up
    double seconds = 0;
    for (int i = 1; i <= batches; ++i)
        seconds += batch(i);
    return seconds / batches * setsOfEpoch;
}

} // namespace bench
