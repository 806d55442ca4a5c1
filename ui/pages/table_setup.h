#pragma once
// How read-only tables look and behave on every page. GUI thread only.

class QString;
class QTableView;

namespace dyngpt {

/// Whole rows are chosen, nothing is edited, Ctrl+C copies what is chosen as tab-separated text.
void setUpTable(QTableView& table, const QString& accessibleName);
/// Just as high as its few rows, at most ten.
void fitToRows(QTableView& table);

} // namespace dyngpt
