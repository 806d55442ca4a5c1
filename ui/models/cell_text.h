#pragma once
// Readings that several tables share: why a text is no name, no count, no number.

#include "ui/models/network_document.h"

#include <optional>
#include <string>

namespace dyngpt {

/// `old` is the present name of the renamed thing.
std::optional<UnreadText> nameComplaint(const Network& network, const std::string& old,
                                        const QString& name);
UnreadText countComplaint(const QString& text);
UnreadText numberComplaint(const QString& text);

} // namespace dyngpt
