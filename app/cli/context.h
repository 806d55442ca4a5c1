#pragma once
// What the commands share: the flags every command has, the request to stop, and the action
// that the parsed command line asks for. One object, owned by main(), used by the main thread.

#include "core/common/issue.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <stop_token>
#include <string>

namespace dyngpt::cli {

enum ExitCode { Done = 0, Failed = 1, BadUsage = 2, Interrupted = 130 };

/// The command line asks for something that makes no sense: exit code 2.
class UsageError : public Error {
public:
    using Error::Error;
};

/// Throws UsageError when there are errors among the issues.
void requireUsable(const std::vector<Issue>& issues);

struct Context {
    bool json = false;
    bool quiet = false;
    std::stop_token stop;
    std::function<int()> action;
};

/// Adds a command with --quiet, its examples under the help text, and --json where asked.
CLI::App* addCommand(CLI::App& app, Context& context, const std::string& name,
                     const std::string& description, const std::string& examples, bool json = true);

/// Runs the action; prints what goes wrong and returns the program's exit code.
int runAction(const Context& context);

void addModelCommands(CLI::App& app, Context& context); ///< check
void addSimulateCommand(CLI::App& app, Context& context);
void addDataCommands(CLI::App& app, Context& context); ///< import, export
void addTrajectoriesCommand(CLI::App& app, Context& context);
void addConvertCommand(CLI::App& app, Context& context);
void addTrainCommands(CLI::App& app, Context& context); ///< train, validate
void addSolveCommand(CLI::App& app, Context& context);
void addExactCommand(CLI::App& app, Context& context);
void addInferenceCommands(CLI::App& app, Context& context); ///< infer, calibrate, compare
void addReportCommand(CLI::App& app, Context& context);
void addLogprobCommand(CLI::App& app, Context& context);
void addWeightsCommands(CLI::App& app, Context& context); ///< import-weights, export-weights
void addCountsCommand(CLI::App& app, Context& context);
void addRecoverCommand(CLI::App& app, Context& context);
void addDemoCommand(CLI::App& app, Context& context);

} // namespace dyngpt::cli
