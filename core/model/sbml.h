#pragma once
// Networks from and to SBML (Levels 2 and 3), by libsbml, which stays inside the .cpp. What a
// model has that a network cannot hold is listed, never dropped silently.

#include "core/common/issue.h"
#include "core/model/network.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dyngpt {

/// False where the program was built without libsbml; reading and writing then throw Error.
bool hasSbml();

/// True for what begins as XML with an sbml element.
bool looksLikeSbml(std::string_view text);

struct SbmlImport {
    Network network;
    std::vector<Issue> notes; ///< what was changed or could not be taken over
};
/// Species counts become states (amounts; concentrations times the compartment's size), kinetic
/// laws propensities, constants parameters with their value, events triggers. Throws Error with
/// every feature that would change the meaning if it were left out.
SbmlImport parseSbml(std::string_view text, const std::string& fileName);
SbmlImport readSbml(const std::filesystem::path& path);

/// Level 3 Version 2. Waiting times and delays go into an annotation (and come back from it), with
/// a note. `values`: one per parameter.
std::string writeSbml(const Network& network, const std::vector<double>& values,
                      std::vector<Issue>& notes);

} // namespace dyngpt
