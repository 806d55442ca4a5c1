#include "tests/bench/ratio_reporter.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace bench {

namespace {

class RatioReporter : public benchmark::ConsoleReporter {
public:
    RatioReporter() : ConsoleReporter(OO_Tabular) {}

    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs)
            if (run.run_type == Run::RT_Iteration && run.counters.contains("items_per_second"))
                speeds_[run.run_name.function_name].push_back(
                    run.counters.at("items_per_second").value);
    }

    void Finalize() override {
        ConsoleReporter::Finalize();
        std::printf("\n%-40s %12s %12s %8s\n", "medians, items a second", "ours", "peer", "ratio");
        for (auto& [name, speeds] : speeds_) {
            const std::size_t slash = name.rfind('/');
            const auto peer = speeds_.find(name.substr(0, slash) + "/peer");
            if (name.substr(slash) != "/ours" || peer == speeds_.end())
                continue;
            const double mine = median(speeds);
            const double other = median(peer->second);
            std::printf("%-40s %12.4g %12.4g %8.2f\n", name.substr(0, slash).c_str(), mine, other,
                        mine / other);
        }
    }

private:
    static double median(std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }
    std::map<std::string, std::vector<double>> speeds_;
};

} // namespace

int runInTurn(int argc, char** argv) {
    static char repetitions[] = "--benchmark_repetitions=7";
    static char interleaving[] = "--benchmark_enable_random_interleaving=true";
    static char time[] = "--benchmark_min_time=0.1";
    std::vector<char*> options{argv[0], repetitions, interleaving, time};
    options.insert(options.end(), argv + 1, argv + argc);
    int count = static_cast<int>(options.size());
    benchmark::Initialize(&count, options.data());
    if (benchmark::ReportUnrecognizedArguments(count, options.data()))
        return 1;
    RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}

} // namespace bench
