#include "core/common/issue.h"
#include "core/data/h5ad_file.h"

namespace dyngpt {

bool canReadH5ad() {
    return false;
}

std::unique_ptr<MatrixFile> openH5ad(const std::filesystem::path& path) {
    throw Error(path.string(),
                text(DYNGPT_TEXT("core", "this program was built without HDF5 and cannot read it")),
                text(DYNGPT_TEXT("core", "Export the counts as a 10x folder or as CSV.")));
}

} // namespace dyngpt
