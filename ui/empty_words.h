#pragma once
// Words in the middle of a list or table as long as it has no rows: what will stand there, and
// what to do for it. GUI thread.

#include <QString>

class QAbstractItemView;

namespace dyngpt {

/// Of a view that has its model. Screen readers hear the words as the view's description.
void sayWhenEmpty(QAbstractItemView& view, const QString& words);

} // namespace dyngpt
