#pragma once
// A matrix mapping once its names are found: which layers are read, which genes, and as what.

#include "core/data/matrix_import.h"

namespace dyngpt {

struct MatrixPlan {
    std::vector<std::string> layers; ///< that are read
    std::vector<std::string> states;
    /// Genes make groups; else they hold states.
    bool genePerGroup = true;
    /// Per gene: its position among the chosen ones, or -1.
    std::vector<std::int32_t> positions;
    std::vector<std::string> chosen; ///< names
};

/// Throws Error with all that does not fit. Empty when stopped.
std::optional<MatrixPlan> planMatrix(const MatrixFile& file, const MatrixMapping& mapping,
                                     const std::vector<std::string>& recordedStates,
                                     ProgressSink& progress, const std::stop_token& stop);

} // namespace dyngpt
