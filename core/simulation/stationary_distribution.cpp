#include "core/simulation/stationary_distribution.h"

#include "core/common/issue.h"
#include "core/simulation/aggregation.h"
#include "core/simulation/gth_elimination.h"
#include "core/simulation/subnormals.h"

namespace dyngpt {
namespace {

// Elimination runs at some 1e10 operations a second, iteration takes some 4e-5 seconds a state. In
// one and two dimensions elimination always wins (2 million states: 1e5 operations each); in three
// it does up to some 50,000 states. It is also the one that always finds the answer.
constexpr double cheapOperationsPerState = 1.2e6;
constexpr double mostOperations = 5e12;
constexpr double mostBytes = 12e9;

} // namespace

std::optional<std::vector<double>> stationaryDistribution(const Chain& chain, std::int32_t hub,
                                                          ProgressSink& progress,
                                                          const std::stop_token& stop) {
    const FlushSubnormals flush;
    const RateMatrix incoming = chain.rates.transposed();
    auto dissection = dissect(chain.states, chain.jump, hub, stop);
    if (!dissection)
        return std::nullopt;
    std::optional<GthElimination> elimination;
    elimination.emplace(chain.rates, incoming, std::move(*dissection), std::span<const double>(),
                        stop);
    const bool possible =
        elimination->operations() <= mostOperations && elimination->bytes() <= mostBytes;
    if (!possible || elimination->operations() > cheapOperationsPerState * chain.rates.size()) {
        if (!possible)
            elimination.reset();
        try {
            return solveByAggregation(chain, incoming, progress, stop);
        } catch (const Error&) {
            if (!possible)
                throw;
        }
    }
    if (!elimination->eliminate(progress, stop))
        return std::nullopt;
    return elimination->stationary();
}

} // namespace dyngpt
