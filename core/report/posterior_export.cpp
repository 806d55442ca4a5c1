#include "core/report/posterior_export.h"

#include "core/inference/posterior_draws.h"
#include "core/report/composer.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {
namespace {

Cell known(double value) {
    return std::isnan(value) ? Cell("") : Cell(value);
}

/// Columns of one parameter or derived quantity.
void addEstimate(const ParameterEstimate& e, std::vector<Cell>& row) {
    for (const double value : {e.estimate, e.mean, e.sd, e.low, e.high, e.contraction, e.rHat,
                               e.bulkSize, e.tailSize, e.truth})
        row.push_back(known(value));
}
constexpr const char* estimateColumns[] = {"",          "_mean",        "_sd",    "_low",
                                           "_high",     "_contraction", "_r_hat", "_ess_bulk",
                                           "_ess_tail", "_truth"};

std::string noteList(const Posterior& posterior) {
    std::string notes;
    for (const Issue& note : posterior.notes)
        notes += (notes.empty() ? "" : "; ") + note.what.str();
    return notes;
}

} // namespace

ReportTable posteriorDraws(const Posterior& posterior) {
    ReportTable table{"", "posterior.csv", {"chain", "draw"}, {}, {}};
    for (const std::string& name : posterior.parameterNames)
        table.header.push_back(name);
    for (const DerivedQuantity& quantity : posterior.settings.derived)
        table.header.push_back(quantity.name);
    table.header.insert(table.header.end(), {"loss", "weight"});
    const auto derived = derivedValues(posterior);
    const std::size_t chains = static_cast<std::size_t>(std::max(0, posterior.sampler.chains));
    const std::size_t length = posterior.points.size() / std::max<std::size_t>(1, chains);
    for (std::size_t i = 0; i < posterior.points.size(); ++i) {
        const PosteriorPoint& point = posterior.points[i];
        std::vector<Cell> row{static_cast<std::uint64_t>(chains > 0 ? i / length + 1 : 0),
                              static_cast<std::uint64_t>(i % length + 1)};
        row.insert(row.end(), point.parameters.begin(), point.parameters.end());
        for (const std::vector<double>& values : derived)
            row.push_back(known(values[i]));
        row.insert(row.end(), {point.loss, point.weight});
        Composer::addRow(table, row);
    }
    return table;
}

ReportTable groupEstimates(const std::vector<Posterior>& groups) {
    ReportTable table{"", "groups.csv", {"group", "cells", "cells_outside"}, {}, {}};
    const auto inferred = std::ranges::find_if(
        groups, [](const Posterior& posterior) { return posterior.failure.empty(); });
    std::size_t columns = 0;
    if (inferred != groups.end())
        for (const auto* estimates : {&inferred->estimates, &inferred->derived})
            for (const ParameterEstimate& e : *estimates)
                for (const char* column : estimateColumns) {
                    table.header.push_back(e.name + column);
                    ++columns;
                }
    table.header.insert(table.header.end(), {"fit_kl", "fit_kl_expected", "fit_kl_limit",
                                             "divergences", "pareto_k", "notes", "failure"});
    for (const Posterior& posterior : groups) {
        std::vector<Cell> row{posterior.group, static_cast<std::uint64_t>(posterior.cells),
                              static_cast<std::uint64_t>(posterior.outside)};
        for (const auto* estimates : {&posterior.estimates, &posterior.derived})
            for (const ParameterEstimate& e : *estimates)
                addEstimate(e, row);
        row.resize(3 + columns, Cell(""));
        const bool failed = !posterior.failure.empty();
        row.push_back(failed ? Cell("") : known(posterior.fitKl));
        row.push_back(known(posterior.fitKlExpected));
        row.push_back(known(posterior.fitKlLimit));
        row.push_back(failed ? Cell("") : Cell(posterior.sampler.divergences));
        row.push_back(known(posterior.sampler.paretoK));
        row.emplace_back(noteList(posterior));
        row.emplace_back(posterior.failure);
        Composer::addRow(table, row);
    }
    return table;
}

} // namespace dyngpt
