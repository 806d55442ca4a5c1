// The same network on different devices: log probabilities, gradients and a short training must
// agree; then what each device does a second. Exits with 1 when something disagrees.
//   compare_devices [largest sets per step, default 256]

#include "core/nn/backend.h"
#include "core/nn/torch/single_thread.h"
#include "core/nn/torch/transformer.h"
#include "tests/bench/training_sets.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>

extern "C" const dyngpt::Backend* dyngptBackend();

using namespace dyngpt;
using namespace bench;

namespace {

int disagreements = 0;

void report(const char* what, double difference, double allowed) {
    const bool good = difference <= allowed; // false for a difference that is no number
    disagreements += good ? 0 : 1;
    std::printf("  %-46s %9.2e  (at most %.0e) %s\n", what, difference, allowed,
                good ? "" : "DISAGREES");
}

/// Largest difference over the size of the largest number.
double difference(const torch::Tensor& a, const torch::Tensor& b) {
    const torch::Tensor x = a.detach().to(torch::kCPU, torch::kFloat64);
    const torch::Tensor y = b.detach().to(torch::kCPU, torch::kFloat64);
    return ((x - y).abs().max() / y.abs().max()).item<double>();
}

struct Answers {
    torch::Tensor logProbability;
    torch::Tensor pointGradient;
    torch::Tensor weightGradient;
};

/// Log probabilities of the sets' targets, and the gradient of their weighted sum.
Answers answers(const std::vector<TrainingSet>& sets, int layers, const torch::Device& device,
                torch::ScalarType type) {
    SolverShape shape = seedShape();
    shape.layers = layers;
    Transformer network(shape, device, type);
    network.load(randomWeights(shape).tensors, "random");
    std::vector<const PrefixTree*> trees;
    std::vector<double> values;
    for (const TrainingSet& set : sets) {
        trees.push_back(&set.tree);
        values.insert(values.end(), set.logParameters.begin(), set.logParameters.end());
    }
    RowBatch batch = layOut(trees, shape);
    batch.to(device, type);
    const torch::Tensor points =
        torch::tensor(values, torch::kFloat64)
            .view({static_cast<std::int64_t>(sets.size()), shape.parameterCount()})
            .requires_grad_(true);
    const auto levels = network.forward(network.promptInputs(points), batch);
    const auto targets = layOutTargets(trees, shape);
    std::vector<torch::Tensor> parts;
    torch::Tensor sum = torch::zeros({}, torch::TensorOptions().device(device).dtype(type));
    for (std::size_t k = 0; k < levels.size(); ++k) {
        parts.push_back(levels[k].view({-1}).index_select(0, targets[k].index.to(device)));
        sum = sum + torch::dot(parts.back(), targets[k].weight.to(device, type));
    }
    std::vector<torch::Tensor> inputs = network.leaves();
    inputs.push_back(points);
    const auto gradients = torch::autograd::grad({sum}, inputs);
    std::vector<torch::Tensor> flat;
    for (auto gradient = gradients.begin(); gradient != std::prev(gradients.end()); ++gradient)
        flat.push_back(gradient->reshape({-1}));
    return {torch::cat(parts), gradients.back(), torch::cat(flat)};
}

void compare(const char* what, const Answers& found, const Answers& expected, double allowed) {
    std::printf("%s\n", what);
    report("log probabilities", difference(found.logProbability, expected.logProbability), allowed);
    report("gradient by the parameters", difference(found.pointGradient, expected.pointGradient),
           10 * allowed);
    report("gradient by the weights", difference(found.weightGradient, expected.weightGradient),
           10 * allowed);
}

class Points : public TrainingSink {
public:
    void trainingPoint(const TrainingPoint& point) override { all.push_back(point); }
    std::vector<TrainingPoint> all;
};

std::vector<TrainingPoint> train(const TrainingData& data, const std::string& device, int steps,
                                 int evaluateEvery, int setsPerStep) {
    TrainingSettings settings = trainingPreset("quick");
    settings.steps = steps;
    settings.evaluateEvery = evaluateEvery;
    settings.setsPerStep = setsPerStep;
    settings.warmUpSteps = 10;
    settings.learningRate = 1e-3;
    settings.device = device;
    Points points;
    dyngptBackend()->train(data, settings, {}, points, {});
    return points.all;
}

void compareTraining(const TrainingData& data, const std::string& device) {
    const auto expected = train(data, "cpu", 60, 20, 16);
    const auto found = train(data, device, 60, 20, 16);
    std::printf("training on %s and cpu, loss after steps\n", device.c_str());
    for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
        const std::string step = std::to_string(expected[i].step);
        report(step.c_str(), std::abs(found[i].heldOutLoss / expected[i].heldOutLoss - 1), 1e-3);
    }
    if (found.size() != expected.size() || found.empty())
        ++disagreements;
}

void throughput(const TrainingData& data, const std::string& device, int largest) {
    for (int sets = 16; sets <= largest; sets *= 4) {
        // The first part warms up, the second is timed.
        const int steps = device == "cpu" ? std::max(2, 320 / sets) : std::max(20, 3200 / sets);
        const auto points = train(data, device, 2 * steps, steps, sets);
        const double seconds = points.back().seconds - points[points.size() - 2].seconds;
        std::printf("%-10s %8d %12.1f %12.0f %14.3g\n", device.c_str(), sets, steps / seconds,
                    steps * sets / seconds, 20001.0 * steps * sets / seconds);
    }
}

void samplesPerSecond() {
    const auto solver = dyngptBackend()->loadSolver(encodeCheckpoint(randomWeights(seedShape())),
                                                    Precision::Single);
    constexpr int count = 100000;
    const auto start = std::chrono::steady_clock::now();
    constexpr int rounds = 5;
    for (int i = 0; i < rounds; ++i)
        solver->sample(centre(seedShape()), count, static_cast<std::uint64_t>(i));
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    std::printf("samples drawn from the solver, one core: %.3g a second\n",
                rounds * count / time.count());
}

} // namespace

int main(int argc, char** argv) {
    const int largest = argc > 1 ? std::atoi(argv[1]) : 256;
    std::vector<std::string> devices = dyngptBackend()->devices();
    std::printf("LibTorch %s\n", dyngptBackend()->version().c_str());
    useOneThreadPerOperation();
    const std::vector<TrainingSet> sets = simulatedSets(std::max(largest, 64));
    const std::vector<TrainingSet> few(sets.begin(), sets.begin() + 8);
    TrainingData data{seedShape(), sets, {}};
    data.heldOut.assign(sets.begin(), sets.begin() + 32);

    for (const int layers : {1, 2}) {
        const std::string suffix = layers == 1 ? ", one layer" : ", two layers";
        const Answers exact = answers(few, layers, torch::kCPU, torch::kFloat64);
        const Answers single = answers(few, layers, torch::kCPU, torch::kFloat32);
        compare(("cpu float32 and float64" + suffix).c_str(), single, exact, 1e-5);
        for (const std::string& device : devices) {
            if (device == "cpu")
                continue;
            compare((device + " and cpu, float64" + suffix).c_str(),
                    answers(few, layers, device, torch::kFloat64), exact, 1e-12);
            compare((device + " and cpu, float32" + suffix).c_str(),
                    answers(few, layers, device, torch::kFloat32), single, 1e-5);
        }
    }
    for (const std::string& device : devices)
        if (device != "cpu")
            compareTraining(data, device);
    if (devices.size() == 1)
        std::printf("no CUDA device: parity not run\n");

    std::printf("\n%-10s %8s %12s %12s %14s\n", "device", "sets", "steps/s", "sets/s",
                "snapshots/s");
    for (const std::string& device : devices)
        throughput(data, device, largest);
    samplesPerSecond();
    std::printf("%d disagreements\n", disagreements);
    return disagreements == 0 ? 0 : 1;
}
