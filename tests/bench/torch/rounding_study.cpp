// What products on tensor cores would do to a training, measured on the CPU: held-out losses of the
// quick preset with exact products and with rounded ones, and of the trained solvers in double
// precision.
//   rounding_study [SETS [STEPS]]   default 1000 and 3000

#include "core/nn/backend.h"
#include "tests/bench/torch/reference_way.h"
#include "tests/bench/torch/rounded_products.h"
#include "tests/bench/training_sets.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

extern "C" const dyngpt::Backend* dyngptBackend();

using namespace dyngpt;
using namespace bench;

namespace {

/// Mean KL(histogram, solver), as those see it who use the solver.
double lossOf(const std::string& solver, const std::vector<TrainingSet>& sets) {
    const auto loaded = dyngptBackend()->loadSolver(solver, Precision::Double);
    const std::vector<int>& bounds = loaded->shape().stateBounds;
    double loss = 0;
    for (const TrainingSet& set : sets) {
        const WeightedStates states = statesOf(set);
        const JointTable table = loaded->jointTable(set.logParameters);
        loss -= set.tree.entropy;
        for (std::size_t i = 0; i < states.weights.size(); ++i) {
            std::size_t cell = 0;
            for (std::size_t k = 0; k < bounds.size(); ++k)
                cell = cell * static_cast<std::size_t>(bounds[k]) +
                       static_cast<std::size_t>(states.states[bounds.size() * i + k]);
            loss -= states.weights[i] * std::log(table.probability[cell]);
        }
    }
    return loss / static_cast<double>(sets.size());
}

} // namespace

int main(int argc, char** argv) {
    const int sets = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int steps = argc > 2 ? std::atoi(argv[2]) : 3000;
    TrainingData data{seedShape(), simulatedSets(sets), {}};
    const auto heldOut = static_cast<std::ptrdiff_t>(data.train.size() / 10);
    data.heldOut.assign(data.train.end() - heldOut, data.train.end());
    data.train.erase(data.train.end() - heldOut, data.train.end());
    std::printf("%-6s %-16s %14s %14s\n", "seed", "products", "held-out loss", "in use");
    for (const std::uint64_t seed : {1, 2}) {
        for (const auto& [name, bits] :
             {std::pair{"exact", 24}, {"TF32", tf32Bits}, {"bfloat16", bfloat16Bits}}) {
            TrainingSettings settings = trainingPreset("quick");
            settings.steps = settings.evaluateEvery = steps;
            settings.device = "cpu";
            settings.threads = 1; // products are rounded on the calling thread
            settings.seed = seed;
            std::optional<RoundedProducts> products;
            if (bits < 24)
                products.emplace(bits);
            TrainingSink sink;
            const TrainingResult result = dyngptBackend()->train(data, settings, {}, sink, {});
            products.reset();
            std::printf("%-6d %-16s %14.6f %14.6f\n", static_cast<int>(seed), name,
                        result.bestHeldOutLoss, lossOf(result.solver, data.heldOut));
            std::fflush(stdout);
        }
    }
    return 0;
}
