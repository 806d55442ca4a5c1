#include "core/nn/torch/trainer.h"

#include "core/common/issue.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/nn/checkpoint.h"
#include "core/nn/torch/device.h"
#include "core/nn/torch/input_scaling.h"
#include "core/nn/torch/optimizer.h"
#include "core/nn/torch/resident_sets.h"
#include "core/nn/torch/single_thread.h"
#include "core/nn/torch/step_sets.h"
#include "core/nn/torch/training_loss.h"
#include "core/nn/torch/transformer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <numeric>
#include <optional>

namespace dyngpt {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

// Sets of one group: enough to fill an operation, few enough to share a step between cores.
constexpr std::size_t setsPerGroup = 4;
constexpr std::size_t setsPerDeviceGroup = 128;
constexpr double secondsBetweenCheckpoints = 20;

NamedTensor named(const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.detach().to(torch::kCPU).contiguous();
    NamedTensor result;
    result.type = values.scalar_type() == torch::kFloat64 ? NamedTensor::Type::Float64
                                                          : NamedTensor::Type::Float32;
    result.shape = values.sizes().vec();
    result.bytes.assign(static_cast<const char*>(values.data_ptr()), values.nbytes());
    return result;
}

/// Other weights in a network for as long as this lives.
class WeightsInPlace {
public:
    WeightsInPlace(Transformer& network, const torch::Tensor& weights) : network_(network) {
        const torch::NoGradGuard noGrad;
        if (weights.is_same(network.flat()))
            return;
        own_ = network.flat().clone();
        network.flat().copy_(weights);
    }
    WeightsInPlace(const WeightsInPlace&) = delete;
    WeightsInPlace& operator=(const WeightsInPlace&) = delete;
    ~WeightsInPlace() {
        const torch::NoGradGuard noGrad;
        if (own_.defined())
            network_.flat().copy_(own_);
    }

private:
    Transformer& network_;
    torch::Tensor own_;
};

/// Everything that changes while training; a checkpoint is this written down.
class Run {
public:
    Run(const TrainingData& data, const TrainingSettings& settings, TrainingSink& sink,
        std::stop_token stop);

    /// A checkpoint, or a solver that is only fine-tuned.
    void restore(const std::string& bytes);
    TrainingResult finish();

private:
    StopReason loop();
    void keepOnDevice();
    void startFrom(Checkpoint solver);
    void step();
    void beginFineTuning();
    TrainingPoint measure();
    void evaluate();
    using Sets = TrainingLoss::Sets;
    bool isFineTuning() const { return step_ >= settings_.steps; }
    /// Mean of KL(histogram, solver) by the weights that are judged.
    double meanLoss(Sets sets);
    /// Gradients of the groups' shares of a step, summed.
    torch::Tensor gradientOf(const std::vector<Sets>& groups, double* loss);
    std::vector<Sets> groups(Sets sets) const;
    std::string solver();
    std::string checkpoint();
    double seconds() const {
        return secondsBefore_ + std::chrono::duration<double>(Clock::now() - start_).count();
    }
    void report();
    void standWhilePaused();

    const TrainingData& data_;
    const TrainingSettings& settings_;
    TrainingSink& sink_;
    std::stop_token stop_;
    Device device_;
    ProductPrecision products_;
    SolverShape shape_;
    InputScaling scaling_;
    Transformer network_;
    TrainingLoss loss_;
    Optimizer optimizer_;
    StepSets sets_;
    std::optional<ResidentSets> resident_;
    std::int64_t tooLarge_ = 0; ///< bytes of the sets that the device has no room for
    WorkerPool pool_;

    torch::Tensor mean_; ///< running mean of the weights, where settings ask for one
    torch::Tensor best_;
    int step_ = 0;
    double lossSum_ = 0; ///< since the last evaluation
    int lossSteps_ = 0;
    std::vector<TrainingPoint> history_;
    double bestLoss_ = std::numeric_limits<double>::infinity();
    int bestStep_ = 0;
    int badEvaluations_ = 0;
    double secondsBefore_ = 0;
    Clock::time_point start_ = Clock::now();
};

SolverShape shapeFor(const TrainingData& data, const TrainingSettings& settings) {
    SolverShape shape = data.shape;
    shape.layers = settings.layers;
    shape.heads = settings.heads;
    shape.feedForward = settings.feedForward;
    shape.embedding = settings.embedding;
    shape.blockSize = std::max(128, shape.promptTokens + shape.stateCount());
    return shape;
}

Run::Run(const TrainingData& data, const TrainingSettings& settings, TrainingSink& sink,
         std::stop_token stop)
    : data_(data)
    , settings_(settings)
    , sink_(sink)
    , stop_(std::move(stop))
    , device_(chooseDevice(settings.device, settings.precision))
    , products_(settings.precision)
    , shape_(shapeFor(data, settings))
    , scaling_(InputScaling::ofBox(shape_))
    , network_(shape_, device_.device, scalarType(settings.precision))
    , loss_(network_, scaling_)
    , optimizer_(network_.flat(), network_.decayMask(), settings_)
    , sets_(data, settings)
    , pool_(device_.device.is_cpu() ? threadCount(settings.threads) : 1) {
    network_.initialise(settings.seed);
    mean_ = network_.flat().clone();
    best_ = network_.flat().clone();
    if (!device_.device.is_cpu())
        keepOnDevice();
}

/// The sets themselves, so that a step sends nothing but their numbers; those that are sampled are
/// other sets in every step.
void Run::keepOnDevice() {
    Sets sets = sets_.heldOut();
    for (const TrainingSet& set : data_.train)
        if (settings_.rowsPerSet == 0 || rowCount(set.tree) <= settings_.rowsPerSet)
            sets.push_back(&set);
    if (sets.empty())
        return;
    const std::int64_t bytes = ResidentSets::bytesOf(sets, shape_);
    if (hasRoomFor(device_.device, bytes)) {
        resident_.emplace(sets, shape_, device_.device, network_.type());
        loss_.keep(*resident_);
    } else {
        tooLarge_ = bytes;
    }
}

std::vector<Run::Sets> Run::groups(Sets sets) const {
    // Sets of like size share a group, so that little of it is padding.
    std::stable_sort(sets.begin(), sets.end(), [](const TrainingSet* a, const TrainingSet* b) {
        return rowCount(a->tree) > rowCount(b->tree);
    });
    const std::size_t size = device_.device.is_cpu() ? setsPerGroup : setsPerDeviceGroup;
    std::vector<Sets> result;
    for (std::size_t i = 0; i < sets.size(); i += size)
        result.emplace_back(sets.begin() + static_cast<std::ptrdiff_t>(i),
                            sets.begin() +
                                static_cast<std::ptrdiff_t>(std::min(i + size, sets.size())));
    return result;
}

torch::Tensor Run::gradientOf(const std::vector<Sets>& groups, double* loss) {
    std::size_t count = 0;
    std::vector<std::size_t> firstSet;
    for (const Sets& group : groups) {
        firstSet.push_back(count);
        count += group.size();
    }
    const double scale = 1.0 / static_cast<double>(count);
    std::vector<torch::Tensor> gradients(groups.size());
    std::vector<double> losses(groups.size());
    pool_.run(static_cast<int>(groups.size()), [&](int i) {
        useOneThreadPerOperation();
        const auto n = static_cast<std::size_t>(i);
        if (!isFineTuning()) {
            losses[n] = loss_.histograms(groups[n], scale, settings_.tailWeight, &gradients[n]);
            return;
        }
        std::vector<std::uint64_t> streams(groups[n].size());
        std::iota(streams.begin(), streams.end(),
                  static_cast<std::uint64_t>(step_) * count + firstSet[n]);
        gradients[n] = loss_.fineTuning(groups[n], streams, settings_, scale);
    });
    for (std::size_t n = 1; n < gradients.size(); ++n)
        gradients[0].add_(gradients[n]);
    *loss = std::accumulate(losses.begin(), losses.end(), 0.0) * scale;
    return gradients[0];
}

void Run::step() {
    double loss = 0;
    // Fine-tuning looks states up, for which it needs the whole histogram.
    torch::Tensor gradient = gradientOf(groups(sets_.ofStep(step_, isFineTuning())), &loss);
    if (!std::isfinite(loss) || !gradient.isfinite().all().item<bool>())
        throw Error("",
                    text(DYNGPT_TEXT("core", "The training loss is no longer a number at "
                                             "step %1"),
                         step_),
                    text(DYNGPT_TEXT("core", "Use a smaller learning rate")));
    optimizer_.update(step_, gradient);
    if (settings_.averaging > 0) {
        const torch::NoGradGuard noGrad;
        // The first steps count as much as later ones would.
        const double past = std::min(settings_.averaging, step_ / (step_ + 10.0));
        mean_.lerp_(network_.flat(), 1 - past);
    }
    lossSum_ += loss;
    ++lossSteps_;
    ++step_;
}

double Run::meanLoss(Sets sets) {
    const std::size_t count = sets.size();
    const auto batches = groups(std::move(sets));
    std::vector<double> losses(batches.size());
    const WeightsInPlace judged(network_, settings_.averaging > 0 ? mean_ : network_.flat());
    pool_.run(static_cast<int>(batches.size()), [&](int i) {
        useOneThreadPerOperation();
        const auto n = static_cast<std::size_t>(i);
        losses[n] = loss_.histograms(batches[n], 1.0, 0.0, nullptr);
    });
    return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(count);
}

TrainingPoint Run::measure() {
    TrainingPoint point;
    point.step = step_;
    // What fine-tuning minimises is no distance, so the last sets are looked at for one.
    point.trainLoss = lossSteps_ > 0 && step_ <= settings_.steps
                          ? lossSum_ / lossSteps_
                          : meanLoss(sets_.ofStep(step_ - 1, false));
    // Without held-out sets the training loss has to do.
    point.heldOutLoss = sets_.heldOut().empty() ? point.trainLoss : meanLoss(sets_.heldOut());
    point.learningRate = learningRate(settings_, step_ - 1);
    point.seconds = seconds();
    return point;
}

void Run::evaluate() {
    const TrainingPoint point = measure();
    lossSum_ = 0;
    lossSteps_ = 0;
    history_.push_back(point);
    if (point.heldOutLoss < bestLoss_) {
        bestLoss_ = point.heldOutLoss;
        bestStep_ = step_;
        best_.copy_((settings_.averaging > 0 ? mean_ : network_.flat()).detach());
        badEvaluations_ = 0;
    } else {
        ++badEvaluations_;
    }
    sink_.trainingPoint(point);
}

void Run::report() {
    constexpr std::int64_t megabyte = 1 << 20;
    const Text what =
        tooLarge_ == 0
            ? text(DYNGPT_TEXT("core", "Step %1 of %2"), step_, settings_.allSteps())
            : text(DYNGPT_TEXT("core", "Step %1 of %2; the data, %3 MB, do not fit in the memory "
                                       "of %4 and are sent to it step by step"),
                   step_, settings_.allSteps(), tooLarge_ / megabyte + 1, device_.name);
    sink_.progress({static_cast<double>(step_), static_cast<double>(settings_.allSteps()), what});
}

/// The clock stands too, so that checkpoints and reports tell the time that was worked.
void Run::standWhilePaused() {
    const Clock::time_point before = Clock::now();
    sink_.waitWhilePaused(stop_);
    start_ += Clock::now() - before;
}

StopReason Run::loop() {
    double lastCheckpoint = seconds();
    StopReason reason = StopReason::AllSteps;
    while (step_ < settings_.allSteps()) {
        standWhilePaused();
        if (stop_.stop_requested())
            return StopReason::Cancelled;
        if (step_ == settings_.steps)
            beginFineTuning();
        step();
        report();
        if (step_ % settings_.evaluateEvery == 0 || step_ == settings_.steps ||
            step_ == settings_.allSteps()) {
            evaluate();
            if (settings_.patience > 0 && badEvaluations_ >= settings_.patience) {
                reason = StopReason::NoImprovement;
                step_ = isFineTuning() ? settings_.allSteps() : settings_.steps;
            }
        }
        if (seconds() - lastCheckpoint > secondsBetweenCheckpoints &&
            step_ < settings_.allSteps()) {
            sink_.checkpoint(checkpoint());
            lastCheckpoint = seconds();
        }
    }
    return reason;
}

/// From the best weights so far, with an optimiser that has seen nothing of the other loss.
void Run::beginFineTuning() {
    const torch::NoGradGuard noGrad;
    network_.flat().copy_(best_);
    mean_.copy_(best_);
    optimizer_.firstMoment.zero_();
    optimizer_.secondMoment.zero_();
    badEvaluations_ = 0;
}

std::string Run::solver() {
    const WeightsInPlace best(network_, best_);
    Checkpoint file;
    file.shape = shape_;
    file.info = json{{"best_step", bestStep_}, {"held_out_loss", bestLoss_}}.dump();
    file.tensors = network_.save();
    scaling_.fold(file.tensors);
    return encodeCheckpoint(file);
}

std::string Run::checkpoint() {
    Checkpoint file;
    file.shape = shape_;
    file.tensors = {{"weights", named(network_.flat())},
                    {"mean", named(mean_)},
                    {"best", named(best_)},
                    {"adam_m", named(optimizer_.firstMoment)},
                    {"adam_v", named(optimizer_.secondMoment)}};
    json history = json::array();
    for (const TrainingPoint& p : history_)
        history.push_back({p.step, p.trainLoss, p.heldOutLoss, p.learningRate, p.seconds});
    json info{{"step", step_},
              {"loss_sum", lossSum_},
              {"loss_steps", lossSteps_},
              {"best_step", bestStep_},
              {"bad_evaluations", badEvaluations_},
              {"seconds", seconds()},
              {"train_sets", data_.train.size()},
              {"history", std::move(history)}};
    if (std::isfinite(bestLoss_))
        info["best_loss"] = bestLoss_;
    file.info = info.dump();
    return encodeCheckpoint(file);
}

void Run::restore(const std::string& bytes) {
    const std::string place = "checkpoint";
    Checkpoint file = decodeCheckpoint(bytes, place);
    if (file.tensors.contains("pro_fc.weight"))
        return startFrom(std::move(file));
    const auto misfit = [&]() {
        throw Error(place, text(DYNGPT_TEXT("core", "The checkpoint belongs to another training")),
                    text(DYNGPT_TEXT("core", "Start the training anew")));
    };
    const auto load = [&](const char* name, torch::Tensor& target) {
        const auto found = file.tensors.find(name);
        if (found == file.tensors.end() || found->second.shape != target.sizes().vec() ||
            (found->second.type == NamedTensor::Type::Float64) !=
                (target.scalar_type() == torch::kFloat64))
            misfit();
        const torch::Tensor values = torch::empty(target.sizes(), target.scalar_type());
        std::memcpy(values.data_ptr(), found->second.bytes.data(), found->second.bytes.size());
        const torch::NoGradGuard noGrad;
        target.copy_(values);
    };
    load("weights", network_.flat());
    load("mean", mean_);
    load("best", best_);
    load("adam_m", optimizer_.firstMoment);
    load("adam_v", optimizer_.secondMoment);
    try {
        const json info = json::parse(file.info);
        if (info.at("train_sets") != data_.train.size())
            misfit();
        info.at("step").get_to(step_);
        info.at("loss_sum").get_to(lossSum_);
        info.at("loss_steps").get_to(lossSteps_);
        info.at("best_step").get_to(bestStep_);
        info.at("bad_evaluations").get_to(badEvaluations_);
        info.at("seconds").get_to(secondsBefore_);
        if (info.contains("best_loss"))
            info.at("best_loss").get_to(bestLoss_);
        for (const json& p : info.at("history"))
            history_.push_back({p.at(0), p.at(1), p.at(2), p.at(3), p.at(4)});
    } catch (const json::exception&) {
        misfit();
    }
}

void Run::startFrom(Checkpoint solver) {
    scaling_.inverse().fold(solver.tensors);
    network_.load(solver.tensors, "solver");
    {
        const torch::NoGradGuard noGrad;
        mean_.copy_(network_.flat());
    }
    step_ = settings_.steps;
    best_.copy_(mean_);
    history_.push_back(measure());
    bestLoss_ = history_.back().heldOutLoss;
    bestStep_ = step_;
}

TrainingResult Run::finish() {
    for (const TrainingPoint& point : history_)
        sink_.trainingPoint(point); // of an earlier, interrupted part
    report();
    TrainingResult result;
    result.reason = loop();
    result.device = device_.name;
    if (result.reason == StopReason::Cancelled)
        result.checkpoint = checkpoint();
    else
        result.solver = solver();
    result.history = history_;
    result.bestHeldOutLoss = bestLoss_;
    result.bestStep = bestStep_;
    return result;
}

} // namespace

TrainingResult trainSolver(const TrainingData& data, const TrainingSettings& settings,
                           const std::string& resume, TrainingSink& sink, std::stop_token stop) {
    if (std::vector<Issue> issues = checkSettings(settings); hasErrors(issues))
        throw Error(std::move(issues));
    if (data.train.empty())
        throw Error("", text(DYNGPT_TEXT("core", "There are no simulated sets to train on")),
                    text(DYNGPT_TEXT("core", "Run Simulate first")));
    useOneThreadPerOperation();
    Run run(data, settings, sink, std::move(stop));
    if (!resume.empty())
        run.restore(resume);
    return run.finish();
}

} // namespace dyngpt
