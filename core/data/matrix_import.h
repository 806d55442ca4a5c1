#pragma once
// Observed counts from matrices of cells by genes. Pure functions; memory grows with the distinct
// counts of the chosen genes, not with the matrix.

#include "core/common/progress.h"
#include "core/data/import_result.h"
#include "core/data/matrix_file.h"

#include <map>
#include <optional>
#include <stop_token>

namespace dyngpt {

struct GeneChoice {
    enum class Kind { All, Listed, TopByMean };
    Kind kind = Kind::All;
    std::vector<std::string> listed; ///< names or ids
    int top = 100;
    bool operator==(const GeneChoice&) const = default;
};

/// What is taken from a file of matrices: either layers hold states and every gene makes groups
/// of its own, or genes of one layer hold states.
struct MatrixMapping {
    std::map<std::string, std::string> layerToState;
    GeneChoice genes; ///< of layerToState
    std::map<std::string, std::string> geneToState;
    std::string layer;                ///< of geneToState; empty: the first
    std::vector<std::string> groupBy; ///< columns of the cells: groups "GENE / condition"
    /// Only cells whose value of the column is one of these.
    std::map<std::string, std::vector<std::string>> where;
    bool operator==(const MatrixMapping&) const = default;
};

/// States keep the order given in recordedStates. Throws Error with everything in the mapping
/// that does not fit, or with entries that are no counts, at most 20. Empty when stopped.
std::optional<Import> readMatrix(const MatrixFile& file, const MatrixMapping& mapping,
                                 const std::vector<std::string>& recordedStates,
                                 ProgressSink& progress, std::stop_token stop);

/// Mean of each gene over all cells. Empty when stopped.
std::optional<std::vector<double>> geneMeans(const MatrixFile& file, const std::string& layer,
                                             ProgressSink& progress, std::stop_token stop);

} // namespace dyngpt
