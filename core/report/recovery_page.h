#pragma once
// A recovery study as a report of its own. Pure function.

#include "core/inference/recovery.h"
#include "core/report/report.h"

namespace dyngpt {

Report composeRecovery(const RecoveryReport& study, const std::string& projectName,
                       const Translate& translate = {});

} // namespace dyngpt
