// What Project keeps of inference: a row for each group's posterior and one for its summary, under
// the item "posterior", which names their inputs; and the calibration. Files from before there
// were groups have the only posterior in that item itself.
#include "core/common/numbers.h"
#include "core/inference/posterior_draws.h"
#include "core/project/packed.h"
#include "core/project/project_impl.h"
#include "core/project/result_json.h"
#include "core/project/settings_json.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr auto run = "posterior";
constexpr int digits = 6;
/// What no picture shows.
constexpr double noProbability = 1e-7;

/// Of equal length, so that the names sort as the groups do.
std::string rowName(const char* kind, std::size_t group) {
    const std::string number = std::to_string(group);
    return std::string(kind) + "/" + std::string(8 - std::min<std::size_t>(8, number.size()), '0') +
           number;
}
std::string wholeRow(std::size_t group) {
    return rowName("posterior", group);
}
std::string summaryRow(std::size_t group) {
    return rowName("posterior_summary", group);
}
/// Condition for all rows of one kind: '0' follows '/'.
std::string rowsOf(const std::string& kind) {
    return " FROM item WHERE name > '" + kind + "/' AND name < '" + kind + "0'";
}

void removePosteriors(sqlite::Database& database) {
    database.execute("DELETE" + rowsOf("posterior"));
    database.execute("DELETE" + rowsOf("posterior_summary"));
}

double rounded(double value) {
    return parseNumber(formatSignificant(value, digits)).value_or(value);
}

/// What is kept of one group among several.
Posterior shortened(Posterior posterior) {
    if (posterior.points.size() > Project::pointsPerGroup)
        posterior.points = equalDraws(posterior, Project::pointsPerGroup);
    for (PosteriorPoint& point : posterior.points) {
        std::ranges::transform(point.parameters, point.parameters.begin(), rounded);
        point.loss = rounded(point.loss);
    }
    for (auto* marginals :
         {&posterior.dataMarginals, &posterior.fitMarginals, &posterior.fitLow, &posterior.fitHigh})
        for (std::vector<double>& marginal : *marginals)
            for (double& p : marginal)
                p = p < noProbability ? 0 : rounded(p);
    posterior.lossCurves.clear();
    return posterior;
}

Posterior summaryOf(Posterior posterior) {
    posterior.points.clear();
    posterior.starts.clear();
    posterior.lossCurves.clear();
    for (auto* marginals :
         {&posterior.dataMarginals, &posterior.fitMarginals, &posterior.fitLow, &posterior.fitHigh})
        marginals->clear();
    return posterior;
}

std::string calibrationUpstream(Project::Impl& project) {
    const auto training = project.item("training");
    return (training ? training->outputHash : std::string()) + "\n" + project.networkHash();
}

} // namespace

std::int64_t Project::Impl::observedGroups() {
    const auto observed = item("observed");
    return observed ? parseInteger(observed->settingsKey).value_or(1) : 0;
}

std::int64_t Project::Impl::inferredGroups() {
    const std::int64_t rows = database.integer("SELECT count(*)" + rowsOf(run));
    return rows == 0 && item(run) ? 1 : rows;
}

void Project::setPosterior(std::size_t group, const Posterior& posterior) {
    std::unique_lock lock(impl_->mutex);
    const bool several = impl_->observedGroups() > 1;
    lock.unlock(); // packing takes longer than writing
    const std::string whole = packed(encodeResult(several ? shortened(posterior) : posterior));
    const std::string summary = encodeResult(summaryOf(posterior));
    const std::string& hash = posterior.provenance.inputHash;
    lock.lock();
    sqlite::Transaction transaction(impl_->database);
    const auto begun = impl_->item(run);
    if (!begun || begun->inputHash != hash || !impl_->body(run).empty()) {
        removePosteriors(impl_->database);
        impl_->setItem(run, {hash, settingsKey(posterior.settings), ""}, "");
    }
    impl_->setItem(wholeRow(group), {hash, "", ""}, whole);
    impl_->setItem(summaryRow(group), {hash, "", ""}, summary);
    transaction.commit();
}

std::optional<Posterior> Project::posterior(std::size_t group) const {
    std::string bytes;
    {
        const std::scoped_lock lock(impl_->mutex);
        bytes = impl_->body(wholeRow(group));
        if (bytes.empty() && group == 0)
            bytes = impl_->body(run);
    }
    if (bytes.empty())
        return std::nullopt;
    const std::string place = impl_->path.string();
    Posterior posterior;
    decodeResult(unpacked(bytes, place), place, posterior);
    return posterior;
}

std::vector<PosteriorSummary> Project::posteriorSummaries() const {
    std::vector<std::pair<std::size_t, std::string>> rows;
    {
        const std::scoped_lock lock(impl_->mutex);
        auto row = impl_->database.prepare("SELECT name, body" + rowsOf("posterior_summary") +
                                           " ORDER BY name");
        while (row.step()) {
            const std::string name = row.bytes(0);
            const auto group = parseInteger(name.substr(name.find('/') + 1));
            rows.emplace_back(static_cast<std::size_t>(group.value_or(0)), row.bytes(1));
        }
    }
    std::vector<PosteriorSummary> summaries;
    for (const auto& [group, json] : rows)
        decodeResult(json, impl_->path.string(), summaries.emplace_back(group).posterior);
    if (summaries.empty())
        if (auto only = posterior())
            summaries.push_back({0, summaryOf(std::move(*only))});
    return summaries;
}

void Project::setCalibration(const CalibrationReport& report) {
    const std::string json = encodeResult(report);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem("calibration", {report.provenance.inputHash, settingsKey(report.settings), ""},
                   json);
}

std::optional<CalibrationReport> Project::calibration() const {
    std::string json;
    {
        const std::scoped_lock lock(impl_->mutex);
        json = impl_->body("calibration");
    }
    if (json.empty())
        return std::nullopt;
    CalibrationReport report;
    decodeResult(json, impl_->path.string(), report);
    return report;
}

bool Project::calibrationIsStale() const {
    const std::scoped_lock lock(impl_->mutex);
    const auto calibration = impl_->item("calibration");
    return calibration &&
           runHash(calibrationUpstream(*impl_), calibration->settingsKey) != calibration->inputHash;
}

std::string Project::calibrationInputHash(const CalibrationSettings& settings) const {
    const std::scoped_lock lock(impl_->mutex);
    return runHash(calibrationUpstream(*impl_), settingsKey(settings));
}

} // namespace dyngpt
