// The notes of running jobs, one row of "item" each: who runs it in the column settings_key, what
// in the body.
#include "core/common/process_identity.h"
#include "core/common/provenance.h"
#include "core/project/project_impl.h"
#include "core/project/result_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace dyngpt {

namespace {

constexpr std::array<std::pair<JobKind, const char*>, 6> rows{{
    {JobKind::Simulate, "job/simulate"},
    {JobKind::Train, "job/train"},
    {JobKind::Validate, "job/validate"},
    {JobKind::ExactComparison, "job/exact"},
    {JobKind::Infer, "job/infer"},
    {JobKind::Calibrate, "job/calibrate"},
}};

/// Null for a job that nothing is noted of.
const char* rowOf(JobKind kind) {
    for (const auto& [known, row] : rows)
        if (known == kind)
            return row;
    return nullptr;
}

std::string encoded(const JobNote& job) {
    nlohmann::json json{{"started", stamp({}, 0).created}};
    if (job.kind == JobKind::ExactComparison)
        json["sets"] = job.exactSets;
    if (job.kind == JobKind::Calibrate) {
        CalibrationReport report;
        report.settings = job.calibration;
        json["calibration"] = encodeResult(report);
    }
    return json.dump();
}

JobNote decoded(JobKind kind, const std::string& body, const std::string& place) {
    JobNote job;
    job.kind = kind;
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object())
        return job;
    job.started = json.value("started", std::string());
    job.exactSets = json.value("sets", 0);
    if (json.contains("calibration")) {
        CalibrationReport report;
        decodeResult(json.value("calibration", std::string()), place, report);
        job.calibration = report.settings;
    }
    return job;
}

} // namespace

void Project::beginJob(const JobNote& job) {
    const char* row = rowOf(job.kind);
    if (!row)
        return;
    const std::string body = encoded(job);
    const std::scoped_lock lock(impl_->mutex);
    impl_->setItem(row, {"", thisProcess(), ""}, body);
}

void Project::endJob(JobKind kind) {
    const char* row = rowOf(kind);
    if (!row)
        return;
    const std::scoped_lock lock(impl_->mutex);
    if (impl_->item(row))
        impl_->removeItem(row);
}

std::vector<JobNote> Project::interruptedJobs() const {
    std::vector<JobNote> jobs;
    const std::scoped_lock lock(impl_->mutex);
    for (const auto& [kind, row] : rows)
        if (const auto item = impl_->item(row); item && !isRunning(item->settingsKey))
            jobs.push_back(decoded(kind, impl_->body(row), impl_->path.string()));
    return jobs;
}

} // namespace dyngpt
