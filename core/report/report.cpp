#include "core/report/report.h"

#include "core/report/composer.h"

namespace dyngpt {

Report composeReport(const ReportInput& input, const Translate& translate) {
    const Composer compose(input, translate);
    Report report;
    report.title = compose(DYNGPT_TEXT("core", "Report on %1"), input.projectName);
    report.sections.push_back(summarySection(compose));
    report.sections.push_back(networkSection(compose));
    report.sections.push_back(simulationSection(compose));
    report.sections.push_back(trainingSection(compose, report.data));
    report.sections.push_back(validationSection(compose, report.data));
    report.sections.push_back(inferenceSection(compose, report.data));
    report.sections.push_back(provenanceSection(compose));
    return report;
}

} // namespace dyngpt
