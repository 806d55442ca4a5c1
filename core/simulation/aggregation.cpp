#include "core/simulation/aggregation.h"

#include "core/common/issue.h"
#include "core/simulation/gth_elimination.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace dyngpt {
namespace {

using Vector = Eigen::VectorXd;

constexpr std::size_t mostInBlock = 1500; // in three dimensions, 4 kB a state
constexpr int plainRounds = 3;            ///< before the blocks have shapes worth extrapolating
constexpr int mostRounds = 60;
constexpr Eigen::Index subspace = 40;
constexpr double tiny = 1e-280;     ///< in place of 0, so that every block has a shape
constexpr double tolerance = 1e-10; ///< of the distribution
/// Where groups of blocks exchange more slowly than this, relative to the rest, the rounding of
/// the shapes decides on their shares.
constexpr double slowestExchange = 1e-7;
constexpr double mostBytes = 14e9;

/// All states, halved again and again along the count that varies most.
std::vector<std::vector<std::int32_t>> compactParts(const CountTable& states) {
    std::vector<std::int32_t> order(static_cast<std::size_t>(states.size()));
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::vector<std::int32_t>> blocks;
    const auto split = [&](auto& self, std::span<std::int32_t> range) -> void {
        if (range.size() <= mostInBlock) {
            blocks.emplace_back(range.begin(), range.end());
            return;
        }
        std::size_t widest = 0;
        std::int32_t width = -1;
        for (std::size_t d = 0; d < static_cast<std::size_t>(states.dimension); ++d) {
            std::int32_t low = states[range[0]][d];
            std::int32_t high = low;
            for (const std::int32_t state : range) {
                low = std::min(low, states[state][d]);
                high = std::max(high, states[state][d]);
            }
            if (high - low > width) {
                width = high - low;
                widest = d;
            }
        }
        const auto half = static_cast<std::ptrdiff_t>(range.size() / 2);
        std::nth_element(
            range.begin(), range.begin() + half, range.end(), [&](std::int32_t a, std::int32_t b) {
                return std::pair(states[a][widest], a) < std::pair(states[b][widest], b);
            });
        self(self, range.first(static_cast<std::size_t>(half)));
        self(self, range.subspan(static_cast<std::size_t>(half)));
    };
    split(split, order);
    return blocks;
}

/// The states of one block as a chain that leaks into the others.
class Block {
public:
    Block(const Chain& chain, std::vector<std::int32_t> members, std::vector<std::int32_t>& number,
          const std::stop_token& stop)
        : members_(std::move(members)), inflow_(members_.size()), amounts_(members_.size()) {
        for (std::size_t i = 0; i < members_.size(); ++i)
            number[static_cast<std::size_t>(members_[i])] = static_cast<std::int32_t>(i);
        RateMatrix inner;
        std::vector<double> leaks(members_.size());
        for (std::size_t i = 0; i < members_.size(); ++i) {
            const auto targets = chain.rates.targets(members_[i]);
            const auto out = chain.rates.rates(members_[i]);
            for (std::size_t k = 0; k < targets.size(); ++k) {
                const std::int32_t to = number[static_cast<std::size_t>(targets[k])];
                if (to < 0) {
                    leaks[i] += out[k];
                    continue;
                }
                inner.target.push_back(to);
                inner.rate.push_back(out[k]);
            }
            inner.start.push_back(static_cast<std::int64_t>(inner.target.size()));
        }
        for (const std::int32_t member : members_)
            number[static_cast<std::size_t>(member)] = -1;
        const RateMatrix incoming = inner.transposed();
        if (auto dissection = dissect(chain.states.restricted(members_), chain.jump, 0, stop)) {
            elimination_ = std::make_unique<GthElimination>(inner, incoming, std::move(*dissection),
                                                            leaks, stop);
            ProgressSink silent;
            elimination_->eliminate(silent, stop);
        }
    }

    std::span<const std::int32_t> members() const { return members_; }
    double bytes() const { return elimination_ ? elimination_->bytes() : 0; }

    /// The amounts in the block for what comes from the sources and, by the chain's rates, from
    /// the amounts in the other blocks.
    void solve(const RateMatrix& incoming, const std::vector<std::int32_t>& blockOf,
               const Vector& sources, Vector& amounts) {
        for (std::size_t i = 0; i < members_.size(); ++i) {
            const auto from = incoming.targets(members_[i]);
            const auto in = incoming.rates(members_[i]);
            const std::int32_t own = blockOf[static_cast<std::size_t>(members_[i])];
            double flow = sources[members_[i]];
            for (std::size_t k = 0; k < from.size(); ++k)
                if (blockOf[static_cast<std::size_t>(from[k])] != own)
                    flow += amounts[from[k]] * in[k];
            inflow_[i] = flow;
        }
        elimination_->balance(inflow_, amounts_);
        for (std::size_t i = 0; i < members_.size(); ++i)
            amounts[members_[i]] = amounts_[i];
    }

private:
    std::vector<std::int32_t> members_;
    std::unique_ptr<GthElimination> elimination_;
    std::vector<double> inflow_;
    std::vector<double> amounts_;
};

/// The chain, its blocks, and what is done with them.
class Aggregation {
public:
    Aggregation(const Chain& chain, const RateMatrix& incoming)
        : rates_(chain.rates)
        , incoming_(incoming)
        , exits_(chain.rates.exitRates())
        , blockOf_(static_cast<std::size_t>(chain.states.size())) {}

    /// False when stopped.
    bool divide(const Chain& chain, ProgressSink& progress, const std::stop_token& stop) {
        std::vector<std::int32_t> number(blockOf_.size(), -1);
        double bytes = 0;
        for (auto& members : compactParts(chain.states)) {
            progress.waitWhilePaused(stop);
            if (stop.stop_requested())
                return false;
            for (const std::int32_t state : members)
                blockOf_[static_cast<std::size_t>(state)] =
                    static_cast<std::int32_t>(blocks_.size());
            blocks_.emplace_back(chain, std::move(members), number, stop);
            bytes += blocks_.back().bytes();
            if (bytes > mostBytes)
                throw Error({}, text(DYNGPT_TEXT("core", "The exact solution of %1 states would "
                                                         "take more memory than %2 GB"),
                                     chain.states.size(), mostBytes / 1e9));
        }
        return !stop.stop_requested();
    }

    /// Takes the present distribution within each block as its shape, and gives the blocks the
    /// weights of the chain of blocks. False when stopped.
    bool weigh(Vector& amounts, const std::stop_token& stop) {
        shape_ = amounts.cwiseMax(tiny);
        for (const Block& block : blocks_) {
            double weight = 0;
            for (const std::int32_t state : block.members())
                weight += shape_[state];
            for (const std::int32_t state : block.members())
                shape_[state] /= weight;
        }
        const auto size = static_cast<Eigen::Index>(blocks_.size());
        Eigen::MatrixXd between = Eigen::MatrixXd::Zero(size, size);
        for (std::int32_t state = 0; state < rates_.size(); ++state) {
            const auto targets = rates_.targets(state);
            const auto out = rates_.rates(state);
            for (std::size_t k = 0; k < targets.size(); ++k)
                between(block(state), block(targets[k])) += shape_[state] * out[k];
        }
        between.diagonal().setZero();
        const auto weights = stationary(between, stop);
        if (!weights)
            return false;
        for (std::int32_t state = 0; state < rates_.size(); ++state)
            amounts[state] = shape_[state] * (*weights)[block(state)];
        // What flows in less what flows out, and the total: one equation is no longer missing.
        gauge_ = *weights;
        Eigen::MatrixXd balance = -between.transpose();
        balance.diagonal() += between.rowwise().sum();
        balance += gauge_ * Eigen::RowVectorXd::Ones(size) * balance.diagonal().mean();
        coarse_.compute(balance);
        return true;
    }

    /// Of the slowest exchange between blocks, about, relative to the fastest.
    double exchange() const { return coarse_.rcond(); }

    /// Net flow into each state: p Q.
    Vector netFlow(const Vector& amounts) const {
        Vector flow(amounts.size());
        for (std::int32_t state = 0; state < rates_.size(); ++state) {
            const auto sources = incoming_.targets(state);
            const auto in = incoming_.rates(state);
            double sum = -amounts[state] * exits_[static_cast<std::size_t>(state)];
            for (std::size_t k = 0; k < sources.size(); ++k)
                sum += amounts[sources[k]] * in[k];
            flow[state] = sum;
        }
        return flow;
    }

    /// About the change of the amounts that takes these net flows away. False when stopped.
    bool correct(const Vector& flow, Vector& change, const std::stop_token& stop) {
        Vector inBlocks = Vector::Zero(gauge_.size());
        for (std::int32_t state = 0; state < rates_.size(); ++state)
            inBlocks[block(state)] += flow[state];
        inBlocks -= inBlocks.sum() * gauge_;
        const Vector weights = coarse_.solve(inBlocks);
        change.resize(flow.size());
        for (std::int32_t state = 0; state < rates_.size(); ++state)
            change[state] = shape_[state] * weights[block(state)];
        const Vector left = flow + netFlow(change);
        Vector more = Vector::Zero(flow.size());
        if (!sweep(left, more, stop))
            return false;
        change += more;
        return true;
    }

    /// Every block once, there and back again, so that nothing depends on which way events lead.
    /// False when stopped.
    bool sweep(const Vector& sources, Vector& amounts, const std::stop_token& stop) {
        for (std::size_t i = 0; i < 2 * blocks_.size(); ++i) {
            if (stop.stop_requested())
                return false;
            const std::size_t b = i < blocks_.size() ? i : 2 * blocks_.size() - 1 - i;
            blocks_[b].solve(incoming_, blockOf_, sources, amounts);
        }
        return true;
    }

private:
    Eigen::Index block(std::int32_t state) const {
        return blockOf_[static_cast<std::size_t>(state)];
    }

    static std::optional<Vector> stationary(const Eigen::MatrixXd& between,
                                            const std::stop_token& stop) {
        RateMatrix rates;
        for (Eigen::Index from = 0; from < between.rows(); ++from) {
            for (Eigen::Index to = 0; to < between.cols(); ++to)
                if (between(from, to) > 0) {
                    rates.target.push_back(static_cast<std::int32_t>(to));
                    rates.rate.push_back(between(from, to));
                }
            rates.start.push_back(static_cast<std::int64_t>(rates.target.size()));
        }
        const RateMatrix incoming = rates.transposed();
        Dissection whole; // few enough to be dense
        whole.order.resize(static_cast<std::size_t>(rates.size()));
        std::iota(whole.order.begin(), whole.order.end(), 0);
        whole.blocks.push_back({0, rates.size(), {}});
        GthElimination elimination(rates, incoming, std::move(whole), {}, stop);
        ProgressSink silent;
        if (!elimination.eliminate(silent, stop))
            return std::nullopt;
        const std::vector<double> weights = elimination.stationary();
        return Eigen::Map<const Vector>(weights.data(), static_cast<Eigen::Index>(weights.size()));
    }

    const RateMatrix& rates_;
    const RateMatrix& incoming_;
    const std::vector<double> exits_;
    std::vector<std::int32_t> blockOf_;
    std::vector<Block> blocks_;
    Vector shape_; ///< sums to 1 in each block
    Vector gauge_;
    Eigen::PartialPivLU<Eigen::MatrixXd> coarse_;
};

/// GMRES (Saad & Schultz, SIAM J. Sci. Stat. Comput. 7, 856, 1986), preconditioned on the left:
/// the change of the amounts that takes their net flows away. Empty when stopped.
std::optional<Vector> krylovCorrection(Aggregation& aggregation, const Vector& amounts,
                                       ProgressSink& progress, const std::stop_token& stop) {
    constexpr double enough = 1e-3;
    constexpr double rounding = 1e-13;
    Vector next;
    if (!aggregation.correct(aggregation.netFlow(amounts), next, stop))
        return std::nullopt;
    const double norm = next.norm();
    if (norm < rounding)
        return next;
    Eigen::MatrixXd basis(amounts.size(), subspace + 1);
    Eigen::MatrixXd h = Eigen::MatrixXd::Zero(subspace + 1, subspace);
    basis.col(0) = next / norm;
    Vector combination;
    for (Eigen::Index used = 1; used <= subspace; ++used) {
        progress.waitWhilePaused(stop);
        if (!aggregation.correct(-aggregation.netFlow(basis.col(used - 1)), next, stop))
            return std::nullopt;
        for (int pass = 0; pass < 2; ++pass) { // twice is enough to be orthogonal
            const Vector along = basis.leftCols(used).transpose() * next;
            next -= basis.leftCols(used) * along;
            h.col(used - 1).head(used) += along;
        }
        h(used, used - 1) = next.norm();
        const auto part = h.topLeftCorner(used + 1, used);
        const Vector right = norm * Vector::Unit(used + 1, 0);
        combination = part.householderQr().solve(right);
        const double left = (right - part * combination).norm();
        if (left < enough * norm || left < rounding || h(used, used - 1) < rounding * norm)
            break;
        basis.col(used) = next / h(used, used - 1);
    }
    return basis.leftCols(combination.size()) * combination;
}

} // namespace

std::optional<std::vector<double>> solveByAggregation(const Chain& chain,
                                                      const RateMatrix& incoming,
                                                      ProgressSink& progress,
                                                      const std::stop_token& stop) {
    Aggregation aggregation(chain, incoming);
    if (!aggregation.divide(chain, progress, stop))
        return std::nullopt;
    const Eigen::Index size = chain.rates.size();
    const Vector none = Vector::Zero(size);
    Vector amounts = Vector::Constant(size, 1.0 / static_cast<double>(size));
    for (int round = 0; round < mostRounds; ++round) {
        const Vector before = amounts;
        if (!aggregation.weigh(amounts, stop) || !aggregation.sweep(none, amounts, stop))
            return std::nullopt;
        amounts /= amounts.sum();
        double change = (amounts - before).lpNorm<1>();
        if (round >= plainRounds) {
            if (!aggregation.weigh(amounts, stop))
                return std::nullopt;
            const auto step = krylovCorrection(aggregation, amounts, progress, stop);
            if (!step)
                return std::nullopt;
            change = std::max(change, step->lpNorm<1>());
            amounts = (amounts + *step).cwiseMax(0.1 * amounts); // a probability stays positive
            amounts /= amounts.sum();
        }
        progress.progress({-std::log10(std::clamp(change, tolerance, 1.0)), -std::log10(tolerance),
                           text(DYNGPT_TEXT("core", "Iterating for %1 states"), size)});
        progress.waitWhilePaused(stop);
        if (change > tolerance)
            continue;
        if (aggregation.exchange() < slowestExchange)
            throw Error({}, text(DYNGPT_TEXT("core", "Groups of the %1 states exchange so rarely "
                                                     "that their shares cannot be found by "
                                                     "iteration"),
                                 size));
        return std::vector<double>(amounts.begin(), amounts.end());
    }
    throw Error({}, text(DYNGPT_TEXT("core", "The stationary distribution of %1 states was not "
                                             "found: the iteration does not converge"),
                         size));
}

} // namespace dyngpt
