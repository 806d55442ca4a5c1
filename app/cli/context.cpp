#include "app/cli/context.h"

#include "app/cli/output.h"

#include <fmt/core.h>

#include <cstdio>
#include <new>

namespace dyngpt::cli {

void requireUsable(const std::vector<Issue>& issues) {
    if (hasErrors(issues))
        throw UsageError(issues);
}

CLI::App* addCommand(CLI::App& app, Context& context, const std::string& name,
                     const std::string& description, const std::string& examples, bool json) {
    CLI::App* command = app.add_subcommand(name, description);
    if (json)
        command->add_flag("--json", context.json, "Print one JSON document and nothing else");
    command->add_flag("-q,--quiet", context.quiet, "No progress, no notes");
    command->footer("Examples:\n" + examples);
    return command;
}

int runAction(const Context& context) {
    int code = Failed;
    try {
        code = context.action();
    } catch (const UsageError& error) {
        printIssues(error.issues());
        code = BadUsage;
    } catch (const Error& error) {
        printIssues(error.issues());
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "error: not enough memory\n");
    } catch (const std::exception& error) {
        fmt::print(stderr, "error: {}\n", error.what());
    }
    // A full disk or a closed pipe must not pass for success.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        fmt::print(stderr, "error: the output could not be written\n");
        return code == Done ? Failed : code;
    }
    return code;
}

} // namespace dyngpt::cli
