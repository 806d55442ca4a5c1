#include "ui/dialogs/import_counts_dialog.h"

#include "ui/paths.h"
#include "ui/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

/// Letters and digits in lower case.
QString bare(const std::string& name) {
    QString result;
    for (const QChar c : QString::fromStdString(name).toCaseFolded())
        if (c.isLetterOrNumber())
            result += c;
    return result;
}

QString delimiterName(char delimiter) {
    switch (delimiter) {
    case ',':
        return ImportCountsDialog::tr("comma");
    case ';':
        return ImportCountsDialog::tr("semicolon");
    case '\t':
        return ImportCountsDialog::tr("tab");
    default:
        return QString(QLatin1Char(delimiter));
    }
}

QTableWidgetItem* readOnly(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

std::optional<std::string> likelyState(const std::string& column,
                                       const std::vector<std::string>& states) {
    const auto find = [&states](auto alike) -> std::optional<std::string> {
        const auto found = std::find_if(states.begin(), states.end(), alike);
        return found == states.end() ? std::nullopt : std::optional(*found);
    };
    if (const auto same = find([&](const std::string& s) { return s == column; }))
        return same;
    const QString wanted = bare(column);
    if (const auto same = find([&](const std::string& s) { return bare(s) == wanted; }))
        return same;
    // "n" in "ON" means nothing.
    constexpr int shortest = 3;
    return find([&](const std::string& s) {
        const QString name = bare(s);
        return std::min(name.size(), wanted.size()) >= shortest &&
               (wanted.contains(name) || name.contains(wanted));
    });
}

ImportCountsDialog::ImportCountsDialog(const QString& path,
                                       const std::vector<std::string>& recordedStates,
                                       QWidget* parent)
    : QDialog(parent), path_(path), states_(recordedStates) {
    setWindowTitle(tr("Load counts from %1").arg(QFileInfo(path).fileName()));
    status_ = new QLabel;
    status_->setWordWrap(true);
    status_->setObjectName(QStringLiteral("importStatus"));
    issues_ = new QListWidget;
    issues_->setObjectName(QStringLiteral("importIssues"));
    issues_->setAccessibleName(tr("Problems in the file"));
    issues_->setWordWrap(true);
    issues_->setMaximumHeight(140);
    issues_->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(tr("&Load"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportCountsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportCountsDialog::reject);

    std::vector<Issue> unreadable;
    try {
        preview_ = previewTable(toPath(path));
    } catch (const Error& error) {
        unreadable = error.issues();
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(status_);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildMapping());
    splitter->addWidget(buildPreview());
    column->addWidget(splitter, 1);
    column->addWidget(issues_);
    column->addWidget(buttons);
    resize(720, 560);
    proposeMapping();
    update();
    if (!unreadable.empty()) {
        splitter->hide();
        showIssues(unreadable);
        status_->setText(tr("This file cannot be read as a table of counts."));
    }
}

QWidget* ImportCountsDialog::buildMapping() {
    columns_ = new QTableWidget(static_cast<int>(preview_.columns.size()), 3);
    columns_->setObjectName(QStringLiteral("importColumns"));
    columns_->setAccessibleName(tr("Columns of the file and the states they hold"));
    columns_->setHorizontalHeaderLabels({tr("Column"), tr("First values"), tr("Holds the state")});
    columns_->verticalHeader()->hide();
    columns_->setTabKeyNavigation(false);
    for (int c = 0; c < columns_->rowCount(); ++c) {
        const auto at = static_cast<std::size_t>(c);
        const QString name = QString::fromStdString(preview_.columns[at]);
        columns_->setItem(c, 0, readOnly(name));
        QStringList first;
        for (std::size_t r = 0; r < std::min<std::size_t>(5, preview_.rows.size()); ++r)
            if (at < preview_.rows[r].size())
                first << QString::fromStdString(preview_.rows[r][at]);
        columns_->setItem(c, 1, readOnly(first.join(QStringLiteral(", "))));
        auto* choice = new QComboBox;
        choice->setObjectName(QStringLiteral("stateOf_") + name);
        choice->setAccessibleName(tr("State held by column %1").arg(name));
        choice->setToolTip(tr("The recorded state that this column counts"));
        choice->addItem(tr("not used"));
        for (const std::string& state : states_)
            choice->addItem(QString::fromStdString(state), QString::fromStdString(state));
        columns_->setCellWidget(c, 2, choice);
        choices_.push_back(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &ImportCountsDialog::update);
    }
    columns_->resizeRowsToContents();
    columns_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    columns_->setColumnWidth(0, 180);
    columns_->setColumnWidth(2, 180);
    return columns_;
}

QWidget* ImportCountsDialog::buildPreview() {
    table_ = new QTableWidget(static_cast<int>(preview_.rows.size()),
                              static_cast<int>(preview_.columns.size()));
    table_->setObjectName(QStringLiteral("importPreview"));
    table_->setAccessibleName(tr("First rows of the file"));
    table_->setTabKeyNavigation(false);
    for (int c = 0; c < table_->columnCount(); ++c)
        table_->setHorizontalHeaderItem(c, new QTableWidgetItem(QString::fromStdString(
                                               preview_.columns[static_cast<std::size_t>(c)])));
    // Line numbers of the file, as messages name them.
    const int firstLine = preview_.hasHeader ? 2 : 1;
    for (int r = 0; r < table_->rowCount(); ++r) {
        table_->setVerticalHeaderItem(r, new QTableWidgetItem(QLocale().toString(r + firstLine)));
        const auto& row = preview_.rows[static_cast<std::size_t>(r)];
        for (int c = 0; c < std::min(table_->columnCount(), static_cast<int>(row.size())); ++c)
            table_->setItem(r, c,
                            readOnly(QString::fromStdString(row[static_cast<std::size_t>(c)])));
    }
    return table_;
}

void ImportCountsDialog::proposeMapping() {
    std::set<std::string> taken;
    for (std::size_t c = 0; c < choices_.size(); ++c) {
        if (c < preview_.countLike.size() && !preview_.countLike[c])
            continue;
        const auto state = likelyState(preview_.columns[c], states_);
        if (state && taken.insert(*state).second)
            choices_[c]->setCurrentIndex(choices_[c]->findData(QString::fromStdString(*state)));
    }
}

std::map<std::string, std::string> ImportCountsDialog::mapping() const {
    std::map<std::string, std::string> result;
    for (std::size_t c = 0; c < choices_.size(); ++c)
        if (choices_[c]->currentIndex() > 0)
            result[preview_.columns[c]] = choices_[c]->currentData().toString().toStdString();
    return result;
}

void ImportCountsDialog::update() {
    QStringList twice, noCounts;
    std::set<std::string> taken;
    for (std::size_t c = 0; c < choices_.size(); ++c) {
        if (choices_[c]->currentIndex() <= 0)
            continue;
        const QString state = choices_[c]->currentText();
        if (!taken.insert(state.toStdString()).second)
            twice << state;
        if (c < preview_.countLike.size() && !preview_.countLike[c])
            noCounts << QString::fromStdString(preview_.columns[c]);
    }
    QStringList sentences{
        tr("Separated by: %1. First line: %2.")
            .arg(delimiterName(preview_.delimiter),
                 preview_.hasHeader ? tr("names of the columns") : tr("already counts"))};
    if (taken.empty())
        sentences << tr("Choose at least one column that holds a recorded state.");
    else
        sentences << tr("States without a column are summed out.");
    if (!twice.isEmpty())
        sentences << tr("More than one column is to hold %1.").arg(twice.join(", "));
    if (!noCounts.isEmpty())
        sentences << tr("Not everything in %1 is a count.").arg(noCounts.join(", "));
    status_->setText(sentences.join(u' '));
    ok_->setEnabled(!taken.empty() && twice.isEmpty());
    issues_->hide();
}

void ImportCountsDialog::showIssues(const std::vector<Issue>& issues) {
    issues_->clear();
    for (const Issue& issue : issues)
        issues_->addItem(translated(issue));
    issues_->setVisible(!issues.empty());
    if (!issues.empty())
        issues_->setCurrentRow(0);
}

void ImportCountsDialog::accept() {
    try {
        data_ = readCounts(toPath(path_), mapping(), states_);
    } catch (const Error& error) {
        showIssues(error.issues());
        status_->setText(tr("Nothing was loaded: the file holds what is no count."));
        return;
    }
    QDialog::accept();
}

} // namespace dyngpt
