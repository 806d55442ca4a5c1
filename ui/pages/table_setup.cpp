#include "ui/pages/table_setup.h"

#include "ui/charts/number_text.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>

#include <algorithm>
#include <optional>

namespace dyngpt {

namespace {

constexpr int fewestRows = 3; ///< of a table that takes what room there is

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

/// Keeps what fitToRows and fitColumns have asked for, also in other sizes of the text and window.
class TableFit : public QObject {
public:
    explicit TableFit(QTableView& table) : QObject(&table), table_(table) {
        setObjectName(QStringLiteral("tableFit"));
        table.installEventFilter(this);
        table.viewport()->installEventFilter(this);
        followFont();
    }

    static TableFit& of(QTableView& table) {
        auto* fit =
            table.findChild<QObject*>(QStringLiteral("tableFit"), Qt::FindDirectChildrenOnly);
        return *static_cast<TableFit*>(fit);
    }

    void setColumns(ColumnFit spread, const QList<int>& narrow) {
        spread_ = spread;
        narrow_ = narrow;
        fit();
    }
    void setMostRows(int rows) {
        mostRows_ = rows;
        fit();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == &table_ && event->type() == QEvent::FontChange)
            followFont();
        else if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
            fit();
        return false;
    }

private:
    void followFont() {
        table_.verticalHeader()->setDefaultSectionSize(table_.fontMetrics().height() + 8);
        fit();
    }

    void fit() {
        if (!table_.model())
            return;
        const int needed = spread_ ? fitColumns() : 0;
        const bool scrolls = needed > table_.viewport()->width();
        if (mostRows_ == 0)
            table_.setMinimumHeight(heightOf(fewestRows, scrolls));
        else
            table_.setFixedHeight(
                heightOf(std::clamp(table_.model()->rowCount(), 1, mostRows_), scrolls));
    }

    int heightOf(int rows, bool scrolls) const {
        return table_.horizontalHeader()->sizeHint().height() +
               rows * table_.verticalHeader()->defaultSectionSize() + 2 * table_.frameWidth() + 2 +
               (scrolls ? table_.horizontalScrollBar()->sizeHint().height() : 0);
    }

    /// As wide as the table; where that would cut texts off, as wide as these. The width needed.
    int fitColumns() {
        QHeaderView& header = *table_.horizontalHeader();
        const QAbstractItemView& contents = table_; // where its size hints are public
        QList<int> shown;
        QList<int> widths;
        int needed = 0, widest = 0, wide = 0; // of what stretches: the widest, and how many
        for (int c = 0; c < header.count(); ++c) {
            if (header.isSectionHidden(c))
                continue;
            shown << c;
            widths << std::max(contents.sizeHintForColumn(c), header.sectionSizeHint(c));
            needed += widths.back();
            if (!narrow_.contains(c)) {
                widest = std::max(widest, widths.back());
                ++wide;
            }
        }
        if (shown.isEmpty())
            return 0;
        int even = wide * widest;
        for (qsizetype i = 0; i < shown.size(); ++i)
            even += narrow_.contains(shown[i]) ? widths[i] : 0;
        const int room = table_.viewport()->width();
        const bool stretches = spread_ == ColumnFit::Even && even <= room;
        const int spare = spread_ == ColumnFit::Even
                              ? std::max(0, room - needed) / static_cast<int>(shown.size())
                              : 0;
        header.setStretchLastSection(spread_ == ColumnFit::Contents || !stretches);
        for (qsizetype i = 0; i < shown.size(); ++i) {
            if (stretches && !narrow_.contains(shown[i])) {
                header.setSectionResizeMode(shown[i], QHeaderView::Stretch);
            } else {
                header.setSectionResizeMode(shown[i], QHeaderView::Interactive);
                header.resizeSection(shown[i], widths[i] + (stretches ? 0 : spare));
            }
        }
        return needed;
    }

    QTableView& table_;
    std::optional<ColumnFit> spread_;
    QList<int> narrow_;
    int mostRows_ = 0; ///< 0: of any height
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
    new TableFit(table);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
    table.horizontalHeader()->setHighlightSections(false);
    auto* copy = new QShortcut(QKeySequence::Copy, &table);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, &table, [&table] { copySelection(table); });
}

void fitColumns(QTableView& table, ColumnFit spread, const QList<int>& narrow) {
    TableFit::of(table).setColumns(spread, narrow);
}

void fitToRows(QTableView& table, int mostRows) {
    TableFit::of(table).setMostRows(mostRows);
}

} // namespace dyngpt
