#pragma once
// Networks from and to files, in the program's own JSON or in SBML, told apart by the suffix.
// Any thread.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <QString>

#include <vector>

namespace dyngpt {

struct NetworkFile {
    Network network;
    std::vector<Issue> notes; ///< what was changed or could not be taken over
};

/// True for .json and for SBML's .xml and .sbml.
bool isNetworkFile(const QString& path);
/// Both throw Error.
NetworkFile readNetworkFile(const QString& path);
/// Returns what the format cannot say.
std::vector<Issue> writeNetworkFile(const Network& network, const QString& path);

} // namespace dyngpt
