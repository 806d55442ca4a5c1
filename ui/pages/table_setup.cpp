#include "ui/pages/table_setup.h"

#include "ui/charts/number_text.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
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
            fields << plainNumbers(row.siblingAtColumn(c).data().toString());
        lines << fields.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

/// Of all rows up to `mostRows`.
int heightOfRows(const QTableView& table) {
    const int rows = std::clamp(table.model()->rowCount(), 1, mostRows);
    return table.horizontalHeader()->sizeHint().height() +
           rows * table.verticalHeader()->defaultSectionSize() + 2 * table.frameWidth() + 2;
}

/// Rows as high as the text, also when its size changes.
class RowHeight : public QObject {
public:
    explicit RowHeight(QTableView& table) : QObject(&table), table_(table) {
        table.installEventFilter(this);
        follow();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::FontChange)
            follow();
        return false;
    }

private:
    void follow() {
        table_.verticalHeader()->setDefaultSectionSize(table_.fontMetrics().height() + 8);
        const bool fitted = table_.minimumHeight() == table_.maximumHeight();
        if (fitted && table_.model())
            table_.setFixedHeight(heightOfRows(table_));
    }

    QTableView& table_;
};

} // namespace

void setUpTable(QTableView& table, const QString& accessibleName) {
    table.setAccessibleName(accessibleName);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    new RowHeight(table);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
    table.horizontalHeader()->setHighlightSections(false);
    auto* copy = new QShortcut(QKeySequence::Copy, &table);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, &table, [&table] { copySelection(table); });
}

void fitToRows(QTableView& table) {
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table.setFixedHeight(heightOfRows(table));
}

} // namespace dyngpt
