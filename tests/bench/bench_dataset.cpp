// Sets of the seed network, as Simulate makes them, on two threads: beside hand-written loops at
// the same parameter points, and beside the network with gamma waiting times. Histograms and
// their compression included.

#include "core/simulation/dataset.h"
#include "tests/bench/bench_networks.h"
#include "tests/bench/hand_written.h"
#include "tests/bench/ratio_reporter.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace dyngpt;
using namespace bench;

namespace {

constexpr int sets = 200;
constexpr int threads = 2;

class CompressingStore : public DatasetStore {
public:
    bool contains(Partition, int) const override { return false; }
    void put(Partition, int, const SimulatedSet& set) override {
        bytes += encodeHistogram(set.histogram).size();
    }
    std::size_t bytes = 0;
};

void ours(benchmark::State& state, const Network& network) {
    SimulationSettings settings;
    settings.trainSets = sets;
    settings.validSets = 0;
    settings.threads = threads;
    ProgressSink silent;
    for (auto _ : state) {
        CompressingStore store;
        buildDataset(network, settings, store, silent, {});
        benchmark::DoNotOptimize(store.bytes);
    }
    state.SetItemsProcessed(state.iterations() * sets);
}

void byHand(benchmark::State& state) {
    const Network network = seedNetwork();
    for (auto _ : state) {
        std::atomic<int> next{0};
        const auto work = [&] {
            handwritten::Histogram histogram;
            for (int i = next++; i < sets; i = next++) {
                const auto p = parameterPoint(network, Partition::Train, i);
                handwritten::GeneExpression model{p[0], p[1], p[2], p[3], p[4], p[5], p[6]};
                histogram.clear();
                handwritten::simulate(model, 6000, 1000, 0.05, static_cast<std::uint64_t>(i),
                                      histogram);
                benchmark::DoNotOptimize(histogram.size());
            }
        };
        std::vector<std::jthread> pool;
        for (int i = 0; i < threads; ++i)
            pool.emplace_back(work);
    }
    state.SetItemsProcessed(state.iterations() * sets);
}

} // namespace

int main(int argc, char** argv) {
    const auto add = [](const char* name, const Network& network) {
        benchmark::RegisterBenchmark(name, [network](benchmark::State& state) {
            ours(state, network);
        })->UseRealTime();
    };
    add("seed dataset/ours", seedNetwork());
    benchmark::RegisterBenchmark("seed dataset/peer", byHand)->UseRealTime();
    for (const char* shape : {"0.5", "3"}) {
        const std::vector<std::pair<double, double>> ranges(4, {0.5, 5});
        const std::string name = std::string("gamma dataset ") + shape;
        add((name + "/ours").c_str(), withRanges(splicing(true, shape), ranges));
        add((name + "/peer").c_str(), withRanges(splicing(false, shape), ranges));
    }
    return runInTurn(argc, argv);
}
