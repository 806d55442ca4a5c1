#pragma once
// Tables and figures of the report's section on inference. They belong to the call of
// composeReport that makes them.

#include "core/report/composer.h"

namespace dyngpt {

ReportTable inferenceSettingsTable(const Composer& compose, const Posterior& posterior);
ReportTable estimateTable(const Composer& compose, const Posterior& posterior);
/// What tells whether the numbers can be relied on, beside what they should be.
ReportTable diagnosticsTable(const Composer& compose, const Posterior& posterior);
/// Of the derived quantities.
ReportTable derivedTable(const Composer& compose, const Posterior& posterior);
ReportTable pointTable(const Composer& compose, const Posterior& posterior);
/// The first groups; groupEstimates() has all of them.
ReportTable shownGroups(const Composer& compose, const std::vector<Posterior>& groups);
ReportTable calibrationTable(const Composer& compose, const CalibrationReport& report);

ReportFigure posteriorFigure(const Composer& compose, const Posterior& posterior,
                             std::size_t parameter);
/// All of them side by side, each on the scale of its prior.
ReportFigure violinFigure(const Composer& compose, const Posterior& posterior);
/// A parameter of all inferred groups, of which there is at least one.
ReportFigure groupsFigure(const Composer& compose, const std::vector<Posterior>& groups,
                          std::size_t parameter);
ReportFigure fitFigure(const Composer& compose, const Posterior& posterior, std::size_t state);
ReportFigure descentFigure(const Composer& compose, const Posterior& posterior);

} // namespace dyngpt
