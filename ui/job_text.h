#pragma once
// Jobs and what has become of them, in the language of the program.

#include "ui/workers/job_queue.h"

#include <QIcon>
#include <QString>

namespace dyngpt {

QString jobTitle(JobKind kind);
QString jobStateText(JobState state);
QIcon jobStateIcon(JobState state);
/// What came out, or why nothing did; empty while it runs or waits.
QString jobResultText(const JobRecord& record);

} // namespace dyngpt
