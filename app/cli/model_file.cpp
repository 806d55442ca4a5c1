#include "app/cli/model_file.h"

#include "app/cli/output.h"
#include "app/cli/project_files.h"
#include "core/common/file.h"
#include "core/model/sbml.h"

namespace dyngpt::cli {

Network readModel(const std::filesystem::path& path, bool quiet) {
    if (looksLikeProject(path))
        return Project::open(path)->network();
    if (!looksLikeSbml(readFile(path)))
        return readCheckedNetwork(path, quiet);
    SbmlImport imported = readSbml(path);
    if (!quiet)
        printIssues(imported.notes);
    return requireChecked(std::move(imported.network), path, quiet);
}

} // namespace dyngpt::cli
