#pragma once
// Posteriors for other programs: tables and NetCDF files that ArviZ reads. NetCDF stays inside the
// .cpp. Column names are the same in every language. Pure functions, except that files are
// written; one NetCDF file at a time.

#include "core/data/observed_data.h"
#include "core/inference/posterior.h"
#include "core/report/report.h"

#include <filesystem>
#include <span>
#include <vector>

namespace dyngpt {

/// A row for each point: chain (from 1; 0: not from chains), draw, parameters, derived quantities,
/// loss, weight.
ReportTable posteriorDraws(const Posterior& posterior);

/// A row for each group: estimates, 95 % intervals and diagnostics of every parameter and derived
/// quantity, fit, remarks; or why it failed.
ReportTable groupEstimates(const std::vector<Posterior>& groups);

/// False where the program was built without NetCDF; writing then throws Error.
bool hasNetcdf();

/// ArviZ's InferenceData layout in NetCDF-4: groups posterior (chain x draw), sample_stats and
/// observed_data (one value a cell). Draws that have weights are resampled to equal ones. Several
/// groups of cells become a third dimension, `group`, of equally many draws; those that failed
/// hold NaN. `posteriors` are of the data's groups, in any order. Throws Error when there are no
/// draws or the file cannot be written.
void writeNetcdf(const std::filesystem::path& path, std::span<const Posterior> posteriors,
                 const ObservedData& data);

} // namespace dyngpt
