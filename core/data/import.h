#pragma once
// Observed data from any file that can hold them: what kind it is, and all that can be chosen
// about it. Pure functions.

#include "core/data/counts_table.h"
#include "core/data/matrix_import.h"
#include "core/data/synthetic_data.h"

namespace dyngpt {

enum class ObservedFileKind {
    Table,  ///< CSV, TSV
    Matrix, ///< a 10x folder or an h5ad file
    Dataset ///< simulated sets in the reference package's JSON
};
/// By what the file holds, not by its name. Throws Error when there is none.
ObservedFileKind observedFileKind(const std::filesystem::path& path);

struct ImportChoice {
    TableFormat format;
    TableMapping table;
    MatrixMapping matrix;
    SyntheticChoice synthetic;
    bool operator==(const ImportChoice&) const = default;
};

/// What the choice for the file's kind says. Empty when stopped.
std::optional<Import> importObserved(const std::filesystem::path& path, const ImportChoice& choice,
                                     const Network& network, ProgressSink& progress,
                                     std::stop_token stop);

} // namespace dyngpt
