#pragma once
// Simulated sets of the seed network, ready for training.

#include "core/nn/training.h"
#include "core/simulation/dataset.h"
#include "tests/bench/bench_networks.h"
#include "tests/bench/random_solver.h"

#include <cmath>
#include <utility>
#include <vector>

namespace bench {

/// The same for every number of threads.
inline std::vector<dyngpt::TrainingSet> simulatedSets(int count) {
    class Store : public dyngpt::DatasetStore {
    public:
        explicit Store(int count) : sets(static_cast<std::size_t>(count)) {}
        bool contains(dyngpt::Partition, int) const override { return false; }
        void put(dyngpt::Partition, int index, const dyngpt::SimulatedSet& set) override {
            dyngpt::TrainingSet& result = sets[static_cast<std::size_t>(index)];
            result.tree = dyngpt::buildPrefixTree(set.histogram, seedShape().stateBounds);
            for (const double value : set.parameters)
                result.logParameters.push_back(std::log(value));
        }
        std::vector<dyngpt::TrainingSet> sets;
    };
    dyngpt::SimulationSettings settings;
    settings.trainSets = count;
    settings.validSets = 0;
    Store store(count);
    dyngpt::ProgressSink silent;
    dyngpt::buildDataset(seedNetwork(), settings, store, silent, {});
    return std::move(store.sets);
}

} // namespace bench
