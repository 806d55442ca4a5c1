#pragma once
// Results of every stage, small and awkward, for the tests of the report.

#include "core/report/report.h"

#include <limits>

namespace samples {

using namespace dyngpt;

inline ReportInput::Dataset someDataset() {
    ReportInput::Dataset dataset;
    dataset.trainSets = 100;
    dataset.validSets = 12;
    dataset.halvesDiffer = 2;
    dataset.seconds = 300;
    dataset.settings.seed = 41;
    dataset.provenance = {"00000000000000aa", 41, "0.1.0", "2026-01-02T03:04:05Z"};
    return dataset;
}

inline ReportInput::Training someTraining() {
    ReportInput::Training training;
    training.shape.stateNames = {"ON", "mRNA"};
    training.shape.stateBounds = {2, 40};
    training.result.history = {{250, 0.5, 0.6, 1e-3, 10}, {500, 0.1, 0.123456789, 1e-5, 20}};
    training.result.bestStep = 500;
    training.result.bestHeldOutLoss = 0.123456789;
    training.result.device = "cpu";
    training.droppedMass = 0.0125;
    training.provenance = {"00000000000000bb", 1, "0.1.0", "2026-01-02T04:04:05Z"};
    return training;
}

inline ValidationReport someValidation(bool floor, double kl = 0.01) {
    ValidationReport report;
    report.stateNames = {"ON", "mRNA"};
    for (int i = 0; i < 12; ++i) {
        SetComparison set;
        set.index = i;
        set.parameters = {0.05, 1.0 / 3};
        const StateComparison state{1.0 + i, 0.5,  1.1 + i,
                                    0.6,     kl,   kl,
                                    0.1,     0.02, floor ? std::optional(0.02) : std::nullopt};
        set.states = {state, state};
        set.jointTotalVariation = 0.1 * i;
        report.sets.push_back(set);
        report.worst.insert(report.worst.begin(), i);
    }
    const Spread spread{kl, 2 * kl, 3 * kl};
    const Spread noise{0.02, 0.03, std::numeric_limits<double>::infinity()};
    const StateSummary summary{spread, floor ? std::optional(noise) : std::nullopt, spread, spread,
                               spread};
    report.summary = {summary, summary};
    report.provenance = {"00000000000000cc", 0, "0.1.0", "2026-01-02T05:04:05Z"};
    return report;
}

inline Posterior somePosterior() {
    Posterior posterior;
    posterior.settings.method = InferenceMethod::Inferrer;
    posterior.parameterNames = {"kon", "k<2>"};
    posterior.observedStates = {"mRNA"};
    posterior.points = {{{0.05, 1.0 / 3}, 3.1, 0.6}, {{0.06, 2}, 3.2, 0.4}};
    posterior.estimates = {{"kon", 0.05, 0.054, 0.05, 0.06, 0.05, 0.06, 0.01, 0.1},
                           {"k<2>", 1.0 / 3, 1, 0.1, 10, 0.1, 10, 0.1, 10}};
    posterior.starts.resize(2);
    posterior.lossCurves = {{5, 4, 3.1}, {}};
    posterior.bestPossibleLoss = 3;
    posterior.acceptanceThreshold = 0.25;
    posterior.bestLoss = 3.1;
    posterior.fitKl = 0.1;
    posterior.cells = 3000;
    posterior.dataMarginals = {{0.5, 0.5, 0, 0}};
    posterior.fitMarginals = {{0.4, 0.5, 0.1, 0}};
    posterior.notes = {{Severity::Warning, "kon", text("Something about %1", std::string("kon")),
                        text("Do better")}};
    posterior.provenance = {"00000000000000dd", 1, "0.1.0", "2026-01-02T06:04:05Z"};
    return posterior;
}

/// Of NUTS, with nothing wrong.
inline Posterior bayesianPosterior() {
    Posterior posterior = somePosterior();
    posterior.settings.method = InferenceMethod::Nuts;
    posterior.lossCurves.clear();
    posterior.notes.clear();
    posterior.starts.clear();
    posterior.priors = {{"kon", PriorKind::LogNormal, 0.01, 0.1, 0.05, 0.5},
                        {"k<2>", PriorKind::Uniform, 0.1, 10}};
    for (ParameterEstimate& e : posterior.estimates) {
        e.sd = 0.0123;
        e.contraction = 0.9;
        e.rHat = 1.003;
        e.bulkSize = 1234.5;
        e.tailSize = 987.5;
    }
    posterior.estimates[1].truth = 0.444;
    posterior.settings.derived = {{"burst size", "k2/kon"}};
    posterior.derived = {
        {.name = "burst size", .estimate = 6.789, .mean = 7, .low = 3, .high = 11}};
    posterior.sampler.chains = 4;
    posterior.fitKl = 0.011;
    posterior.fitKlExpected = 0.0125;
    posterior.fitKlLimit = 0.02;
    posterior.fitLow = {{0.3, 0.4, 0.05, 0}};
    posterior.fitHigh = {{0.5, 0.6, 0.15, 0}};
    return posterior;
}

inline CalibrationReport someCalibration() {
    CalibrationReport report;
    report.settings.simulations = 302;
    report.parameters = {{"kon", std::vector<int>(300), {150, 240, 285}, 0.4, false},
                         {"k<2>", {}, {}, 0, true}};
    report.inferred = 300;
    report.flagged = 4;
    report.failures.resize(2);
    report.provenance = {"00000000000000ee", 5, "0.1.0", "2026-01-02T07:04:05Z"};
    return report;
}

inline ReportInput someInput() {
    ReportInput input;
    input.projectName = "Gene & <Co> \"quoted\"";
    Network& n = input.network;
    n.modelName = "telegraph";
    n.stateNames = {"ON", "OFF", "mRNA"};
    n.initialValues = {1, 0, 0};
    n.recordedStates = {0, 2};
    n.observedStates = {2};
    n.events = {{{{"OFF", -1}, {"ON", 1}}, "kon*OFF", {}, {}},
                {{{"mRNA", -2}}, "k2*mRNA*(mRNA<5)", {}, {}}};
    n.parameters = {{"kon", 0.01, 0.1}, {"k<2>", 0.1, 10}};
    input.dataFile = "cells, \"day\" 1.csv";
    return input;
}

} // namespace samples
