#include "app/cli/context.h"
#include "app/cli/json_values.h"
#include "app/cli/output.h"
#include "app/cli/project_files.h"
#include "core/common/file.h"
#include "core/model/network_checks.h"
#include "core/model/network_json.h"
#include "core/model/sbml.h"

#include <fmt/core.h>

#include <algorithm>

namespace dyngpt::cli {

namespace {

std::vector<Issue> issuesOf(const std::string& file) {
    try {
        if (looksLikeProject(file))
            return checkNetwork(Project::open(file)->network());
        if (!looksLikeSbml(readFile(file)))
            return checkNetwork(readNetwork(file));
        SbmlImport imported = readSbml(file);
        std::vector<Issue> issues = checkNetwork(imported.network);
        imported.notes.insert(imported.notes.end(), issues.begin(), issues.end());
        return std::move(imported.notes);
    } catch (const Error& error) {
        return error.issues();
    }
}

int check(const Context& context, const std::string& file) {
    const std::vector<Issue> issues = issuesOf(file);
    if (context.json) {
        printJson(toJson(issues));
    } else if (issues.empty()) {
        fmt::print("{}: no problems found\n", file);
    } else {
        for (const Issue& issue : issues)
            fmt::print("{}\n", issue.str());
        const auto count = [&](Severity severity) {
            return std::count_if(issues.begin(), issues.end(),
                                 [&](const Issue& issue) { return issue.severity == severity; });
        };
        fmt::print("{}: errors: {}, warnings: {}, notes: {}\n", file, count(Severity::Error),
                   count(Severity::Warning), count(Severity::Note));
    }
    return hasErrors(issues) ? Failed : Done;
}

} // namespace

void addModelCommands(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(app, context, "check",
                                   "Say everything that is wrong with a "
                                   "network file, an SBML file or a project's network",
                                   "  dyngpt check network.json\n"
                                   "  dyngpt check network.json --json");
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "Network (JSON), project (.dyngpt) or SBML")->required();
    command->callback(
        [&context, file] { context.action = [&context, file] { return check(context, *file); }; });
}

} // namespace dyngpt::cli
