#include "core/nn/torch/training_loss.h"

#include "core/nn/fine_tuning.h"
#include "core/nn/torch/row_batch.h"
#include "core/nn/torch/state_tree.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace dyngpt {

namespace {

torch::Tensor onDevice(const std::vector<double>& values, const Transformer& network) {
    return torch::tensor(values, torch::kFloat64).to(network.device(), network.type());
}

/// The distinct states of one set's sample.
struct Sample {
    std::vector<std::int32_t> states; ///< one after the other
    SampledStates values;
};

/// Both halves, without repetition: what the solver drew, and states of the histogram, each as
/// likely.
Sample sampleOf(const TrainingSet& set, const std::vector<std::int32_t>& drawn, int ofHistogram,
                RandomStream& random) {
    const std::size_t depth = set.tree.levels.size();
    std::map<std::vector<std::int32_t>, double> counts;
    for (std::size_t i = 0; i < drawn.size(); i += depth) {
        const auto begin = drawn.begin() + static_cast<std::ptrdiff_t>(i);
        counts[{begin, begin + static_cast<std::ptrdiff_t>(depth)}] += 1;
    }
    const std::size_t targets = set.tree.levels.back().targetValue.size();
    for (int i = 0; i < ofHistogram; ++i)
        counts[stateOf(set.tree, random.below(targets))] += 1;
    Sample sample;
    for (const auto& [state, count] : counts) {
        sample.states.insert(sample.states.end(), state.begin(), state.end());
        sample.values.count.push_back(count);
        sample.values.data.push_back(
            std::log(std::max(shareOf(set.tree, state), unseenProbability)));
    }
    return sample;
}

/// Sum over the sets of log(1 + v), v the variance that the far tail of one state adds to the
/// marginal, in units of its variance. Cross-entropy hardly feels a mass of 1e-4 far out; the sd
/// does.
torch::Tensor farTails(const torch::Tensor& logProbability, const LevelTails& tails) {
    const torch::Tensor counts = torch::arange(logProbability.size(1), tails.begin.options());
    const torch::Tensor over =
        (counts - tails.begin.unsqueeze(1)).clamp_min(0) / tails.sd.unsqueeze(1); // (S, bound)
    const torch::Tensor distance = over.square().to(logProbability.scalar_type());
    // Marginals of the solver under the histogram's prefixes, then their tails.
    const torch::Tensor marginal = torch::zeros_like(distance).index_add(
        0, tails.setOfRow, logProbability.exp() * tails.share.unsqueeze(1));
    return (marginal * distance).sum(1).log1p().sum();
}

} // namespace

TrainingLoss::TrainingLoss(const Transformer& network, const InputScaling& scaling)
    : network_(network)
    , shift_(onDevice(scaling.shift, network))
    , scale_(onDevice(scaling.scale, network)) {}

torch::Tensor TrainingLoss::promptOf(const torch::Tensor& logParameters) const {
    return (network_.promptInputs(logParameters) - shift_) * scale_;
}

std::vector<torch::Tensor>
TrainingLoss::forward(const torch::Tensor& prompt,
                      const std::vector<const PrefixTree*>& trees) const {
    RowBatch batch = layOut(trees, network_.shape());
    batch.to(network_.device(), network_.type());
    return network_.forward(prompt, batch);
}

torch::Tensor TrainingLoss::gradientOf(const torch::Tensor& loss) const {
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& part : torch::autograd::grad({loss}, network_.leaves()))
        parts.push_back(part.reshape({-1}));
    return torch::cat(parts);
}

HistogramBatch TrainingLoss::batchOf(const Sets& sets, bool tails) const {
    if (resident_ != nullptr && resident_->contains(sets))
        return resident_->gather(sets, tails);
    return layOutHistograms(sets, network_.shape(), network_.device(), network_.type(), tails);
}

double TrainingLoss::histograms(const Sets& sets, double scale, double tailWeight,
                                torch::Tensor* gradient) const {
    const bool tails = gradient != nullptr && tailWeight > 0;
    const HistogramBatch batch = batchOf(sets, tails);
    const torch::AutoGradMode gradients(gradient != nullptr);
    const std::vector<torch::Tensor> levels =
        network_.forward(promptOf(batch.logParameters), batch.rows);
    torch::Tensor sum;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const LevelTargets& targets = batch.targets[k];
        const torch::Tensor part =
            torch::dot(levels[k].view({-1}).index_select(0, targets.index), targets.weight);
        sum = k == 0 ? part : sum + part;
    }
    const torch::Tensor loss = -sum;
    if (gradient != nullptr) {
        torch::Tensor minimised = loss;
        for (std::size_t k = 0; k < batch.tails.size(); ++k)
            minimised = minimised + farTails(levels[k], batch.tails[k]) * tailWeight;
        *gradient = gradientOf(minimised * scale);
    }
    return loss.item<double>() - batch.entropy;
}

std::vector<std::vector<std::int32_t>> TrainingLoss::draw(const torch::Tensor& prompt, int count,
                                                          std::vector<RandomStream>& random) const {
    const torch::NoGradGuard noGrad;
    const auto depth = static_cast<std::size_t>(network_.shape().stateCount());
    const auto n = static_cast<std::size_t>(count);
    std::vector<std::vector<std::int32_t>> states(random.size(),
                                                  std::vector<std::int32_t>(n * depth));
    // Level by level: samples with the same prefix share one conditional distribution.
    for (std::size_t k = 0; k < depth && n > 0; ++k) {
        std::vector<StateTree> trees;
        std::vector<const PrefixTree*> levels;
        for (const auto& known : states)
            trees.push_back(buildStateTree(known, network_.shape().stateCount()));
        for (const StateTree& tree : trees)
            levels.push_back(&tree.tree);
        const torch::Tensor cumulative =
            forward(prompt, levels)[k].to(torch::kCPU, torch::kFloat64).exp().cumsum(-1);
        const auto table = cumulative.accessor<double, 2>();
        std::int64_t firstRow = 0;
        for (std::size_t set = 0; set < states.size(); ++set) {
            for (std::size_t i = 0; i < n; ++i) {
                const double* begin = table[firstRow + trees[set].row[i * depth + k]].data();
                const double* last = begin + network_.shape().stateBounds[k] - 1;
                const double* at = std::upper_bound(begin, last, random[set].uniform() * *last);
                states[set][i * depth + k] = static_cast<std::int32_t>(at - begin);
            }
            firstRow += static_cast<std::int64_t>(levels[set]->levels[k].rows());
        }
    }
    return states;
}

torch::Tensor TrainingLoss::fineTuning(const Sets& sets, const std::vector<std::uint64_t>& streams,
                                       const TrainingSettings& settings, double scale) const {
    const torch::Tensor prompt = promptOf(logParametersOf(sets));
    std::vector<RandomStream> random;
    for (const std::uint64_t stream : streams)
        random.emplace_back(settings.seed, stream, /*purpose=*/0x66696e65);
    const auto drawn = draw(prompt, settings.fineTuneSamples, random);

    const std::size_t depth = sets[0]->tree.levels.size();
    std::vector<Sample> samples;
    std::vector<StateTree> trees;
    std::vector<const PrefixTree*> levels;
    for (std::size_t s = 0; s < sets.size(); ++s) {
        samples.push_back(sampleOf(*sets[s], drawn[s], settings.fineTuneStates, random[s]));
        trees.push_back(buildStateTree(samples[s].states, static_cast<int>(depth)));
    }
    for (const StateTree& tree : trees)
        levels.push_back(&tree.tree);

    const torch::AutoGradMode gradients(true);
    const std::vector<torch::Tensor> conditional = forward(prompt, levels);
    torch::Tensor logProbability; // of all sets' states
    for (std::size_t k = 0; k < depth; ++k) {
        std::vector<std::int64_t> cells;
        std::int64_t firstRow = 0;
        for (std::size_t s = 0; s < sets.size(); ++s) {
            for (std::size_t i = 0; i < samples[s].values.size(); ++i)
                cells.push_back((firstRow + trees[s].row[i * depth + k]) *
                                    network_.shape().stateBounds[k] +
                                samples[s].states[i * depth + k]);
            firstRow += static_cast<std::int64_t>(levels[s]->levels[k].rows());
        }
        const torch::Tensor part =
            conditional[k].view({-1}).index_select(0, torch::tensor(cells).to(network_.device()));
        logProbability = k == 0 ? part : logProbability + part;
    }

    const torch::Tensor values = logProbability.detach().to(torch::kCPU, torch::kFloat64);
    std::vector<double> weights;
    const double* next = values.data_ptr<double>();
    for (Sample& sample : samples) {
        sample.values.solver.assign(next, next + sample.values.size());
        next += sample.values.size();
        const auto ofSet = fineTuningWeights(settings.fineTuneLoss, sample.values);
        weights.insert(weights.end(), ofSet.begin(), ofSet.end());
    }
    return gradientOf(torch::dot(logProbability, onDevice(weights, network_)) * scale);
}

} // namespace dyngpt
