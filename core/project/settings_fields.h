#pragma once
// The fields of each stage's settings under their names in files: the seed's where it has one.
// For the sources of this folder that read or write JSON.

#include "core/inference/calibration.h"
#include "core/nn/training.h"
#include "core/project/json_archive.h"
#include "core/simulation/dataset.h"

namespace dyngpt {

template <> struct json::EnumNames<InferenceLoss> {
    static constexpr std::array<const char*, 2> names{"Likelihood", "Hellinger"};
};

template <> struct json::EnumNames<InferenceMethod> {
    static constexpr std::array<const char*, 4> names{"nuts", "importance", "exact", "inferrer"};
};
template <> struct json::EnumNames<PriorKind> {
    static constexpr std::array<const char*, 4> names{"uniform", "log_uniform", "lognormal",
                                                      "fixed"};
};
template <> struct json::EnumNames<CaptureKind> {
    static constexpr std::array<const char*, 3> names{"complete", "fixed", "estimated"};
};

template <> struct json::EnumNames<Precision> {
    static constexpr std::array<const char*, 3> names{"float32", "float64", "mixed"};
};
template <> struct json::EnumNames<FineTuningLoss> {
    static constexpr std::array<const char*, 4> names{"kl", "klreweight", "l2", "crossEntropy"};
};

template <> struct json::EnumNames<Sampling> {
    static constexpr std::array<const char*, 2> names{"snapshots", "residence"};
};
template <> struct json::EnumNames<Teacher> {
    static constexpr std::array<const char*, 2> names{"simulation", "exact"};
};
template <> struct json::EnumNames<SimulationMethod> {
    static constexpr std::array<const char*, 3> names{"automatic", "direct",
                                                      "composition_rejection"};
};

template <class A> constexpr void fields(A& a, json::Field<A, SimulationSettings>& v) {
    a("train_data_size", v.trainSets);
    a("valid_data_size", v.validSets);
    a("seed", v.seed);
    a("t_end", v.tEnd);
    a("window", v.window);
    a("interval", v.interval);
    a("threads", v.threads);
    a.later("sampling", v.sampling);
    a.later("replicas_per_set", v.replicasPerSet);
    a.later("teacher", v.teacher);
    a.later("second_start", v.secondStart);
    a.later("method", v.method);
}

template <class A> constexpr void fields(A& a, json::Field<A, TrainingSettings>& v) {
    a("preset", v.preset);
    a("epochs_pretrain", v.steps);
    a("sets_per_step", v.setsPerStep);
    a("warm_up_steps", v.warmUpSteps);
    a("learning_rate", v.learningRate);
    a("final_learning_rate", v.finalLearningRate);
    a("weight_decay", v.weightDecay);
    a("gradient_clip", v.gradientClip);
    a("evaluate_every", v.evaluateEvery);
    a("patience", v.patience);
    a("num_encoder_layers", v.layers);
    a("n_head", v.heads);
    a("feed_forward_dimension", v.feedForward);
    a("device", v.device);
    a("threads", v.threads);
    a("seed", v.seed);
    a.later("embedding_dimension", v.embedding);
    a.later("dtype", v.precision);
    a.later("averaging", v.averaging);
    a.later("rows_per_set", v.rowsPerSet);
    a.later("tail_weight", v.tailWeight);
    a.later("epochs_fine_tune", v.fineTuneSteps);
    a.later("loss_type", v.fineTuneLoss);
    a.later("sample_num", v.fineTuneSamples);
    a.later("ssa_sample_num", v.fineTuneStates);
    a.later("fine_tune_learning_rate", v.fineTuneLearningRate);
    a.later("fine_tune_final_learning_rate", v.fineTuneFinalLearningRate);
}

template <class A> constexpr void fields(A& a, json::Field<A, DerivedQuantity>& v) {
    a("name", v.name);
    a("formula", v.formula);
}

template <class A> constexpr void fields(A& a, json::Field<A, Prior>& v) {
    a("parameter", v.parameter);
    a("kind", v.kind);
    a("lower", v.lower);
    a("upper", v.upper);
    a("median", v.median);
    a("sigma", v.sigma);
    a("value", v.value);
}

template <class A> constexpr void fields(A& a, json::Field<A, Capture>& v) {
    a("kind", v.kind);
    a("efficiency", v.efficiency);
    a("lower", v.lower);
    a("upper", v.upper);
}

template <class A> constexpr void fields(A& a, json::Field<A, InferenceSettings>& v) {
    a("inference_loss_func", v.loss);
    a("inference_lr", v.learningRate);
    a("iteration_steps", v.steps);
    a("random_r0_number", v.starts);
    a("param_acceptance_threshold", v.acceptanceThreshold);
    a("seed", v.seed);
    a.later("method", v.method);
    a.later("threads", v.threads);
    a.later("clip_to_bounds", v.clipToBounds);
    a.later("derived", v.derived);
    a.later("priors", v.priors);
    a.later("chains", v.chains);
    a.later("warm_up", v.warmUp);
    a.later("draws", v.draws);
    a.later("target_acceptance", v.targetAcceptance);
    a.later("tree_depth", v.treeDepth);
    a.later("capture", v.capture);
    a.later("exact_solutions", v.exactSolutions);
}

template <class A> constexpr void fields(A& a, json::Field<A, CalibrationSettings>& v) {
    a("simulations", v.simulations);
    a("cells", v.cells);
    a("observed_states", v.observedStates);
    a("draws", v.draws);
    a("seed", v.seed);
    a("inference", v.inference);
}

} // namespace dyngpt
