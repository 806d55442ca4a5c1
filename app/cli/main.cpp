#include "app/cli/cancel_signals.h"
#include "app/cli/context.h"
#include "core/common/version.h"
#include "core/nn/backend.h"

#include <cstdio>

using namespace dyngpt::cli;

namespace {

constexpr const char* description =
    "DynGPT Studio on the command line: simulate a stochastic network, train a solver for its\n"
    "stationary distributions, check it, infer parameters from counts, write a report.";
constexpr const char* examples =
    "Exit codes: 0 done, 1 failed, 2 bad usage, 130 interrupted (finished work is kept).\n"
    "Examples:\n"
    "  dyngpt demo -o demo\n"
    "  dyngpt simulate network.json -o project.dyngpt --sets 10000 --valid 1000\n"
    "  dyngpt train project.dyngpt --preset standard\n"
    "  dyngpt infer project.dyngpt --data counts.csv --map rna=mRNA,protein=Protein";

} // namespace

int main(int argc, char** argv) {
    dyngpt::chooseLinearAlgebra();
    CLI::App app(description, "dyngpt");
    app.set_version_flag("--version", "dyngpt " + dyngpt::programVersion(),
                         "Print the version and leave");
    app.footer(examples);
    app.require_subcommand(1);
    Context context;
    addModelCommands(app, context);
    addSimulateCommand(app, context);
    addDataCommands(app, context);
    addTrajectoriesCommand(app, context);
    addConvertCommand(app, context);
    addTrainCommands(app, context);
    addSolveCommand(app, context);
    addExactCommand(app, context);
    addCountsCommand(app, context);
    addInferenceCommands(app, context);
    addReportCommand(app, context);
    addRecoverCommand(app, context);
    addLogprobCommand(app, context);
    addWeightsCommands(app, context);
    addDemoCommand(app, context);
    try {
        if (argc < 2) {
            std::fputs(app.help().c_str(), stderr);
            return BadUsage;
        }
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (app.get_subcommands().empty() && !app.remaining().empty()) {
            std::fprintf(stderr,
                         "There is no command or option “%s”\n"
                         "Run with --help for more information.\n",
                         app.remaining().front().c_str());
            return BadUsage;
        }
        return app.exit(error) == 0 ? Done : BadUsage;
    }
    const CancelSignals signals;
    context.stop = signals.token();
    return runAction(context);
}
