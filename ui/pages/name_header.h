#pragma once
// The head of a table whose columns are parameters or states: draws their names as the cells of
// other tables do, with their units. The model keeps them as they are spelt. GUI thread.

#include "ui/models/network_names.h"

#include <QHeaderView>

class QTableView;

namespace dyngpt {

class NameHeader : public QHeaderView {
    Q_OBJECT
public:
    /// Becomes the table's.
    explicit NameHeader(QTableView& table);

    void setNames(const NetworkNames& names);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
    void paintSection(QPainter* painter, const QRect& box, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    ChartText drawn(int section) const;

    NetworkNames names_;
};

} // namespace dyngpt
