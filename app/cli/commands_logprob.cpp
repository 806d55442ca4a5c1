#include "app/cli/context.h"
#include "app/cli/logprob_cases.h"
#include "app/cli/output.h"
#include "app/cli/project_files.h"
#include "core/nn/backend.h"
#include "core/nn/checkpoint.h"
#include "core/project/stages.h"

#include <fmt/core.h>

#include <map>
#include <numeric>

namespace dyngpt::cli {

namespace {

std::unique_ptr<Solver> openSolver(const std::string& file, const Json& document,
                                   const std::string& casesFile) {
    if (looksLikeProject(file))
        return loadSolver(*Project::open(file), Precision::Double);
    const Checkpoint weights = readReferenceWeights(file, shapeFromConfig(document, casesFile));
    return backend().loadSolver(encodeCheckpoint(weights), Precision::Double);
}

/// Gradient of the mean negative log-likelihood. A query wants distinct states, a case may name
/// one several times.
std::vector<double> gradient(const Solver& solver, const LogprobCase& item) {
    const auto width = static_cast<std::size_t>(solver.shape().stateCount());
    std::map<std::vector<std::int32_t>, double> counts;
    for (auto state = item.states.begin(); state != item.states.end();
         state += static_cast<std::ptrdiff_t>(width))
        counts[{state, state + static_cast<std::ptrdiff_t>(width)}] += 1;
    ObservedStates distinct;
    distinct.observed.resize(width);
    std::iota(distinct.observed.begin(), distinct.observed.end(), 0);
    std::vector<double> cotangent;
    const auto total = static_cast<double>(item.states.size() / width);
    for (const auto& [state, count] : counts) {
        distinct.values.insert(distinct.values.end(), state.begin(), state.end());
        cotangent.push_back(-count / total);
    }
    const auto query = solver.prepare(distinct);
    return query->evaluate(item.logParameters)->pullBack(cotangent);
}

Json evaluate(const Solver& solver, const LogprobCase& item) {
    const auto width = static_cast<std::size_t>(solver.shape().stateCount());
    const std::vector<double> conditional =
        solver.conditionalLogProbability(item.logParameters, item.states);
    Json states = Json::array();
    Json rows = Json::array();
    Json joint = Json::array();
    double sum = 0;
    for (std::size_t i = 0; i < conditional.size(); i += width) {
        const auto from = static_cast<std::ptrdiff_t>(i);
        const auto to = static_cast<std::ptrdiff_t>(i + width);
        states.push_back(std::vector(item.states.begin() + from, item.states.begin() + to));
        rows.push_back(std::vector(conditional.begin() + from, conditional.begin() + to));
        const double logProbability =
            std::accumulate(conditional.begin() + from, conditional.begin() + to, 0.0);
        joint.push_back(logProbability);
        sum += logProbability;
    }
    return {{"log_params", item.logParameters},
            {"states", states},
            {"conditional_log_prob", rows},
            {"joint_log_prob", joint},
            {"mean_nll", -sum / static_cast<double>(joint.size())},
            {"grad_mean_nll_wrt_log_params", gradient(solver, item)}};
}

/// What a project's solver is, in the keys of the cases file.
Json describe(const SolverShape& shape) {
    return {{"num_params", shape.parameterCount()},
            {"num_states", shape.stateCount()},
            {"state_upper_bound", shape.stateBounds},
            {"variable_dimension", shape.promptTokens},
            {"embedding_dimension", shape.embedding},
            {"n_head", shape.heads},
            {"num_layers", shape.layers},
            {"block_size", shape.blockSize},
            {"mlp_hidden", shape.feedForward},
            {"initial_value", shape.initialState}};
}

int logprob(const Context& context, const std::string& solverFile, const std::string& casesFile) {
    const Json document = readCasesDocument(casesFile);
    const auto solver = openSolver(solverFile, document, casesFile);
    const std::vector<LogprobCase> cases = parseCases(document, casesFile, solver->shape());
    const auto config = document.find("config");
    Json out = {{"config", config == document.end() ? describe(solver->shape()) : *config},
                {"cases", Json::array()}};
    std::vector<std::vector<std::string>> rows = {{"case", "states", "mean NLL"}};
    for (const LogprobCase& item : cases) {
        if (context.stop.stop_requested())
            return interrupted("Nothing was written.");
        out["cases"].push_back(evaluate(*solver, item));
        const Json& last = out["cases"].back();
        rows.push_back({std::to_string(rows.size()), std::to_string(last["states"].size()),
                        fmt::format("{:.9g}", last["mean_nll"].get<double>())});
    }
    if (context.json)
        printJson(out);
    else
        fmt::print("{}", alignedTable(rows));
    return Done;
}

} // namespace

void addLogprobCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(
        app, context, "logprob",
        "Log probabilities of given states and the gradient of their likelihood, in float64",
        "  dyngpt logprob project.dyngpt --cases cases.json --json\n"
        "  dyngpt logprob weights.pt --cases cases.json --json");
    auto solver = std::make_shared<std::string>();
    auto cases = std::make_shared<std::string>();
    command
        ->add_option("SOLVER", *solver,
                     "Project (.dyngpt), or weights of the reference package "
                     "(.pt; the cases then carry \"config\")")
        ->required();
    command->add_option("--cases", *cases, "JSON with cases of log_params and states")->required();
    command->callback([&context, solver, cases] {
        context.action = [&context, solver, cases] { return logprob(context, *solver, *cases); };
    });
}

} // namespace dyngpt::cli
