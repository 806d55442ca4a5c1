#pragma once
// Adam (D. P. Kingma, J. Ba, ICLR 2015) from many starts at once, in log parameters, projected
// onto the box after every step. Starts are evaluated in chunks of fixed size, so that neither
// memory nor results depend on the number of threads. One object per inference, one owner.

#include "core/common/worker_pool.h"
#include "core/inference/observed_sample.h"
#include "core/inference/posterior.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

struct DescentStart {
    std::vector<double> visited; ///< steps x log parameters, where the losses were taken
    std::vector<double> losses;
    std::string failure; ///< empty: fine; a failed start takes no further steps

    std::vector<double> position; ///< log parameters, next to be visited
    std::vector<double> mean;     ///< Adam's moments of the gradient
    std::vector<double> square;
};

class Descent {
public:
    /// Draws the starts log-uniformly in the box. The references must outlive the object.
    Descent(const Query& query, const SolverShape& shape, const ObservedSample& sample,
            const InferenceSettings& settings);

    int chunkCount() const;
    /// One step of every start that has not failed. A stopped step is incomplete.
    void step(WorkerPool& pool, std::stop_token stop);

    const std::vector<DescentStart>& starts() const { return starts_; }
    /// Of all points visited; empty when every start has failed at once.
    std::optional<double> bestLoss() const;

private:
    void stepChunk(std::span<const int> chunk);
    void move(DescentStart& start, std::span<const double> gradient) const;

    const Query& query_;
    const ObservedSample& sample_;
    const InferenceSettings& settings_;
    std::vector<double> lower_; ///< logarithms
    std::vector<double> upper_;
    std::vector<DescentStart> starts_;
    std::size_t chunkSize_ = 1;
    int step_ = 0;
    double bestLoss_;
};

} // namespace dyngpt
