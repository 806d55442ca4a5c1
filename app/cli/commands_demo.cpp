#include "app/cli/context.h"
#include "app/cli/demo.h"
#include "app/cli/output.h"
#include "app/cli/project_files.h"

namespace dyngpt::cli {

void addDemoCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "demo", "All stages on the bundled gene expression example, in a few minutes",
        "  dyngpt demo\n"
        "  dyngpt demo -o my_demo --seed 2");
    auto settings = std::make_shared<DemoSettings>();
    command->add_option("-o,--output", settings->folder, "Folder for everything it makes")
        ->capture_default_str();
    command->add_option("--sets", settings->trainSets, "Training sets")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option("--valid", settings->validSets, "Held-out sets")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option("--steps", settings->steps, "Training steps (default: quick preset)")
        ->check(CLI::PositiveNumber);
    command->add_option("--starts", settings->starts, "Random starts of the inference")
        ->check(CLI::PositiveNumber);
    command->add_option("--cells", settings->cells, "Cells of the synthetic data")
        ->check(CLI::Range(2, 1'000'000))
        ->capture_default_str();
    command->add_option("--seed", settings->seed, "Seed of all random numbers")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--threads", settings->threads, "Threads; 0: all cores")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--device", settings->device, "cpu, cuda, cuda:N or auto")
        ->capture_default_str();
    command->callback([&context, settings] {
        context.action = [&context, settings] {
            settings->quiet = context.quiet;
            settings->print = !context.json;
            Demo demo(*settings);
            if (demo.run(context.stop) == Outcome::Cancelled)
                return interrupted("What is finished is kept; run the same command again to go "
                                   "on.");
            if (context.json)
                printJson(demo.results());
            return static_cast<int>(Done);
        };
    });
}

} // namespace dyngpt::cli
