#include "core/nn/torch/step_sets.h"

#include "core/common/random.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {

namespace {

constexpr std::uint64_t heldOutStreams = std::uint64_t{1} << 63; // apart from those of the steps

} // namespace

StepSets::StepSets(const TrainingData& data, const TrainingSettings& settings)
    : data_(data), settings_(settings) {
    heldOutSamples_.reserve(data.heldOut.size());
    for (std::size_t i = 0; i < data.heldOut.size(); ++i)
        heldOut_.push_back(withinRows(data.heldOut[i], heldOutStreams + i, heldOutSamples_));
}

StepSets::Sets StepSets::ofStep(int step, bool whole) {
    const std::size_t count = data_.train.size();
    const auto batch =
        std::min<std::size_t>(static_cast<std::size_t>(settings_.setsPerStep), count);
    const auto stepsPerEpoch = static_cast<std::int64_t>(count / batch);
    const std::int64_t epoch = step / stepsPerEpoch;
    if (epoch != epoch_) {
        order_.resize(count);
        std::iota(order_.begin(), order_.end(), 0U);
        RandomStream random(settings_.seed, static_cast<std::uint64_t>(epoch),
                            /*purpose=*/0x73687566);
        for (std::size_t i = count; i > 1; --i)
            std::swap(order_[i - 1], order_[random.below(i)]);
        epoch_ = epoch;
    }
    Sets sets;
    const std::size_t first = static_cast<std::size_t>(step % stepsPerEpoch) * batch;
    samples_.clear();
    samples_.reserve(batch);
    for (std::size_t i = 0; i < batch; ++i) {
        const TrainingSet& set = data_.train[order_[first + i]];
        const std::uint64_t stream = static_cast<std::uint64_t>(step) * batch + i;
        sets.push_back(whole ? &set : withinRows(set, stream, samples_));
    }
    return sets;
}

const TrainingSet* StepSets::withinRows(const TrainingSet& set, std::uint64_t stream,
                                        std::vector<TrainingSet>& samples) const {
    if (settings_.rowsPerSet == 0 || rowCount(set.tree) <= settings_.rowsPerSet)
        return &set;
    RandomStream random(settings_.seed, stream, /*purpose=*/0x726f7773);
    samples.push_back({set.logParameters, sampleRows(set.tree, settings_.rowsPerSet, random)});
    return &samples.back();
}

} // namespace dyngpt
