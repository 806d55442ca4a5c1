#pragma once
// AnnData files (.h5ad), encodings from before 0.1 (obs and var as tables, raw.X) to the present
// ones: X, layers and raw as dense, CSR or CSC matrices. Needs HDF5 at build time.

#include "core/data/matrix_file.h"

namespace dyngpt {

/// False where the program was built without HDF5; openH5ad() then throws Error.
bool canReadH5ad();
std::unique_ptr<MatrixFile> openH5ad(const std::filesystem::path& path);

} // namespace dyngpt
