#include "app/cli/parameter_list.h"

#include "app/cli/context.h"
#include "app/cli/output.h"
#include "core/common/numbers.h"
#include "core/simulation/trajectories.h"

#include <optional>

namespace dyngpt::cli {

std::map<std::string, double> parseParameters(const std::vector<std::string>& items,
                                              const std::string& option) {
    std::map<std::string, double> values;
    std::vector<Issue> issues;
    for (const std::string& argument : items)
        for (const std::string& item : splitList(argument)) {
            const std::size_t equals = item.find('=');
            const auto value = equals == std::string::npos
                                   ? std::nullopt
                                   : parseNumber(std::string_view(item).substr(equals + 1));
            if (!value)
                issues.push_back({Severity::Error,
                                  option,
                                  text("“%1” is not of the form name=number", item),
                                  {}});
            else if (!values.emplace(splitList(item.substr(0, equals))[0], *value).second)
                issues.push_back({Severity::Error,
                                  option,
                                  text("“%1” is given twice", item.substr(0, equals)),
                                  {}});
        }
    requireUsable(issues);
    return values;
}

std::vector<double> parametersOf(const Network& network, const std::vector<std::string>& items) {
    std::vector<double> values = nominalParameters(network);
    std::vector<Issue> issues;
    for (const auto& [name, value] : parseParameters(items)) {
        const int index = network.parameterIndex(name);
        if (index >= 0)
            values[static_cast<std::size_t>(index)] = value;
        else
            issues.push_back({Severity::Error, "--params", text("There is no parameter “%1”", name),
                              text("The network has %1", joined(network.parameterNames()))});
    }
    requireUsable(issues);
    return values;
}

} // namespace dyngpt::cli
