#pragma once
// What the program says of a network, as one text.

#include "core/model/network_checks.h"
#include "core/model/network_json.h"

#include <QStringList>

namespace samples {

inline QString linesOf(const std::vector<dyngpt::Issue>& issues) {
    QStringList lines;
    for (const auto& issue : issues)
        lines += QString::fromStdString(issue.str());
    return lines.join("\n");
}

inline QString issuesOf(const dyngpt::Network& network) {
    return linesOf(dyngpt::checkNetwork(network));
}

/// Of reading it; empty: fine.
inline QString problems(const std::string& json) {
    try {
        dyngpt::parseNetwork(json, "n.json");
    } catch (const dyngpt::Error& error) {
        return linesOf(error.issues());
    }
    return {};
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    if (at == std::string::npos)
        qFatal("no such text: %s", what.c_str());
    return text.replace(at, what.size(), with);
}

} // namespace samples
