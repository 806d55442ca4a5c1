// Whether an inference can be relied on: its numbers beside what they should be.
#include "core/inference/trust_limits.h"
#include "core/report/inference_blocks.h"
#include "core/report/inference_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

class Rows {
public:
    explicit Rows(const Composer& compose)
        : compose_(compose)
        , good_(compose(DYNGPT_TEXT("core", "good")))
        , bad_(compose(DYNGPT_TEXT("core", "look at it")))
        , table_(compose.table(compose(DYNGPT_TEXT("core", "Diagnostics")), "diagnostics.csv",
                               {compose(DYNGPT_TEXT("core", "Diagnostic")),
                                compose(DYNGPT_TEXT("core", "Value")),
                                compose(DYNGPT_TEXT("core", "Should be")),
                                compose(DYNGPT_TEXT("core", "Verdict"))})) {}

    void judged(const char* name, const Cell& value, const std::string& wanted, bool good) {
        Composer::addRow(table_, {compose_(name), value, wanted, good ? good_ : bad_});
    }
    void told(const char* name, const Cell& value) {
        Composer::addRow(table_, {compose_(name), value, "–", "–"});
    }
    ReportTable take() { return std::move(table_); }

private:
    const Composer& compose_;
    std::string good_;
    std::string bad_;
    ReportTable table_;
};

void addChains(const Composer& compose, const Posterior& posterior, Rows& rows) {
    double rHat = 1;
    double bulk = std::numeric_limits<double>::infinity();
    double tail = bulk;
    for (const ParameterEstimate& e : posterior.estimates) {
        if (isFixed(posterior, e))
            continue;
        rHat = std::max(rHat, e.rHat);
        bulk = std::min(bulk, std::isnan(e.bulkSize) ? bulk : e.bulkSize);
        tail = std::min(tail, std::isnan(e.tailSize) ? tail : e.tailSize);
    }
    const auto atLeast = [&](double least) {
        return compose(DYNGPT_TEXT("core", "at least %1"), shownNumber(least));
    };
    rows.told(DYNGPT_TEXT("core", "Chains"), posterior.sampler.chains);
    rows.judged(DYNGPT_TEXT("core", "Largest R-hat"), rHat,
                compose(DYNGPT_TEXT("core", "below %1"), shownNumber(agreeingRHat)),
                rHat <= agreeingRHat);
    rows.judged(DYNGPT_TEXT("core", "Smallest bulk ESS"), std::floor(bulk), atLeast(enoughDraws),
                bulk >= enoughDraws);
    rows.judged(DYNGPT_TEXT("core", "Smallest tail ESS"), std::floor(tail), atLeast(enoughDraws),
                tail >= enoughDraws);
    rows.judged(DYNGPT_TEXT("core", "Divergences"), posterior.sampler.divergences, "0",
                posterior.sampler.divergences == 0);
    rows.told(DYNGPT_TEXT("core", "Mean acceptance"), posterior.sampler.meanAcceptance);
    rows.told(DYNGPT_TEXT("core", "Trajectories cut at the greatest depth"),
              posterior.sampler.deepest);
}

} // namespace

ReportTable diagnosticsTable(const Composer& compose, const Posterior& posterior) {
    Rows rows(compose);
    if (posterior.settings.method == InferenceMethod::Nuts)
        addChains(compose, posterior, rows);
    if (weighsDraws(posterior.settings.method)) {
        const SamplerReport& sampler = posterior.sampler;
        rows.judged(DYNGPT_TEXT("core", "Pareto k"), sampler.paretoK,
                    compose(DYNGPT_TEXT("core", "below %1"), shownNumber(largestParetoK)),
                    sampler.paretoK <= largestParetoK);
        rows.judged(DYNGPT_TEXT("core", "Effective draws"), std::floor(sampler.effectiveDraws),
                    compose(DYNGPT_TEXT("core", "at least %1"), shownNumber(enoughWeighedDraws)),
                    sampler.effectiveDraws >= enoughWeighedDraws);
    }
    if (std::isnan(posterior.fitKlLimit))
        rows.told(DYNGPT_TEXT("core", "Divergence of the fit"), posterior.fitKl);
    else
        rows.judged(DYNGPT_TEXT("core", "Divergence of the fit"), posterior.fitKl,
                    compose(DYNGPT_TEXT("core", "at most %1"), shownNumber(posterior.fitKlLimit)),
                    fitIsGood(posterior));
    rows.told(DYNGPT_TEXT("core", "Cells used"), static_cast<std::uint64_t>(posterior.cells));
    rows.judged(DYNGPT_TEXT("core", "Cells above the solver's bounds"),
                static_cast<std::uint64_t>(posterior.outside), "0", posterior.outside == 0);
    return rows.take();
}

} // namespace dyngpt
