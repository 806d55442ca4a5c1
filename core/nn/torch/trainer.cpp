#include "core/nn/torch/trainer.h"

#include "core/common/issue.h"
#include "core/common/random.h"
#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/nn/checkpoint.h"
#include "core/nn/torch/input_scaling.h"
#include "core/nn/torch/optimizer.h"
#include "core/nn/torch/single_thread.h"
#include "core/nn/torch/transformer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <numeric>

namespace dyngpt {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

// Sets of one group: enough to fill an operation, few enough to share a step between cores.
constexpr std::size_t setsPerGroup = 4;
constexpr std::size_t setsPerDeviceGroup = 128;
constexpr double secondsBetweenCheckpoints = 20;

struct Device {
    torch::Device device = torch::kCPU;
    std::string name;
};

Device chooseDevice(const std::string& wanted) {
    const bool cuda = torch::cuda::is_available();
    if (wanted == "cpu" || (wanted == "auto" && !cuda))
        return {torch::kCPU, "cpu"};
    if (!cuda)
        throw Error("device", text(DYNGPT_TEXT("core", "No CUDA device was found")),
                    text(DYNGPT_TEXT("core", "Use the device cpu, or a LibTorch built for CUDA")));
    try {
        const torch::Device device(wanted == "auto" ? "cuda" : wanted);
        torch::zeros({1}, torch::TensorOptions().device(device));
        return {device, device.str()};
    } catch (const std::exception&) {
        throw Error("device", text(DYNGPT_TEXT("core", "The device “%1” cannot be used"), wanted));
    }
}

NamedTensor named(const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    NamedTensor result;
    result.shape = values.sizes().vec();
    result.bytes.assign(static_cast<const char*>(values.data_ptr()),
                        static_cast<std::size_t>(values.numel()) * 4);
    return result;
}

/// Everything that changes while training; a checkpoint is this written down.
class Run {
public:
    Run(const TrainingData& data, const TrainingSettings& settings, TrainingSink& sink,
        std::stop_token stop);

    void restore(const std::string& bytes);
    TrainingResult finish();

private:
    StopReason loop();
    void step();
    void evaluate();
    double heldOutLoss();
    /// Mean of KL(histogram, solver) over sets, and its gradient where asked.
    double lossOf(const std::vector<const TrainingSet*>& sets, double scale,
                  torch::Tensor* gradient);
    std::vector<std::vector<const TrainingSet*>> groups(std::vector<const TrainingSet*> sets) const;
    std::vector<const TrainingSet*> setsOfStep(int step);
    std::string solver();
    std::string checkpoint();
    double seconds() const {
        return secondsBefore_ + std::chrono::duration<double>(Clock::now() - start_).count();
    }
    void report();

    const TrainingData& data_;
    const TrainingSettings& settings_;
    TrainingSink& sink_;
    std::stop_token stop_;
    Device device_;
    SolverShape shape_;
    InputScaling scaling_;
    torch::Tensor shift_, scale_;
    Transformer network_;
    Optimizer optimizer_;
    WorkerPool pool_;

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
    std::vector<std::uint32_t> order_; ///< of the present epoch
    std::int64_t orderEpoch_ = -1;
};

SolverShape shapeFor(const TrainingData& data, const TrainingSettings& settings) {
    SolverShape shape = data.shape;
    shape.layers = settings.layers;
    shape.heads = settings.heads;
    shape.feedForward = settings.feedForward;
    shape.blockSize = std::max(128, shape.promptTokens + shape.stateCount());
    return shape;
}

Run::Run(const TrainingData& data, const TrainingSettings& settings, TrainingSink& sink,
         std::stop_token stop)
    : data_(data)
    , settings_(settings)
    , sink_(sink)
    , stop_(std::move(stop))
    , device_(chooseDevice(settings.device))
    , shape_(shapeFor(data, settings))
    , scaling_(InputScaling::ofBox(shape_))
    , shift_(torch::tensor(scaling_.shift, torch::kFloat64).to(device_.device, torch::kFloat32))
    , scale_(torch::tensor(scaling_.scale, torch::kFloat64).to(device_.device, torch::kFloat32))
    , network_(shape_, device_.device, torch::kFloat32)
    , optimizer_(network_.flat(), network_.decayMask(), settings_)
    , pool_(device_.device.is_cpu() ? threadCount(settings.threads) : 1) {
    network_.initialise(settings.seed);
    best_ = network_.flat().clone();
}

std::vector<const TrainingSet*> Run::setsOfStep(int step) {
    const std::size_t count = data_.train.size();
    const auto batch =
        std::min<std::size_t>(static_cast<std::size_t>(settings_.setsPerStep), count);
    const auto stepsPerEpoch = static_cast<std::int64_t>(count / batch);
    const std::int64_t epoch = step / stepsPerEpoch;
    if (epoch != orderEpoch_) {
        // The order follows from the seed and the epoch, so a resumed run needs no generator.
        order_.resize(count);
        std::iota(order_.begin(), order_.end(), 0U);
        RandomStream random(settings_.seed, static_cast<std::uint64_t>(epoch),
                            /*purpose=*/0x73687566);
        for (std::size_t i = count; i > 1; --i)
            std::swap(order_[i - 1], order_[random.below(i)]);
        orderEpoch_ = epoch;
    }
    std::vector<const TrainingSet*> sets;
    const std::size_t first = static_cast<std::size_t>(step % stepsPerEpoch) * batch;
    for (std::size_t i = 0; i < batch; ++i)
        sets.push_back(&data_.train[order_[first + i]]);
    return sets;
}

std::vector<std::vector<const TrainingSet*>>
Run::groups(std::vector<const TrainingSet*> sets) const {
    // Sets of like size share a group, so that little of it is padding.
    std::stable_sort(sets.begin(), sets.end(), [](const TrainingSet* a, const TrainingSet* b) {
        return rowCount(a->tree) > rowCount(b->tree);
    });
    const std::size_t size = device_.device.is_cpu() ? setsPerGroup : setsPerDeviceGroup;
    std::vector<std::vector<const TrainingSet*>> result;
    for (std::size_t i = 0; i < sets.size(); i += size)
        result.emplace_back(sets.begin() + static_cast<std::ptrdiff_t>(i),
                            sets.begin() +
                                static_cast<std::ptrdiff_t>(std::min(i + size, sets.size())));
    return result;
}

double Run::lossOf(const std::vector<const TrainingSet*>& sets, double scale,
                   torch::Tensor* gradient) {
    std::vector<const PrefixTree*> trees;
    std::vector<double> points;
    double entropy = 0;
    for (const TrainingSet* set : sets) {
        trees.push_back(&set->tree);
        points.insert(points.end(), set->logParameters.begin(), set->logParameters.end());
        entropy += set->tree.entropy;
    }
    RowBatch batch = layOut(trees, shape_);
    batch.to(device_.device, torch::kFloat32);
    const torch::Tensor logParameters =
        torch::tensor(points, torch::kFloat64)
            .view({static_cast<std::int64_t>(sets.size()), shape_.parameterCount()});
    const torch::Tensor prompt = (network_.promptInputs(logParameters) - shift_) * scale_;

    const torch::AutoGradMode gradients(gradient != nullptr);
    const std::vector<torch::Tensor> levels = network_.forward(prompt, batch);
    const std::vector<LevelTargets> targets = layOutTargets(trees, shape_);
    torch::Tensor sum;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const torch::Tensor index = targets[k].index.to(device_.device);
        const torch::Tensor weight = targets[k].weight.to(device_.device);
        const torch::Tensor part = torch::dot(levels[k].view({-1}).index_select(0, index), weight);
        sum = k == 0 ? part : sum + part;
    }
    const torch::Tensor loss = -sum * scale;
    if (gradient != nullptr) {
        std::vector<torch::Tensor> parts;
        for (const torch::Tensor& part : torch::autograd::grad({loss}, network_.leaves()))
            parts.push_back(part.reshape({-1}));
        *gradient = torch::cat(parts);
    }
    return loss.item<double>() / scale - entropy;
}

void Run::step() {
    const auto batches = groups(setsOfStep(step_));
    std::size_t count = 0;
    for (const auto& batch : batches)
        count += batch.size();
    const double scale = 1.0 / static_cast<double>(count);
    std::vector<torch::Tensor> gradients(batches.size());
    std::vector<double> losses(batches.size());
    pool_.run(static_cast<int>(batches.size()), [&](int i) {
        useOneThreadPerOperation();
        const auto n = static_cast<std::size_t>(i);
        losses[n] = lossOf(batches[n], scale, &gradients[n]);
    });
    for (std::size_t n = 1; n < gradients.size(); ++n)
        gradients[0].add_(gradients[n]);
    const double loss = std::accumulate(losses.begin(), losses.end(), 0.0) * scale;
    if (!std::isfinite(loss))
        throw Error("",
                    text(DYNGPT_TEXT("core", "The training loss is no longer a number at "
                                             "step %1"),
                         step_),
                    text(DYNGPT_TEXT("core", "Use a smaller learning rate")));
    optimizer_.update(step_, gradients[0]);
    lossSum_ += loss;
    ++lossSteps_;
    ++step_;
}

double Run::heldOutLoss() {
    std::vector<const TrainingSet*> sets;
    for (const TrainingSet& set : data_.heldOut)
        sets.push_back(&set);
    const auto batches = groups(std::move(sets));
    std::vector<double> losses(batches.size());
    pool_.run(static_cast<int>(batches.size()), [&](int i) {
        useOneThreadPerOperation();
        const auto n = static_cast<std::size_t>(i);
        losses[n] = lossOf(batches[n], 1.0, nullptr);
    });
    return std::accumulate(losses.begin(), losses.end(), 0.0) /
           static_cast<double>(data_.heldOut.size());
}

void Run::evaluate() {
    TrainingPoint point;
    point.step = step_;
    point.trainLoss = lossSum_ / std::max(1, lossSteps_);
    // Without held-out sets the training loss has to do.
    point.heldOutLoss = data_.heldOut.empty() ? point.trainLoss : heldOutLoss();
    point.learningRate = optimizer_.learningRate(step_ - 1);
    point.seconds = seconds();
    lossSum_ = 0;
    lossSteps_ = 0;
    history_.push_back(point);
    if (point.heldOutLoss < bestLoss_) {
        bestLoss_ = point.heldOutLoss;
        bestStep_ = step_;
        best_.copy_(network_.flat().detach());
        badEvaluations_ = 0;
    } else {
        ++badEvaluations_;
    }
    sink_.trainingPoint(point);
}

void Run::report() {
    sink_.progress({static_cast<double>(step_), static_cast<double>(settings_.steps),
                    text(DYNGPT_TEXT("core", "Step %1 of %2"), step_, settings_.steps)});
}

StopReason Run::loop() {
    double lastCheckpoint = seconds();
    while (step_ < settings_.steps) {
        if (stop_.stop_requested())
            return StopReason::Cancelled;
        step();
        report();
        if (step_ % settings_.evaluateEvery == 0 || step_ == settings_.steps) {
            evaluate();
            if (settings_.patience > 0 && badEvaluations_ >= settings_.patience)
                return StopReason::NoImprovement;
        }
        if (seconds() - lastCheckpoint > secondsBetweenCheckpoints && step_ < settings_.steps) {
            sink_.checkpoint(checkpoint());
            lastCheckpoint = seconds();
        }
    }
    return StopReason::AllSteps;
}

std::string Run::solver() {
    const torch::NoGradGuard noGrad;
    const torch::Tensor present = network_.flat().clone();
    network_.flat().copy_(best_);
    Checkpoint file;
    file.shape = shape_;
    file.info = json{{"best_step", bestStep_}, {"held_out_loss", bestLoss_}}.dump();
    file.tensors = network_.save();
    scaling_.fold(file.tensors);
    network_.flat().copy_(present);
    return encodeCheckpoint(file);
}

std::string Run::checkpoint() {
    Checkpoint file;
    file.shape = shape_;
    file.tensors = {{"weights", named(network_.flat())},
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
    const Checkpoint file = decodeCheckpoint(bytes, place);
    const auto misfit = [&]() {
        throw Error(place, text(DYNGPT_TEXT("core", "The checkpoint belongs to another training")),
                    text(DYNGPT_TEXT("core", "Start the training anew")));
    };
    const auto load = [&](const char* name, torch::Tensor& target) {
        const auto found = file.tensors.find(name);
        if (found == file.tensors.end() || found->second.type != NamedTensor::Type::Float32 ||
            found->second.shape != target.sizes().vec())
            misfit();
        const torch::Tensor values = torch::empty(target.sizes(), torch::kFloat32);
        std::memcpy(values.data_ptr(), found->second.bytes.data(), found->second.bytes.size());
        const torch::NoGradGuard noGrad;
        target.copy_(values);
    };
    load("weights", network_.flat());
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
