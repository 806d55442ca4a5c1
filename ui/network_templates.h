#pragma once
// The networks to begin from, with their titles in the language of the program. GUI thread.

#include "core/model/network.h"

#include <QString>

#include <vector>

namespace dyngpt {

struct NetworkTemplateText {
    QString name; ///< "cascade"
    QString title;
    QString sentence;
    bool asksLength = false;
};

constexpr int usualCascade = 5;

std::vector<NetworkTemplateText> networkTemplates();
/// `length` matters to those that ask for it.
Network templateNetwork(const QString& name, int length);

} // namespace dyngpt
