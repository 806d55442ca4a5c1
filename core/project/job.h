#pragma once
// What can be run on a project, and the note that the project keeps of it meanwhile: a killed
// program leaves it behind. Plain values.

#include "core/inference/calibration.h"

#include <string>

namespace dyngpt {

enum class JobKind {
    Simulate,
    ImportSets,
    ExportSets,
    Train,
    Validate,
    ExactComparison,
    Infer,
    Calibrate
};

struct JobNote {
    JobKind kind = JobKind::Simulate;
    int exactSets = 0;                 ///< of ExactComparison
    CalibrationSettings calibration{}; ///< of Calibrate
    std::string started{};             ///< UTC, ISO 8601; the project fills it in

    bool operator==(const JobNote&) const = default;
};

} // namespace dyngpt
