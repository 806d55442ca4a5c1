#include "app/cli/demo.h"

#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "app/cli/summaries.h"
#include "core/common/file.h"
#include "core/data/counts_table.h"
#include "core/model/network_json.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace dyngpt::cli {

namespace fs = std::filesystem;

namespace {

// kon, koff, ksynon, ksynoff, ksynM, kdegM, kdegP: inside the example's ranges.
const std::vector<double> trueParameters = {0.05, 0.03, 5, 0.5, 0.8, 0.3, 0.3};
// One cell every 100 time units. The slowest relaxation is the promoter's, at kon + koff = 0.08:
// what is left of a correlation after that time is exp(-8), so cells count as independent.
constexpr double cellInterval = 100;
constexpr double cellBurnIn = 1000;
constexpr std::uint64_t cellStream = 1;
const std::vector<std::string> observedNames = {"mRNA", "Protein"};

/// One line a cell, only the observed states.
std::string cellsAsCsv(const Network& network, const Histogram& histogram) {
    const std::vector<std::string> recorded = network.recordedNames();
    std::vector<std::size_t> columns;
    for (const std::string& name : observedNames)
        columns.push_back(static_cast<std::size_t>(
            std::find(recorded.begin(), recorded.end(), name) - recorded.begin()));
    std::string csv = joined(observedNames, ",") + "\n";
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        std::string line;
        for (const std::size_t column : columns)
            line += (line.empty() ? "" : ",") + std::to_string(histogram.state(i)[column]);
        for (double left = histogram.weights[i]; left > 0.5; left -= 1)
            csv += line + "\n";
    }
    return csv;
}

std::string stageTime(double seconds) {
    return seconds < 10 ? fmt::format("{:.1f} s", seconds) : duration(seconds);
}

bool isInside(const ParameterEstimate& estimate, double truth) {
    return truth >= estimate.smallest && truth <= estimate.largest;
}

} // namespace

Demo::Demo(DemoSettings settings) : settings_(std::move(settings)) {}

void Demo::say(const std::string& text) const {
    if (!settings_.print)
        return;
    fmt::print("{}\n", text);
    std::fflush(stdout);
}

void Demo::openProject() {
    std::error_code error;
    fs::create_directories(settings_.folder, error);
    if (error)
        throw Error(settings_.folder.string(),
                    text("The folder cannot be made: %1", error.message()));
    const fs::path path = settings_.folder / "gene_expression.dyngpt";
    const Network network =
        readCheckedNetwork(exampleFolder("gene_expression") / "network.json", true);
    project_ = fs::exists(path) ? Project::open(path) : Project::create(path, network);
    if (networkHash(project_->network()) != networkHash(network))
        throw Error(path.string(), text("The project holds another network than the demo's"),
                    text("Choose another folder: dyngpt demo -o FOLDER"));
    files_ = {path.string()};

    SimulationSettings simulation = defaultSimulationSettings(network);
    simulation.trainSets = settings_.trainSets;
    simulation.validSets = settings_.validSets;
    simulation.seed = settings_.seed;
    simulation.threads = settings_.threads;
    project_->setSimulationSettings(simulation);
    TrainingSettings training = trainingPreset("quick");
    training.seed = settings_.seed;
    training.threads = settings_.threads;
    training.device = settings_.device;
    if (settings_.steps) {
        training.preset = "custom";
        training.steps = *settings_.steps;
        training.warmUpSteps = std::min(training.warmUpSteps, training.steps / 10);
        training.evaluateEvery = std::clamp(training.steps / 10, 1, training.evaluateEvery);
    }
    project_->setTrainingSettings(training);
    InferenceSettings inference;
    inference.method = InferenceMethod::Inferrer;
    inference.seed = settings_.seed;
    inference.starts = settings_.starts.value_or(inference.starts);
    project_->setInferenceSettings(inference);
}

Outcome Demo::stage(Stage stage, const std::string& what, const std::function<Outcome()>& work) {
    Timing timing{stageName(stage), 0, isCurrent(*project_, stage)};
    if (timing.kept) {
        say(fmt::format("{}: kept from an earlier call", timing.stage));
        timings_.push_back(timing);
        return Outcome::Finished;
    }
    say(fmt::format("{}: {}", timing.stage, what));
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = work();
    timing.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    timings_.push_back(timing);
    return outcome;
}

Outcome Demo::observe(std::stop_token stop) {
    const fs::path path = settings_.folder / "observed.csv";
    const Network network = project_->network();
    SimulationSettings settings = project_->simulationSettings();
    settings.interval = cellInterval;
    settings.window = cellInterval * (settings_.cells - 1);
    settings.tEnd = cellBurnIn + settings.window;
    const auto cells = simulateAt(network, settings, trueParameters, cellStream, stop);
    if (!cells)
        return Outcome::Cancelled;
    writeFileAtomically(path, cellsAsCsv(network, cells->histogram));
    files_.push_back(path.string());
    std::map<std::string, std::string> columns;
    for (const std::string& name : observedNames)
        columns[name] = name;
    const ObservedData data = readCounts(path, columns, network.recordedNames());
    if (project_->observedData() != data)
        project_->setObservedData(data);
    say(fmt::format("Observed counts: {} cells of {}, {} apart in time so that they are "
                    "independent; ON is not observed",
                    data.cellCount(), joined(data.states), shortNumber(cellInterval)));
    return Outcome::Finished;
}

void Demo::printTruth() const {
    const auto posterior = project_->posterior();
    std::vector<std::vector<std::string>> rows = {
        {"parameter", "true", "estimate", "accepted range", "inside"}};
    int inside = 0;
    for (std::size_t i = 0; i < posterior->estimates.size(); ++i) {
        const ParameterEstimate& estimate = posterior->estimates[i];
        const bool good = isInside(estimate, trueParameters[i]);
        inside += good ? 1 : 0;
        rows.push_back({estimate.name, shortNumber(trueParameters[i]),
                        shortNumber(estimate.estimate),
                        shortNumber(estimate.smallest) + " to " + shortNumber(estimate.largest),
                        good ? "yes" : "no"});
    }
    say(alignedTable(rows) + fmt::format("  {} of {} true values lie inside the accepted range",
                                         inside, posterior->estimates.size()));
}

void Demo::finish() {
    for (const std::string& path : writeReport(
             makeReport(*project_), settings_.folder / "report.html", settings_.folder / "tables"))
        files_.push_back(path);
    double total = 0;
    std::vector<std::vector<std::string>> rows = {{"stage", "time"}};
    for (const Timing& timing : timings_) {
        total += timing.seconds;
        rows.push_back({timing.stage, timing.kept ? "kept" : stageTime(timing.seconds)});
    }
    rows.push_back({"together", stageTime(total)});
    say(alignedTable(rows));
    std::error_code error;
    const auto place = [&](const char* name) {
        return fs::absolute(settings_.folder / name, error).lexically_normal().string();
    };
    say(fmt::format("Report:   {}\nTables:   {}\nCounts:   {}\nProject:  {}", place("report.html"),
                    place("tables"), place("observed.csv"), place("gene_expression.dyngpt")));
}

Outcome Demo::run(std::stop_token stop) {
    openProject();
    const auto cancelled = [](Outcome outcome) { return outcome == Outcome::Cancelled; };
    if (cancelled(stage(Stage::Simulate,
                        fmt::format("{} training and {} held-out parameter sets",
                                    settings_.trainSets, settings_.validSets),
                        [&] {
                            StageProgress progress("Simulate", settings_.quiet);
                            return runSimulation(*project_, progress, stop);
                        })))
        return Outcome::Cancelled;
    if (cancelled(
            stage(Stage::Train, fmt::format("{} steps", project_->trainingSettings().steps), [&] {
                TrainingProgress progress(settings_.quiet);
                return runTraining(*project_, progress, stop);
            })))
        return Outcome::Cancelled;
    if (cancelled(
            stage(Stage::Validate, "the solver against simulation on every held-out set", [&] {
                StageProgress progress("Validate", settings_.quiet);
                return runValidation(*project_, progress, stop);
            })))
        return Outcome::Cancelled;
    say(validationSummary(*project_->validation()));
    if (cancelled(observe(stop)) ||
        cancelled(stage(Stage::Infer, "the parameters behind the observed counts", [&] {
            InferenceProgress progress(settings_.quiet);
            return runInference(*project_, progress, stop);
        })))
        return Outcome::Cancelled;
    printTruth();
    finish();
    return Outcome::Finished;
}

Json Demo::results() const {
    Json stages = Json::array();
    for (const Timing& timing : timings_)
        stages.push_back(
            {{"stage", timing.stage}, {"seconds", timing.seconds}, {"kept", timing.kept}});
    const auto validation = project_->validation();
    Json states = Json::object();
    for (std::size_t i = 0; i < validation->summary.size(); ++i) {
        const StateSummary& state = validation->summary[i];
        states[validation->stateNames[i]] = {
            {"kl_median", state.kl.median},
            {"kl_p90", state.kl.p90},
            {"kl_worst", state.kl.worst},
            {"noise_floor_median", state.noiseFloor ? Json(state.noiseFloor->median) : Json()}};
    }
    const auto posterior = project_->posterior();
    Json parameters = Json::object();
    for (std::size_t i = 0; i < posterior->estimates.size(); ++i) {
        const ParameterEstimate& estimate = posterior->estimates[i];
        parameters[estimate.name] = {{"true", trueParameters[i]},
                                     {"estimate", estimate.estimate},
                                     {"smallest_accepted", estimate.smallest},
                                     {"largest_accepted", estimate.largest},
                                     {"inside", isInside(estimate, trueParameters[i])}};
    }
    return {{"stages", stages},
            {"validation", states},
            {"parameters", parameters},
            {"accepted_points", posterior->points.size()},
            {"files", files_}};
}

} // namespace dyngpt::cli
