#include "app/cli/json_values.h"

#include "core/project/settings_json.h"

namespace dyngpt::cli {

namespace {

std::string severityName(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        break;
    }
    return "error";
}

std::string reasonName(StopReason reason) {
    switch (reason) {
    case StopReason::AllSteps:
        return "all_steps";
    case StopReason::NoImprovement:
        return "no_improvement";
    case StopReason::Cancelled:
        break;
    }
    return "cancelled";
}

Json toJson(const Spread& spread) {
    return {{"median", spread.median}, {"p90", spread.p90}, {"worst", spread.worst}};
}

Json optionalNumber(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

Json toJson(const StateSummary& summary) {
    Json json = {{"kl", toJson(summary.kl)}};
    json["noise_floor"] = summary.noiseFloor ? toJson(*summary.noiseFloor) : Json();
    json["kl_without_epsilon"] =
        summary.klWithoutEpsilon ? toJson(*summary.klWithoutEpsilon) : Json();
    json["total_variation"] = toJson(summary.totalVariation);
    json["hellinger"] = summary.hellinger ? toJson(*summary.hellinger) : Json();
    json["mean_error"] = toJson(summary.meanError);
    json["sd_error"] = toJson(summary.sdError);
    return json;
}

Json toJson(const StateComparison& state) {
    return {{"simulated_mean", state.simulatedMean},
            {"simulated_sd", state.simulatedSd},
            {"solver_mean", state.solverMean},
            {"solver_sd", state.solverSd},
            {"kl", state.kl},
            {"kl_smoothed", state.klSmoothed},
            {"hellinger", state.hellinger},
            {"total_variation", state.totalVariation},
            {"noise_floor", optionalNumber(state.noiseFloor)}};
}

} // namespace

Json toJson(const std::vector<Issue>& issues) {
    Json json = Json::array();
    for (const Issue& issue : issues)
        json.push_back({{"severity", severityName(issue.severity)},
                        {"place", issue.place},
                        {"what", issue.what.str()},
                        {"remedy", issue.remedy.str()}});
    return json;
}

Json toJson(const Provenance& provenance) {
    return {{"input_hash", provenance.inputHash},
            {"seed", provenance.seed},
            {"version", provenance.version},
            {"created", provenance.created}};
}

Json toJson(const DatasetInfo& info) {
    Json json = {{"train_sets", info.trainSets},
                 {"valid_sets", info.validSets},
                 {"replicas", info.replicas},
                 {"not_stationary", info.notStationary},
                 {"imported", info.imported}};
    json["halves_differ"] = info.halvesDiffer;
    json["starts_differ"] = info.startsDiffer;
    if (!info.imported)
        json["settings"] = Json::parse(settingsJson(info.settings));
    if (const auto& floor = info.digest.noiseFloor)
        json["noise_floor"] = {{"states", floor->states}, {"joint", floor->joint}};
    if (const auto& bounds = info.digest.upperBounds)
        json["upper_bounds"] = {{"state_upper_bound", bounds->bounds},
                                {"largest_tail", bounds->largestTail},
                                {"mean_tail", bounds->meanTail}};
    json["seconds"] = info.seconds;
    json["provenance"] = toJson(info.provenance);
    return json;
}

Json toJson(const TrainingInfo& info) {
    Json history = Json::array();
    for (const TrainingPoint& point : info.result.history)
        history.push_back({{"step", point.step},
                           {"train_loss", point.trainLoss},
                           {"held_out_loss", point.heldOutLoss},
                           {"learning_rate", point.learningRate},
                           {"seconds", point.seconds}});
    const TrainingSettings& settings = info.settings;
    return {{"preset", settings.preset},
            {"steps", settings.steps},
            {"sets_per_step", settings.setsPerStep},
            {"learning_rate", settings.learningRate},
            {"num_encoder_layers", info.shape.layers},
            {"n_head", info.shape.heads},
            {"feed_forward_dimension", info.shape.feedForward},
            {"state_names", info.shape.stateNames},
            {"state_upper_bound", info.shape.stateBounds},
            {"imported", info.imported},
            {"device", info.result.device},
            {"stop_reason", reasonName(info.result.reason)},
            {"best_step", info.result.bestStep},
            {"best_held_out_loss", info.result.bestHeldOutLoss},
            {"dropped_mass", info.droppedMass},
            {"history", history},
            {"provenance", toJson(info.provenance)}};
}

Json toJson(const ValidationReport& report) {
    Json summary = Json::object();
    for (std::size_t i = 0; i < report.summary.size(); ++i)
        summary[report.stateNames[i]] = toJson(report.summary[i]);
    Json sets = Json::array();
    for (const SetComparison& set : report.sets) {
        Json states = Json::object();
        for (std::size_t i = 0; i < set.states.size(); ++i)
            states[report.stateNames[i]] = toJson(set.states[i]);
        sets.push_back({{"index", set.index},
                        {"parameters", set.parameters},
                        {"states", states},
                        {"joint_total_variation", set.jointTotalVariation},
                        {"joint_noise_floor", optionalNumber(set.jointNoiseFloor)}});
    }
    Json worst = Json::array();
    for (const int position : report.worst)
        worst.push_back(report.sets[static_cast<std::size_t>(position)].index);
    return {{"held_out_sets", report.sets.size()},
            {"summary", summary},
            {"worst_sets", worst},
            {"sets", sets},
            {"seconds", report.seconds},
            {"provenance", toJson(report.provenance)}};
}

Json exactJson(const ValidationReport& report) {
    Json summary = Json::object();
    for (std::size_t i = 0; i < report.summary.size(); ++i) {
        const StateSummary& state = report.summary[i];
        Json json = toJson(state);
        json.erase("noise_floor");
        json["simulation_kl"] = state.noiseFloor ? toJson(*state.noiseFloor) : Json();
        summary[report.stateNames[i]] = json;
    }
    Json indices = Json::array();
    for (const SetComparison& set : report.sets)
        indices.push_back(set.index);
    return {{"sets", indices}, {"summary", summary}};
}

} // namespace dyngpt::cli
