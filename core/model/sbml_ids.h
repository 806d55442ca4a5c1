#pragma once
// SBML identifiers for the names of a network: ASCII letters, digits and _, each one once. A
// Greek letter becomes its name. One thread.

#include <map>
#include <set>
#include <string>

namespace dyngpt {

class SbmlIds {
public:
    /// Of the thing called `name`; the same each time.
    const std::string& of(const std::string& name);
    /// One that nothing else has, `wanted` if it is free.
    std::string fresh(const std::string& wanted);

private:
    std::map<std::string, std::string> ids_;
    std::set<std::string> taken_;
};

} // namespace dyngpt
