#include "ui/workers/inference_loader.h"

#include <algorithm>

namespace dyngpt {

namespace {

/// Counts a recorded state may have, by column of the data; 0: the solver does not say.
std::vector<int> boundsOf(const ObservedData& data, const SolverShape& shape) {
    std::vector<int> bounds;
    for (const std::string& state : data.states) {
        const auto found = std::find(shape.stateNames.begin(), shape.stateNames.end(), state);
        const auto at = static_cast<std::size_t>(found - shape.stateNames.begin());
        bounds.push_back(at < shape.stateBounds.size() ? shape.stateBounds[at] : 0);
    }
    return bounds;
}

std::int64_t cellsOutside(const ObservedGroup& group, const std::vector<int>& bounds) {
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < group.cells.size(); ++i)
        for (std::size_t c = 0; c < bounds.size(); ++c)
            if (bounds[c] > 0 && group.values[i * bounds.size() + c] >= bounds[c]) {
                outside += group.cells[i];
                break;
            }
    return outside;
}

} // namespace

InferenceResults readInferenceResults(const Project& project, std::size_t group) {
    InferenceResults results;
    if (auto data = project.observedData()) {
        ObservedFacts facts{data->fileName, data->states, {}, data->cellCount(), 0};
        const auto training = project.training();
        const std::vector<int> bounds = boundsOf(*data, training ? training->shape : SolverShape{});
        for (const ObservedGroup& each : data->groups) {
            facts.groups.push_back(each.name);
            facts.outside += cellsOutside(each, bounds);
        }
        if (group < data->groups.size())
            results.cells = std::move(data->groups[group]);
        results.observed = std::move(facts);
    }
    results.summaries = project.posteriorSummaries();
    results.group = group;
    if (auto posterior = project.posterior(group))
        results.posterior = std::make_shared<const Posterior>(std::move(*posterior));
    if (auto calibration = project.calibration())
        results.calibration = std::make_shared<const CalibrationReport>(std::move(*calibration));
    results.calibrationStale = results.calibration && project.calibrationIsStale();
    return results;
}

InferenceLoader::InferenceLoader(QObject* parent) : QObject(parent) {
    connect(&job_, &LatestJob::finished, this, [this] { Q_EMIT loaded(*found_); });
    connect(&job_, &LatestJob::failed, this, &InferenceLoader::failed);
}

void InferenceLoader::load(const std::shared_ptr<Project>& project, std::size_t group) {
    found_ = std::make_shared<std::shared_ptr<const InferenceResults>>();
    job_.start([project, group, found = found_](JobSinks&, std::stop_token) {
        *found = std::make_shared<const InferenceResults>(readInferenceResults(*project, group));
        return Outcome::Finished;
    });
}

} // namespace dyngpt
