#pragma once
// Tables and figures of the report's section on inference. They belong to the call of
// composeReport that makes them.

#include "core/report/composer.h"

namespace dyngpt {

ReportTable inferenceSettingsTable(const Composer& compose, const Posterior& posterior);
ReportTable estimateTable(const Composer& compose, const Posterior& posterior);
/// Of the derived quantities.
ReportTable derivedTable(const Composer& compose, const Posterior& posterior);
ReportTable pointTable(const Composer& compose, const Posterior& posterior);
/// The first groups; groupEstimates() has all of them.
ReportTable shownGroups(const Composer& compose, const std::vector<Posterior>& groups);
ReportTable calibrationTable(const Composer& compose, const CalibrationReport& report);

ReportFigure posteriorFigure(const Composer& compose, const Posterior& posterior,
                             std::size_t parameter);
ReportFigure fitFigure(const Composer& compose, const Posterior& posterior, std::size_t state);
ReportFigure descentFigure(const Composer& compose, const Posterior& posterior);

} // namespace dyngpt
