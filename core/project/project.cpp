#include "core/project/project.h"

#include "core/common/hash.h"
#include "core/model/network_json.h"
#include "core/project/project_file.h"
#include "core/project/project_impl.h"
#include "core/project/result_json.h"
#include "core/project/settings_json.h"

namespace dyngpt {

namespace {

/// A network that could not be read back would lock the user out of the project.
std::string readableNetwork(const Network& network, const std::string& place) {
    std::string json = writeNetwork(network);
    parseNetwork(json, place);
    return json;
}

std::string dataHash(const ObservedData& data) {
    Hasher hasher;
    for (const std::string& state : data.states)
        hasher.add(state).add("\n");
    const auto addNumbers = [&hasher](const auto& numbers) {
        hasher.add(std::string_view(reinterpret_cast<const char*>(numbers.data()),
                                    numbers.size() * sizeof(numbers[0])));
    };
    for (const ObservedGroup& group : data.groups) {
        hasher.add(group.name).add("\n");
        addNumbers(group.values);
        addNumbers(group.cells);
    }
    return hasher.hex();
}

} // namespace

std::string stageName(Stage stage) {
    switch (stage) {
    case Stage::Network:
        return DYNGPT_TEXT("core", "Network");
    case Stage::Simulate:
        return DYNGPT_TEXT("core", "Simulate");
    case Stage::Train:
        return DYNGPT_TEXT("core", "Train");
    case Stage::Validate:
        return DYNGPT_TEXT("core", "Validate");
    case Stage::Infer:
        return DYNGPT_TEXT("core", "Infer");
    case Stage::Report:
        break;
    }
    return DYNGPT_TEXT("core", "Report");
}

Project::Project(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Project::~Project() = default;

std::unique_ptr<Project> Project::create(const std::filesystem::path& path,
                                         const Network& network) {
    const std::string json = readableNetwork(network, path.string());
    projectfile::create(path, [&](sqlite::Database& database) {
        setItem(database, "network", {"", "", networkHash(network)}, json);
    });
    auto impl = std::make_unique<Impl>(path, sqlite::Access::ReadWrite);
    projectfile::configure(impl->database);
    impl->database.changedElsewhere(); // from now on
    return std::unique_ptr<Project>(new Project(std::move(impl)));
}

std::unique_ptr<Project> Project::open(const std::filesystem::path& path, OpenFor purpose) {
    auto impl = std::make_unique<Impl>(path, projectfile::check(path, purpose == OpenFor::Editing));
    projectfile::checkContents(impl->database);
    projectfile::configure(impl->database);
    impl->database.changedElsewhere(); // from now on
    return std::unique_ptr<Project>(new Project(std::move(impl)));
}

const std::filesystem::path& Project::path() const {
    return impl_->path;
}

bool Project::isReadOnly() const {
    return impl_->readOnly; // never waits for whoever is writing
}

bool Project::changedElsewhere() {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->database.changedElsewhere();
}

void Project::onWriteFailure(std::function<void(const WriteFailure&)> tell) {
    const std::scoped_lock lock(impl_->mutex);
    impl_->database.onWriteFailure(std::move(tell));
}

template <class T> std::optional<T> Project::result(const char* name) const {
    std::string json;
    {
        const std::scoped_lock lock(impl_->mutex);
        json = impl_->body(name);
    }
    if (json.empty())
        return std::nullopt;
    T value;
    decodeResult(json, impl_->path.string(), value);
    return value;
}

StageState Project::state(Stage stage) const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->state(stage);
}

Network Project::network() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->network();
}

void Project::setNetwork(const Network& network) {
    const std::string json = readableNetwork(network, impl_->path.string());
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("network", {"", "", networkHash(network)}, json);
}

NetworkLayout Project::networkLayout() const {
    return result<NetworkLayout>("network_layout").value_or(NetworkLayout{});
}
void Project::setNetworkLayout(const NetworkLayout& layout) {
    const std::string json = encodeResult(layout);
    const std::scoped_lock lock(impl_->mutex);
    if (layout == NetworkLayout{})
        impl_->removeItem("network_layout");
    else
        impl_->setItem("network_layout", {}, json);
}

ReportSettings Project::reportSettings() const {
    return result<ReportSettings>("settings.report").value_or(ReportSettings{});
}
void Project::setReportSettings(const ReportSettings& settings) {
    const std::string json = encodeResult(settings);
    const std::scoped_lock lock(impl_->mutex);
    if (settings == ReportSettings{})
        impl_->removeItem("settings.report");
    else
        impl_->setItem("settings.report", {}, json);
}

SimulationSettings Project::simulationSettings() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->simulationSettings();
}
void Project::setSimulationSettings(const SimulationSettings& settings) {
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("settings.simulation", {}, settingsJson(settings));
}

TrainingSettings Project::trainingSettings() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->trainingSettings();
}
void Project::setTrainingSettings(const TrainingSettings& settings) {
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("settings.training", {}, settingsJson(settings));
}

InferenceSettings Project::inferenceSettings() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->inferenceSettings();
}
void Project::setInferenceSettings(const InferenceSettings& settings) {
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("settings.inference", {}, settingsJson(settings));
}

void Project::saveCheckpoint(const TrainingSettings& settings, const std::string& inputHash,
                             const std::string& checkpoint) {
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("checkpoint", {inputHash, settingsKey(settings), ""}, checkpoint);
}

std::string Project::checkpoint(const std::string& inputHash) const {
    const std::scoped_lock lock(impl_->mutex);
    const auto begun = impl_->item("checkpoint");
    return begun && begun->inputHash == inputHash ? impl_->body("checkpoint") : std::string();
}

void Project::setTraining(const TrainingInfo& info, const std::string& solver) {
    const std::scoped_lock lock(impl_->mutex);
    sqlite::Transaction transaction(impl_->database);
    const std::string key = info.imported ? importedKey : settingsKey(info.settings);
    impl_->setItem("training", {info.provenance.inputHash, key, hashText(solver)},
                   encodeResult(info));
    impl_->setItem("solver", {}, solver);
    impl_->removeItem("checkpoint");
    transaction.commit();
}

void Project::removeTraining() {
    const std::scoped_lock lock(impl_->mutex);
    sqlite::Transaction transaction(impl_->database);
    impl_->removeItem("training");
    impl_->removeItem("solver");
    transaction.commit();
}

std::string Project::solverBytes() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->body("solver");
}

void Project::setValidation(const ValidationReport& report) {
    const std::string json = encodeResult(report);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("validation", {report.provenance.inputHash, "", ""}, json);
}

void Project::setExactValidation(const ValidationReport& report) {
    const std::string json = encodeResult(report);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("exact_validation", {report.provenance.inputHash, "", ""}, json);
}

void Project::setObservedData(const ObservedData& data) {
    const std::string json = encodeResult(data);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("observed", {"", std::to_string(data.groups.size()), dataHash(data)}, json);
}

void Project::removeObservedData() {
    const std::scoped_lock lock(impl_->mutex);
    impl_->removeItem("observed");
}

void Project::setDataSources(const DataSources& sources) {
    const std::string json = encodeResult(sources);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("data_sources", {}, json);
}
DataSources Project::dataSources() const {
    return result<DataSources>("data_sources").value_or(DataSources{});
}

void Project::setParameterSets(const std::vector<NamedParameters>& sets) {
    const std::string json = encodeResult(sets);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("parameter_sets", {}, json);
}
std::vector<NamedParameters> Project::parameterSets() const {
    return result<std::vector<NamedParameters>>("parameter_sets")
        .value_or(std::vector<NamedParameters>{});
}

std::optional<TrainingInfo> Project::training() const {
    return result<TrainingInfo>("training");
}
std::optional<ValidationReport> Project::validation() const {
    return result<ValidationReport>("validation");
}
std::optional<ValidationReport> Project::exactValidation() const {
    return result<ValidationReport>("exact_validation");
}
std::optional<ObservedData> Project::observedData() const {
    return result<ObservedData>("observed");
}

bool Project::hasObservedData() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->item("observed").has_value();
}

std::string Project::simulationInputHash() const {
    const std::scoped_lock lock(impl_->mutex);
    return runHash(impl_->networkHash(), settingsKey(impl_->simulationSettings()));
}
std::string Project::trainingInputHash() const {
    const std::scoped_lock lock(impl_->mutex);
    return impl_->trainingInputHash();
}
std::string Project::trainingInputHash(const TrainingSettings& settings) const {
    const std::scoped_lock lock(impl_->mutex);
    return runHash(impl_->datasetHash(), settingsKey(settings));
}
std::string Project::importedSolverInputHash() const {
    const std::scoped_lock lock(impl_->mutex);
    return runHash(impl_->networkHash(), importedKey);
}
std::string Project::validationInputHash() const {
    const std::scoped_lock lock(impl_->mutex);
    return runHash(impl_->validationUpstream(), "");
}
std::string Project::inferenceInputHash() const {
    const std::scoped_lock lock(impl_->mutex);
    return runHash(impl_->inferenceUpstream(), settingsKey(impl_->inferenceSettings()));
}

} // namespace dyngpt
