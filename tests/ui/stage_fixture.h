#pragma once
// A gene expression project whose results are put in by hand, so that pages have something to
// show without a simulation or LibTorch.

#include "core/common/random.h"
#include "core/model/network_json.h"
#include "core/project/project.h"
#include "tests/support/test_data.h"
#include "ui/session.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyngpt {

inline const std::vector<int> fixtureBounds{2, 30, 60};

/// Poisson counts around a mean, cut at the bound.
inline std::vector<double> bell(double mean, int bound) {
    std::vector<double> p(static_cast<std::size_t>(bound));
    for (int k = 0; k < bound; ++k)
        p[static_cast<std::size_t>(k)] = std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
    const double total = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& v : p)
        v /= total;
    return p;
}

class StageFixture {
public:
    StageFixture() {
        network = readNetwork(testdata::resource("examples/gene_expression/network.json"));
        Project::create(file(), network);
        session.openProject(QString::fromStdString(file().string()));
    }

    std::filesystem::path file() const {
        return std::filesystem::path(folder.path().toStdString()) / "gene.dyngpt";
    }
    Project& project() { return *session.project(); }

    std::vector<double> parameters(int set) const {
        std::vector<double> values;
        for (const Parameter& p : network.parameters)
            values.push_back(p.lower + (p.upper - p.lower) * ((set * 7 + 3) % 20 + 1) / 22.0);
        return values;
    }

    void addDataset(int trainSets, int validSets) {
        DatasetInfo info;
        info.settings = project().simulationSettings();
        info.settings.trainSets = trainSets;
        info.settings.validSets = validSets;
        project().setSimulationSettings(info.settings);
        info.provenance = stamp(project().simulationInputHash(), 1);
        project().beginDataset(info);
        for (int i = 0; i < trainSets; ++i)
            project().put(Partition::Train, i, simulated(i));
        for (int i = 0; i < validSets; ++i)
            project().put(Partition::Valid, i, simulated(i));
        project().finishDataset(12);
    }

    SimulatedSet simulated(int set) const {
        SimulatedSet result;
        result.parameters = parameters(set);
        result.histogram = histogram(set);
        return result;
    }

    /// ON half of the time; mRNA and Protein as independent bells.
    static Histogram histogram(int set) {
        Histogram h;
        h.dimension = 3;
        const auto mrna = bell(mrnaMean(set), fixtureBounds[1]);
        const auto protein = bell(proteinMean(set), fixtureBounds[2]);
        for (int on = 0; on < 2; ++on)
            for (int m = 0; m < fixtureBounds[1]; ++m)
                for (int p = 0; p < fixtureBounds[2]; ++p) {
                    const double w = std::floor(10000 * mrna[static_cast<std::size_t>(m)] *
                                                protein[static_cast<std::size_t>(p)]);
                    if (w <= 0)
                        continue;
                    h.states.insert(h.states.end(), {on, m, p});
                    h.weights.push_back(w);
                }
        return h;
    }
    static double mrnaMean(int set) { return 3 + set % 12; }
    static double proteinMean(int set) { return 6 + 2 * (set % 16); }

    void addTraining() {
        TrainingInfo info;
        info.settings = project().trainingSettings();
        info.settings.steps = 4000;
        project().setTrainingSettings(info.settings);
        info.shape.parameterNames = network.parameterNames();
        info.shape.stateNames = network.recordedNames();
        info.shape.stateBounds = fixtureBounds;
        for (int i = 1; i <= 16; ++i)
            info.result.history.push_back({i * 250, 1.5 * std::exp(-0.4 * i) + 0.004,
                                           1.4 * std::exp(-0.38 * i) + 0.007, 1e-3, i * 3.0});
        info.result.bestHeldOutLoss = 0.0102;
        info.result.bestStep = 4000;
        info.result.device = "cpu, 2 threads";
        info.provenance = stamp(project().trainingInputHash(), 1);
        project().setTraining(info, "not a solver");
    }

    /// Against exact solutions, at every second set.
    void addExactValidation() {
        ValidationReport report = *project().validation();
        std::vector<SetComparison> half;
        for (std::size_t i = 0; i < report.sets.size(); i += 2) {
            half.push_back(report.sets[i]);
            half.back().jointTotalVariation = 0.5;
            for (StateComparison& state : half.back().states)
                state.klSmoothed = 0.001;
        }
        report.sets = half;
        for (StateSummary& state : report.summary)
            state.kl = {0.001, 0.001, 0.001};
        report.worst.clear();
        project().setExactValidation(report);
    }

    void addValidation(int sets) {
        ValidationReport report;
        report.stateNames = network.recordedNames();
        for (int i = 0; i < sets; ++i) {
            SetComparison set;
            set.index = i;
            set.parameters = parameters(i);
            for (const double mean : {0.5, mrnaMean(i), proteinMean(i)}) {
                StateComparison c;
                c.simulatedMean = mean;
                c.solverMean = mean * (1 + 0.01 * ((i * 13) % 7 - 3));
                c.simulatedSd = std::sqrt(mean);
                c.solverSd = std::sqrt(mean) * (1 + 0.01 * ((i * 11) % 9 - 4));
                c.kl = c.klSmoothed = 0.002 + 0.0005 * (i % 10);
                c.totalVariation = 0.03;
                c.noiseFloor = 0.004;
                c.replica = ReplicaComparison{mean, std::sqrt(mean), 0.004, 0.02, 0.025};
                set.states.push_back(c);
            }
            set.jointTotalVariation = 0.02 + 0.001 * ((i * 17) % 50);
            set.jointNoiseFloor = 0.05;
            report.sets.push_back(set);
            report.worst.push_back(i);
        }
        std::stable_sort(report.worst.begin(), report.worst.end(), [&report](int a, int b) {
            return report.sets[static_cast<std::size_t>(a)].jointTotalVariation >
                   report.sets[static_cast<std::size_t>(b)].jointTotalVariation;
        });
        report.worst.resize(std::min<std::size_t>(report.worst.size(), 20));
        for (int s = 0; s < 3; ++s) {
            StateSummary summary;
            summary.kl = {0.0042 * (s + 1), 0.006 * (s + 1), 0.0123 * (s + 1)};
            summary.noiseFloor = Spread{0.0155, 0.02, 0.03};
            summary.meanError = {0.011, 0.04, 0.09};
            summary.sdError = {0.012, 0.05, 0.08};
            report.summary.push_back(summary);
        }
        report.seconds = 21;
        report.provenance = stamp(project().validationInputHash(), 1);
        project().setValidation(report);
    }

    void addObservedData() {
        std::vector<std::int32_t> counts;
        for (int cell = 0; cell < 300; ++cell)
            counts.insert(counts.end(), {cell % 9, 4 + cell % 21});
        project().setObservedData(dataOfCells("counts.csv", {"mRNA", "Protein"}, counts));
    }

    void addPosterior() {
        InferenceSettings settings = project().inferenceSettings();
        settings.method = InferenceMethod::Inferrer;
        project().setInferenceSettings(settings);
        Posterior posterior;
        posterior.settings = settings;
        posterior.parameterNames = network.parameterNames();
        posterior.observedStates = {"mRNA", "Protein"};
        for (int i = 0; i < 200; ++i) {
            PosteriorPoint point;
            for (const Parameter& p : network.parameters)
                point.parameters.push_back(p.lower +
                                           (p.upper - p.lower) * (0.4 + 0.002 * ((i * 37) % 100)));
            point.loss = 5.3;
            point.weight = 1.0 / 200;
            posterior.points.push_back(point);
        }
        for (const Parameter& p : network.parameters) {
            const double w = p.upper - p.lower;
            posterior.estimates.push_back({p.name, p.lower + 0.5 * w, p.lower + 0.49 * w,
                                           p.lower + 0.41 * w, p.lower + 0.59 * w,
                                           p.lower + 0.4 * w, p.lower + 0.6 * w, p.lower, p.upper});
        }
        for (int start = 0; start < 20; ++start) {
            std::vector<double> curve;
            for (int step = 0; step < 200; ++step)
                curve.push_back(5.2 + (1 + start * 0.2) * std::exp(-0.03 * step));
            posterior.lossCurves.push_back(curve);
            posterior.starts.push_back({curve.front(), curve.back(), 10, {}});
        }
        posterior.bestPossibleLoss = 5.15;
        posterior.bestLoss = 5.2;
        posterior.fitKl = 0.05;
        posterior.cells = 300;
        posterior.dataMarginals = {bell(4.1, 30), bell(13.5, 60)};
        posterior.fitMarginals = {bell(4, 30), bell(14, 60)};
        posterior.notes.push_back(
            {Severity::Note, "kdegP", text("the data say little about this parameter"), {}});
        posterior.provenance = stamp(project().inferenceInputHash(), 1);
        project().setPosterior(0, posterior);
    }

    /// Groups "gene 1" ... of simulated cells whose truth is known.
    void addGroups(int groups) {
        ObservedData data;
        data.fileName = "genes.csv";
        data.states = {"mRNA", "Protein"};
        for (int g = 0; g < groups; ++g) {
            std::vector<std::int32_t> counts;
            for (int cell = 0; cell < 100; ++cell)
                counts.insert(counts.end(), {(cell + g) % 9, 4 + cell % 21});
            // Above the solver's 60.
            counts.insert(counts.end(), {1, 99});
            data.groups.push_back(groupOfCells("gene " + std::to_string(g + 1), counts, 2));
        }
        project().setObservedData(data);
    }

    /// Four chains whose first two parameters lie on a ridge, in the middle of the box but for
    /// `shift` of its width.
    Posterior bayesianPosterior(double shift = 0) const {
        Posterior posterior;
        posterior.settings = session.project()->inferenceSettings();
        posterior.settings.method = InferenceMethod::Nuts;
        posterior.settings.draws = 100;
        posterior.settings.derived = {{"burst size", "ksynon/koff"}};
        posterior.parameterNames = network.parameterNames();
        posterior.observedStates = {"mRNA", "Protein"};
        posterior.priors = defaultPriors(network);
        RandomStream random(5, 1);
        for (int i = 0; i < 400; ++i) {
            PosteriorPoint point;
            const double along = random.normal();
            for (std::size_t k = 0; k < network.parameters.size(); ++k) {
                const Parameter& p = network.parameters[k];
                const double at = k < 2 ? along + 0.05 * random.normal() : random.normal();
                point.parameters.push_back(p.lower +
                                           (p.upper - p.lower) * (0.5 + shift + 0.05 * at));
            }
            point.weight = 1.0 / 400;
            posterior.points.push_back(std::move(point));
        }
        for (std::size_t k = 0; k < network.parameters.size(); ++k) {
            const Parameter& p = network.parameters[k];
            posterior.priors[k].lower = p.lower;
            posterior.priors[k].upper = p.upper;
            const auto at = [&](double share) {
                return p.lower + (p.upper - p.lower) * (share + shift);
            };
            ParameterEstimate estimate{p.name,  at(0.5), at(0.5), at(0.4), at(0.6),
                                       at(0.3), at(0.7), p.lower, p.upper};
            estimate.contraction = 0.9;
            estimate.rHat = 1.002;
            estimate.bulkSize = estimate.tailSize = 900;
            estimate.truth = at(0.52);
            posterior.estimates.push_back(estimate);
        }
        posterior.derived.push_back({"burst size", 90, 92, 60, 130, 50, 150, 0, 0});
        posterior.sampler.chains = 4;
        posterior.fitKl = 0.02;
        posterior.fitKlExpected = 0.025;
        posterior.fitKlLimit = 0.04;
        posterior.cells = 300;
        posterior.dataMarginals = {bell(4.1, 30), bell(13.5, 60)};
        posterior.fitMarginals = {bell(4, 30), bell(14, 60)};
        posterior.fitLow = {bell(3.8, 30), bell(13, 60)};
        posterior.fitHigh = posterior.fitLow;
        for (auto& marginal : posterior.fitHigh)
            for (double& p : marginal)
                p += 0.02;
        posterior.provenance = stamp(session.project()->inferenceInputHash(), 1);
        return posterior;
    }

    void addBayesianPosterior() {
        InferenceSettings settings = project().inferenceSettings();
        settings.method = InferenceMethod::Nuts;
        project().setInferenceSettings(settings);
        project().setPosterior(0, bayesianPosterior());
    }

    /// 300 simulations with even ranks, but for the first parameter where they are all low.
    void addCalibration() {
        CalibrationReport report;
        report.settings.inference = project().inferenceSettings();
        report.observedStates = {"ON", "mRNA", "Protein"};
        report.inferred = report.settings.simulations;
        for (const std::string& name : network.parameterNames()) {
            ParameterCalibration parameter;
            parameter.name = name;
            const bool bad = report.parameters.empty();
            for (int i = 0; i < report.inferred; ++i)
                parameter.ranks.push_back(bad ? i % 30 : i % 100);
            parameter.covered = bad ? std::vector{50, 90, 140} : std::vector{150, 240, 285};
            parameter.uniformityP = bad ? 1e-9 : 0.5;
            report.parameters.push_back(parameter);
        }
        report.provenance = stamp(project().calibrationInputHash(report.settings), 1);
        project().setCalibration(report);
    }

    void addEverything() {
        addDataset(20, 40);
        addTraining();
        addValidation(40);
        addObservedData();
        addPosterior();
        session.notifyChanged();
    }

    QTemporaryDir folder;
    Network network;
    Session session;
};

/// Solves what the fixture simulated, without LibTorch.
class BellSolver : public Solver {
public:
    BellSolver() {
        shape_.parameterNames = {"a"};
        shape_.stateNames = {"ON", "mRNA", "Protein"};
        shape_.stateBounds = fixtureBounds;
    }
    const SolverShape& shape() const override { return shape_; }
    std::vector<double> conditionalLogProbability(std::span<const double>,
                                                  std::span<const std::int32_t>) const override {
        return {};
    }
    JointTable jointTable(std::span<const double>) const override {
        JointTable table{fixtureBounds, {}};
        const auto mrna = bell(6, fixtureBounds[1]);
        const auto protein = bell(15, fixtureBounds[2]);
        for (int on = 0; on < 2; ++on)
            for (const double m : mrna)
                for (const double p : protein)
                    table.probability.push_back(0.5 * m * p);
        return table;
    }
    std::vector<std::int32_t> sample(std::span<const double>, int count,
                                     std::uint64_t seed) const override {
        std::vector<std::int32_t> cells;
        for (int i = 0; i < count; ++i)
            cells.insert(cells.end(), {i % 2, (i + static_cast<int>(seed)) % 9, 4 + i % 21});
        return cells;
    }
    std::unique_ptr<Query> prepare(const ObservedStates&) const override { return nullptr; }

private:
    SolverShape shape_;
};

} // namespace dyngpt
