#pragma once
// Where tests find their files. Reference data lie outside the repository and may be missing;
// a test that needs them then says skipped, not passed.

#include <QString>
#include <QTest>

#include <cstdlib>
#include <filesystem>

namespace testdata {

/// A file that belongs to the repository's tests.
inline std::filesystem::path own(const std::string& relative) {
    return std::filesystem::path(DYNGPT_SOURCE_DIR) / "tests" / "data" / relative;
}

inline std::filesystem::path resource(const std::string& relative) {
    return std::filesystem::path(DYNGPT_SOURCE_DIR) / "resources" / relative;
}

/// A reference file: below $DYNGPT_REFERENCE_DATA, or ../shared/data beside the checkout.
inline std::filesystem::path reference(const std::string& relative) {
    if (const char* root = std::getenv("DYNGPT_REFERENCE_DATA"))
        return std::filesystem::path(root) / relative;
    return std::filesystem::path(DYNGPT_SOURCE_DIR).parent_path() / "shared" / "data" / relative;
}

} // namespace testdata

#define REQUIRE_REFERENCE(variable, relative)                                                      \
    const std::filesystem::path variable = testdata::reference(relative);                          \
    if (!std::filesystem::exists(variable))                                                        \
    QSKIP(("reference data not found: " + variable.string()).c_str())
