#include "app/cli/project_files.h"

#include "app/cli/context.h"
#include "app/cli/output.h"
#include "core/model/network_checks.h"
#include "core/model/network_json.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <string_view>

namespace dyngpt::cli {

namespace fs = std::filesystem;

bool looksLikeProject(const fs::path& path) {
    constexpr std::string_view magic = "SQLite format 3";
    std::ifstream in(path, std::ios::binary);
    std::string start(magic.size(), '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    // A truncated project may have lost even its head; its name then still tells what it was.
    return path.extension() == ".dyngpt" || (in && start == magic);
}

Network requireChecked(Network network, const fs::path& path, bool quiet) {
    std::vector<Issue> issues = checkNetwork(network);
    for (Issue& issue : issues)
        issue.place = path.string() + (issue.place.empty() ? "" : ": " + issue.place);
    if (hasErrors(issues))
        throw Error(issues);
    if (!quiet)
        printIssues(issues);
    return network;
}

Network readCheckedNetwork(const fs::path& path, bool quiet) {
    return requireChecked(readNetwork(path), path, quiet);
}

fs::path exampleFolder(const std::string& name) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& place : {program / ".." / "share" / "dyngpt-studio" / "examples" / name,
                                  fs::path(DYNGPT_SOURCE_DIR) / "resources" / "examples" / name})
        if (fs::exists(place / "network.json"))
            return place.lexically_normal();
    throw Error(name, text("The bundled example was not found"), text("Install the program again"));
}

bool isCurrent(const Project& project, Stage stage) {
    if (project.state(stage) != StageState::Done)
        return false;
    switch (stage) {
    case Stage::Simulate:
        return project.dataset()->provenance.inputHash == project.simulationInputHash();
    case Stage::Train:
        return project.training()->provenance.inputHash == project.trainingInputHash();
    case Stage::Validate:
        return project.validation()->provenance.inputHash == project.validationInputHash();
    case Stage::Infer:
        return project.posterior()->provenance.inputHash == project.inferenceInputHash();
    case Stage::Network:
    case Stage::Report:
        break;
    }
    return false;
}

int interrupted(const std::string& remains) {
    fmt::print(stderr, "Interrupted. {}\n", remains);
    return Interrupted;
}

} // namespace dyngpt::cli
