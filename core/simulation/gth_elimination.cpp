#include "core/simulation/gth_elimination.h"

#include "core/common/issue.h"

#include <Eigen/Core>

#include <algorithm>
#include <numeric>

namespace dyngpt {
namespace {

using Matrix = Eigen::Map<Eigen::MatrixXd>;

constexpr Eigen::Index panelWidth = 48;
constexpr double operationsBetweenChecks = 2e8; // some 20 ms
/// A state that leaves for the rest at less than this holds the rest's probability many times
/// over. Its square is still a number, so that nothing overflows on the way.
constexpr double vanishing = 1e-140;

/// Numbers right of the diagonal in the block's rows.
std::size_t packedSize(std::size_t own, std::size_t boundary) {
    return own * (own + 2 * boundary) / 2 - own / 2;
}

/// Each pivot updates all that is left of the front.
double operationsOf(double own, double boundary) {
    return 2 * (own * boundary * boundary + own * own * boundary + own * own * own / 3);
}

} // namespace

/// The dense matrix of one block: its own states, then its boundary; the last column is what
/// leads out of the chain.
class GthElimination::Front {
public:
    void reset(std::size_t own, std::size_t boundary) {
        own_ = static_cast<Eigen::Index>(own);
        size_ = static_cast<Eigen::Index>(own + boundary);
        storage_.assign(static_cast<std::size_t>(size_ * (size_ + 1)), 0.0);
    }
    Matrix matrix() { return {storage_.data(), size_, size_ + 1}; }
    Eigen::Index own() const { return own_; }
    Eigen::Index size() const { return size_; }

private:
    Eigen::Index own_ = 0;
    Eigen::Index size_ = 0;
    std::vector<double> storage_;
};

GthElimination::GthElimination(const RateMatrix& rates, const RateMatrix& incoming,
                               Dissection dissection, std::span<const double> leaks,
                               const std::stop_token& stop)
    : rates_(rates)
    , incoming_(incoming)
    , dissection_(std::move(dissection))
    , leaks_(leaks)
    , leaking_(!leaks.empty())
    , place_(dissection_.order.size())
    , local_(dissection_.order.size(), -1) {
    for (std::size_t i = 0; i < place_.size(); ++i)
        place_[static_cast<std::size_t>(dissection_.order[i])] = static_cast<std::int32_t>(i);
    boundaries_.reserve(dissection_.blocks.size());
    double waiting = 0; // updates to be merged, in numbers
    double most = 0;
    double kept = 0;
    for (const Dissection::Block& block : dissection_.blocks) {
        if (stop.stop_requested())
            return;
        boundaries_.push_back(boundary(block));
        const auto own = static_cast<std::size_t>(block.end - block.begin);
        const auto rest = static_cast<double>(boundaries_.back().size());
        const double size = static_cast<double>(own) + rest;
        most = std::max(most, kept + waiting + size * (size + 1) + rest * (rest + 1));
        for (const std::int32_t child : block.children) {
            const auto merged =
                static_cast<double>(boundaries_[static_cast<std::size_t>(child)].size());
            waiting -= merged * (merged + 1);
        }
        waiting += rest * (rest + 1);
        kept +=
            static_cast<double>(packedSize(own, boundaries_.back().size())) * (leaking_ ? 2 : 1);
        operations_ += operationsOf(static_cast<double>(own), rest);
    }
    bytes_ = 8 * std::max(most, kept);
}

std::vector<std::int32_t> GthElimination::boundary(const Dissection::Block& block) {
    std::vector<std::int32_t> found;
    const auto add = [&](std::int32_t place) {
        if (place < block.end)
            return;
        std::int32_t& mark = local_[static_cast<std::size_t>(place)];
        if (mark != block.end) {
            mark = block.end;
            found.push_back(place);
        }
    };
    for (std::int32_t i = block.begin; i < block.end; ++i) {
        const std::int32_t state = dissection_.order[static_cast<std::size_t>(i)];
        for (const RateMatrix* matrix : {&rates_, &incoming_})
            for (const std::int32_t other : matrix->targets(state))
                add(place_[static_cast<std::size_t>(other)]);
    }
    for (const std::int32_t child : block.children)
        for (const std::int32_t place : boundaries_[static_cast<std::size_t>(child)])
            add(place);
    std::sort(found.begin(), found.end());
    for (const std::int32_t place : found)
        local_[static_cast<std::size_t>(place)] = -1;
    return found;
}

bool GthElimination::eliminate(ProgressSink& progress, const std::stop_token& stop) {
    const std::size_t blocks = dissection_.blocks.size();
    columns_.assign(blocks, {});
    rows_.assign(blocks, {});
    updates_.assign(blocks, {});
    leaving_.assign(leaks_.size(), 0.0);
    root_ = -1;
    Front front;
    double done = 0;
    double reported = 0;
    for (std::size_t b = 0; b < blocks; ++b) {
        if (stop.stop_requested())
            return false;
        fill(b, front);
        if (!eliminateOwn(b, front, stop))
            return false;
        keep(b, front);
        const auto own = static_cast<double>(front.own());
        done += operationsOf(own, static_cast<double>(front.size()) - own);
        if (done - reported > operationsBetweenChecks) {
            reported = done;
            progress.progress({done, operations_,
                               text(DYNGPT_TEXT("core", "Solving for %1 states"), rates_.size())});
            progress.waitWhilePaused(stop);
        }
    }
    if (root_ < 0)
        root_ = static_cast<std::int32_t>(place_.size()) - 1;
    return !stop.stop_requested();
}

/// The block's front, from the chain and from its children.
void GthElimination::fill(std::size_t b, Front& front) {
    const Dissection::Block& block = dissection_.blocks[b];
    const std::vector<std::int32_t>& rest = boundaries_[b];
    const auto own = static_cast<std::size_t>(block.end - block.begin);
    front.reset(own, rest.size());
    Matrix f = front.matrix();
    const Eigen::Index last = front.size();

    for (std::size_t i = 0; i < own; ++i)
        local_[static_cast<std::size_t>(block.begin) + i] = static_cast<std::int32_t>(i);
    for (std::size_t i = 0; i < rest.size(); ++i)
        local_[static_cast<std::size_t>(rest[i])] = static_cast<std::int32_t>(own + i);
    const auto add = [&](std::int32_t from, std::int32_t to, double rate) {
        f(local_[static_cast<std::size_t>(from)], local_[static_cast<std::size_t>(to)]) += rate;
    };
    for (std::int32_t here = block.begin; here < block.end; ++here) {
        const std::int32_t state = dissection_.order[static_cast<std::size_t>(here)];
        const auto targets = rates_.targets(state);
        const auto out = rates_.rates(state);
        for (std::size_t k = 0; k < targets.size(); ++k)
            if (const auto to = place_[static_cast<std::size_t>(targets[k])]; to >= block.begin)
                add(here, to, out[k]);
        const auto sources = incoming_.targets(state);
        const auto in = incoming_.rates(state);
        for (std::size_t k = 0; k < sources.size(); ++k)
            if (const auto from = place_[static_cast<std::size_t>(sources[k])]; from >= block.end)
                add(from, here, in[k]);
        if (leaking_)
            f(here - block.begin, last) = leaks_[static_cast<std::size_t>(state)];
    }
    for (const std::int32_t child : block.children) {
        const auto& places = boundaries_[static_cast<std::size_t>(child)];
        auto& values = updates_[static_cast<std::size_t>(child)];
        const auto width = static_cast<Eigen::Index>(places.size());
        const Matrix update(values.data(), width, width + 1);
        const auto row = [&](Eigen::Index i) -> Eigen::Index {
            return local_[static_cast<std::size_t>(places[static_cast<std::size_t>(i)])];
        };
        for (Eigen::Index j = 0; j <= width; ++j) {
            const Eigen::Index column = j == width ? last : row(j);
            for (Eigen::Index i = 0; i < width; ++i)
                f(row(i), column) += update(i, j);
        }
        std::vector<double>().swap(values);
    }
}

/// Takes the block's own states out of the chain. False when stopped.
bool GthElimination::eliminateOwn(std::size_t b, Front& front, const std::stop_token& stop) {
    const std::int32_t begin = dissection_.blocks[b].begin;
    Matrix f = front.matrix();
    const Eigen::Index own = front.own();
    const Eigen::Index size = front.size();
    for (Eigen::Index p = 0; p < own; p += panelWidth) {
        const Eigen::Index q = std::min(p + panelWidth, own);
        for (Eigen::Index k = p; k < q; ++k) {
            const Eigen::Index before = k - p;
            const Eigen::Index after = size - k - 1;
            f.row(k).tail(after + 1).noalias() +=
                f.row(k).segment(p, before) * f.block(p, k + 1, before, after + 1);
            f.col(k).tail(after).noalias() +=
                f.block(k + 1, p, after, before) * f.col(k).segment(p, before);
            const double leaving = f.row(k).tail(after + 1).sum();
            if (leaving > vanishing) {
                f.col(k).tail(after) /= leaving;
                if (leaking_)
                    leaving_[static_cast<std::size_t>(begin + k)] = leaving;
                continue;
            }
            // All that comes here stays, as far as double precision can tell.
            if (root_ >= 0 || leaking_)
                throw Error({}, text(DYNGPT_TEXT("core", "Some states are joined by rates too "
                                                         "small for double precision, so that "
                                                         "their shares cannot be told")));
            root_ = begin + static_cast<std::int32_t>(k);
            f.col(size).segment(k + 1, after) += f.col(k).tail(after);
            f.col(k).tail(after).setZero();
            f.row(k).tail(after + 1).setZero();
        }
        const Eigen::Index left = size - q;
        const auto chunk = static_cast<Eigen::Index>(
            operationsBetweenChecks / (2.0 * static_cast<double>((q - p) * (left + 1))) + 1);
        for (Eigen::Index column = q; column <= size; column += chunk) {
            if (column > q && stop.stop_requested())
                return false;
            const Eigen::Index width = std::min(chunk, size + 1 - column);
            f.block(q, column, left, width).noalias() +=
                f.block(q, p, left, q - p) * f.block(p, column, q - p, width);
        }
    }
    return true;
}

void GthElimination::keep(std::size_t b, Front& front) {
    const Matrix f = front.matrix();
    const Eigen::Index own = front.own();
    const Eigen::Index size = front.size();
    const std::size_t kept = packedSize(static_cast<std::size_t>(own), boundaries_[b].size());
    columns_[b].reserve(kept);
    for (Eigen::Index k = 0; k < own; ++k)
        columns_[b].insert(columns_[b].end(), f.col(k).data() + k + 1, f.col(k).data() + size);
    if (leaking_) {
        rows_[b].reserve(kept);
        for (Eigen::Index k = 0; k < own; ++k)
            for (Eigen::Index j = k + 1; j < size; ++j)
                rows_[b].push_back(f(k, j));
    }
    const Eigen::Index width = size - own;
    updates_[b].resize(static_cast<std::size_t>(width * (width + 1)));
    Matrix(updates_[b].data(), width, width + 1) = f.bottomRightCorner(width, width + 1);
}

std::vector<double> GthElimination::stationary() {
    amount_.assign(place_.size(), 0.0);
    amount_[static_cast<std::size_t>(root_)] = 1;
    flowBack();
    const double total = std::accumulate(amount_.begin(), amount_.end(), 0.0);
    std::vector<double> result(amount_.size());
    for (std::size_t i = 0; i < amount_.size(); ++i)
        result[static_cast<std::size_t>(dissection_.order[i])] = amount_[i] / total;
    return result;
}

void GthElimination::balance(std::span<const double> inflow, std::span<double> amounts) {
    amount_.resize(place_.size());
    for (std::size_t i = 0; i < amount_.size(); ++i)
        amount_[i] = inflow[static_cast<std::size_t>(dissection_.order[i])];
    flowForward();
    flowBack();
    for (std::size_t i = 0; i < amount_.size(); ++i)
        amounts[static_cast<std::size_t>(dissection_.order[i])] = amount_[i];
}

/// What flows into a state goes on to the later ones; what each holds for that remains.
void GthElimination::flowForward() {
    std::vector<double> later;
    for (std::size_t b = 0; b < dissection_.blocks.size(); ++b) {
        const Dissection::Block& block = dissection_.blocks[b];
        const auto& rest = boundaries_[b];
        const auto own = static_cast<std::size_t>(block.end - block.begin);
        const std::size_t size = own + rest.size();
        later.assign(size, 0.0);
        const auto begin = amount_.begin() + block.begin;
        std::copy(begin, begin + static_cast<std::ptrdiff_t>(own), later.begin());
        const double* row = rows_[b].data();
        for (std::size_t k = 0; k < own; ++k) {
            const double held = later[k] / leaving_[static_cast<std::size_t>(block.begin) + k];
            later[k] = held;
            for (std::size_t j = k + 1; j < size; ++j)
                later[j] += held * *row++;
        }
        std::copy(later.begin(), later.begin() + static_cast<std::ptrdiff_t>(own), begin);
        for (std::size_t i = 0; i < rest.size(); ++i)
            amount_[static_cast<std::size_t>(rest[i])] += later[own + i];
    }
}

/// From the last state to the first: what comes back from later states is added.
void GthElimination::flowBack() {
    constexpr double large = 1 / vanishing;
    std::vector<double> later;
    for (std::size_t b = dissection_.blocks.size(); b-- > 0;) {
        const Dissection::Block& block = dissection_.blocks[b];
        const auto& rest = boundaries_[b];
        const auto own = static_cast<std::size_t>(block.end - block.begin);
        later.resize(own + rest.size());
        const auto begin = amount_.begin() + block.begin;
        std::copy(begin, begin + static_cast<std::ptrdiff_t>(own), later.begin());
        for (std::size_t i = 0; i < rest.size(); ++i)
            later[own + i] = amount_[static_cast<std::size_t>(rest[i])];
        const double* column = columns_[b].data() + columns_[b].size();
        for (std::size_t k = own; k-- > 0;) {
            const std::size_t after = later.size() - k - 1;
            column -= after;
            later[k] = std::inner_product(column, column + after, later.data() + k + 1, later[k]);
            if (later[k] > large && !leaking_) { // the same shares in smaller numbers
                for (double& value : later)
                    value *= vanishing;
                for (double& value : amount_)
                    value *= vanishing;
            }
        }
        std::copy(later.begin(), later.begin() + static_cast<std::ptrdiff_t>(own), begin);
    }
}

} // namespace dyngpt
