#pragma once
// What --params and its like say: "kon=0.05,koff=0.02", in one or several arguments.

#include "core/model/network.h"

#include <map>
#include <string>
#include <vector>

namespace dyngpt::cli {

/// By name. Throws UsageError with everything that is not name=number or is given twice.
std::map<std::string, double> parseParameters(const std::vector<std::string>& items,
                                              const std::string& option = "--params");

/// In the network's order; parameters not given have their nominal values. Throws UsageError with
/// every name that the network does not have.
std::vector<double> parametersOf(const Network& network, const std::vector<std::string>& items);

} // namespace dyngpt::cli
