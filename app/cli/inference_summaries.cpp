#include "app/cli/inference_summaries.h"

#include "app/cli/output.h"
#include "core/common/numbers.h"
#include "core/report/inference_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace dyngpt::cli {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string range(double low, double high) {
    return shortNumber(low) + " to " + shortNumber(high);
}

std::string known(double value, int digits = 4) {
    return std::isnan(value) ? "-" : formatSignificant(value, digits);
}

/// At most two decimals: shares and effective numbers of draws.
std::string rounded(double value, int decimals) {
    return std::isnan(value) ? "-" : fmt::format("{:.{}f}", value, decimals);
}

bool anyTruth(const Posterior& posterior) {
    return std::ranges::any_of(posterior.estimates,
                               [](const ParameterEstimate& e) { return !std::isnan(e.truth); });
}

std::string bayesianTable(const Posterior& posterior) {
    const bool truth = anyTruth(posterior);
    Rows rows = {{"parameter", "median", "95 %", "R-hat", "ESS", "contraction", "prior"}};
    if (truth)
        rows[0].push_back("true");
    const auto add = [&](const ParameterEstimate& e, const std::string& prior) {
        rows.push_back({e.name, shortNumber(e.estimate), range(e.low, e.high), rounded(e.rHat, 3),
                        rounded(std::fmin(e.bulkSize, e.tailSize), 0), rounded(e.contraction, 2),
                        prior});
        if (truth)
            rows.back().push_back(known(e.truth));
    };
    for (const ParameterEstimate& e : posterior.estimates) {
        const auto prior = std::ranges::find(posterior.priors, e.name, &Prior::parameter);
        add(e, prior == posterior.priors.end() ? "-" : priorText(*prior).str());
    }
    for (const ParameterEstimate& e : posterior.derived)
        add(e, "-");
    return alignedTable(rows);
}

std::string inferrerTable(const Posterior& posterior) {
    Rows rows = {{"parameter", "estimate", "95 %", "accepted range", "bounds"}};
    for (const ParameterEstimate& p : posterior.estimates)
        rows.push_back({p.name, shortNumber(p.estimate), range(p.low, p.high),
                        range(p.smallest, p.largest), range(p.priorLower, p.priorUpper)});
    for (const ParameterEstimate& p : posterior.derived)
        rows.push_back({p.name, shortNumber(p.estimate), range(p.low, p.high),
                        range(p.smallest, p.largest), "-"});
    return alignedTable(rows);
}

/// What the groups are sorted by; not a number for "group".
double sortKey(const Posterior& posterior, const std::string& name) {
    if (name == "kl")
        return posterior.fitKl;
    for (const auto* estimates : {&posterior.estimates, &posterior.derived})
        for (const ParameterEstimate& e : *estimates)
            if (e.name == name)
                return e.estimate;
    return std::numeric_limits<double>::quiet_NaN();
}

void sortGroups(std::vector<Posterior>& groups, const std::string& name) {
    const auto failed = std::ranges::stable_partition(
        groups, [](const Posterior& posterior) { return posterior.failure.empty(); });
    const std::ranges::subrange inferred(groups.begin(), failed.begin());
    std::ranges::stable_sort(failed, {}, &Posterior::group);
    if (name == "group") {
        std::ranges::stable_sort(inferred, {}, &Posterior::group);
        return;
    }
    std::ranges::stable_sort(
        inferred, {}, [&name](const Posterior& posterior) { return sortKey(posterior, name); });
}

std::string flags(const Posterior& posterior) {
    std::vector<std::string> words;
    if (!fitIsGood(posterior))
        words.emplace_back("bad fit");
    if (!samplerIsSound(posterior))
        words.emplace_back("not converged");
    std::vector<std::string> open;
    for (const ParameterEstimate& e : posterior.estimates)
        if (!isFixed(posterior, e) && !isDetermined(e))
            open.push_back(e.name);
    if (!open.empty())
        words.push_back("undetermined: " + joined(open));
    return joined(words, "; ");
}

} // namespace

std::string inferenceSummary(const Posterior& posterior) {
    const bool inferrer = posterior.settings.method == InferenceMethod::Inferrer;
    std::string out = inferrer ? inferrerTable(posterior) : bayesianTable(posterior);
    out += fmt::format("  {} cells of {}, {} {}, {}\n", posterior.cells,
                       joined(posterior.observedStates), posterior.points.size(),
                       inferrer ? "points accepted" : "draws",
                       methodText(posterior.settings.method).str());
    for (const Text& sentence :
         {samplerText(posterior), fitText(posterior), identifiabilityText(posterior)})
        out += "  " + sentence.str() + "\n";
    return out;
}

std::string groupsSummary(std::vector<Posterior> groups, const std::string& sortedBy) {
    sortGroups(groups, sortedBy);
    Rows rows;
    for (const Posterior& posterior : groups) {
        if (!posterior.failure.empty())
            continue;
        if (rows.empty()) {
            rows.push_back({"group", "cells", "fit KL"});
            for (const auto* estimates : {&posterior.estimates, &posterior.derived})
                for (const ParameterEstimate& e : *estimates)
                    rows[0].insert(rows[0].end(), {e.name, "95 %"});
            rows[0].push_back("flags");
        }
        std::vector<std::string> row{posterior.group, std::to_string(posterior.cells),
                                     shortNumber(posterior.fitKl)};
        for (const auto* estimates : {&posterior.estimates, &posterior.derived})
            for (const ParameterEstimate& e : *estimates)
                row.insert(row.end(), {shortNumber(e.estimate), range(e.low, e.high)});
        row.push_back(flags(posterior));
        rows.push_back(std::move(row));
    }
    std::string out = alignedTable(rows);
    for (const Posterior& posterior : groups)
        if (!posterior.failure.empty())
            out += fmt::format("  {}: failed: {}\n", posterior.group, posterior.failure);
    return out + "  " + groupsText(groups).str() + "\n";
}

std::string calibrationSummary(const CalibrationReport& report) {
    Rows rows = {{"parameter", "50 %", "allowed", "80 %", "allowed", "95 %", "allowed",
                  "p of uniform ranks", "verdict"}};
    for (const ParameterCalibration& parameter : report.parameters) {
        std::vector<std::string> row{parameter.name};
        const auto trials = static_cast<int>(parameter.ranks.size());
        for (std::size_t level = 0; level < parameter.covered.size() && !parameter.fixed; ++level) {
            const auto [fewest, most] = binomialBand(trials, ParameterCalibration::levels[level]);
            row.push_back(fmt::format("{} of {}", parameter.covered[level], trials));
            row.push_back(fmt::format("{} to {}", fewest, most));
        }
        row.resize(7, "-");
        row.push_back(parameter.fixed ? "-" : shortNumber(parameter.uniformityP));
        row.push_back(calibrationVerdict(parameter).str());
        rows.push_back(std::move(row));
    }
    std::string out = alignedTable(rows);
    out += fmt::format("  {} of {} simulations of {} cells of {} inferred in {}, {} of them with "
                       "doubtful draws\n",
                       report.inferred, report.settings.simulations, report.settings.cells,
                       joined(report.observedStates), duration(report.seconds), report.flagged);
    for (const Text& sentence : calibrationTexts(report, false, {}))
        out += "  " + sentence.str() + "\n";
    return out;
}

std::string comparisonSummary(const std::vector<ParameterDifference>& differences,
                              const std::string& first, const std::string& second) {
    Rows rows = {{"parameter", first, second, "ratio", "95 %", "P(larger)"}};
    for (const ParameterDifference& d : differences) {
        const bool ratio = !std::isnan(d.logRatio);
        rows.push_back({d.name, shortNumber(d.first), shortNumber(d.second),
                        ratio ? shortNumber(std::exp(d.logRatio)) : "-",
                        ratio ? range(std::exp(d.low), std::exp(d.high)) : "-",
                        rounded(d.probabilityLarger, 3)});
    }
    return alignedTable(rows) +
           fmt::format("  ratio: {} over {}; P(larger): probability that it is larger in {}. The "
                       "two were inferred apart.\n",
                       second, first, second);
}

} // namespace dyngpt::cli
