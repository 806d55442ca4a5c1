#pragma once
// A project: one SQLite file with the network, the settings and every stage's result. Every
// change is on disk when the call returns (write-ahead log: a killed program loses nothing that
// was finished). A stage whose inputs have changed since is stale; settings of the next run make
// nothing stale, as every result carries its own. One Project object may be used from several
// threads; calls are serialised inside. Throws Error.

#include "core/data/observed_data.h"
#include "core/inference/calibration.h"
#include "core/inference/posterior.h"
#include "core/model/network.h"
#include "core/model/network_layout.h"
#include "core/nn/training.h"
#include "core/project/data_sources.h"
#include "core/project/job.h"
#include "core/project/write_failure.h"
#include "core/report/report.h"
#include "core/simulation/dataset.h"
#include "core/simulation/dataset_json.h"
#include "core/validation/validator.h"

#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace dyngpt {

enum class Stage { Network, Simulate, Train, Validate, Infer, Report };
enum class StageState {
    Empty,   ///< nothing yet, and an earlier stage is missing
    Ready,   ///< can run
    Partial, ///< begun and interrupted: running it again goes on
    Done,
    Stale ///< done, but its inputs have changed since
};

struct DatasetInfo {
    SimulationSettings settings;
    bool imported = false;
    bool compact = false;        ///< training histograms were left out of this file
    DatasetJsonStyle style;      ///< of an imported training file
    DatasetJsonStyle validStyle; ///< of an imported file of held-out sets
    int trainSets = 0;           ///< stored
    int validSets = 0;
    int replicas = 0;
    int notStationary = 0; ///< training and held-out sets whose halves or starts differ
    int halvesDiffer = 0;  ///< of them
    int startsDiffer = 0;
    DatasetDigest digest; ///< of a finished dataset
    double seconds = 0;
    Provenance provenance;
};

struct TrainingInfo {
    TrainingSettings settings;
    SolverShape shape;
    TrainingResult result; ///< solver and checkpoint bytes left empty; see solverBytes()
    double droppedMass = 0;
    Provenance provenance;
    bool imported = false; ///< weights of a file: settings hold its widths, there is no history
};

/// A group's posterior without what is long: points, starts, loss curves and marginals.
struct PosteriorSummary {
    std::size_t group = 0; ///< index into the observed data's groups
    Posterior posterior;
};

/// Parameters of one's choice under a name, natural scale.
struct NamedParameters {
    std::string name;
    std::vector<std::string> parameters; ///< their names
    std::vector<double> values;
    bool operator==(const NamedParameters&) const = default;
};

enum class OpenFor { Editing, Reading };

class Project : public DatasetStore {
public:
    /// 2 added summaries of the sets; files of format 1 open as they are and become format 2
    /// with their next dataset.
    static constexpr int formatVersion = 2;

    /// Refuses to overwrite an existing file.
    static std::unique_ptr<Project> create(const std::filesystem::path& path,
                                           const Network& network);
    /// Refuses foreign, truncated and newer files with an Error that says which it is.
    /// Opened for reading, or where nothing may be written, the file and its folder stay exactly
    /// as they are and every change throws.
    static std::unique_ptr<Project> open(const std::filesystem::path& path,
                                         OpenFor purpose = OpenFor::Editing);
    ~Project() override;

    const std::filesystem::path& path() const;
    bool isReadOnly() const;
    /// True when another program has changed the file since the last call (or since opening).
    bool changedElsewhere();
    /// Called, from whichever thread it happens on and with the lock held, when a change cannot be
    /// saved; the Error is thrown all the same.
    void onWriteFailure(std::function<void(const WriteFailure&)> tell);
    /// A whole copy elsewhere, made safely while this one is open. compact leaves the training
    /// histograms and the training checkpoint out, to share or bundle a trained solver.
    void saveCopy(const std::filesystem::path& path, bool compact = false) const;

    StageState state(Stage stage) const;

    Network network() const;
    /// Later stages become stale when its meaning changed.
    void setNetwork(const Network& network);

    /// Of the drawn network; makes nothing stale.
    NetworkLayout networkLayout() const;
    void setNetworkLayout(const NetworkLayout& layout);

    /// Of the report: what it shows, its title, author and notes; makes nothing stale.
    ReportSettings reportSettings() const;
    void setReportSettings(const ReportSettings& settings);

    // Settings of the next run of each stage; defaults until set.
    SimulationSettings simulationSettings() const;
    void setSimulationSettings(const SimulationSettings& settings);
    TrainingSettings trainingSettings() const;
    void setTrainingSettings(const TrainingSettings& settings);
    InferenceSettings inferenceSettings() const;
    void setInferenceSettings(const InferenceSettings& settings);

    // Dataset. beginDataset drops stored sets unless they were made from the same inputs; other
    // numbers of sets keep those that are still wanted.
    void beginDataset(const DatasetInfo& info);
    /// Seconds spent on the stored sets, all runs together; no digest while sets are missing.
    void finishDataset(double seconds, const DatasetDigest& digest = {});
    /// Replaces the dataset by the sets that `fill` puts; it returns what is known of them (the
    /// numbers and the input hash are filled in). When it throws or returns nothing, which counts
    /// as cancelled, the old dataset stays.
    Outcome importDataset(const std::function<std::optional<DatasetInfo>(DatasetStore&)>& fill);
    std::optional<DatasetInfo> dataset() const;
    /// With its histogram, that is; see DatasetInfo::compact.
    bool contains(Partition partition, int index) const override;
    void put(Partition partition, int index, const SimulatedSet& set) override;
    int count(Partition partition) const;
    /// Stored indices, ascending.
    std::vector<int> indices(Partition partition) const;
    /// Throws Error when the set is missing or was left out of a compact copy.
    SimulatedSet set(Partition partition, int index) const;
    /// Summaries in the order of their indices, one at a time: of all sets, or of `most` that are
    /// evenly spread over them. Left out are training sets of compact copies of format 1. False
    /// when stopped.
    bool forEachSummary(Partition partition, const std::function<void(SetSummary&&)>& use,
                        std::stop_token stop = {},
                        std::size_t most = std::numeric_limits<std::size_t>::max()) const;

    // Solver.
    void saveCheckpoint(const TrainingSettings& settings, const std::string& inputHash,
                        const std::string& checkpoint);
    /// Checkpoint of an unfinished training with these inputs; empty if there is none.
    std::string checkpoint(const std::string& inputHash) const;
    void setTraining(const TrainingInfo& info, const std::string& solver);
    void removeTraining(); ///< and its solver
    std::optional<TrainingInfo> training() const;
    /// The solver file; empty if there is none.
    std::string solverBytes() const;

    void setValidation(const ValidationReport& report);
    std::optional<ValidationReport> validation() const;

    /// The comparison with exact solutions (validateExactly); it belongs to the validation with
    /// the same input hash.
    void setExactValidation(const ValidationReport& report);
    std::optional<ValidationReport> exactValidation() const;

    void setObservedData(const ObservedData& data);
    std::optional<ObservedData> observedData() const;
    bool hasObservedData() const; ///< without reading them
    void removeObservedData();

    /// Where data came from; the data themselves are in the project.
    DataSources dataSources() const;
    void setDataSources(const DataSources& sources);

    /// Saved by the user under names, in their order; make nothing stale.
    std::vector<NamedParameters> parameterSets() const;
    void setParameterSets(const std::vector<NamedParameters>& sets);

    /// Points of a group that a project of several groups keeps, evenly thinned.
    static constexpr std::size_t pointsPerGroup = 200;
    /// Replaces the group's. Those of other inputs or settings go, so that an interrupted run over
    /// many groups goes on where it stopped. Where there are several groups, pointsPerGroup points
    /// are kept, to six digits, and no loss curves.
    void setPosterior(std::size_t group, const Posterior& posterior);
    /// The last run's; it may have failed, see Posterior::failure.
    std::optional<Posterior> posterior(std::size_t group = 0) const;
    /// Of all groups that the last run has come to, in their order. Quick for thousands.
    std::vector<PosteriorSummary> posteriorSummaries() const;

    void setCalibration(const CalibrationReport& report);
    std::optional<CalibrationReport> calibration() const;
    /// True when solver or network have changed since the calibration.
    bool calibrationIsStale() const;

    /// Notes that this process runs the job; the note of an earlier run of its kind goes.
    void beginJob(const JobNote& job);
    void endJob(JobKind kind);
    /// Those that a program was at when it ended unexpectedly, earlier stages first. A job that
    /// runs, here or in another program, is none.
    std::vector<JobNote> interruptedJobs() const;

    /// What is finished of work that is not (kept_pieces.h): JSON by number.
    std::map<int, std::string> pieces(const std::string& work) const;
    void keepPieces(const std::string& work, const std::string& inputHash,
                    const std::map<int, std::string>& pieces);
    /// Of the work and of all whose name goes on with a slash, but for those of these inputs.
    void dropPieces(const std::string& work, const std::string& exceptOf = {});

    /// Input hashes that a run started now would have.
    std::string simulationInputHash() const;
    std::string trainingInputHash() const;
    std::string trainingInputHash(const TrainingSettings& settings) const;
    /// Of weights that are imported now: they hang on the network alone.
    std::string importedSolverInputHash() const;
    std::string validationInputHash() const;
    std::string inferenceInputHash() const;
    std::string calibrationInputHash(const CalibrationSettings& settings) const;

    struct Impl; ///< in project_impl.h, for the sources of this folder

private:
    explicit Project(std::unique_ptr<Impl> impl);
    template <class T> std::optional<T> result(const char* name) const;
    std::unique_ptr<Impl> impl_;
};

std::string stageName(Stage stage); ///< "Network", "Simulate" ...

} // namespace dyngpt
