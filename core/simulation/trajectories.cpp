#include "core/simulation/trajectories.h"

#include "core/common/thread_count.h"
#include "core/common/worker_pool.h"
#include "core/model/rate_expression.h"
#include "core/simulation/running_statistics.h"
#include "core/simulation/triggered_simulator.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace dyngpt {
namespace {

constexpr std::uint64_t purpose = 0x5452414A; // streams of this stage
constexpr std::uint64_t eventsBetweenChecks = 8192;
constexpr std::uint64_t mostEvents = 1'000'000'000; ///< of one run: it has run away
constexpr std::size_t mostCells = 10'000'000;       ///< times x outputs
constexpr std::size_t waveValues = 1 << 22;         ///< kept of the runs of a wave
constexpr std::size_t mostCountedValues = 1 << 24;  ///< of all quantiles

/// Runs one path after another and writes down what it passes at the times of the grid. One
/// object per thread.
class PathRecorder {
public:
    PathRecorder(const Network& network, const CompiledNetwork& compiled,
                 const std::vector<double>& parameters, const TrajectorySettings& settings)
        : network_(network)
        , parameters_(parameters)
        , settings_(settings)
        , values_(network.stateNames.size() + parameters.size()) {
        if (network.triggers.empty())
            simulator_ = makeSimulator(compiled, settings.method);
        else
            simulator_ = std::make_unique<TriggeredSimulator>(network, compiled, settings.method);
        std::vector<std::string> names = network.stateNames;
        for (const Parameter& parameter : network.parameters)
            names.push_back(parameter.name);
        for (const DerivedQuantity& derived : network.derived)
            derived_.emplace_back(derived.formula, names, values_.data());
        std::copy(parameters.begin(), parameters.end(),
                  values_.end() - static_cast<std::ptrdiff_t>(parameters.size()));
    }

    /// Fills out[time * outputs + output]; false when stopped.
    bool record(int run, std::span<double> out, const std::stop_token& stop) {
        try {
            simulator_->start(parameters_, RandomStream(settings_.seed,
                                                        static_cast<std::uint64_t>(run), purpose));
            auto next = out.begin();
            for (int i = 0; i <= settings_.grid; ++i) {
                if (!advance(timeOf(settings_, i), stop))
                    return false;
                next = look(next);
            }
        } catch (const Error& error) {
            std::vector<Issue> issues = error.issues();
            issues.push_back({Severity::Note,
                              {},
                              text(DYNGPT_TEXT("core", "This happened at time %1 of run %2"),
                                   simulator_->time(), run + 1),
                              {}});
            throw Error(std::move(issues));
        }
        return true;
    }
    std::uint64_t events() const { return simulator_->eventCount(); }

    static double timeOf(const TrajectorySettings& settings, int i) {
        return i == settings.grid ? settings.tEnd : settings.tEnd * i / settings.grid;
    }

private:
    bool advance(double until, const std::stop_token& stop) {
        while (!simulator_->advance(until, eventsBetweenChecks)) {
            if (stop.stop_requested())
                return false;
            if (simulator_->eventCount() >= mostEvents)
                throw Error("events",
                            text(DYNGPT_TEXT("core", "A single run has taken more than %1 events"),
                                 mostEvents),
                            text(DYNGPT_TEXT("core", "Check the rates and the parameters, or "
                                                     "simulate a shorter time")));
        }
        return !stop.stop_requested();
    }

    std::span<double>::iterator look(std::span<double>::iterator out) {
        const auto state = simulator_->state();
        std::copy(state.begin(), state.end(), values_.begin());
        out = std::copy_n(values_.begin(), state.size(), out);
        for (std::size_t d = 0; d < derived_.size(); ++d) {
            const double value = derived_[d]();
            if (!std::isfinite(value))
                throw Error("derived[" + std::to_string(d) + "]",
                            text(DYNGPT_TEXT("core", "%1 = %2 is %3"), network_.derived[d].name,
                                 network_.derived[d].formula, value),
                            text(DYNGPT_TEXT("core", "Write the formula so that it is a number at "
                                                     "all counts, such as X/max(1, X+Y)")));
            *out++ = value;
        }
        return out;
    }

    const Network& network_;
    const std::vector<double>& parameters_;
    const TrajectorySettings& settings_;
    std::unique_ptr<Simulator> simulator_;
    std::vector<double> values_; ///< states, parameters
    std::vector<RateProgram> derived_;
};

/// Runs in waves of fixed size: the paths of a wave are kept, then added run by run to the
/// statistics, so that the sums are the same whoever simulated them.
class Collection {
public:
    Collection(const Network& network, const std::vector<double>& parameters,
               const TrajectorySettings& settings)
        : network_(network)
        , compiled_(network)
        , parameters_(parameters)
        , settings_(settings)
        , outputs_(network.stateNames.size() + network.derived.size())
        , cells_(outputs_ * (static_cast<std::size_t>(settings.grid) + 1))
        , statistics_(cells_) {
        if (!settings.quantiles.empty())
            counts_.assign(cells_, ValueCounts(std::clamp<std::size_t>(mostCountedValues / cells_,
                                                                       256, 16384)));
        const auto kept = static_cast<std::size_t>(std::min(settings.keptPaths, settings.runs));
        paths_.assign(kept * cells_, 0.0);
    }

    bool run(ProgressSink& progress, const std::stop_token& stop) {
        const int wave = static_cast<int>(std::clamp<std::size_t>(waveValues / cells_, 16, 1024));
        const int threads = std::min({threadCount(settings_.threads), settings_.runs, wave});
        WorkerPool pool(threads);
        recorders_.resize(static_cast<std::size_t>(threads));
        for (int begin = 0; begin < settings_.runs; begin += wave) {
            const int end = std::min(begin + wave, settings_.runs);
            wave_.resize(static_cast<std::size_t>(end - begin) * cells_);
            if (!simulateWave(pool, begin, end, progress, stop))
                return false;
            addWave(pool, begin, end);
        }
        return true;
    }

    Trajectories take() {
        Trajectories result;
        result.runs = settings_.runs;
        result.quantiles = settings_.quantiles;
        result.events = events_;
        for (int i = 0; i <= settings_.grid; ++i)
            result.times.push_back(PathRecorder::timeOf(settings_, i));
        for (std::size_t output = 0; output < outputs_; ++output)
            result.outputs.push_back(courseOf(output));
        return result;
    }

private:
    bool simulateWave(WorkerPool& pool, int begin, int end, ProgressSink& progress,
                      const std::stop_token& stop) {
        std::atomic<int> next{begin};
        std::stop_source ending;
        const std::stop_callback forward(stop, [&] { ending.request_stop(); });
        pool.run(static_cast<int>(recorders_.size()), [&](int worker) {
            try {
                auto& recorder = recorders_[static_cast<std::size_t>(worker)];
                if (!recorder)
                    recorder =
                        std::make_unique<PathRecorder>(network_, compiled_, parameters_, settings_);
                for (int run = next++; run < end; run = next++) {
                    progress.waitWhilePaused(stop);
                    if (!recorder->record(run, pathOf(run - begin), ending.get_token()))
                        return;
                    events_ += recorder->events();
                    report(run + 1, progress);
                }
            } catch (...) {
                ending.request_stop();
                throw;
            }
        });
        return !stop.stop_requested();
    }

    void report(int runs, ProgressSink& progress) const {
        if (runs % std::max(1, settings_.runs / 200) == 0)
            progress.progress(
                {static_cast<double>(runs), static_cast<double>(settings_.runs),
                 text(DYNGPT_TEXT("core", "Simulated %1 of %2 runs"), runs, settings_.runs)});
    }

    std::span<double> pathOf(int inWave) {
        return {wave_.data() + static_cast<std::size_t>(inWave) * cells_, cells_};
    }

    void addWave(WorkerPool& pool, int begin, int end) {
        const auto kept = paths_.size() / cells_;
        const auto first = static_cast<std::size_t>(begin);
        if (first < kept)
            std::copy_n(wave_.begin(),
                        (std::min(kept, static_cast<std::size_t>(end)) - first) * cells_,
                        paths_.begin() + static_cast<std::ptrdiff_t>(first * cells_));
        pool.run(settings_.grid + 1, [&](int time) {
            std::vector<double> values(static_cast<std::size_t>(end - begin));
            const std::size_t firstCell = static_cast<std::size_t>(time) * outputs_;
            for (std::size_t cell = firstCell; cell < firstCell + outputs_; ++cell) {
                for (std::size_t run = 0; run < values.size(); ++run) {
                    values[run] = wave_[run * cells_ + cell];
                    statistics_[cell].add(values[run]);
                }
                if (!counts_.empty())
                    counts_[cell].add(values);
            }
        });
    }

    TimeCourse courseOf(std::size_t output) const {
        const std::size_t states = network_.stateNames.size();
        TimeCourse course;
        course.name =
            output < states ? network_.stateNames[output] : network_.derived[output - states].name;
        course.quantiles.resize(settings_.quantiles.size());
        course.paths.resize(paths_.size() / cells_);
        for (std::size_t cell = output; cell < cells_; cell += outputs_) {
            course.mean.push_back(statistics_[cell].mean());
            course.sd.push_back(statistics_[cell].sd());
            course.minimum.push_back(statistics_[cell].minimum());
            course.maximum.push_back(statistics_[cell].maximum());
            for (std::size_t q = 0; q < settings_.quantiles.size(); ++q)
                course.quantiles[q].push_back(counts_[cell].quantile(settings_.quantiles[q]));
            for (std::size_t run = 0; run < course.paths.size(); ++run)
                course.paths[run].push_back(paths_[run * cells_ + cell]);
        }
        return course;
    }

    const Network& network_;
    const CompiledNetwork compiled_;
    const std::vector<double>& parameters_;
    const TrajectorySettings& settings_;
    const std::size_t outputs_;
    const std::size_t cells_; ///< outputs at all times: time * outputs_ + output
    std::vector<RunningStatistics> statistics_;
    std::vector<ValueCounts> counts_;
    std::vector<double> paths_; ///< the kept runs
    std::vector<double> wave_;
    std::vector<std::unique_ptr<PathRecorder>> recorders_; ///< one a thread
    std::atomic<std::uint64_t> events_{0};
};

void requireGood(const Network& network, const std::vector<double>& parameters,
                 const TrajectorySettings& settings) {
    std::vector<Issue> issues = checkSettings(settings);
    if (hasErrors(issues))
        throw Error(std::move(issues));
    if (parameters.size() != network.parameters.size())
        throw Error("parameters",
                    text(DYNGPT_TEXT("core", "%1 parameter values were given, the network has %2"),
                         parameters.size(), network.parameters.size()));
    const std::size_t outputs = network.stateNames.size() + network.derived.size();
    const std::size_t cells = outputs * (static_cast<std::size_t>(settings.grid) + 1);
    const auto kept = static_cast<std::size_t>(std::min(settings.keptPaths, settings.runs));
    if (cells > mostCells || cells * kept > 10 * mostCells)
        throw Error("grid",
                    text(DYNGPT_TEXT("core", "%1 outputs at %2 times are too many"), outputs,
                         settings.grid + 1),
                    text(DYNGPT_TEXT("core", "Take fewer times, or keep fewer paths")));
}

} // namespace

std::vector<Issue> checkSettings(const TrajectorySettings& settings) {
    std::vector<Issue> issues;
    const auto error = [&](const char* place, Text what, Text remedy) {
        issues.push_back({Severity::Error, place, std::move(what), std::move(remedy)});
    };
    if (!(settings.tEnd > 0) || !std::isfinite(settings.tEnd))
        error("t_end", text(DYNGPT_TEXT("core", "The end of the simulated time must be positive")),
              text(DYNGPT_TEXT("core", "Give a time above 0")));
    if (settings.grid < 1)
        error("grid",
              text(DYNGPT_TEXT("core", "The time cannot be cut into %1 intervals"), settings.grid),
              text(DYNGPT_TEXT("core", "Give at least 1")));
    if (settings.runs < 1)
        error("runs", text(DYNGPT_TEXT("core", "%1 runs cannot be simulated"), settings.runs),
              text(DYNGPT_TEXT("core", "Give at least 1")));
    if (settings.keptPaths < 0)
        error("paths", text(DYNGPT_TEXT("core", "%1 paths cannot be kept"), settings.keptPaths),
              text(DYNGPT_TEXT("core", "Give 0 to keep none")));
    if (settings.threads < 0)
        error("threads", text(DYNGPT_TEXT("core", "The number of threads cannot be negative")),
              text(DYNGPT_TEXT("core", "Give 0 to use all cores")));
    for (const double quantile : settings.quantiles)
        if (!(quantile >= 0 && quantile <= 1))
            error("quantiles", text(DYNGPT_TEXT("core", "%1 is no quantile"), quantile),
                  text(DYNGPT_TEXT("core", "Give numbers from 0 to 1")));
    return issues;
}

std::optional<Trajectories> simulateTrajectories(const Network& network,
                                                 const std::vector<double>& parameters,
                                                 const TrajectorySettings& settings,
                                                 ProgressSink& progress, std::stop_token stop) {
    requireGood(network, parameters, settings);
    Collection collection(network, parameters, settings);
    if (!collection.run(progress, stop))
        return {};
    return collection.take();
}

} // namespace dyngpt
