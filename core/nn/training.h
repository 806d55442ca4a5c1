#pragma once
// Pre-training and fine-tuning: settings, data, what it reports and what comes out. Torch-free
// plain values.

#include "core/common/issue.h"
#include "core/common/progress.h"
#include "core/nn/fine_tuning.h"
#include "core/nn/prefix_tree.h"
#include "core/nn/solver.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dyngpt {

struct TrainingSettings {
    std::string preset = "quick"; ///< the preset these came from, or "custom"
    int steps = 4000;             ///< optimiser steps
    int setsPerStep = 16;         ///< parameter sets (whole histograms) a step
    int warmUpSteps = 100;
    double learningRate = 2e-3;      ///< peak
    double finalLearningRate = 2e-5; ///< end of the cosine
    double weightDecay = 0.01;       ///< on matrices
    double gradientClip = 1.0;       ///< largest gradient norm; 0: none
    int evaluateEvery = 250;         ///< steps between held-out losses
    int patience = 0;            ///< evaluations without a better held-out loss; 0: no early stop
    int layers = 1;              ///< num_encoder_layers
    int heads = 8;               ///< n_head
    int feedForward = 256;       ///< feed_forward_dimension
    int embedding = 64;          ///< embedding_dimension: width of the tokens
    std::string device = "auto"; ///< cpu, cuda, auto
    int threads = 0;             ///< 0: all cores
    std::uint64_t seed = 1;
    Precision precision = Precision::Single;
    /// Share of the past that a step leaves in the running mean of the weights, which is then what
    /// is judged and kept; 0: the weights themselves.
    double averaging = 0;
    /// Most distinct prefixes of one set in a step: larger sets are sampled, anew each time; 0:
    /// all.
    int rowsPerSet = 0;
    /// Weight of the variance that the solver puts beyond the counts a set shows; 0: cross-entropy
    /// alone.
    double tailWeight = 0;
    // Fine-tuning, after the other steps, on a sample of single states of each set.
    int fineTuneSteps = 0; ///< epochs_fine_tune
    FineTuningLoss fineTuneLoss = FineTuningLoss::KL;
    int fineTuneSamples = 500; ///< drawn from the solver
    int fineTuneStates = 500;  ///< of those in the histogram, each as likely
    double fineTuneLearningRate = 8e-4;
    double fineTuneFinalLearningRate = 6e-5; ///< end of the cosine

    int allSteps() const { return steps + fineTuneSteps; }
    bool operator==(const TrainingSettings&) const = default;
};
/// The same training up to where fine-tuning begins.
TrainingSettings withoutFineTuning(TrainingSettings settings);
/// quick, standard or reference; throws Error naming the known ones otherwise.
TrainingSettings trainingPreset(const std::string& name);
std::vector<std::string> trainingPresets();
std::vector<Issue> checkSettings(const TrainingSettings& settings);
/// Of a step, counted from 0: a linear warm-up, then a cosine; a cosine of its own for fine-tuning.
double learningRate(const TrainingSettings& settings, int step);

struct TrainingSet {
    std::vector<double> logParameters;
    PrefixTree tree;
};

struct TrainingData {
    SolverShape shape; ///< layers, heads and feedForward are taken from the settings
    std::vector<TrainingSet> train;
    std::vector<TrainingSet> heldOut;
};

struct TrainingPoint {
    int step = 0;
    double trainLoss = 0;   ///< mean KL(histogram, solver) of the joint since the last point
    double heldOutLoss = 0; ///< the same over the held-out sets
    double learningRate = 0;
    double seconds = 0; ///< training time so far
};

class TrainingSink : public ProgressSink {
public:
    virtual void trainingPoint(const TrainingPoint&) {}
    /// A state from which training goes on bit for bit (on the CPU); offered now and then.
    virtual void checkpoint(const std::string& /*bytes*/) {}
};

enum class StopReason { AllSteps, NoImprovement, Cancelled };

struct TrainingResult {
    StopReason reason = StopReason::AllSteps;
    std::string solver;     ///< solver file (checkpoint.h) with the best weights
    std::string checkpoint; ///< to resume from
    std::vector<TrainingPoint> history;
    double bestHeldOutLoss = 0;
    int bestStep = 0;
    std::string device; ///< what it ran on
};

} // namespace dyngpt
