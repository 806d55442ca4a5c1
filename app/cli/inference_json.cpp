#include "app/cli/inference_json.h"

#include "app/cli/json_values.h"
#include "core/project/settings_json.h"
#include "core/report/inference_text.h"

#include <cmath>

namespace dyngpt::cli {

namespace {

Json estimateJson(const ParameterEstimate& e) {
    Json json = {{"estimate", e.estimate},
                 {"mean", e.mean},
                 {"low", e.low},
                 {"high", e.high},
                 {"smallest_accepted", e.smallest},
                 {"largest_accepted", e.largest},
                 {"lower_bound", e.priorLower},
                 {"upper_bound", e.priorUpper}};
    const auto add = [&json](const char* key, double value) {
        if (!std::isnan(value))
            json[key] = value;
    };
    add("sd", e.sd);
    add("low80", e.low80);
    add("high80", e.high80);
    add("low50", e.low50);
    add("high50", e.high50);
    add("contraction", e.contraction);
    add("r_hat", e.rHat);
    add("ess_bulk", e.bulkSize);
    add("ess_tail", e.tailSize);
    add("truth", e.truth);
    return json;
}

Json byName(const std::vector<ParameterEstimate>& estimates) {
    Json json = Json::object();
    for (const ParameterEstimate& e : estimates)
        json[e.name] = estimateJson(e);
    return json;
}

Json priorsJson(const std::vector<Prior>& priors) {
    Json json = Json::object();
    for (const Prior& prior : priors)
        json[prior.parameter] = priorText(prior).str();
    return json;
}

Json samplerJson(const SamplerReport& sampler) {
    return {{"chains", sampler.chains},        {"divergences", sampler.divergences},
            {"deepest", sampler.deepest},      {"mean_acceptance", sampler.meanAcceptance},
            {"step_sizes", sampler.stepSizes}, {"gradients", sampler.gradients},
            {"pareto_k", sampler.paretoK},     {"effective_draws", sampler.effectiveDraws}};
}

/// What is said of one group, whether it stands alone or among others.
Json common(const Posterior& posterior) {
    Json json = {{"group", posterior.group}};
    if (!posterior.failure.empty()) {
        json["failure"] = posterior.failure;
        return json;
    }
    json["estimates"] = byName(posterior.estimates);
    json["derived"] = byName(posterior.derived);
    json["observed_states"] = posterior.observedStates;
    json["cells"] = posterior.cells;
    json["cells_outside"] = posterior.outside;
    json["fit_kl"] = posterior.fitKl;
    json["fit_kl_expected"] = posterior.fitKlExpected;
    json["fit_kl_limit"] = posterior.fitKlLimit;
    json["fit_is_good"] = fitIsGood(posterior);
    json["sampler_is_sound"] = samplerIsSound(posterior);
    json["notes"] = toJson(posterior.notes);
    json["seconds"] = posterior.seconds;
    return json;
}

} // namespace

Json toJson(const Posterior& posterior) {
    Json json = common(posterior);
    Json values = Json::array();
    Json losses = Json::array();
    Json weights = Json::array();
    for (const PosteriorPoint& point : posterior.points) {
        values.push_back(point.parameters);
        losses.push_back(point.loss);
        weights.push_back(point.weight);
    }
    json["posterior"] = {{"parameters", posterior.parameterNames},
                         {"values", values},
                         {"loss", losses},
                         {"weight", weights}};
    if (posterior.settings.method == InferenceMethod::Inferrer) {
        json["accepted_points"] = posterior.points.size();
        json["best_loss"] = posterior.bestLoss;
        json["best_possible_loss"] = posterior.bestPossibleLoss;
    } else {
        json["priors"] = priorsJson(posterior.priors);
        json["sampler"] = samplerJson(posterior.sampler);
    }
    json["settings"] = Json::parse(settingsJson(posterior.settings));
    json["provenance"] = toJson(posterior.provenance);
    return json;
}

Json toJson(const std::vector<Posterior>& groups) {
    Json list = Json::array();
    for (const Posterior& posterior : groups)
        list.push_back(common(posterior));
    Json json = {{"groups", list}};
    for (const Posterior& posterior : groups)
        if (posterior.failure.empty()) {
            json["priors"] = priorsJson(posterior.priors);
            json["settings"] = Json::parse(settingsJson(posterior.settings));
            json["provenance"] = toJson(posterior.provenance);
            break;
        }
    return json;
}

Json toJson(const CalibrationReport& report) {
    Json parameters = Json::object();
    for (const ParameterCalibration& parameter : report.parameters) {
        Json& json = parameters[parameter.name];
        json = {{"fixed", parameter.fixed}};
        if (parameter.fixed)
            continue;
        const auto trials = static_cast<int>(parameter.ranks.size());
        json["ranks"] = parameter.ranks;
        json["uniformity_p"] = parameter.uniformityP;
        Json coverage = Json::array();
        for (std::size_t i = 0; i < parameter.covered.size(); ++i) {
            const double level = ParameterCalibration::levels[i];
            const auto [fewest, most] = binomialBand(trials, level);
            coverage.push_back({{"level", level},
                                {"covered", parameter.covered[i]},
                                {"simulations", trials},
                                {"band", {fewest, most}}});
        }
        json["coverage"] = coverage;
        json["calibrated"] = isCalibrated(parameter);
    }
    return {{"parameters", parameters},
            {"simulations", report.settings.simulations},
            {"cells", report.settings.cells},
            {"draws", report.settings.draws},
            {"observed_states", report.observedStates},
            {"inferred", report.inferred},
            {"flagged", report.flagged},
            {"failures", toJson(report.failures)},
            {"verdict", calibrationText(report).str()},
            {"settings", Json::parse(settingsJson(report.settings.inference))},
            {"seconds", report.seconds},
            {"provenance", toJson(report.provenance)}};
}

Json toJson(const std::vector<ParameterDifference>& differences) {
    Json json = Json::object();
    for (const ParameterDifference& d : differences)
        json[d.name] = {{"first", d.first},        {"second", d.second},
                        {"log_ratio", d.logRatio}, {"low", d.low},
                        {"high", d.high},          {"probability_larger", d.probabilityLarger}};
    return json;
}

} // namespace dyngpt::cli
