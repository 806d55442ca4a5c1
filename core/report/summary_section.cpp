// What the report comes to, and what it was made from.
#include "core/common/version.h"
#include "core/report/composer.h"
#include "core/report/inference_text.h"

#include <algorithm>

namespace dyngpt {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string result;
    for (const std::string& name : names)
        result += (result.empty() ? "" : ", ") + name;
    return result;
}

std::string validationVerdict(const Composer& compose, const ValidationReport& report) {
    std::size_t worst = 0;
    double worstRatio = -1;
    for (std::size_t k = 0; k < report.summary.size(); ++k) {
        const StateSummary& s = report.summary[k];
        const double ratio = s.noiseFloor && s.noiseFloor->median > 0
                                 ? s.kl.median / s.noiseFloor->median
                                 : s.kl.median;
        if (ratio > worstRatio) {
            worstRatio = ratio;
            worst = k;
        }
    }
    if (report.summary.empty())
        return {};
    const StateSummary& s = report.summary[worst];
    const std::string& name = report.stateNames[worst];
    if (!s.noiseFloor)
        return compose(DYNGPT_TEXT("core", "On %1 held-out sets the solver's distributions differ "
                                           "from simulation by a median KL divergence of at most "
                                           "%2 nats (%3)."),
                       report.sets.size(), shownNumber(s.kl.median), name);
    const std::string kl = shownNumber(s.kl.median);
    const std::string floor = shownNumber(s.noiseFloor->median);
    if (worstRatio <= 1)
        return compose(
            DYNGPT_TEXT("core", "On %1 held-out sets the solver agrees with simulation as well as "
                                "a second simulation does: even for %2, its worst state, the "
                                "median KL divergence is %3 nats, and %4 between two simulations."),
            report.sets.size(), name, kl, floor);
    if (worstRatio <= 3)
        return compose(
            DYNGPT_TEXT("core", "On %1 held-out sets the solver comes close to simulation: for %2, "
                                "its worst state, the median KL divergence is %3 nats, and %4 "
                                "between two simulations."),
            report.sets.size(), name, kl, floor);
    return compose(
        DYNGPT_TEXT("core", "On %1 held-out sets the solver differs from simulation by more than "
                            "chance explains: for %2, its worst state, the median KL divergence is "
                            "%3 nats, but %4 between two simulations. Train it longer before its "
                            "results are relied on."),
        report.sets.size(), name, kl, floor);
}

std::string inferenceVerdict(const Composer& compose, const Posterior& posterior) {
    if (!posterior.metThreshold)
        return compose(
            DYNGPT_TEXT("core", "No parameters explain the %1 observed cells to within the "
                                "acceptance threshold: the best loss is %2 above the best "
                                "possible, allowed are %3."),
            posterior.cells, shownNumber(posterior.bestLoss - posterior.bestPossibleLoss),
            shownNumber(posterior.acceptanceThreshold));
    if (!fitIsGood(posterior))
        return compose.tr(fitText(posterior));
    if (!samplerIsSound(posterior))
        return compose.tr(samplerText(posterior));
    std::vector<std::string> good;
    std::vector<std::string> bad;
    for (const ParameterEstimate& e : posterior.estimates)
        if (!isFixed(posterior, e))
            (isDetermined(e) ? good : bad).push_back(e.name);
    if (bad.empty())
        return compose(DYNGPT_TEXT("core", "The network explains the %1 observed cells, and they "
                                           "narrow down every parameter."),
                       posterior.cells);
    if (good.empty())
        return compose(DYNGPT_TEXT("core", "The network explains the %1 observed cells, but they "
                                           "determine none of its parameters."),
                       posterior.cells);
    return compose(DYNGPT_TEXT("core", "The network explains the %1 observed cells. They narrow "
                                       "down %2, but cannot determine %3."),
                   posterior.cells, joined(good), joined(bad));
}

/// So that nobody takes the verdict for all there is to know.
std::string warningCount(const Composer& compose, const Posterior& posterior) {
    const auto warnings = std::ranges::count(posterior.notes, Severity::Warning, &Issue::severity);
    return warnings == 0
               ? std::string()
               : " " + compose(DYNGPT_TEXT("core", "Warnings in the section on inference: %1."),
                               warnings);
}

/// Names of stages as the project gives them, marked for translation.
std::string stageText(const Composer& compose, const std::string& name) {
    for (const char* known : {DYNGPT_TEXT("core", "Network"), DYNGPT_TEXT("core", "Simulate"),
                              DYNGPT_TEXT("core", "Train"), DYNGPT_TEXT("core", "Validate"),
                              DYNGPT_TEXT("core", "Infer"), DYNGPT_TEXT("core", "Report")})
        if (name == known)
            return compose(known);
    return name;
}

std::string staleText(const Composer& compose) {
    std::vector<std::string> names;
    for (const std::string& stage : compose.input().staleStages)
        names.push_back(stageText(compose, stage));
    return compose(DYNGPT_TEXT("core", "Out of date: the inputs of these stages have changed since "
                                       "they ran: %1. Run them again before the results are used."),
                   joined(names));
}

} // namespace

ReportSection summarySection(const Composer& compose) {
    const ReportInput& input = compose.input();
    ReportSection section;
    const auto add = [&section](std::string paragraph) {
        if (!paragraph.empty())
            section.blocks.push_back(std::move(paragraph));
    };
    add(compose(DYNGPT_TEXT("core", "The network %1 has %2 states, %3 events and %4 parameters."),
                input.network.modelName, input.network.stateNames.size(),
                input.network.events.size(), input.network.parameters.size()));
    if (!input.staleStages.empty())
        add(staleText(compose));
    if (!input.dataset)
        add(compose(DYNGPT_TEXT("core", "It has not been simulated yet.")));
    else if (input.training && !input.training->imported)
        add(compose(DYNGPT_TEXT("core", "A solver was trained on %1 parameter sets; its best loss "
                                        "on held-out sets is %2 nats."),
                    input.dataset->trainSets, shownNumber(input.training->result.bestHeldOutLoss)));
    else if (!input.training)
        add(compose(DYNGPT_TEXT("core", "%1 parameter sets for training and %2 held-out sets are "
                                        "there, but no solver has been trained yet."),
                    input.dataset->trainSets, input.dataset->validSets));
    if (input.training && input.training->imported)
        add(compose(DYNGPT_TEXT("core", "The solver's weights were imported from a file.")));
    if (input.validation)
        add(validationVerdict(compose, *input.validation));
    else if (input.training)
        add(compose(DYNGPT_TEXT("core", "How close the solver is to simulation has not been "
                                        "checked yet.")));
    if (input.posterior)
        add(inferenceVerdict(compose, *input.posterior) + warningCount(compose, *input.posterior));
    else if (!input.groups.empty())
        add(compose.tr(groupsText(input.groups)));
    else if (input.training)
        add(compose(DYNGPT_TEXT("core", "No parameters have been inferred yet.")));
    return section;
}

ReportSection provenanceSection(const Composer& compose) {
    const ReportInput& input = compose.input();
    ReportSection section;
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "Report written by DynGPT Studio %1. The hash names everything "
                                    "that a result was computed from."),
                programVersion()));
    if (!input.dataFile.empty())
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "Observed data: %1."), input.dataFile));
    section.blocks.push_back(
        input.staleStages.empty()
            ? compose(DYNGPT_TEXT("core", "No result is older than its inputs."))
            : staleText(compose));
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Origin of the results")), "provenance.csv",
        {compose(DYNGPT_TEXT("core", "Stage")), compose(DYNGPT_TEXT("core", "Program version")),
         compose(DYNGPT_TEXT("core", "Seed")), compose(DYNGPT_TEXT("core", "Hash of the inputs")),
         compose(DYNGPT_TEXT("core", "Finished (UTC)"))});
    const auto add = [&](const char* stage, const Provenance& p) {
        Composer::addRow(table, {compose(stage), p.version, p.seed, p.inputHash, p.created});
    };
    if (input.dataset)
        add(DYNGPT_TEXT("core", "Simulation"), input.dataset->provenance);
    if (input.training)
        add(DYNGPT_TEXT("core", "Training"), input.training->provenance);
    if (input.validation)
        add(DYNGPT_TEXT("core", "Validation"), input.validation->provenance);
    if (input.posterior)
        add(DYNGPT_TEXT("core", "Inference"), input.posterior->provenance);
    else if (!input.groups.empty())
        add(DYNGPT_TEXT("core", "Inference"), input.groups.front().provenance);
    if (input.calibration)
        add(DYNGPT_TEXT("core", "Calibration"), input.calibration->provenance);
    if (!table.rows.empty())
        section.blocks.push_back(table);
    return section;
}

} // namespace dyngpt
