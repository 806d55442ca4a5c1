#include "core/nn/torch/state_query.h"

#include "core/common/issue.h"
#include "core/nn/torch/single_thread.h"
#include "core/nn/torch/state_tree.h"

#include <algorithm>

namespace dyngpt {

namespace {

// Rows of one chunk of points: its tables stay in the cache. Callers share points out between
// threads.
constexpr std::int64_t rowsPerChunk = 1024;

class StateEvaluation : public Evaluation {
public:
    struct Chunk {
        torch::Tensor points; ///< leaf (n, P)
        torch::Tensor result; ///< (n, states)
    };

    StateEvaluation(std::vector<Chunk> chunks, std::int64_t parameters)
        : chunks_(std::move(chunks)), parameters_(parameters) {
        for (const Chunk& chunk : chunks_) {
            const torch::Tensor values = chunk.result.detach().contiguous();
            const double* data = values.data_ptr<double>();
            values_.insert(values_.end(), data, data + values.numel());
        }
    }

    const std::vector<double>& logProbability() const override { return values_; }

    std::vector<double> pullBack(std::span<const double> cotangent) override {
        std::vector<double> gradient(chunks_.empty() ? 0
                                                     : values_.size() / states() * parameters());
        useOneThreadPerOperation();
        std::size_t first = 0;
        for (const Chunk& chunk : chunks_) {
            const torch::Tensor weights =
                torch::from_blob(const_cast<double*>(cotangent.data()) + first * states(),
                                 chunk.result.sizes(), torch::kFloat64);
            const torch::Tensor part =
                torch::autograd::grad({chunk.result}, {chunk.points}, {weights})[0].contiguous();
            std::copy_n(part.data_ptr<double>(), part.numel(),
                        gradient.begin() + static_cast<std::ptrdiff_t>(first * parameters()));
            first += static_cast<std::size_t>(chunk.points.size(0));
        }
        return gradient;
    }

private:
    std::size_t states() const { return static_cast<std::size_t>(chunks_[0].result.size(1)); }
    std::size_t parameters() const { return static_cast<std::size_t>(parameters_); }

    std::vector<Chunk> chunks_;
    std::int64_t parameters_;
    std::vector<double> values_;
};

} // namespace

StateQuery::StateQuery(const Transformer& network, const ObservedStates& states)
    : network_(network), observed_(static_cast<std::int64_t>(states.size())) {
    const SolverShape& shape = network.shape();
    const auto depth = static_cast<std::size_t>(shape.stateCount());
    std::vector<std::size_t> hidden;
    double product = 1;
    for (std::size_t k = 0; k < depth; ++k) {
        if (std::ranges::find(states.observed, static_cast<int>(k)) == states.observed.end()) {
            hidden.push_back(k);
            product *= shape.stateBounds[k];
        }
    }
    if (product > Solver::maximumHidden)
        throw Error("",
                    text(DYNGPT_TEXT("core", "Summing out the unobserved states takes %1 "
                                             "combinations; at most %2 are summed exactly"),
                         product, Solver::maximumHidden),
                    text(DYNGPT_TEXT("core", "Observe more of the recorded states")));
    hidden_ = static_cast<std::int64_t>(product);

    std::vector<std::int32_t> full;
    full.reserve(static_cast<std::size_t>(observed_ * hidden_) * depth);
    std::vector<std::int32_t> state(depth);
    for (std::size_t i = 0; i < states.size(); ++i) {
        for (std::size_t j = 0; j < states.observed.size(); ++j) {
            const auto k = static_cast<std::size_t>(states.observed[j]);
            const std::int32_t count = states.values[i * states.observed.size() + j];
            if (count < 0 || count >= shape.stateBounds[k])
                throw Error("", text(DYNGPT_TEXT("core", "The count %1 of %2 is outside the "
                                                         "solver's bounds 0 to %3"),
                                     count, shape.stateNames[k], shape.stateBounds[k] - 1));
            state[k] = count;
        }
        for (std::int64_t h = 0; h < hidden_; ++h) {
            std::int64_t rest = h;
            for (const std::size_t k : hidden) {
                state[k] = static_cast<std::int32_t>(rest % shape.stateBounds[k]);
                rest /= shape.stateBounds[k];
            }
            full.insert(full.end(), state.begin(), state.end());
        }
    }
    const torch::NoGradGuard constants;
    const StateTree tree = buildStateTree(full, shape.stateCount());
    const std::int64_t points = std::max<std::int64_t>(1, rowsPerChunk / rowCount(tree.tree));
    const std::vector<const PrefixTree*> trees(static_cast<std::size_t>(points), &tree.tree);
    batch_ = layOut(trees, shape);
    batch_.to(network.device(), network.type());
    if (batch_.rows > 1)
        tokenRows_ = network.readTokenRows(batch_.first(1));
    const std::size_t cells = full.size() / depth;
    for (std::size_t k = 0; k < depth; ++k) {
        torch::Tensor index = torch::empty({static_cast<std::int64_t>(cells)}, torch::kInt64);
        auto* at = index.data_ptr<std::int64_t>();
        for (std::size_t i = 0; i < cells; ++i)
            at[i] = static_cast<std::int64_t>(tree.row[i * depth + k]) * shape.stateBounds[k] +
                    full[i * depth + k];
        const std::int64_t size = batch_.level[k].size(0) / points * shape.stateBounds[k];
        cells_.push_back(torch::arange(points, index.options()).unsqueeze(1) * size + index);
    }
}

torch::Tensor StateQuery::logProbability(const torch::Tensor& points) const {
    const std::int64_t n = points.size(0);
    const std::vector<torch::Tensor> levels = network_.forward(
        network_.promptInputs(points), batch_.first(n), tokenRows_ ? &*tokenRows_ : nullptr);
    torch::Tensor sum;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        // On flat tensors: of others, LibTorch's gradient takes the cells one by one.
        const torch::Tensor index = cells_[k].narrow(0, 0, n).reshape({-1});
        const torch::Tensor part =
            levels[k].view({-1}).index_select(0, index).to(torch::kFloat64).view({n, -1});
        sum = k == 0 ? part : sum + part;
    }
    return hidden_ == 1 ? sum : torch::logsumexp(sum.view({n, observed_, hidden_}), -1);
}

template <typename Work>
void StateQuery::forEachChunk(std::span<const double> logParameters, const Work& work) const {
    const std::int64_t parameters = network_.shape().parameterCount();
    const auto points = static_cast<std::int64_t>(logParameters.size()) / parameters;
    const std::int64_t size = batch_.sets;
    useOneThreadPerOperation();
    for (std::int64_t first = 0; first < points; first += size)
        work(torch::from_blob(const_cast<double*>(logParameters.data()) + first * parameters,
                              {std::min(size, points - first), parameters}, torch::kFloat64)
                 .clone());
}

std::unique_ptr<Evaluation> StateQuery::evaluate(std::span<const double> logParameters) const {
    std::vector<StateEvaluation::Chunk> chunks;
    forEachChunk(logParameters, [&](torch::Tensor points) {
        points.requires_grad_(true);
        torch::Tensor result = logProbability(points);
        chunks.push_back({std::move(points), std::move(result)});
    });
    return std::make_unique<StateEvaluation>(std::move(chunks), network_.shape().parameterCount());
}

std::vector<double> StateQuery::logProbability(std::span<const double> logParameters) const {
    const torch::NoGradGuard valuesAlone;
    std::vector<double> values;
    forEachChunk(logParameters, [&](const torch::Tensor& points) {
        const torch::Tensor result = logProbability(points).contiguous();
        const double* data = result.data_ptr<double>();
        values.insert(values.end(), data, data + result.numel());
    });
    return values;
}

} // namespace dyngpt
