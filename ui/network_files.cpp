#include "ui/network_files.h"

#include "core/common/file.h"
#include "core/model/network_json.h"
#include "core/model/sbml.h"
#include "core/simulation/trajectories.h"
#include "ui/paths.h"

#include <QFileInfo>

namespace dyngpt {

namespace {

bool isSbmlName(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == u"xml" || suffix == u"sbml";
}

} // namespace

bool isNetworkFile(const QString& path) {
    return isSbmlName(path) || QFileInfo(path).suffix().toLower() == u"json";
}

NetworkFile readNetworkFile(const QString& path) {
    if (!isSbmlName(path))
        return {readNetwork(toPath(path)), {}};
    SbmlImport import = readSbml(toPath(path));
    return {std::move(import.network), std::move(import.notes)};
}

std::vector<Issue> writeNetworkFile(const Network& network, const QString& path) {
    std::vector<Issue> notes;
    const std::string bytes = isSbmlName(path)
                                  ? writeSbml(network, nominalParameters(network), notes)
                                  : writeNetwork(network);
    writeFileAtomically(toPath(path), bytes);
    return notes;
}

} // namespace dyngpt
