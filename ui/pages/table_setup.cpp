#include "ui/pages/table_setup.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int mostRows = 10;

void copySelection(const QTableView& table) {
    const QAbstractItemModel* model = table.model();
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    QStringList fields;
    for (int c = 0; c < model->columnCount(); ++c)
        fields << model->headerData(c, Qt::Horizontal).toString().replace(u'\n', u' ');
    lines << fields.join(u'\t');
    for (const QModelIndex& row : rows) {
        fields.clear();
        for (int c = 0; c < model->columnCount(); ++c)
            fields << row.siblingAtColumn(c).data().toString();
        lines << fields.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace

void setUpTable(QTableView& table, const QString& accessibleName) {
    table.setAccessibleName(accessibleName);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 8);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
    table.horizontalHeader()->setHighlightSections(false);
    auto* copy = new QShortcut(QKeySequence::Copy, &table);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, &table, [&table] { copySelection(table); });
}

void fitToRows(QTableView& table) {
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    const int rows = std::clamp(table.model()->rowCount(), 1, mostRows);
    const int height = table.horizontalHeader()->sizeHint().height() +
                       rows * table.verticalHeader()->defaultSectionSize() +
                       2 * table.frameWidth() + 2;
    table.setFixedHeight(height);
}

} // namespace dyngpt
