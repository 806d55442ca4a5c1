// The same network on different devices: log probabilities, gradients and a short training must
// agree; then what each device does a second, beside the reference package's way. Exits with 1 when
// something disagrees.
//   compare_devices [LARGEST [BATCHES]]
//       LARGEST  sets a step up to which speeds are measured (256)
//       BATCHES  of the reference's way that are timed (3)

#include "core/nn/backend.h"
#include "core/nn/torch/single_thread.h"
#include "core/nn/torch/training_loss.h"
#include "tests/bench/torch/reference_way.h"
#include "tests/bench/training_sets.h"

#include <algorithm>
#include <chrono>
#include <cmath>
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

TrainingSettings settingsFor(const std::string& device, int steps, int setsPerStep) {
    TrainingSettings settings = trainingPreset("quick");
    settings.steps = steps;
    settings.evaluateEvery = steps;
    settings.setsPerStep = setsPerStep;
    settings.warmUpSteps = 10;
    settings.learningRate = 1e-3;
    settings.device = device;
    return settings;
}

std::vector<TrainingPoint> train(const TrainingData& data, const TrainingSettings& settings) {
    Points points;
    dyngptBackend()->train(data, settings, {}, points, {});
    return points.all;
}

double milliseconds(const TrainingLoss& loss, const std::vector<const TrainingSet*>& sets) {
    constexpr int rounds = 20;
    torch::Tensor gradient;
    loss.histograms(sets, 1, 0, &gradient); // warms up
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i)
        loss.histograms(sets, 1, 0, &gradient);
    gradient.sum().item<double>(); // waits for the device
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    return time.count() / rounds;
}

/// Loss and gradient of sets that stay on the device and of the same laid out by the host, and of
/// the reference's way to them.
void compareWays(const std::vector<TrainingSet>& sets, const std::string& device) {
    const SolverShape shape = seedShape();
    Transformer network(shape, device, torch::kFloat32);
    network.load(randomWeights(shape).tensors, "random");
    InputScaling raw; // the reference's way takes raw inputs
    raw.shift.assign(static_cast<std::size_t>(network.inputs()), 0);
    raw.scale.assign(raw.shift.size(), 1);
    const TrainingLoss laidOut(network, raw);
    TrainingLoss gathered(network, raw);
    std::vector<const TrainingSet*> all;
    for (const TrainingSet& set : sets)
        all.push_back(&set);
    const ResidentSets resident(all, shape, network.device(), network.type());
    gathered.keep(resident);
    std::printf("ways to a gradient on %s, float32\n", device.c_str());
    torch::Tensor expected;
    torch::Tensor found;
    const double loss = laidOut.histograms(all, 1, 0, &expected);
    report("sets on the device and from the host: loss",
           std::abs(gathered.histograms(all, 1, 0, &found) / loss - 1), 1e-6);
    report("gradient by the weights", difference(found, expected), 1e-5);
    std::printf(
        "  a gradient of %zu sets: %.2f ms with sets on the device, %.2f ms from the host\n",
        all.size(), milliseconds(gathered, all), milliseconds(laidOut, all));

    const double shared = laidOut.histograms({all[0]}, 1, 0, &expected) + all[0]->tree.entropy;
    double separate = 0;
    const WeightedStates states = statesOf(*all[0]);
    found = gradientWithoutSharing(network, all[0]->logParameters, states.states, states.weights,
                                   &separate);
    report("prefixes shared and not: loss", std::abs(separate / shared - 1), 1e-5);
    report("gradient by the weights", difference(found, expected), 1e-4);
}

void compareTraining(const TrainingData& data, const std::string& device, Precision precision,
                     double allowed) {
    TrainingSettings settings = settingsFor("cpu", 60, 16);
    settings.evaluateEvery = 20;
    const auto expected = train(data, settings);
    settings.device = device;
    settings.precision = precision;
    const auto found = train(data, settings);
    std::printf("training on %s%s and cpu, loss after steps\n", device.c_str(),
                precision == Precision::Mixed ? " with mixed precision" : "");
    for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
        const std::string step = std::to_string(expected[i].step);
        report(step.c_str(), std::abs(found[i].heldOutLoss / expected[i].heldOutLoss - 1), allowed);
    }
    if (found.size() != expected.size() || found.empty())
        ++disagreements;
}

double secondsOfStep(const TrainingData& data, TrainingSettings settings, int steps) {
    // The first part warms up, the second is timed; no held-out sets, which would be timed too.
    settings.steps = 2 * steps;
    settings.evaluateEvery = steps;
    const auto points = train({data.shape, data.train, {}}, settings);
    return (points.back().seconds - points[points.size() - 2].seconds) / steps;
}

void throughput(const TrainingData& data, const std::string& device, Precision precision,
                int largest) {
    const std::string name = device + (precision == Precision::Mixed ? " mixed" : "");
    for (int sets = 16; sets <= largest; sets *= 4) {
        const int steps = device == "cpu" ? std::max(2, 320 / sets) : std::max(20, 3200 / sets);
        TrainingSettings settings = settingsFor(device, steps, sets);
        settings.precision = precision;
        const double seconds = secondsOfStep(data, settings, steps);
        std::printf("%-14s %8d %12.1f %12.0f %14.3g\n", name.c_str(), sets, 1 / seconds,
                    sets / seconds, 20001.0 * sets / seconds);
    }
}

/// Both on one core, or on one device: an optimiser step of the reference schedule.
void referenceSchedule(const TrainingData& data, const std::string& device, int batches) {
    TrainingSettings settings = trainingPreset("reference");
    settings.device = device;
    settings.threads = 1;
    const double ours = secondsOfStep(data, settings, device == "cpu" ? 3 : 50);
    const SolverShape shape = seedShape();
    Transformer network(shape, device, torch::kFloat32);
    network.load(randomWeights(shape).tensors, "random");
    const double theirs = secondsOfReferenceEpoch(network, data.train, batches);
    std::printf("a step of the reference schedule on %s: 100 whole histograms %.4g s; the "
                "reference's way, 100 x 1000 samples, %.4g s (from %d batches): %.0f times "
                "faster\n",
                device.c_str(), ours, theirs, batches, theirs / ours);
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
    const int batches = argc > 2 ? std::atoi(argv[2]) : 3;
    std::vector<std::string> devices = dyngptBackend()->devices();
    std::printf("LibTorch %s\n", dyngptBackend()->version().c_str());
    useOneThreadPerOperation();
    const std::vector<TrainingSet> sets = simulatedSets(std::max(largest, 100));
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
    for (const std::string& device : devices) {
        compareWays(few, device);
        if (device == "cpu")
            continue;
        compareTraining(data, device, Precision::Single, 1e-3);
        compareTraining(data, device, Precision::Mixed, 1e-2);
    }
    if (devices.size() == 1)
        std::printf("no CUDA device: parity not run\n");

    std::printf("\n%-14s %8s %12s %12s %14s\n", "device", "sets", "steps/s", "sets/s",
                "snapshots/s");
    for (const std::string& device : devices) {
        throughput(data, device, Precision::Single, largest);
        if (device != "cpu")
            throughput(data, device, Precision::Mixed, largest);
    }
    for (const std::string& device : devices)
        referenceSchedule(data, device, batches);
    samplesPerSecond();
    std::printf("%d disagreements\n", disagreements);
    return disagreements == 0 ? 0 : 1;
}
