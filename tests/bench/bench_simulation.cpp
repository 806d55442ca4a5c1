// Events per second of the simulators beside hand-written loops for the same networks; ratios of
// medians, the two taken in turn. "hist" includes the snapshots and their histogram. For
// GillesPy2's compiled solver beside them see CONTRIBUTING.md.

#include "core/simulation/simulator.h"
#include "tests/bench/bench_networks.h"
#include "tests/bench/hand_written.h"
#include "tests/bench/ratio_reporter.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace dyngpt;
using namespace bench;

namespace {

std::vector<double> values(const Network& network) {
    std::vector<double> result;
    for (const Parameter& parameter : network.parameters)
        result.push_back(*parameter.value);
    return result;
}

void ours(benchmark::State& state, const Network& network, SimulationMethod method) {
    const CompiledNetwork compiled(network);
    const auto simulator = makeSimulator(compiled, method);
    const auto parameters = values(network);
    std::uint64_t stream = 0;
    for (auto _ : state) {
        simulator->start(parameters, RandomStream(1, stream++));
        simulator->advance(std::numeric_limits<double>::infinity(), 1'000'000);
    }
    state.SetItemsProcessed(state.iterations() * 1'000'000);
}

template <class Model> void byHand(benchmark::State& state, Model start, double tEnd) {
    handwritten::Histogram histogram;
    std::uint64_t events = 0;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        Model model = start;
        events += handwritten::simulate(model, tEnd, 0, 0, seed++, histogram);
        benchmark::DoNotOptimize(model);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(events));
}

std::vector<int> inOrder(int size) {
    std::vector<int> order(static_cast<std::size_t>(size));
    std::iota(order.begin(), order.end(), 0);
    return order;
}
std::vector<int> shuffled(int size) {
    std::vector<int> order = inOrder(size);
    std::shuffle(order.begin(), order.end(), std::mt19937(1));
    return order;
}

/// "NAME/ours" in its ways and "NAME/peer" to compare it with.
void addSimulation(const std::string& name, const Network& network,
                   SimulationMethod method = SimulationMethod::Automatic) {
    benchmark::RegisterBenchmark(
        name.c_str(), [network, method](benchmark::State& state) { ours(state, network, method); });
}
template <class Model> void addByHand(const std::string& name, const Model& model, double tEnd) {
    benchmark::RegisterBenchmark(
        name.c_str(), [model, tEnd](benchmark::State& state) { byHand(state, model, tEnd); });
}

void addAll() {
    addSimulation("seed/ours", geneExpression());
    addByHand("seed/peer", handwritten::GeneExpression{0.05, 0.05, 5, 2, 1, 0.35, 0.3}, 40000);
    addSimulation("cascade/ours", cascade());
    addByHand("cascade/peer", handwritten::Cascade{25, 0.5, 0.5}, 2000);
    addSimulation("autoregulation/ours", autoregulation());
    addByHand("autoregulation/peer", handwritten::Autoregulation{8, 20, 2.5, 2, 0.5, 0.4}, 20000);
    // The peer of waiting times is the Markovian network by the same method.
    for (const char* shape : {"0.5", "3"})
        for (const auto method :
             {SimulationMethod::Direct, SimulationMethod::CompositionRejection}) {
            const std::string name =
                std::string("gamma ") + shape +
                (method == SimulationMethod::Direct ? " direct" : " composition-rejection");
            addSimulation(name + "/ours", splicing(true, shape), method);
            addSimulation(name + "/peer", splicing(false, shape), SimulationMethod::Direct);
        }
    addSimulation("ring of 500, any order/ours", ring(shuffled(500)));
    addSimulation("ring of 500, any order/peer", ring(inOrder(500)));
    for (const int states : {10, 30, 100, 333, 1000, 3333}) {
        const std::string name = std::to_string(3 * states) + " events";
        addSimulation(name + ", composition-rejection/ours", large(states),
                      SimulationMethod::CompositionRejection);
        addSimulation(name + ", composition-rejection/peer", large(states),
                      SimulationMethod::Direct);
    }
}

} // namespace

int main(int argc, char** argv) {
    addAll();
    return bench::runInTurn(argc, argv);
}
