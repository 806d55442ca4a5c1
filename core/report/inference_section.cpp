#include "core/report/inference_blocks.h"
#include "core/report/inference_text.h"
#include "core/report/posterior_export.h"

#include <algorithm>

namespace dyngpt {
namespace {

std::string noteText(const Composer& compose, const Issue& note) {
    if (note.remedy.empty())
        return compose(DYNGPT_TEXT("core", "Note: %1."), compose.tr(note.what));
    return compose(DYNGPT_TEXT("core", "Note: %1. %2."), compose.tr(note.what),
                   compose.tr(note.remedy));
}

void addMethod(const Composer& compose, const Posterior& posterior, ReportSection& section) {
    const InferenceSettings& settings = posterior.settings;
    if (settings.method == InferenceMethod::Inferrer) {
        section.blocks.push_back(compose(
            DYNGPT_TEXT("core", "The parameters were inferred from %1 cells of %2 by "
                                "gradient descent through the solver from %3 starts. "
                                "States that were not observed are summed out. The "
                                "posterior consists of %4 visited points, weighted by "
                                "exp(-loss); the estimate is the densest of them."),
            posterior.cells, compose.input().dataFile, settings.starts, posterior.points.size()));
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "The best loss is %1; the best possible for these data is "
                                        "%2."),
                    shownNumber(posterior.bestLoss), shownNumber(posterior.bestPossibleLoss)));
    } else {
        section.blocks.push_back(compose(
            DYNGPT_TEXT("core", "The posterior of the parameters given %1 cells of %2 was "
                                "drawn with the full likelihood of the cells: %3, %4 draws. "
                                "States that were not observed are summed out. The "
                                "estimate is the median, the intervals are central."),
            posterior.cells, compose.input().dataFile, compose.tr(methodText(settings.method)),
            posterior.points.size()));
    }
}

void addPosterior(const Composer& compose, const Posterior& posterior, ReportSection& section) {
    addMethod(compose, posterior, section);
    for (const Text& sentence :
         {samplerText(posterior), fitText(posterior), identifiabilityText(posterior)})
        section.blocks.push_back(compose.tr(sentence));
    for (const Issue& note : posterior.notes)
        section.blocks.push_back(noteText(compose, note));
    section.blocks.push_back(diagnosticsTable(compose, posterior));
    section.blocks.push_back(estimateTable(compose, posterior));
    if (!posterior.derived.empty())
        section.blocks.push_back(derivedTable(compose, posterior));
    const bool several = std::ranges::count_if(posterior.estimates, [&](const auto& e) {
                             return !isFixed(posterior, e);
                         }) > 1;
    if (several && !posterior.points.empty())
        section.blocks.push_back(violinFigure(compose, posterior));
    for (std::size_t p = 0; p < posterior.estimates.size(); ++p)
        if (!isFixed(posterior, posterior.estimates[p]))
            section.blocks.push_back(posteriorFigure(compose, posterior, p));
    for (std::size_t k = 0;
         k < std::min(posterior.dataMarginals.size(), posterior.fitMarginals.size()); ++k)
        section.blocks.push_back(fitFigure(compose, posterior, k));
    if (!posterior.lossCurves.empty())
        section.blocks.push_back(descentFigure(compose, posterior));
    section.blocks.push_back(inferenceSettingsTable(compose, posterior));
}

void addGroups(const Composer& compose, const std::vector<Posterior>& groups,
               ReportSection& section) {
    const auto inferred = std::ranges::find_if(
        groups, [](const Posterior& posterior) { return posterior.failure.empty(); });
    section.blocks.push_back(compose.tr(groupsText(groups)));
    section.blocks.push_back(shownGroups(compose, groups));
    if (inferred == groups.end())
        return;
    for (std::size_t p = 0; p < inferred->estimates.size(); ++p)
        if (!isFixed(*inferred, inferred->estimates[p]))
            section.blocks.push_back(groupsFigure(compose, groups, p));
    section.blocks.push_back(inferenceSettingsTable(compose, *inferred));
}

void addCalibration(const Composer& compose, const CalibrationReport& report,
                    ReportSection& section) {
    const ReportInput& input = compose.input();
    const Posterior* shown = input.posterior        ? &*input.posterior
                             : input.groups.empty() ? nullptr
                                                    : &input.groups.front();
    for (const Text& sentence :
         calibrationTexts(report, input.calibrationIsStale,
                          shown ? CellsAtHand{shown->observedStates, shown->cells} : CellsAtHand{}))
        section.blocks.push_back(compose.tr(sentence));
    section.blocks.push_back(calibrationTable(compose, report));
}

} // namespace

ReportSection inferenceSection(const Composer& compose, std::vector<ReportTable>& data) {
    const ReportInput& input = compose.input();
    ReportSection section;
    if (input.posterior) {
        addPosterior(compose, *input.posterior, section);
        data.push_back(pointTable(compose, *input.posterior));
    } else if (!input.groups.empty()) {
        addGroups(compose, input.groups, section);
        data.push_back(groupEstimates(input.groups));
    }
    if (input.calibration)
        addCalibration(compose, *input.calibration, section);
    else if (input.posterior || !input.groups.empty())
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "Whether these intervals cover the truth as often as they "
                                        "say has not been checked by simulation (calibration).")));
    return section;
}

} // namespace dyngpt
