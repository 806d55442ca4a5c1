#include "app/cli/context.h"
#include "app/cli/model_file.h"
#include "app/cli/output.h"
#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/model/sbml.h"
#include "core/simulation/trajectories.h"

#include <fmt/core.h>

namespace dyngpt::cli {

namespace {

std::string converted(const Network& network, const std::string& output,
                      std::vector<Issue>& notes) {
    const std::string extension = std::filesystem::path(output).extension().string();
    if (extension == ".json")
        return writeNetwork(network);
    if (extension == ".xml" || extension == ".sbml")
        return writeSbml(network, nominalParameters(network), notes);
    throw UsageError(output, text("The name does not tell what to write"),
                     text("End it in .json for a network file, in .xml or .sbml for SBML"));
}

int convert(const Context& context, const std::string& input, const std::string& output) {
    const Network network = readModel(input, context.quiet);
    std::vector<Issue> notes;
    writeFileAtomically(output, converted(network, output, notes));
    if (!context.quiet) {
        printIssues(notes);
        fmt::print("wrote {}\n", output);
    }
    return Done;
}

} // namespace

void addConvertCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(app, context, "convert",
                                   "Write a model in another form: network file (.json) or SBML "
                                   "(.xml, .sbml)",
                                   "  dyngpt convert model.xml network.json\n"
                                   "  dyngpt convert network.json model.xml",
                                   false);
    auto input = std::make_shared<std::string>();
    auto output = std::make_shared<std::string>();
    command->add_option("IN", *input, "Network (JSON), project or SBML")->required();
    command->add_option("OUT", *output, "File to write")->required();
    command->callback([&context, input, output] {
        context.action = [&context, input, output] { return convert(context, *input, *output); };
    });
}

} // namespace dyngpt::cli
