// How the dataset and the solver were made.
#include "core/report/composer.h"
#include "core/report/svg_plot.h"

#include <algorithm>

namespace dyngpt {
namespace {

ReportTable settingsTable(const Composer& compose, const char* csvName) {
    return compose.table(
        compose(DYNGPT_TEXT("core", "Settings")), csvName,
        {compose(DYNGPT_TEXT("core", "Setting")), compose(DYNGPT_TEXT("core", "Value"))});
}

std::string stopReasonText(const Composer& compose, StopReason reason) {
    switch (reason) {
    case StopReason::AllSteps:
        return compose(DYNGPT_TEXT("core", "Training ended because all steps were done."));
    case StopReason::NoImprovement:
        return compose(DYNGPT_TEXT(
            "core", "Training ended early because the held-out loss no longer improved."));
    case StopReason::Cancelled:
        return compose(DYNGPT_TEXT("core", "Training was cancelled before all steps were done."));
    }
    return {};
}

ReportFigure lossFigure(const Composer& compose, const std::vector<TrainingPoint>& history) {
    Plot plot;
    plot.title = compose(DYNGPT_TEXT("core", "Loss during training"));
    plot.x.title = compose(DYNGPT_TEXT("core", "Step"));
    plot.y.title = compose(DYNGPT_TEXT("core", "KL divergence (nats)"));
    plot.y.logarithmic = true;
    plot.height = 300;
    PlotSeries train;
    train.label = compose(DYNGPT_TEXT("core", "Training"));
    train.colour = plotcolour::data;
    PlotSeries heldOut;
    heldOut.label = compose(DYNGPT_TEXT("core", "Held out"));
    heldOut.colour = plotcolour::solver;
    for (const TrainingPoint& point : history) {
        train.x.push_back(point.step);
        train.y.push_back(point.trainLoss);
        heldOut.x.push_back(point.step);
        heldOut.y.push_back(point.heldOutLoss);
    }
    plot.series = {train, heldOut};
    return {compose(DYNGPT_TEXT("core", "Divergence of the solver from the simulated joint "
                                        "distributions while it was trained.")),
            drawSvg(plot, compose.names()), plot.width, plot.height};
}

ReportTable historyTable(const Composer& compose, const std::vector<TrainingPoint>& history) {
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "Loss during training")), "training_history.csv",
        {compose(DYNGPT_TEXT("core", "Step")), compose(DYNGPT_TEXT("core", "Training loss")),
         compose(DYNGPT_TEXT("core", "Held-out loss")),
         compose(DYNGPT_TEXT("core", "Learning rate")), compose(DYNGPT_TEXT("core", "Seconds"))});
    for (const TrainingPoint& point : history)
        Composer::addRow(table, {point.step, point.trainLoss, point.heldOutLoss, point.learningRate,
                                 point.seconds});
    return table;
}

ReportTable trainingSettingsTable(const Composer& compose, const ReportInput::Training& training) {
    const TrainingSettings& s = training.settings;
    ReportTable table = settingsTable(compose, "training_settings.csv");
    const auto add = [&](const char* name, const Cell& value) {
        Composer::addRow(table, {compose(name), value});
    };
    add(DYNGPT_TEXT("core", "Preset"), s.preset);
    add(DYNGPT_TEXT("core", "Steps"), s.steps);
    add(DYNGPT_TEXT("core", "Parameter sets per step"), s.setsPerStep);
    add(DYNGPT_TEXT("core", "Warm-up steps"), s.warmUpSteps);
    add(DYNGPT_TEXT("core", "Learning rate"), s.learningRate);
    add(DYNGPT_TEXT("core", "Final learning rate"), s.finalLearningRate);
    add(DYNGPT_TEXT("core", "Weight decay"), s.weightDecay);
    add(DYNGPT_TEXT("core", "Largest gradient norm"), s.gradientClip);
    add(DYNGPT_TEXT("core", "Steps between evaluations"), s.evaluateEvery);
    add(DYNGPT_TEXT("core", "Patience (evaluations)"), s.patience);
    add(DYNGPT_TEXT("core", "Layers"), s.layers);
    add(DYNGPT_TEXT("core", "Heads"), s.heads);
    add(DYNGPT_TEXT("core", "Feed-forward width"), s.feedForward);
    add(DYNGPT_TEXT("core", "Seed"), s.seed);
    add(DYNGPT_TEXT("core", "Device"), training.result.device);
    return table;
}

std::vector<std::string> howItWasMade(const Composer& compose,
                                      const ReportInput::Dataset& dataset) {
    const std::string took = compose.tr(shownDuration(dataset.seconds));
    const char* how =
        dataset.settings.teacher == Teacher::Exact
            ? DYNGPT_TEXT("core", "%1 training sets were solved exactly, from the master "
                                  "equation, and %2 held-out sets simulated, in %3.")
            : DYNGPT_TEXT("core", "Exact stochastic simulation of %1 training sets and %2 "
                                  "held-out sets took %3.");
    std::vector<std::string> paragraphs = {
        compose(how, dataset.trainSets, dataset.validSets, took),
        dataset.halvesDiffer == 0
            ? compose(DYNGPT_TEXT("core", "In every set the two halves of the window agree."))
            : compose(DYNGPT_TEXT("core", "In %1 of the sets the two halves of the window differ "
                                          "by more than chance: these may not be stationary."),
                      dataset.halvesDiffer)};
    if (dataset.settings.secondStart)
        paragraphs.push_back(
            dataset.startsDiffer == 0
                ? compose(DYNGPT_TEXT("core", "In every set runs from two initial states agree."))
                : compose(DYNGPT_TEXT("core", "In %1 of the sets runs from two initial states "
                                              "differ by more than chance: these remember where "
                                              "they started."),
                          dataset.startsDiffer));
    return paragraphs;
}

ReportTable simulationSettingsTable(const Composer& compose, const ReportInput::Dataset& dataset) {
    const SimulationSettings& s = dataset.settings;
    ReportTable table = settingsTable(compose, "simulation_settings.csv");
    const auto add = [&](const char* name, const Cell& value) {
        Composer::addRow(table, {compose(name), value});
    };
    const bool snapshots = s.sampling == Sampling::Snapshots;
    add(DYNGPT_TEXT("core", "End of the simulated time"), s.tEnd);
    add(DYNGPT_TEXT("core", "Sampled window"), s.window);
    add(DYNGPT_TEXT("core", "Weight of a state"),
        compose(snapshots ? DYNGPT_TEXT("core", "Snapshots that show it")
                          : DYNGPT_TEXT("core", "Time spent in it")));
    if (snapshots)
        add(DYNGPT_TEXT("core", "Interval between snapshots"), s.interval);
    add(DYNGPT_TEXT("core", "Runs of each set"), s.replicasPerSet);
    add(DYNGPT_TEXT("core", "Training sets"), dataset.trainSets);
    add(DYNGPT_TEXT("core", "Held-out sets"), dataset.validSets);
    add(DYNGPT_TEXT("core", "Seed"), s.seed);
    return table;
}

/// Per recorded state: how noisy the sets are and what bounds would cut off.
std::optional<ReportTable> qualityTable(const Composer& compose, const DatasetDigest& digest) {
    const auto& floor = digest.noiseFloor;
    const auto& bounds = digest.upperBounds;
    if (!bounds)
        return std::nullopt;
    ReportTable table = compose.table(
        compose(DYNGPT_TEXT("core", "The simulated counts: total variation between the halves of a "
                                    "set's window (median over the sets), the largest mean + 3 sd "
                                    "of a training set, and the probability above it")),
        "simulated_counts.csv",
        {compose(DYNGPT_TEXT("core", "State")), compose(DYNGPT_TEXT("core", "Split-half distance")),
         compose(DYNGPT_TEXT("core", "Upper bound")), compose(DYNGPT_TEXT("core", "Cut off, mean")),
         compose(DYNGPT_TEXT("core", "Cut off, at most"))});
    const std::vector<std::string> names = compose.input().network.recordedNames();
    for (std::size_t k = 0; k < std::min(names.size(), bounds->bounds.size()); ++k) {
        const bool known = floor && k < floor->states.size();
        Composer::addRow(table,
                         {names[k], known ? std::optional(floor->states[k]) : std::nullopt,
                          bounds->bounds[k] - 1, bounds->meanTail[k], bounds->largestTail[k]});
    }
    return table;
}

} // namespace

ReportSection simulationSection(const Composer& compose) {
    ReportSection section;
    const auto& dataset = compose.input().dataset;
    if (dataset->imported) {
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "The dataset was imported: %1 training sets and %2 "
                                        "held-out sets. How it was simulated is not known."),
                    dataset->trainSets, dataset->validSets));
        return section;
    }
    for (std::string& paragraph : howItWasMade(compose, *dataset))
        section.blocks.push_back(std::move(paragraph));
    section.blocks.push_back(simulationSettingsTable(compose, *dataset));
    if (auto table = qualityTable(compose, dataset->digest))
        section.blocks.push_back(std::move(*table));
    return section;
}

static void addTrainingRun(const Composer& compose, const ReportInput::Training& training,
                           ReportSection& section, std::vector<ReportTable>& data) {
    const TrainingResult& result = training.result;
    section.blocks.push_back(stopReasonText(compose, result.reason));
    section.blocks.push_back(
        compose(DYNGPT_TEXT("core", "The weights of step %1 are kept, where the held-out loss was "
                                    "lowest: %2 nats."),
                result.bestStep, shownNumber(result.bestHeldOutLoss)));
    if (training.droppedMass > 0)
        section.blocks.push_back(compose(
            DYNGPT_TEXT("core", "Counts above the solver's bounds were left out: at most %1 % of "
                                "any parameter set."),
            shownNumber(100 * training.droppedMass)));
    if (!result.history.empty()) {
        section.blocks.push_back(lossFigure(compose, result.history));
        data.push_back(historyTable(compose, result.history));
    }
    section.blocks.push_back(trainingSettingsTable(compose, training));
}

ReportSection trainingSection(const Composer& compose, std::vector<ReportTable>& data) {
    ReportSection section;
    const auto& training = compose.input().training;
    if (training->imported)
        section.blocks.push_back(
            compose(DYNGPT_TEXT("core", "The solver's weights were imported from a file.")));
    else
        addTrainingRun(compose, *training, section, data);
    ReportTable bounds = compose.table(
        compose(DYNGPT_TEXT("core", "Counts that the solver covers")), "solver_bounds.csv",
        {compose(DYNGPT_TEXT("core", "State")), compose(DYNGPT_TEXT("core", "Largest count"))});
    for (std::size_t k = 0; k < training->shape.stateBounds.size(); ++k)
        Composer::addRow(bounds,
                         {training->shape.stateNames[k], training->shape.stateBounds[k] - 1});
    section.blocks.push_back(bounds);
    return section;
}

} // namespace dyngpt
