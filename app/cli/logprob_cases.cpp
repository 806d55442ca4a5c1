#include "app/cli/logprob_cases.h"

#include "core/common/file.h"
#include "core/common/issue.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace dyngpt::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Collects what is wrong, up to a number that can still be read.
class Issues {
public:
    explicit Issues(std::string file) : file_(std::move(file)) {}
    void add(const std::string& place, Text what) {
        if (issues_.size() < 20)
            issues_.push_back({Severity::Error, file_ + ": " + place, std::move(what), {}});
    }
    void throwIfAny() const {
        if (!issues_.empty())
            throw Error(issues_);
    }

private:
    std::string file_;
    std::vector<Issue> issues_;
};

const Json* member(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

int readInteger(const Json& config, const char* key, int fallback, Issues& issues) {
    const Json* value = member(config, key);
    if (value == nullptr)
        return fallback;
    if (value->is_number_integer() && *value > 0 && *value <= 1'000'000)
        return value->get<int>();
    issues.add(std::string("config.") + key, text("Must be a positive whole number"));
    return fallback;
}

std::vector<double> readNumbers(const Json* value, const std::string& place, Issues& issues) {
    std::vector<double> numbers;
    if (value == nullptr || !value->is_array()) {
        issues.add(place, text("A list of numbers is missing here"));
        return numbers;
    }
    for (const Json& item : *value)
        if (item.is_number() && std::isfinite(item.get<double>()))
            numbers.push_back(item.get<double>());
        else
            issues.add(fmt::format("{}[{}]", place, numbers.size()),
                       text("“%1” is not a number", item.dump()));
    return numbers;
}

void readState(const Json& state, const std::string& place, const SolverShape& shape,
               std::vector<std::int32_t>& out, Issues& issues) {
    const auto count = static_cast<std::size_t>(shape.stateCount());
    if (!state.is_array() || state.size() != count) {
        issues.add(place, text("A state is a list of %1 counts", count));
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const int bound = shape.stateBounds[i];
        const bool good = state[i].is_number_integer() && state[i] >= 0 && state[i] < bound;
        if (!good)
            issues.add(fmt::format("{}[{}]", place, i),
                       text("“%1” is not a count from 0 to %2", state[i].dump(), bound - 1));
        out.push_back(good ? state[i].get<std::int32_t>() : 0);
    }
}

} // namespace

Json readCasesDocument(const std::filesystem::path& path) {
    const std::string bytes = readFile(path);
    Json document;
    try {
        document = Json::parse(bytes);
    } catch (const Json::parse_error& error) {
        const std::size_t end = std::min(error.byte, bytes.size());
        const std::string_view before(bytes.data(), end);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const auto column = end - (before.rfind('\n') + 1);
        throw Error(fmt::format("{}:{}:{}", path.string(), line, column),
                    text("The file is not valid JSON here"),
                    text("A cases file is {\"config\": {...}, \"cases\": [...]}"));
    }
    const Json* cases = document.is_object() ? member(document, "cases") : nullptr;
    if (cases == nullptr || !cases->is_array() || cases->empty())
        throw Error(path.string(), text("There is no list “cases”"),
                    text("Each case needs log_params and states"));
    return document;
}

SolverShape shapeFromConfig(const Json& document, const std::string& file) {
    Issues issues(file);
    const Json* config = member(document, "config");
    if (config == nullptr || !config->is_object())
        throw Error(file, text("There is no object “config”, which weights of the reference "
                               "package need"));
    SolverShape shape;
    for (const char* key : {"num_params", "state_upper_bound", "initial_value"})
        if (member(*config, key) == nullptr)
            issues.add(std::string("config.") + key, text("The key is missing"));
    issues.throwIfAny();
    const int parameters = readInteger(*config, "num_params", 0, issues);
    for (int i = 1; i <= parameters; ++i)
        shape.parameterNames.push_back(fmt::format("p{}", i));
    for (const double bound :
         readNumbers(member(*config, "state_upper_bound"), "config.state_upper_bound", issues)) {
        if (bound < 1 || bound > 1e6 || bound != std::floor(bound))
            issues.add("config.state_upper_bound",
                       text("“%1” is not a positive whole number", bound));
        shape.stateBounds.push_back(static_cast<int>(std::clamp(bound, 1.0, 1e6)));
        shape.stateNames.push_back(fmt::format("s{}", shape.stateBounds.size()));
    }
    shape.initialState =
        readNumbers(member(*config, "initial_value"), "config.initial_value", issues);
    if (shape.initialState.size() != shape.stateBounds.size())
        issues.add("config.initial_value", text("Must have one number per state_upper_bound"));
    shape.heads = readInteger(*config, "n_head", shape.heads, issues);
    shape.layers = readInteger(*config, "num_layers", shape.layers, issues);
    shape.embedding = readInteger(*config, "embedding_dimension", shape.embedding, issues);
    shape.promptTokens = readInteger(*config, "variable_dimension", shape.promptTokens, issues);
    shape.feedForward = readInteger(*config, "mlp_hidden", shape.feedForward, issues);
    shape.blockSize = readInteger(*config, "block_size", shape.blockSize, issues);
    issues.throwIfAny();
    return shape;
}

std::vector<LogprobCase> parseCases(const Json& document, const std::string& file,
                                    const SolverShape& shape) {
    Issues issues(file);
    std::vector<LogprobCase> cases;
    for (const Json& item : document.at("cases")) {
        const std::string place = fmt::format("cases[{}]", cases.size());
        LogprobCase& out = cases.emplace_back();
        if (!item.is_object()) {
            issues.add(place, text("A case is an object with log_params and states"));
            continue;
        }
        const std::string parameters = place + ".log_params";
        out.logParameters = readNumbers(member(item, "log_params"), parameters, issues);
        if (static_cast<int>(out.logParameters.size()) != shape.parameterCount())
            issues.add(parameters, text("The solver has %1 parameters, here are %2",
                                        shape.parameterCount(), out.logParameters.size()));
        const Json* states = member(item, "states");
        if (states == nullptr || !states->is_array() || states->empty()) {
            issues.add(place + ".states", text("A list of states is missing here"));
            continue;
        }
        for (std::size_t i = 0; i < states->size(); ++i)
            readState((*states)[i], fmt::format("{}.states[{}]", place, i), shape, out.states,
                      issues);
    }
    issues.throwIfAny();
    return cases;
}

} // namespace dyngpt::cli
