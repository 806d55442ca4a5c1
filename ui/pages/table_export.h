#pragma once
// A button that writes a table as CSV where the user says. GUI thread only.

#include <QString>

#include <functional>

class QPushButton;

namespace dyngpt {

/// `csv` is asked when the user has chosen; the file is named after `name` at first.
QPushButton* exportButton(const QString& name, std::function<QString()> csv);

} // namespace dyngpt
