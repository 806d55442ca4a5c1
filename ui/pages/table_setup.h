#pragma once
// How read-only tables look and behave on every page. GUI thread only.

#include <QList>

class QString;
class QTableView;

namespace dyngpt {

/// Whole rows are chosen, nothing is edited, Ctrl+C copies what is chosen as tab-separated text.
void setUpTable(QTableView& table, const QString& accessibleName);
enum class ColumnFit {
    Even,    ///< all as wide as each other, but the narrow ones
    Contents ///< as wide as what is in them, the last one with the rest
};
/// Over the whole width of the table; what does not fit is scrolled to rather than cut off.
void fitColumns(QTableView& table, ColumnFit spread, const QList<int>& narrow = {});
/// Just as high as its few rows.
void fitToRows(QTableView& table, int mostRows = 10);

} // namespace dyngpt
