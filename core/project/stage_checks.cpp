#include "core/project/stage_checks.h"

namespace dyngpt {

void throwErrors(const std::vector<Issue>& issues) {
    std::vector<Issue> errors;
    for (const Issue& issue : issues)
        if (issue.severity == Severity::Error)
            errors.push_back(issue);
    if (!errors.empty())
        throw Error(errors);
}

void requireSets(const Project& project, Partition partition, const Text& what) {
    if (project.count(partition) == 0)
        throw Error(project.path().string(), what,
                    text(DYNGPT_TEXT("core", "Run Simulate first, or import a dataset.")));
}

void requireSameStates(const Project& project, const SolverShape& shape) {
    const Network network = project.network();
    if (shape.stateNames != network.recordedNames() ||
        shape.parameterNames != network.parameterNames())
        throw Error(project.path().string(),
                    text(DYNGPT_TEXT("core", "the solver was trained for other states or "
                                             "parameters than the network has now")),
                    text(DYNGPT_TEXT("core", "Run Train again.")));
}

} // namespace dyngpt
