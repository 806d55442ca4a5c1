#include "core/report/posterior_export.h"

namespace dyngpt {

bool hasNetcdf() {
    return false;
}

void writeNetcdf(const std::filesystem::path& path, std::span<const Posterior>,
                 const ObservedData&) {
    throw Error(
        path.string(),
        text(DYNGPT_TEXT("core", "This program was built without NetCDF, so it cannot write "
                                 "such files")),
        text(DYNGPT_TEXT("core", "Use a program built with NetCDF, or write CSV")));
}

} // namespace dyngpt
