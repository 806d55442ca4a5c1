#include "ui/recent_projects.h"

#include "ui/icons.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int fileRole = Qt::UserRole;
constexpr int stateRole = Qt::UserRole + 1;
enum State { Unsaved, There, Gone };
enum Column { Name, Folder, Changed };

QString shownFolder(const QString& folder) {
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + u'/')
               ? u'~' + QDir::toNativeSeparators(folder.mid(home.size()))
               : QDir::toNativeSeparators(folder);
}

/// Of a project that was not closed the latest changes lie beside its file.
QDateTime lastChange(const QFileInfo& project) {
    const QFileInfo beside(project.filePath() + QStringLiteral("-wal"));
    return beside.size() > 0 ? std::max(project.lastModified(), beside.lastModified())
                             : project.lastModified();
}

} // namespace

RecentProjects::RecentProjects(QWidget* parent) : QWidget(parent) {
    auto* title = new QLabel(tr("&Recent projects"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    remove_ = new QPushButton(tr("Remove from &list"));
    remove_->setObjectName(QStringLiteral("removeRecent"));
    remove_->setToolTip(tr("Forgets the project that is marked; its file stays (Delete)"));
    remove_->setAccessibleDescription(remove_->toolTip());
    remove_->setAutoDefault(false);
    list_ = new QTreeWidget;
    list_->setObjectName(QStringLiteral("recentProjects"));
    list_->setAccessibleName(tr("Recent projects"));
    list_->setToolTip(tr("Enter or a double click opens the project"));
    list_->setHeaderLabels({tr("Project"), tr("Folder"), tr("Last changed")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAlternatingRowColors(true);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(Folder, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(Changed, QHeaderView::ResizeToContents);
    list_->installEventFilter(this);
    title->setBuddy(list_);
    connect(list_, &QTreeWidget::itemActivated, this, &RecentProjects::open);
    connect(list_, &QTreeWidget::currentItemChanged, this, &RecentProjects::updateButton);
    connect(remove_, &QPushButton::clicked, this, &RecentProjects::removeCurrent);

    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(remove_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(list_, 1);
}

void RecentProjects::refresh() {
    list_->clear();
    for (const QString& file : Session::recoverableProjects())
        add(file, true);
    for (const QString& file : settings::rememberedFiles())
        add(file, false);
    setVisible(list_->topLevelItemCount() > 0);
    updateButton();
}

void RecentProjects::add(const QString& file, bool recoverable) {
    const QFileInfo info(file);
    const State state = recoverable ? Unsaved : info.exists() ? There : Gone;
    auto* item = new QTreeWidgetItem(list_);
    item->setData(Name, fileRole, file);
    item->setData(Name, stateRole, state);
    item->setText(Name, info.completeBaseName());
    item->setToolTip(Name, QDir::toNativeSeparators(file));
    item->setToolTip(Folder, QDir::toNativeSeparators(file));
    const QString changed = QLocale().toString(lastChange(info), QLocale::ShortFormat);
    switch (state) {
    case Unsaved:
        item->setIcon(Name, icon(QStringLiteral("partial")));
        item->setText(Folder, tr("not saved: the program ended unexpectedly"));
        item->setText(Changed, changed);
        break;
    case There:
        item->setIcon(Name, icon(QStringLiteral("open")));
        item->setText(Folder, shownFolder(info.absolutePath()));
        item->setText(Changed, changed);
        break;
    case Gone:
        item->setIcon(Name, icon(QStringLiteral("warning")));
        item->setText(Folder, shownFolder(info.absolutePath()));
        item->setText(Changed, tr("not found"));
        for (const int column : {Name, Folder, Changed})
            item->setForeground(column, palette().color(QPalette::Disabled, QPalette::Text));
        item->setToolTip(Changed, tr("Moved, deleted, or on a disk that is not there"));
        break;
    }
}

void RecentProjects::open(QTreeWidgetItem* item) {
    Q_EMIT chosen(item->data(Name, fileRole).toString());
}

void RecentProjects::removeCurrent() {
    const QTreeWidgetItem* item = list_->currentItem();
    if (!item || item->data(Name, stateRole).toInt() == Unsaved)
        return;
    const int row = list_->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(item));
    settings::removeRecentFile(item->data(Name, fileRole).toString());
    refresh();
    list_->setCurrentItem(list_->topLevelItem(std::min(row, list_->topLevelItemCount() - 1)));
}

void RecentProjects::updateButton() {
    const QTreeWidgetItem* item = list_->currentItem();
    remove_->setEnabled(item && item->data(Name, stateRole).toInt() != Unsaved);
}

bool RecentProjects::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dyngpt
