#include "core/nn/torch/state_sampler.h"

#include "core/nn/torch/single_thread.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {

namespace {

using KeysValues = Transformer::KeysValues;

// Draws that go through all states together: bounds the memory of their keys and values.
constexpr std::size_t drawsAtOnce = 16384;
// Rows of one step: its tables stay in the cache.
constexpr std::size_t rowsPerStep = 1024;

/// The distinct prefixes of one length.
struct PrefixRows {
    std::vector<std::int64_t> token;  ///< last of each
    std::vector<std::int64_t> parent; ///< row among the prefixes that are one shorter
    std::vector<std::int64_t> ofDraw; ///< row of each draw
};

/// `previous`: row of each draw one level above; `tokens`: what it drew there.
PrefixRows distinctRows(const std::vector<std::int64_t>& previous,
                        const std::vector<std::int64_t>& tokens) {
    std::vector<std::size_t> order(previous.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t i) { return std::pair(previous[i], tokens[i]); };
    std::ranges::sort(order, {}, key);
    PrefixRows rows;
    rows.ofDraw.resize(order.size());
    for (std::size_t n = 0; n < order.size(); ++n) {
        if (n == 0 || key(order[n]) != key(order[n - 1])) {
            rows.parent.push_back(previous[order[n]]);
            rows.token.push_back(tokens[order[n]]);
        }
        rows.ofDraw[order[n]] = static_cast<std::int64_t>(rows.token.size()) - 1;
    }
    return rows;
}

std::int32_t chosen(const double* cumulative, std::int64_t bound, double u) {
    const double* last = cumulative + bound - 1; // rounding must not lead beyond it
    return static_cast<std::int32_t>(std::upper_bound(cumulative, last, u * *last) - cumulative);
}

torch::Tensor cumulativeOf(const torch::Tensor& logProbability) {
    return logProbability.to(torch::kCPU, torch::kFloat64).exp().cumsum(-1).contiguous();
}

} // namespace

StateSampler::StateSampler(const Transformer& network, std::span<const double> logParameters)
    : network_(network) {
    const torch::NoGradGuard noGrad;
    useOneThreadPerOperation();
    const torch::Tensor point =
        torch::tensor(at::ArrayRef<double>(logParameters.data(), logParameters.size()),
                      torch::kFloat64)
            .unsqueeze(0);
    prompt_ = network.readPrompt(network.promptInputs(point));
    std::vector<KeysValues> none;
    first_ = network.step(prompt_, 0, {}, {}, none);
}

std::vector<std::int32_t> StateSampler::draw(int count, std::uint64_t seed) const {
    const torch::NoGradGuard noGrad;
    useOneThreadPerOperation();
    RandomStream random(seed, 0, /*purpose=*/0x73616d70);
    const auto depth = static_cast<std::size_t>(network_.shape().stateCount());
    std::vector<std::int32_t> states(static_cast<std::size_t>(count) * depth);
    for (std::size_t first = 0; first < states.size(); first += drawsAtOnce * depth)
        drawSome(
            std::span(states).subspan(first, std::min(drawsAtOnce * depth, states.size() - first)),
            random);
    return states;
}

void StateSampler::drawSome(std::span<std::int32_t> states, RandomStream& random) const {
    const std::vector<int>& bounds = network_.shape().stateBounds;
    const std::size_t depth = bounds.size();
    const std::size_t draws = states.size() / depth;
    std::vector<std::int64_t> tokens(draws);
    std::vector<std::int64_t> row(draws); // of the prefix; the empty one at first
    const torch::Tensor start = cumulativeOf(first_);
    for (std::size_t i = 0; i < draws; ++i) {
        states[i * depth] = chosen(start.data_ptr<double>(), bounds[0], random.uniform());
        tokens[i] = states[i * depth];
    }

    // By level, by layer: keys and values of every distinct prefix's last token.
    std::vector<std::vector<KeysValues>> known;
    torch::Tensor lineage; // (rows, level - 1): row of each ancestor in its level
    for (std::size_t level = 1; level < depth; ++level) {
        const PrefixRows rows = distinctRows(row, tokens);
        row = rows.ofDraw;
        const torch::Tensor parents = torch::tensor(rows.parent);
        if (level == 1)
            lineage = torch::empty({parents.size(0), 0}, torch::kInt64);
        else
            lineage = torch::cat({lineage.index_select(0, parents), parents.unsqueeze(1)}, 1);
        const torch::Tensor allTokens = torch::tensor(rows.token).to(network_.device());

        std::vector<double> u(draws);
        for (double& value : u)
            value = random.uniform();
        std::vector<std::size_t> byRow(draws);
        std::iota(byRow.begin(), byRow.end(), std::size_t{0});
        std::ranges::sort(byRow, {}, [&](std::size_t i) { return row[i]; });
        std::vector<std::vector<KeysValues>> parts;
        std::size_t next = 0; // into byRow
        const std::size_t count = rows.token.size();
        for (std::size_t first = 0; first < count; first += rowsPerStep) {
            const auto begin = static_cast<std::int64_t>(first);
            const auto n = static_cast<std::int64_t>(std::min(rowsPerStep, count - first));
            const torch::Tensor ancestors = lineage.narrow(0, begin, n).to(network_.device());
            std::vector<KeysValues> before;
            for (std::size_t layer = 0; layer < prompt_.layers.size(); ++layer) {
                std::vector<torch::Tensor> keys, values;
                for (std::size_t j = 0; j + 1 < level; ++j) {
                    const torch::Tensor of = ancestors.select(1, static_cast<std::int64_t>(j));
                    keys.push_back(known[j][layer].keys.index_select(0, of));
                    values.push_back(known[j][layer].values.index_select(0, of));
                }
                const auto stacked = [&](const std::vector<torch::Tensor>& list) {
                    return list.empty()
                               ? torch::empty({n, 0, network_.shape().embedding}, first_.options())
                               : torch::stack(list, 1);
                };
                before.push_back({stacked(keys), stacked(values)});
            }
            std::vector<KeysValues> own;
            const torch::Tensor cumulative = cumulativeOf(network_.step(
                prompt_, static_cast<int>(level), allTokens.narrow(0, begin, n), before, own));
            parts.push_back(std::move(own));
            for (; next < draws && row[byRow[next]] < begin + n; ++next) {
                const std::size_t i = byRow[next];
                states[i * depth + level] =
                    chosen(cumulative.data_ptr<double>() + (row[i] - begin) * bounds[level],
                           bounds[level], u[i]);
            }
        }
        for (std::size_t i = 0; i < draws; ++i)
            tokens[i] = states[i * depth + level];
        known.emplace_back();
        for (std::size_t layer = 0; layer < prompt_.layers.size(); ++layer) {
            std::vector<torch::Tensor> keys, values;
            for (const auto& part : parts) {
                keys.push_back(part[layer].keys);
                values.push_back(part[layer].values);
            }
            known.back().push_back({torch::cat(keys), torch::cat(values)});
        }
    }
}

} // namespace dyngpt
