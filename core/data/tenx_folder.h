#pragma once
// Folders as 10x Cell Ranger (v2: genes.tsv, v3: features.tsv.gz) and programs after it write
// them: matrix.mtx, gene names, barcodes, plain or gz. Several matrices of the same cells and
// genes (spliced.mtx and unspliced.mtx, or a subfolder each) are layers.

#include "core/data/matrix_file.h"

namespace dyngpt {

/// A folder, or a file ending in .mtx or .mtx.gz in one.
bool looksLikeTenx(const std::filesystem::path& path);
std::unique_ptr<MatrixFile> openTenx(const std::filesystem::path& path);

} // namespace dyngpt
