#include "core/nn/torch/histogram_batch.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

LevelTails layOutTails(const std::vector<const PrefixTree*>& trees, std::size_t k) {
    std::vector<std::int64_t> setOfRow;
    std::vector<float> share;
    std::vector<double> begin;
    std::vector<double> sd;
    for (std::size_t set = 0; set < trees.size(); ++set) {
        const PrefixTree::Level& level = trees[set]->levels[k];
        const FarTail tail = farTailOf(level);
        begin.push_back(tail.begin);
        sd.push_back(tail.sd);
        const std::vector<float> shares = rowShares(level);
        share.insert(share.end(), shares.begin(), shares.end());
        setOfRow.insert(setOfRow.end(), shares.size(), static_cast<std::int64_t>(set));
    }
    return {torch::tensor(setOfRow), torch::tensor(share), torch::tensor(begin, torch::kFloat64),
            torch::tensor(sd, torch::kFloat64)};
}

} // namespace

FarTail farTailOf(const PrefixTree::Level& level) {
    double weight = 0;
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (std::size_t t = 0; t < level.targetValue.size(); ++t) {
        const double count = level.targetValue[t];
        weight += level.targetWeight[t];
        sum += level.targetWeight[t] * count;
        squares += level.targetWeight[t] * count * count;
        largest = std::max(largest, count);
    }
    const double mean = sum / weight;
    const double sd = std::sqrt(std::max(squares / weight - mean * mean, 0.25));
    return {largest + sd, sd};
}

std::vector<float> rowShares(const PrefixTree::Level& level) {
    std::vector<float> shares;
    shares.reserve(level.rows());
    for (std::size_t r = 0; r < level.rows(); ++r) {
        double weight = 0;
        for (std::int32_t t = level.targetStart[r]; t < level.targetStart[r + 1]; ++t)
            weight += level.targetWeight[static_cast<std::size_t>(t)];
        shares.push_back(static_cast<float>(weight));
    }
    return shares;
}

torch::Tensor logParametersOf(const std::vector<const TrainingSet*>& sets) {
    std::vector<double> points;
    for (const TrainingSet* set : sets)
        points.insert(points.end(), set->logParameters.begin(), set->logParameters.end());
    return torch::tensor(points, torch::kFloat64)
        .view({static_cast<std::int64_t>(sets.size()),
               static_cast<std::int64_t>(sets[0]->logParameters.size())});
}

HistogramBatch layOutHistograms(const std::vector<const TrainingSet*>& sets,
                                const SolverShape& shape, const torch::Device& device,
                                torch::ScalarType type, bool tails) {
    std::vector<const PrefixTree*> trees;
    HistogramBatch batch;
    for (const TrainingSet* set : sets) {
        trees.push_back(&set->tree);
        batch.entropy += set->tree.entropy;
    }
    batch.logParameters = logParametersOf(sets).to(device);
    batch.rows = layOut(trees, shape);
    batch.rows.to(device, type);
    batch.targets = layOutTargets(trees, shape);
    for (LevelTargets& targets : batch.targets)
        targets = {targets.index.to(device), targets.weight.to(device, type)};
    for (std::size_t k = 0; tails && k < batch.targets.size(); ++k) {
        const LevelTails level = layOutTails(trees, k);
        batch.tails.push_back({level.setOfRow.to(device), level.share.to(device, type),
                               level.begin.to(device), level.sd.to(device)});
    }
    return batch;
}

} // namespace dyngpt
