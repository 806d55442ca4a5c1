#include "ui/pages/parameter_sets_panel.h"

#include "ui/charts/number_text.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace dyngpt {

namespace {
constexpr int shownRows = 4;
}

ParameterSetsPanel::ParameterSetsPanel(QWidget* parent)
    : QGroupBox(tr("Saved parameter sets"), parent) {
    list_ = new QListWidget;
    list_->setObjectName(QStringLiteral("parameterSets"));
    list_->setAccessibleName(tr("Saved parameter sets"));
    list_->setToolTip(tr("Enter or a double click applies a set, F2 renames it, Del deletes it. "
                         "The one that is ticked is drawn beside the present parameters."));
    list_->setAccessibleDescription(list_->toolTip());
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    list_->setMaximumHeight(shownRows * (list_->fontMetrics().height() + 6) +
                            2 * list_->frameWidth());
    list_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    list_->installEventFilter(this);
    const auto button = [](const QString& text, const char* name, const QString& toolTip) {
        auto* result = new QPushButton(text);
        result->setObjectName(QLatin1String(name));
        result->setToolTip(toolTip);
        result->setAutoDefault(false);
        return result;
    };
    auto* save = button(tr("Save se&t"), "saveSet", tr("Save the present parameters under a name"));
    apply_ = button(tr("A&pply"), "applySet", tr("Take the chosen set's values"));
    rename_ = button(tr("Rena&me"), "renameSet", tr("Give the chosen set another name"));
    delete_ = button(tr("De&lete"), "deleteSet", tr("Delete the chosen set; Undo brings it back"));
    auto* grid = new QGridLayout(this);
    grid->addWidget(list_, 0, 0, 1, 2);
    grid->addWidget(save, 1, 0);
    grid->addWidget(apply_, 1, 1);
    grid->addWidget(rename_, 2, 0);
    grid->addWidget(delete_, 2, 1);

    connect(save, &QPushButton::clicked, this, &ParameterSetsPanel::saveWanted);
    connect(apply_, &QPushButton::clicked, this, &ParameterSetsPanel::apply);
    connect(rename_, &QPushButton::clicked, this,
            [this] { list_->editItem(list_->currentItem()); });
    connect(delete_, &QPushButton::clicked, this, &ParameterSetsPanel::remove);
    connect(list_, &QListWidget::itemActivated, this, &ParameterSetsPanel::apply);
    connect(list_, &QListWidget::itemChanged, this, &ParameterSetsPanel::itemChanged);
    connect(list_, &QListWidget::currentRowChanged, this, &ParameterSetsPanel::updateButtons);
    fill();
}

void ParameterSetsPanel::setSets(const std::vector<NamedParameters>& sets) {
    if (sets == sets_)
        return;
    sets_ = sets;
    fill();
    Q_EMIT besideChanged();
}

void ParameterSetsPanel::fill() {
    filling_ = true;
    const int row = list_->currentRow();
    list_->clear();
    for (const NamedParameters& set : sets_) {
        auto* item = new QListWidgetItem(QString::fromStdString(set.name), list_);
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable |
                       Qt::ItemIsUserCheckable);
        item->setCheckState(set.name == beside_ ? Qt::Checked : Qt::Unchecked);
        QStringList values;
        for (std::size_t i = 0; i < std::min(set.parameters.size(), set.values.size()); ++i)
            values << tr("%1 = %2").arg(QString::fromStdString(set.parameters[i]),
                                        displayNumber(set.values[i], 6));
        item->setToolTip(values.join(u'\n'));
    }
    list_->setCurrentRow(std::min(row, list_->count() - 1));
    list_->setVisible(!sets_.empty());
    filling_ = false;
    updateButtons();
}

void ParameterSetsPanel::updateButtons() {
    for (QPushButton* button : {apply_, rename_, delete_}) {
        button->setVisible(!sets_.empty());
        button->setEnabled(list_->currentRow() >= 0);
    }
}

/// The wanted one, or with a number where another set has it.
QString ParameterSetsPanel::freeName(const QString& wanted, int except) const {
    const auto taken = [&](const QString& name) {
        for (std::size_t i = 0; i < sets_.size(); ++i)
            if (static_cast<int>(i) != except && sets_[i].name == name.toStdString())
                return true;
        return false;
    };
    QString name = wanted;
    for (int number = 2; taken(name); ++number)
        name = tr("%1 %2", "name, number").arg(wanted).arg(number);
    return name;
}

void ParameterSetsPanel::add(NamedParameters set) {
    set.name = freeName(tr("Set %1").arg(sets_.size() + 1), -1).toStdString();
    sets_.push_back(std::move(set));
    fill();
    list_->setCurrentRow(list_->count() - 1);
    Q_EMIT edited();
    list_->setFocus();
    list_->editItem(list_->currentItem());
}

std::optional<NamedParameters> ParameterSetsPanel::beside() const {
    for (const NamedParameters& set : sets_)
        if (!beside_.empty() && set.name == beside_)
            return set;
    return std::nullopt;
}

void ParameterSetsPanel::itemChanged(QListWidgetItem* item) {
    const int row = list_->row(item);
    if (filling_ || row < 0)
        return;
    NamedParameters& set = sets_[static_cast<std::size_t>(row)];
    const bool drawn = beside_ == set.name;
    const QString wanted = item->text().trimmed();
    const bool renamed = !wanted.isEmpty() && wanted.toStdString() != set.name;
    if (renamed)
        set.name = freeName(wanted, row).toStdString();
    if (item->checkState() == Qt::Checked)
        beside_ = set.name;
    else if (drawn)
        beside_.clear();
    // Queued: the view is still at work on the item that is to be made anew.
    QMetaObject::invokeMethod(
        this,
        [this, renamed] {
            fill();
            if (renamed)
                Q_EMIT edited();
            Q_EMIT besideChanged();
        },
        Qt::QueuedConnection);
}

void ParameterSetsPanel::apply() {
    if (const int row = list_->currentRow(); row >= 0)
        Q_EMIT applied(sets_[static_cast<std::size_t>(row)]);
}

void ParameterSetsPanel::remove() {
    const int row = list_->currentRow();
    if (row < 0)
        return;
    sets_.erase(sets_.begin() + row);
    fill();
    Q_EMIT edited();
    Q_EMIT besideChanged();
}

bool ParameterSetsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Delete)) {
            remove();
            return true;
        }
    }
    return QGroupBox::eventFilter(watched, event);
}

} // namespace dyngpt
