#include "ui/pages/network_table_editor.h"

#include "ui/icons.h"
#include "ui/math/rate_field.h"
#include "ui/math/rate_preview.h"
#include "ui/models/network_document.h"
#include "ui/models/network_table_model.h"
#include "ui/pages/name_column.h"
#include "ui/pages/network_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace dyngpt {

NetworkTableEditor::NetworkTableEditor(const QString& title, const QString& name,
                                       NetworkTableModel& model, const QString& remark,
                                       QWidget* parent)
    : QWidget(parent), model_(model) {
    view_ = new QTableView;
    view_->setObjectName(name);
    view_->setModel(&model_);
    auto* delegate = new NetworkDelegate(model_, view_);
    view_->setItemDelegate(delegate);
    view_->setSelectionBehavior(QAbstractItemView::SelectItems);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
    view_->setAlternatingRowColors(true);
    view_->setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    view_->setWordWrap(false);
    new NameColumn(*view_);
    view_->horizontalHeader()->setHighlightSections(false);

    auto* label = new QLabel(remark.isEmpty() ? title : remark);
    label->setWordWrap(true);
    label->setBuddy(view_);
    QString plain = title;
    view_->setAccessibleName(plain.remove(u'&'));

    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(label, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(head);
    all->addWidget(view_, 1);

    createButtons(head);
    createPreview(all, *delegate);

    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &NetworkTableEditor::updateButtons);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model_, signal, this, &NetworkTableEditor::updateButtons);
    connect(&model_, &QAbstractItemModel::modelReset, this, &NetworkTableEditor::updateButtons);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &NetworkTableEditor::updateButtons);
    updateButtons();
}

NetworkTableEditor::~NetworkTableEditor() {
    // A cell that is being edited commits as the view goes; here nobody listens any more.
    view_->itemDelegate()->disconnect(this);
    view_->selectionModel()->disconnect(this);
    model_.disconnect(this);
    model_.document().disconnect(this);
    delete view_;
}

void NetworkTableEditor::createButtons(QHBoxLayout* head) {
    using Editor = NetworkTableEditor;
    const auto button = [&](const QString& iconName, const QString& toolTip,
                            const QKeySequence& key, void (Editor::*work)()) {
        QAction* action = addAction(iconName, toolTip, key, work);
        head->addWidget(buttonFor(action, iconName));
        return action;
    };
    button(QStringLiteral("add"), tr("Add a row"), QKeySequence(Qt::Key_Insert), &Editor::addRow);
    duplicate_ = button(QStringLiteral("duplicate"), tr("Duplicate the row"),
                        QKeySequence(Qt::CTRL | Qt::Key_D), &Editor::duplicateRow);
    remove_ = button(QStringLiteral("remove"), tr("Remove the row"),
                     QKeySequence(Qt::CTRL | Qt::Key_Delete), &Editor::removeCurrentRows);
    up_ = button(QStringLiteral("up"), tr("Move the row up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                 &Editor::moveUp);
    down_ = button(QStringLiteral("down"), tr("Move the row down"),
                   QKeySequence(Qt::ALT | Qt::Key_Down), &Editor::moveDown);
    copy_ = addAction({}, tr("Copy the rows"), QKeySequence::Copy, &Editor::copyRows);
    cut_ = addAction({}, tr("Cut the rows out"), QKeySequence::Cut, &Editor::cutRows);
    paste_ = addAction({}, tr("Paste rows"), QKeySequence::Paste, &Editor::pasteRows);
    view_->setContextMenuPolicy(Qt::ActionsContextMenu);
    view_->addActions(actions());
}

QAction* NetworkTableEditor::addAction(const QString& iconName, const QString& toolTip,
                                       const QKeySequence& key,
                                       void (NetworkTableEditor::*work)()) {
    auto* action = new QAction(toolTip, this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tr("%1 (%2)").arg(toolTip, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, work);
    QWidget::addAction(action);
    return action;
}

QToolButton* NetworkTableEditor::buttonFor(QAction* action, const QString& name) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(view_->objectName() + u'_' + name);
    button->setAccessibleName(action->text());
    return button;
}

/// Below a table that has expressions.
void NetworkTableEditor::createPreview(QVBoxLayout* column, NetworkDelegate& delegate) {
    rateColumn_ = 0;
    while (rateColumn_ < model_.columnCount() && !model_.isRate(rateColumn_))
        ++rateColumn_;
    if (rateColumn_ == model_.columnCount())
        return;
    preview_ = new RatePreview;
    column->addWidget(preview_);
    connect(&delegate, &NetworkDelegate::rateEdited, this,
            [this](const QModelIndex& index, const RateField& field) {
                showRate(displayPlace({model_.table(), index.row(), index.column()}), field);
            });
    connect(&delegate, &NetworkDelegate::rateEditingEnded, this,
            &NetworkTableEditor::showCurrentRate);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &NetworkTableEditor::showCurrentRate);
    connect(&model_.document(), &NetworkDocument::changed, this,
            &NetworkTableEditor::showCurrentRate);
    showCurrentRate();
}

void NetworkTableEditor::showRate(const QString& title, const RateField& field) {
    preview_->show(title, field.text().toStdString(), field.problems(),
                   model_.document().network().displayNames());
}

void NetworkTableEditor::showCurrentRate() {
    const int row = std::max(0, currentRow());
    const Network& network = model_.document().network();
    if (row >= model_.rowCount())
        return preview_->clear();
    const QString title = displayPlace({model_.table(), row, rateColumn_});
    if (model_.table() == NetworkTable::Events) {
        const Event& event = network.events[static_cast<std::size_t>(row)];
        if (event.waitingTime)
            return preview_->show(
                displayPlace({model_.table(), row, EventColumn::Timing}),
                NetworkTables::mathOfTime(*event.waitingTime, network.displayNames()),
                NetworkTables::timingText(event));
    }
    const std::string rate =
        model_.index(row, rateColumn_).data(Qt::EditRole).toString().toStdString();
    const auto problems = rate.empty()
                              ? std::vector<RateProblem>{}
                              : locateRateProblems(rate, model_.rateScope(rateColumn_).names(), {});
    preview_->show(title, rate, problems, network.displayNames());
}

void NetworkTableEditor::jumpTo(int row, int column) {
    const QModelIndex index = model_.index(row, column);
    view_->setCurrentIndex(index);
    view_->scrollTo(index);
    view_->setFocus();
}

int NetworkTableEditor::currentRow() const {
    return view_->currentIndex().row();
}

void NetworkTableEditor::addRow() {
    jumpTo(model_.addRow(), 0);
}

void NetworkTableEditor::duplicateRow() {
    if (currentRow() >= 0)
        jumpTo(model_.duplicateRow(currentRow()), 0);
}

void NetworkTableEditor::removeRow(int row) {
    model_.removeRow(row);
}

std::vector<int> NetworkTableEditor::selectedRows() const {
    std::set<int> rows;
    for (const QModelIndex& index : view_->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    if (rows.empty() && currentRow() >= 0)
        rows.insert(currentRow());
    return {rows.begin(), rows.end()};
}

void NetworkTableEditor::removeCurrentRows() {
    const auto rows = selectedRows();
    if (rows.empty())
        return;
    const int column = view_->currentIndex().column();
    model_.removeRows(rows);
    if (model_.rowCount() > 0)
        jumpTo(std::min(rows.front(), model_.rowCount() - 1), column);
}

void NetworkTableEditor::copyRows() {
    if (const auto rows = selectedRows(); !rows.empty())
        QGuiApplication::clipboard()->setMimeData(model_.copyRows(rows));
}

void NetworkTableEditor::cutRows() {
    copyRows();
    removeCurrentRows();
}

void NetworkTableEditor::pasteRows() {
    const int row = currentRow() >= 0 ? currentRow() : model_.rowCount() - 1;
    const int count = model_.pasteRows(row, QGuiApplication::clipboard()->mimeData());
    if (count > 0)
        jumpTo(row + count, 0);
}

void NetworkTableEditor::moveBy(int rows) {
    const QModelIndex current = view_->currentIndex();
    if (current.isValid())
        jumpTo(model_.shiftRow(current.row(), rows), current.column());
}

void NetworkTableEditor::updateButtons() {
    const int row = currentRow();
    const bool any = row >= 0;
    for (QAction* action : {duplicate_, remove_, copy_, cut_})
        action->setEnabled(any);
    up_->setEnabled(row > 0);
    down_->setEnabled(any && row + 1 < model_.rowCount());
    paste_->setEnabled(model_.canPaste(QGuiApplication::clipboard()->mimeData()));
}

} // namespace dyngpt
