#include "core/project/result_json.h"

#include "core/project/result_fields.h"
#include "core/project/settings_fields.h"

namespace dyngpt {

template <> struct json::EnumNames<StopReason> {
    static constexpr std::array<const char*, 3> names{"AllSteps", "NoImprovement", "Cancelled"};
};
template <> struct json::EnumNames<ReportPart> {
    static constexpr std::array<const char*, 7> names{
        "summary", "network", "simulation", "training", "validation", "inference", "provenance"};
};
template <> struct json::EnumNames<PaperSize> {
    static constexpr std::array<const char*, 3> names{"Automatic", "A4", "Letter"};
};

template <class A> constexpr void fields(A& a, json::Field<A, Provenance>& v) {
    a("input_hash", v.inputHash);
    a("seed", v.seed);
    a("version", v.version);
    a("created", v.created);
}

template <class A> constexpr void fields(A& a, json::Field<A, StatePlace>& v) {
    a("state", v.state);
    a("x", v.x);
    a("y", v.y);
}

template <class A> constexpr void fields(A& a, json::Field<A, EventPlace>& v) {
    a("event", v.event);
    a("x", v.x);
    a("y", v.y);
}

template <class A> constexpr void fields(A& a, json::Field<A, NetworkLayout>& v) {
    a("states", v.states);
    a("events", v.events);
}

template <class A> constexpr void fields(A& a, json::Field<A, ReportSettings>& v) {
    a("title", v.title);
    a("author", v.author);
    a("notes", v.notes);
    a("left_out", v.leftOut);
    a("paper", v.paper);
}

template <class A> constexpr void fields(A& a, json::Field<A, DatasetJsonStyle>& v) {
    a("item_separator", v.itemSeparator);
    a("key_separator", v.keySeparator);
    a("ending", v.ending);
}

template <class A> constexpr void fields(A& a, json::Field<A, NoiseFloor>& v) {
    a("states", v.states);
    a("joint", v.joint);
}

template <class A> constexpr void fields(A& a, json::Field<A, UpperBounds>& v) {
    a("bounds", v.bounds);
    a("largest_tail", v.largestTail);
    a("mean_tail", v.meanTail);
}

template <class A> constexpr void fields(A& a, json::Field<A, DatasetDigest>& v) {
    a("noise_floor", v.noiseFloor);
    a("upper_bounds", v.upperBounds);
}

template <class A> constexpr void fields(A& a, json::Field<A, Moments>& v) {
    a("mean", v.mean);
    a("sd", v.sd);
    a("maximum", v.maximum);
}

/// Index, parameters and what agrees are columns of the set.
template <> inline constexpr std::size_t json::leftOut<SetSummary> = 4;
template <class A> constexpr void fields(A& a, json::Field<A, SetSummary>& v) {
    a("moments", v.moments);
    a("noise_floor", v.noiseFloor);
    a("events", v.events);
}

/// The numbers of sets and compact are counted when the description is read.
template <> inline constexpr std::size_t json::leftOut<DatasetInfo> = 7;
template <class A> constexpr void fields(A& a, json::Field<A, DatasetInfo>& v) {
    a("settings", v.settings);
    a("imported", v.imported);
    a("train_style", v.style);
    a("valid_style", v.validStyle);
    a("seconds", v.seconds);
    a("provenance", v.provenance);
    a.later("digest", v.digest);
}

template <class A> constexpr void fields(A& a, json::Field<A, SolverShape>& v) {
    a("parameters", v.parameterNames);
    a("lower", v.lower);
    a("upper", v.upper);
    a("states", v.stateNames);
    a("bounds", v.stateBounds);
    a("initial", v.initialState);
    a("num_encoder_layers", v.layers);
    a("n_head", v.heads);
    a("embedding", v.embedding);
    a("prompt_tokens", v.promptTokens);
    a("feed_forward_dimension", v.feedForward);
    a("block_size", v.blockSize);
}

template <class A> constexpr void fields(A& a, json::Field<A, TrainingPoint>& v) {
    a("step", v.step);
    a("train_loss", v.trainLoss);
    a("held_out_loss", v.heldOutLoss);
    a("learning_rate", v.learningRate);
    a("seconds", v.seconds);
}

/// The solver and the checkpoint are blobs of their own.
template <> inline constexpr std::size_t json::leftOut<TrainingResult> = 2;
template <class A> constexpr void fields(A& a, json::Field<A, TrainingResult>& v) {
    a("reason", v.reason);
    a("history", v.history);
    a("best_held_out_loss", v.bestHeldOutLoss);
    a("best_step", v.bestStep);
    a("device", v.device);
}

template <class A> constexpr void fields(A& a, json::Field<A, TrainingInfo>& v) {
    a("settings", v.settings);
    a("shape", v.shape);
    a("result", v.result);
    a("dropped_mass", v.droppedMass);
    a("provenance", v.provenance);
    a.later("imported", v.imported);
}

template <class A> constexpr void fields(A& a, json::Field<A, Spread>& v) {
    a("median", v.median);
    a("p90", v.p90);
    a("worst", v.worst);
}

template <class A> constexpr void fields(A& a, json::Field<A, StateSummary>& v) {
    a("kl", v.kl);
    a("noise_floor", v.noiseFloor);
    a("total_variation", v.totalVariation);
    a("mean_error", v.meanError);
    a("sd_error", v.sdError);
    a("kl_without_epsilon", v.klWithoutEpsilon);
    a("hellinger", v.hellinger);
}

template <class A> constexpr void fields(A& a, json::Field<A, ValidationReport>& v) {
    a("states", v.stateNames);
    a("sets", v.sets);
    a("summary", v.summary);
    a("worst", v.worst);
    a("sampled_states", v.sampledStates);
    a("seconds", v.seconds);
    a("provenance", v.provenance);
}

template <class A> constexpr void fields(A& a, json::Field<A, ObservedGroup>& v) {
    a("name", v.name);
    a("values", v.values);
    a("cells", v.cells);
    a("truth", v.truth);
}

template <class A> constexpr void fields(A& a, json::Field<A, ObservedData>& v) {
    a("file", v.fileName);
    a("states", v.states);
    a("groups", v.groups);
}

/// As written until groups came: one cell after the other.
struct CellList {
    std::string fileName;
    std::vector<std::string> states;
    std::vector<std::int32_t> counts;
};
template <class A> constexpr void fields(A& a, json::Field<A, CellList>& v) {
    a("file", v.fileName);
    a("states", v.states);
    a("counts", v.counts);
}

template <class A> constexpr void fields(A& a, json::Field<A, PosteriorPoint>& v) {
    a("parameters", v.parameters);
    a("loss", v.loss);
    a("weight", v.weight);
}

template <class A> constexpr void fields(A& a, json::Field<A, ParameterEstimate>& v) {
    a("name", v.name);
    a("estimate", v.estimate);
    a("mean", v.mean);
    a("low", v.low);
    a("high", v.high);
    a("smallest", v.smallest);
    a("largest", v.largest);
    a("prior_lower", v.priorLower);
    a("prior_upper", v.priorUpper);
    a.later("sd", v.sd);
    a.later("low80", v.low80);
    a.later("high80", v.high80);
    a.later("low50", v.low50);
    a.later("high50", v.high50);
    a.later("contraction", v.contraction);
    a.later("r_hat", v.rHat);
    a.later("ess_bulk", v.bulkSize);
    a.later("ess_tail", v.tailSize);
    a.later("truth", v.truth);
}

template <class A> constexpr void fields(A& a, json::Field<A, SamplerReport>& v) {
    a("chains", v.chains);
    a("divergences", v.divergences);
    a("deepest", v.deepest);
    a("mean_acceptance", v.meanAcceptance);
    a("step_sizes", v.stepSizes);
    a("gradients", v.gradients);
    a("pareto_k", v.paretoK);
    a("effective_draws", v.effectiveDraws);
}

template <class A> constexpr void fields(A& a, json::Field<A, StartResult>& v) {
    a("first_loss", v.firstLoss);
    a("best_loss", v.bestLoss);
    a("accepted", v.accepted);
    a("failure", v.failure);
}

template <class A> constexpr void fields(A& a, json::Field<A, Posterior>& v) {
    a("settings", v.settings);
    a("parameters", v.parameterNames);
    a("observed_states", v.observedStates);
    a("points", v.points);
    a("estimates", v.estimates);
    a("starts", v.starts);
    a("loss_curves", v.lossCurves);
    a("best_possible_loss", v.bestPossibleLoss);
    a("acceptance_threshold", v.acceptanceThreshold);
    a("met_threshold", v.metThreshold);
    a("best_loss", v.bestLoss);
    a("fit_kl", v.fitKl);
    a("cells", v.cells);
    a("outside", v.outside);
    a("data_marginals", v.dataMarginals);
    a("fit_marginals", v.fitMarginals);
    a("notes", v.notes);
    a("seconds", v.seconds);
    a("provenance", v.provenance);
    a.later("group", v.group);
    a.later("group_failure", v.failure);
    a.later("priors", v.priors);
    a.later("derived", v.derived);
    a.later("fit_kl_expected", v.fitKlExpected);
    a.later("fit_kl_limit", v.fitKlLimit);
    a.later("fit_low", v.fitLow);
    a.later("fit_high", v.fitHigh);
    a.later("sampler", v.sampler);
}

template <class A> constexpr void fields(A& a, json::Field<A, ParameterCalibration>& v) {
    a("name", v.name);
    a("ranks", v.ranks);
    a("covered", v.covered);
    a("uniformity_p", v.uniformityP);
    a("fixed", v.fixed);
}

template <class A> constexpr void fields(A& a, json::Field<A, CalibrationReport>& v) {
    a("settings", v.settings);
    a("observed_states", v.observedStates);
    a("parameters", v.parameters);
    a("inferred", v.inferred);
    a("flagged", v.flagged);
    a("failures", v.failures);
    a("seconds", v.seconds);
    a("provenance", v.provenance);
}

template <class A> constexpr void fields(A& a, json::Field<A, FileReference>& v) {
    a("absolute", v.absolute);
    a("relative", v.relative);
}

template <class A> constexpr void fields(A& a, json::Field<A, DataSources>& v) {
    a("observed", v.observed);
    a("train_sets", v.trainSets);
    a("valid_sets", v.validSets);
}

template <class A> constexpr void fields(A& a, json::Field<A, NamedParameters>& v) {
    a("name", v.name);
    a("parameters", v.parameters);
    a("values", v.values);
}

namespace {

template <class T> std::string encode(const T& value) {
    // A file name need not be UTF-8; everything else is.
    return json::Writer::encode(value).dump(-1, ' ', false, json::Value::error_handler_t::replace);
}

template <class T> void decode(std::string_view source, const std::string& place, T& value) {
    const auto fail = [&](const std::string& where) {
        throw Error(
            place,
            text(DYNGPT_TEXT("core", "the project file is damaged: %1 cannot be read"), where),
            text(DYNGPT_TEXT("core", "Restore it from a backup or run the stage again.")));
    };
    const json::Value parsed = json::Value::parse(source, nullptr, false);
    if (parsed.is_discarded())
        fail("JSON");
    T result = std::move(value); // fields that files of an earlier version lack keep its values
    try {
        json::Reader::decode(parsed, result, json::Reader::Missing::Error);
    } catch (const json::FormatProblem& problem) {
        fail(problem.key.empty() ? "JSON" : problem.key);
    }
    value = std::move(result);
}

} // namespace

std::string encodeResult(const NetworkLayout& layout) {
    return encode(layout);
}
std::string encodeResult(const ReportSettings& settings) {
    return encode(settings);
}
std::string encodeResult(const DatasetInfo& info) {
    return encode(info);
}
std::string encodeResult(const SetSummary& summary) {
    return encode(summary);
}
std::string encodeResult(const TrainingInfo& info) {
    return encode(info);
}
std::string encodeResult(const ValidationReport& report) {
    return encode(report);
}
std::string encodeResult(const ObservedData& data) {
    return encode(data);
}
std::string encodeResult(const Posterior& posterior) {
    return encode(posterior);
}
std::string encodeResult(const CalibrationReport& report) {
    return encode(report);
}

std::string encodeResult(const DataSources& sources) {
    return encode(sources);
}
std::string encodeResult(const std::vector<NamedParameters>& sets) {
    return encode(sets);
}

void decodeResult(std::string_view json, const std::string& place, NetworkLayout& layout) {
    decode(json, place, layout);
}
void decodeResult(std::string_view json, const std::string& place, ReportSettings& settings) {
    decode(json, place, settings);
}
void decodeResult(std::string_view json, const std::string& place, DatasetInfo& info) {
    decode(json, place, info);
}
void decodeResult(std::string_view json, const std::string& place, SetSummary& summary) {
    decode(json, place, summary);
}
void decodeResult(std::string_view json, const std::string& place, TrainingInfo& info) {
    decode(json, place, info);
}
void decodeResult(std::string_view json, const std::string& place, ValidationReport& report) {
    decode(json, place, report);
}
void decodeResult(std::string_view json, const std::string& place, ObservedData& data) {
    if (json.find("\"groups\":") != std::string_view::npos)
        return decode(json, place, data);
    CellList cells;
    decode(json, place, cells);
    data = dataOfCells(cells.fileName, cells.states, cells.counts);
}
void decodeResult(std::string_view json, const std::string& place, Posterior& posterior) {
    posterior.settings.method = InferenceMethod::Inferrer; // the only one once
    decode(json, place, posterior);
}
void decodeResult(std::string_view json, const std::string& place, CalibrationReport& report) {
    decode(json, place, report);
}
void decodeResult(std::string_view json, const std::string& place, DataSources& sources) {
    decode(json, place, sources);
}
void decodeResult(std::string_view json, const std::string& place,
                  std::vector<NamedParameters>& sets) {
    decode(json, place, sets);
}

} // namespace dyngpt
