#include "ui/pages/name_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace dyngpt {

NameColumn::NameColumn(QTableView& table) : QObject(&table), table_(table) {
    QHeaderView* header = table.horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setMinimumSectionSize(50);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.installEventFilter(this);
    table.viewport()->installEventFilter(this);
    const QAbstractItemModel* model = table.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &NameColumn::fit);
    connect(model, &QAbstractItemModel::dataChanged, this, &NameColumn::fit);
    connect(model, &QAbstractItemModel::modelReset, this, &NameColumn::fit);
    followText();
}

bool NameColumn::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &table_ && event->type() == QEvent::FontChange)
        followText();
    else if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return false;
}

void NameColumn::followText() {
    table_.verticalHeader()->setDefaultSectionSize(table_.fontMetrics().height() + 10);
    fit();
}

void NameColumn::fit() {
    QHeaderView& header = *table_.horizontalHeader();
    const QAbstractItemView& contents = table_; // where its size hints are public
    int needed = 0;
    for (int c = 0; c < header.count(); ++c)
        if (!header.isSectionHidden(c))
            needed += std::max(contents.sizeHintForColumn(c), header.sectionSizeHint(c));
    const auto mode =
        needed > table_.viewport()->width() ? QHeaderView::ResizeToContents : QHeaderView::Stretch;
    if (header.count() > 0 && header.sectionResizeMode(0) != mode)
        header.setSectionResizeMode(0, mode);
}

} // namespace dyngpt
