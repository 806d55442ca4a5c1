#include "core/common/issue.h"
#include "core/model/sbml.h"

namespace dyngpt {

namespace {

[[noreturn]] void refuse(const std::string& place) {
    throw Error(place,
                text(DYNGPT_TEXT("core", "This program was built without libsbml, so it "
                                         "can neither read nor write SBML")),
                text(DYNGPT_TEXT("core", "Use a program built with libsbml, or a network file")));
}

} // namespace

bool hasSbml() {
    return false;
}

SbmlImport parseSbml(std::string_view, const std::string& fileName) {
    refuse(fileName);
}

std::string writeSbml(const Network& network, const std::vector<double>&, std::vector<Issue>&) {
    refuse(network.modelName);
}

} // namespace dyngpt
