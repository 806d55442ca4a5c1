#pragma once
// Rows of the network's tables on their way through the clipboard: as a small network file that
// holds them and what they need. Plain functions; any thread.

#include "core/model/network.h"
#include "ui/models/network_cell.h"

#include <QString>

#include <string>
#include <vector>

namespace dyngpt {

/// The MIME type of the rows of this table.
QString rowsType(NetworkTable table);
/// A network file with these rows, and with the states and parameters that they name.
std::string rowsText(const Network& network, NetworkTable table, const std::vector<int>& rows);
/// The rows of such a text at this place, with free names; what they need and is missing comes
/// too. How many there are; throws Error if the text is no network.
int insertRows(Network& network, NetworkTable table, int at, const std::string& text);

} // namespace dyngpt
