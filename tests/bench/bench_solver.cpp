// The solver of the seed network on one core: answers at one parameter point, a likelihood with
// its gradient, and one training step over whole histograms. Weights are random: they cost the
// same as trained ones. With --table BOUND,BOUND...: one joint table of these bounds, its time and
// the memory that the program has taken at most.

#include "core/nn/backend.h"
#include "tests/bench/random_solver.h"
#include "tests/bench/training_sets.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <set>
#include <sstream>

using namespace dyngpt;
using namespace bench;

namespace {

const Solver& seedSolver() {
    static const auto solver = randomSolver(seedShape());
    return *solver;
}

void jointTable(benchmark::State& state) {
    const std::vector<double> point = centre(seedShape());
    for (auto _ : state)
        benchmark::DoNotOptimize(seedSolver().jointTable(point).probability.data());
}
BENCHMARK(jointTable)->Name("joint table (bar: 20 ms)")->Unit(benchmark::kMillisecond);

void samples(benchmark::State& state) {
    const std::vector<double> point = centre(seedShape());
    for (auto _ : state)
        benchmark::DoNotOptimize(seedSolver().sample(point, 100000, 1).data());
}
BENCHMARK(samples)->Name("100,000 samples (bar: 300 ms)")->Unit(benchmark::kMillisecond);

/// 3,000 cells with ON hidden, as distinct states.
ObservedStates cells() {
    const std::vector<std::int32_t> drawn = seedSolver().sample(centre(seedShape()), 3000, 2);
    std::set<std::pair<std::int32_t, std::int32_t>> distinct;
    for (std::size_t i = 0; i < drawn.size(); i += 3)
        distinct.emplace(drawn[i + 1], drawn[i + 2]);
    ObservedStates result{{1, 2}, {}};
    for (const auto& [rna, protein] : distinct)
        result.values.insert(result.values.end(), {rna, protein});
    return result;
}

void likelihood(benchmark::State& state, int points, bool withGradient) {
    const ObservedStates observed = cells();
    const auto query = seedSolver().prepare(observed);
    std::vector<double> all;
    for (int i = 0; i < points; ++i)
        for (const double value : centre(seedShape()))
            all.push_back(value + 0.01 * i);
    const std::vector<double> cotangent(observed.size() * static_cast<std::size_t>(points), 1.0);
    for (auto _ : state) {
        const auto evaluation = query->evaluate(all);
        if (withGradient)
            benchmark::DoNotOptimize(evaluation->pullBack(cotangent).data());
    }
    state.counters["states"] = static_cast<double>(observed.size());
}
BENCHMARK_CAPTURE(likelihood, value, 1, false)
    ->Name("likelihood of 3,000 cells, ON hidden")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(likelihood, gradient, 1, true)
    ->Name("likelihood with gradient")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(likelihood, gradients, 32, true)
    ->Name("likelihood with gradient, 32 points")
    ->Unit(benchmark::kMillisecond);

constexpr int steps = 20;

void trainingSteps(benchmark::State& state) {
    const TrainingData data{seedShape(), simulatedSets(64), {}};
    TrainingSettings settings = trainingPreset("quick");
    settings.steps = settings.evaluateEvery = steps;
    settings.warmUpSteps = 1;
    settings.threads = 1;
    settings.device = "cpu";
    TrainingSink sink;
    for (auto _ : state)
        benchmark::DoNotOptimize(backend().train(data, settings, {}, sink, {}).bestHeldOutLoss);
    state.counters["ms a step"] = benchmark::Counter(
        steps / 1e3, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(trainingSteps)
    ->Name("20 training steps of 16 sets (bar: 40 ms a step)")
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

/// bounds as in 2,2236,2236
int oneTable(const std::string& bounds) {
    SolverShape shape = seedShape();
    shape.stateBounds.clear();
    std::istringstream list(bounds);
    for (std::string bound; std::getline(list, bound, ',');)
        shape.stateBounds.push_back(std::stoi(bound));
    shape.stateNames.assign(shape.stateBounds.size(), "X");
    shape.initialState.assign(shape.stateBounds.size(), 0);
    const auto solver = randomSolver(shape);
    const auto start = std::chrono::steady_clock::now();
    const JointTable table = solver->jointTable(centre(shape));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    double sum = 0;
    for (const double p : table.probability)
        sum += p;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu cells: %.2f s, sum %.9f, at most %.0f MB\n", table.probability.size(),
                seconds.count(), sum, static_cast<double>(usage.ru_maxrss) / 1024);
    return std::abs(sum - 1) < 1e-3 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    chooseLinearAlgebra();
    if (argc == 3 && std::strcmp(argv[1], "--table") == 0)
        return oneTable(argv[2]);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    seedSolver(); // loading LibTorch is no part of the first timing
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
