#pragma once
// What the stages ask of a project before they begin. They throw Error with a remedy.

#include "core/project/project.h"

namespace dyngpt {

/// Notes and warnings pass.
void throwErrors(const std::vector<Issue>& issues);
void requireSets(const Project& project, Partition partition, const Text& what);
/// The sets may have been made anew for another network since the solver was trained.
void requireSameStates(const Project& project, const SolverShape& shape);

} // namespace dyngpt
