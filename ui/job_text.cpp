#include "ui/job_text.h"

#include "ui/icons.h"
#include "ui/stage_text.h"
#include "ui/text.h"

#include <QCoreApplication>

namespace dyngpt {

QString jobTitle(JobKind kind) {
    switch (kind) {
    case JobKind::ImportSets:
        return QCoreApplication::translate("job", "Import sets");
    case JobKind::ExportSets:
        return QCoreApplication::translate("job", "Export sets");
    case JobKind::ExactComparison:
        return QCoreApplication::translate("job", "Compare with exact solutions");
    case JobKind::Calibrate:
        return QCoreApplication::translate("job", "Calibrate");
    case JobKind::Simulate:
    case JobKind::Train:
    case JobKind::Validate:
    case JobKind::Infer:
        break;
    }
    return stageTitle(stageOf(kind));
}

QString jobStateText(JobState state) {
    switch (state) {
    case JobState::Interrupted:
        return QCoreApplication::translate("job", "interrupted");
    case JobState::NotStarted:
        return QCoreApplication::translate("job", "not started");
    case JobState::Done:
        return QCoreApplication::translate("job", "done");
    case JobState::Cancelled:
        return QCoreApplication::translate("job", "cancelled");
    case JobState::Failed:
        return QCoreApplication::translate("job", "failed");
    case JobState::Running:
        return QCoreApplication::translate("job", "running");
    case JobState::Paused:
        return QCoreApplication::translate("job", "paused");
    case JobState::Queued:
        return QCoreApplication::translate("job", "queued");
    }
    return {};
}

QIcon jobStateIcon(JobState state) {
    switch (state) {
    case JobState::Interrupted:
        return icon(QStringLiteral("partial"));
    case JobState::NotStarted:
        return icon(QStringLiteral("empty"));
    case JobState::Done:
        return icon(QStringLiteral("done"));
    case JobState::Cancelled:
        return icon(QStringLiteral("cancel"));
    case JobState::Failed:
        return icon(QStringLiteral("error"));
    case JobState::Running:
        return icon(QStringLiteral("running"));
    case JobState::Paused:
        return icon(QStringLiteral("pause"));
    case JobState::Queued:
        return icon(QStringLiteral("queued"));
    }
    return {};
}

QString jobResultText(const JobRecord& record) {
    switch (record.state) {
    case JobState::Done:
        return translated(record.result);
    case JobState::Failed:
        return translated(record.reasons);
    case JobState::Interrupted:
        return QCoreApplication::translate("job",
                                           "The program ended while it ran; resume it to go on");
    case JobState::Cancelled:
        return QCoreApplication::translate("job", "What was finished is kept");
    case JobState::NotStarted:
        return (record.blockerFailed
                    ? QCoreApplication::translate("job", "%1 failed, and this needs its result")
                    : QCoreApplication::translate("job",
                                                  "%1 was cancelled, and this needs its result"))
            .arg(jobTitle(record.blockedBy));
    case JobState::Running:
    case JobState::Paused:
    case JobState::Queued:
        break;
    }
    return {};
}

} // namespace dyngpt
