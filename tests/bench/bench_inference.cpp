// Inference on the bundled gene expression solver with mRNA and Protein observed: Nuts,
// Importance and the inferrer on one group of 3,000 cells, then groups of 500 cells one after the
// other on one thread each, as many groups are inferred at once. Wall and CPU seconds, and what
// the posteriors are worth.
//   bench_inference [PROJECT.dyngpt] [--cells N] [--warm-up N] [--draws N] [--groups N]
//                   [--tree-depth N] [--seed N] [--only nuts|importance|inferrer]

#include "core/common/random.h"
#include "core/inference/inference.h"
#include "core/nn/backend.h"
#include "core/project/project.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

using namespace dyngpt;

namespace {

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// Cells drawn from the solver with mRNA and Protein seen.
ObservedData drawCells(const Solver& solver, int cells, std::uint64_t seed) {
    const SolverShape& shape = solver.shape();
    RandomStream random(seed, 0);
    std::vector<double> point, truth;
    for (std::size_t p = 0; p < shape.lower.size(); ++p) {
        const double place = 0.15 + 0.7 * random.uniform();
        truth.push_back(shape.lower[p] + place * (shape.upper[p] - shape.lower[p]));
        point.push_back(std::log(truth.back()));
    }
    const auto draws = solver.sample(point, cells, seed);
    std::vector<std::int32_t> counts;
    for (std::size_t i = 0; i < draws.size(); i += 3)
        counts.insert(counts.end(), {draws[i + 1], draws[i + 2]});
    ObservedData data = dataOfCells("cells", {shape.stateNames[1], shape.stateNames[2]}, counts);
    data.groups[0].truth = truth;
    return data;
}

void print(const char* name, const Posterior& posterior, double wall, double cpu) {
    double worst = 0;
    double fewest = 1e9;
    for (const ParameterEstimate& e : posterior.estimates) {
        worst = std::max(worst, e.rHat);
        fewest = std::min({fewest, e.bulkSize, e.tailSize});
    }
    const SamplerReport& report = posterior.sampler;
    std::printf("%-28s %6.2f s, %6.2f s of CPU; R-hat %.4f, fewest effective draws %.0f, %lld "
                "gradients, %d divergences, %d at the largest depth, acceptance %.2f, k %.2f\n",
                name, wall, cpu, worst, fewest, static_cast<long long>(report.gradients),
                report.divergences, report.deepest, report.meanAcceptance, report.paretoK);
}

void printEstimates(const Posterior& posterior) {
    for (const ParameterEstimate& e : posterior.estimates)
        std::printf("    %-8s %8.4g  (%.4g to %.4g), truth %.4g, contraction %.3f\n",
                    e.name.c_str(), e.estimate, e.low, e.high, e.truth, e.contraction);
    std::printf("    KL %.4f, expected %.4f, limit %.4f\n", posterior.fitKl,
                posterior.fitKlExpected, posterior.fitKlLimit);
    for (const Issue& note : posterior.notes)
        std::printf("    %s\n", note.str().c_str());
}

void time(const char* name, const Solver& solver, const ObservedData& data,
          const InferenceSettings& settings) {
    InferenceSink sink;
    const double cpu = cpuSeconds();
    const auto start = std::chrono::steady_clock::now();
    const auto posterior = inferParameters(solver, data, 0, settings, sink, {});
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    print(name, *posterior, wall.count(), cpuSeconds() - cpu);
    printEstimates(*posterior);
}

void timeGroups(const char* name, const Solver& solver, int groups, InferenceSettings settings) {
    settings.threads = 1;
    InferenceSink sink;
    std::vector<ObservedData> data;
    for (int i = 0; i < groups; ++i)
        data.push_back(drawCells(solver, 500, 100 + static_cast<std::uint64_t>(i)));
    const double cpu = cpuSeconds();
    int inside = 0;
    int flagged = 0;
    double fewest = 1e9;
    for (const ObservedData& cells : data) {
        const auto posterior = inferParameters(solver, cells, 0, settings, sink, {});
        bool bad = posterior->sampler.paretoK > 0.7;
        for (const ParameterEstimate& e : posterior->estimates) {
            inside += e.low <= e.truth && e.truth <= e.high;
            bad |= e.rHat > 1.05;
            fewest = std::min(fewest, e.bulkSize);
        }
        flagged += bad;
    }
    std::printf("%-28s %6.2f s of CPU a group of 500 cells; 95 %% intervals hold %.0f %% of the "
                "truths, %d of %d groups flagged, fewest effective draws %.0f\n",
                name, (cpuSeconds() - cpu) / groups,
                100.0 * inside / static_cast<double>(data.size() * solver.shape().lower.size()),
                flagged, groups, fewest);
}

} // namespace

int main(int argc, char** argv) {
    chooseLinearAlgebra();
    std::filesystem::path project = DYNGPT_SOURCE_DIR "/resources/examples/gene_expression.dyngpt";
    int cells = 3000;
    int groups = 10;
    std::uint64_t seed = 1;
    std::string only;
    InferenceSettings settings;
    for (int i = 1; i < argc; ++i) {
        const auto number = [&] { return i + 1 < argc ? std::atoi(argv[++i]) : 0; };
        if (std::strcmp(argv[i], "--cells") == 0)
            cells = number();
        else if (std::strcmp(argv[i], "--warm-up") == 0)
            settings.warmUp = number();
        else if (std::strcmp(argv[i], "--draws") == 0)
            settings.draws = number();
        else if (std::strcmp(argv[i], "--tree-depth") == 0)
            settings.treeDepth = number();
        else if (std::strcmp(argv[i], "--groups") == 0)
            groups = number();
        else if (std::strcmp(argv[i], "--seed") == 0)
            seed = static_cast<std::uint64_t>(number());
        else if (std::strcmp(argv[i], "--only") == 0 && i + 1 < argc)
            only = argv[++i];
        else
            project = argv[i];
    }
    // The bundled file stays as it is.
    const auto copy = std::filesystem::temp_directory_path() / "bench_inference.dyngpt";
    std::filesystem::copy_file(project, copy, std::filesystem::copy_options::overwrite_existing);
    const auto solver = backend().loadSolver(Project::open(copy)->solverBytes(), Precision::Single);
    std::filesystem::remove(copy);

    const ObservedData data = drawCells(*solver, cells, seed);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("%d cells, %zu distinct states\n", cells, data.groups[0].cells.size());
    settings.method = InferenceMethod::Nuts;
    if (only.empty() || only == "nuts")
        time("Nuts, 4 chains", *solver, data, settings);
    settings.method = InferenceMethod::Importance;
    if (only.empty() || only == "importance")
        time("Importance", *solver, data, settings);
    settings.method = InferenceMethod::Inferrer;
    settings.starts = 20;
    settings.steps = 80;
    if (only.empty() || only == "inferrer")
        time("Inferrer, 20 starts x 80", *solver, data, settings);

    if (groups == 0)
        return 0;
    settings.method = InferenceMethod::Importance;
    settings.draws = 250;
    timeGroups("Importance, 1,000 draws", *solver, groups, settings);
    settings.method = InferenceMethod::Nuts;
    settings.warmUp = 150;
    settings.chains = 2;
    settings.draws = 250;
    timeGroups("Nuts, 2 chains x 250", *solver, groups, settings);
    return 0;
}
