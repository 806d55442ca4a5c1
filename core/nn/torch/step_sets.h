#pragma once
// Which parameter sets a step sees: a new order in every epoch, large sets as samples of their
// rows. All of it follows from the seed and the step, so that a resumed run needs no state of it.
// One thread.

#include "core/nn/training.h"

#include <cstdint>
#include <vector>

namespace dyngpt {

class StepSets {
public:
    using Sets = std::vector<const TrainingSet*>;

    /// Both must outlive this.
    StepSets(const TrainingData& data, const TrainingSettings& settings);

    /// Valid until the next call. `whole` sets are never sampled.
    Sets ofStep(int step, bool whole);
    /// Sampled once.
    const Sets& heldOut() const { return heldOut_; }

private:
    /// The set, or a sample of it that is kept in `samples`.
    const TrainingSet* withinRows(const TrainingSet& set, std::uint64_t stream,
                                  std::vector<TrainingSet>& samples) const;

    const TrainingData& data_;
    const TrainingSettings& settings_;
    std::vector<std::uint32_t> order_; ///< of the present epoch
    std::int64_t epoch_ = -1;
    std::vector<TrainingSet> samples_; ///< of the present step's sets
    std::vector<TrainingSet> heldOutSamples_;
    Sets heldOut_;
};

} // namespace dyngpt
