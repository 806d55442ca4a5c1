#include "core/inference/diagnostics.h"

#include "core/common/metrics.h"

#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace dyngpt {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t fewest = 8;

bool canBeJudged(const ChainDraws& chains) {
    if (chains.empty() || chains[0].size() < fewest)
        return false;
    const double first = chains[0][0];
    bool varies = false;
    for (const auto& chain : chains)
        for (const double value : chain) {
            if (!std::isfinite(value))
                return false;
            varies |= value != first;
        }
    return varies;
}

/// Every chain as two halves; a middle draw is left out.
ChainDraws split(const ChainDraws& chains) {
    ChainDraws halves;
    for (const auto& chain : chains) {
        const auto half = static_cast<std::ptrdiff_t>(chain.size() / 2);
        halves.emplace_back(chain.begin(), chain.begin() + half);
        halves.emplace_back(chain.end() - half, chain.end());
    }
    return halves;
}

std::vector<double> pooled(const ChainDraws& chains) {
    std::vector<double> all;
    for (const auto& chain : chains)
        all.insert(all.end(), chain.begin(), chain.end());
    return all;
}

/// Normal scores of the ranks (of ties: the mean rank), with Blom's offset.
ChainDraws rankNormalised(const ChainDraws& chains) {
    const std::vector<double> all = pooled(chains);
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, std::less<>(), [&](std::size_t i) { return all[i]; });
    std::vector<double> scores(all.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && all[order[end]] == all[order[first]])
            ++end;
        const double rank = (static_cast<double>(first + end) + 1) / 2;
        const double place = (rank - 0.375) / (static_cast<double>(all.size()) + 0.25);
        for (; first < end; ++first)
            scores[order[first]] = -std::numbers::sqrt2 * boost::math::erfc_inv(2 * place);
    }
    ChainDraws result;
    auto at = scores.begin();
    for (const auto& chain : chains) {
        const auto end = at + static_cast<std::ptrdiff_t>(chain.size());
        result.emplace_back(at, end);
        at = end;
    }
    return result;
}

double mean(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}
double variance(std::span<const double> values) {
    const double centre = mean(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - centre) * (value - centre);
    return sum / (static_cast<double>(values.size()) - 1);
}

struct Variances {
    double within = 0;
    double pooled = 0; ///< of the whole distribution, as far as the chains tell
};
Variances variances(const ChainDraws& chains) {
    const auto n = static_cast<double>(chains[0].size());
    std::vector<double> means;
    Variances result;
    for (const auto& chain : chains) {
        means.push_back(mean(chain));
        result.within += variance(chain) / static_cast<double>(chains.size());
    }
    result.pooled = result.within * (n - 1) / n + (chains.size() > 1 ? variance(means) : 0.0);
    return result;
}

double plainRHat(const ChainDraws& chains) {
    const Variances v = variances(chains);
    return std::sqrt(v.pooled / v.within);
}

/// Sum over the chain of products `lag` apart, divided by its length.
double autocovariance(const std::vector<double>& chain, double centre, std::size_t lag) {
    double sum = 0;
    for (std::size_t i = lag; i < chain.size(); ++i)
        sum += (chain[i] - centre) * (chain[i - lag] - centre);
    return sum / static_cast<double>(chain.size());
}

/// Geyer's initial monotone sequence over the chains' pooled autocorrelation.
double plainSampleSize(const ChainDraws& chains) {
    const auto n = static_cast<double>(chains[0].size());
    const double all = n * static_cast<double>(chains.size());
    const Variances v = variances(chains);
    if (!(v.pooled > 0))
        return unknown;
    std::vector<double> means;
    for (const auto& chain : chains)
        means.push_back(mean(chain));
    const auto correlation = [&](std::size_t lag) {
        double covariance = 0;
        for (std::size_t c = 0; c < chains.size(); ++c)
            covariance += autocovariance(chains[c], means[c], lag) * n / (n - 1) /
                          static_cast<double>(chains.size());
        return 1 - (v.within - covariance) / v.pooled;
    };
    double pair = 1 + correlation(1);
    double total = pair; // of pairs
    double last = 0;
    for (std::size_t lag = 2;; lag += 2) {
        const double even = correlation(lag);
        const double odd = correlation(lag + 1);
        if (!(even + odd > 0) || lag + 5 >= chains[0].size()) {
            last = std::max(even, 0.0);
            break;
        }
        pair = std::min(pair, even + odd);
        total += pair;
    }
    // Antithetic draws may be worth more than independent ones, within reason.
    const double time = std::max(2 * total - 1 + last, 1 / std::log10(all));
    return all / time;
}

ChainDraws mapped(const ChainDraws& chains, const auto& function) {
    ChainDraws result = chains;
    for (auto& chain : result)
        std::ranges::transform(chain, chain.begin(), function);
    return result;
}

} // namespace

double rHat(const ChainDraws& chains) {
    if (!canBeJudged(chains))
        return unknown;
    const ChainDraws halves = split(chains);
    const double median = quantile(pooled(halves), 0.5);
    const ChainDraws folded = mapped(halves, [&](double v) { return std::abs(v - median); });
    return std::max(plainRHat(rankNormalised(halves)), plainRHat(rankNormalised(folded)));
}

double bulkSampleSize(const ChainDraws& chains) {
    return canBeJudged(chains) ? plainSampleSize(rankNormalised(split(chains))) : unknown;
}

double tailSampleSize(const ChainDraws& chains) {
    if (!canBeJudged(chains))
        return unknown;
    const std::vector<double> all = pooled(chains);
    double smallest = std::numeric_limits<double>::infinity();
    for (const double q : {0.05, 0.95}) {
        const double limit = quantile(all, q);
        const ChainDraws below = mapped(chains, [&](double v) { return v <= limit ? 1.0 : 0.0; });
        smallest = std::min(smallest, canBeJudged(below) ? plainSampleSize(split(below)) : unknown);
    }
    return smallest;
}

} // namespace dyngpt
