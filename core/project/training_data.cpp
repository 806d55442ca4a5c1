#include "core/project/training_data.h"

#include "core/project/dataset_digest.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

std::vector<double> logarithms(const std::vector<double>& parameters, const Project& project,
                               const Network& network) {
    if (parameters.size() != network.parameters.size())
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the sets were simulated with %1 parameters, the "
                                             "network has %2"),
                         parameters.size(), network.parameters.size()),
                    text(DYNGPT_TEXT("core", "Run Simulate again.")));
    std::vector<double> result;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (!(parameters[i] > 0))
            throw Error(project.path().string(),
                        text(DYNGPT_TEXT("core", "parameter %1 of a set is %2; the solver works "
                                                 "with logarithms"),
                             network.parameters[i].name, parameters[i]),
                        text(DYNGPT_TEXT("core", "Give the parameter a lower bound above 0 and run "
                                                 "Simulate again.")));
        result.push_back(std::log(parameters[i]));
    }
    return result;
}

void checkDimension(const SimulatedSet& set, const Project& project, const Network& network) {
    if (set.histogram.dimension != static_cast<int>(network.recordedStates.size()))
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the sets were simulated with %1 recorded states, the "
                                             "network has %2"),
                         set.histogram.dimension, network.recordedStates.size()),
                    text(DYNGPT_TEXT("core", "Run Simulate again.")));
}

} // namespace

SolverShape networkShape(const Network& network, std::vector<int> stateBounds) {
    SolverShape shape;
    for (const Parameter& parameter : network.parameters) {
        shape.parameterNames.push_back(parameter.name);
        shape.lower.push_back(parameter.lower);
        shape.upper.push_back(parameter.upper);
    }
    shape.stateNames = network.recordedNames();
    shape.stateBounds = std::move(stateBounds);
    for (const int state : network.recordedStates)
        shape.initialState.push_back(
            static_cast<double>(network.initialValues[static_cast<std::size_t>(state)]));
    return shape;
}

std::optional<PreparedTraining> prepareTraining(const Project& project,
                                                const TrainingSettings& settings,
                                                ProgressSink& progress, std::stop_token stop) {
    const Network network = project.network();
    const auto bounds = findBounds(project, stop);
    if (!bounds)
        return std::nullopt;

    PreparedTraining prepared;
    SolverShape& shape = prepared.data.shape;
    shape = networkShape(network, *bounds);
    shape.layers = settings.layers;
    shape.heads = settings.heads;
    shape.feedForward = settings.feedForward;

    const auto build = [&](Partition partition, std::vector<TrainingSet>& sets) {
        sets.resize(static_cast<std::size_t>(project.count(partition)));
        return forEachSet(project, partition, settings.threads,
                          text(DYNGPT_TEXT("core", "Preparing the training data")), progress, stop,
                          [&](std::size_t i, SimulatedSet&& set) {
                              checkDimension(set, project, network);
                              sets[i] = {logarithms(set.parameters, project, network),
                                         buildPrefixTree(set.histogram, *bounds)};
                          });
    };
    if (!build(Partition::Train, prepared.data.train) ||
        !build(Partition::Valid, prepared.data.heldOut))
        return std::nullopt;
    for (const TrainingSet& set : prepared.data.train)
        prepared.droppedMass = std::max(prepared.droppedMass, set.tree.droppedMass);
    return prepared;
}

} // namespace dyngpt
