#include "ui/welcome_page.h"

#include "ui/example_cards.h"
#include "ui/icons.h"
#include "ui/project_files.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QCommandLinkButton>
#include <QDateTime>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace dyngpt {

WelcomePage::WelcomePage(ProjectFiles& files, QWidget* parent) : QWidget(parent), files_(files) {
    setObjectName(QStringLiteral("welcomePage"));
    auto* symbol = new QLabel;
    symbol->setPixmap(icon(QStringLiteral("dyngpt-studio")).pixmap(72, 72));
    auto* title = new QLabel(
        tr("<h1>DynGPT Studio</h1><p>From a reaction network to its stationary distribution and "
           "from observed counts to its parameters.</p>"));
    title->setWordWrap(true);

    const auto button = [](const QString& name, const QString& text, const QString& explanation,
                           const QString& iconName) {
        auto* result = new QCommandLinkButton(text, explanation);
        result->setObjectName(name);
        result->setIcon(icon(iconName));
        result->setIconSize({28, 28});
        return result;
    };
    auto* fresh = button(QStringLiteral("newProject"), tr("&New network"),
                         tr("Begin with empty tables and add states, events and parameters."),
                         QStringLiteral("new"));
    auto* open = button(QStringLiteral("openProject"), tr("&Open..."),
                        tr("A project (.dyngpt) or a network file (.json, or SBML). Dropping it on "
                           "this window does the same."),
                        QStringLiteral("open"));
    auto* examplesTitle =
        new QLabel(tr("Examples, solved and ready; what opens is a copy to play with"));
    auto* examples = new ExampleCards;
    connect(examples, &ExampleCards::chosen, this,
            [this](const QString& name) { files_.openExample(name); });
    auto* tour =
        button(QStringLiteral("guidedTourButton"), tr("&Guided tour"),
               tr("Two minutes through a solved example, page by page."), QStringLiteral("note"));
    connect(tour, &QAbstractButton::clicked, this, &WelcomePage::tourWanted);
    connect(fresh, &QAbstractButton::clicked, this, [this] { files_.createFromTemplate({}); });
    connect(open, &QAbstractButton::clicked, this, [this] { files_.open(); });

    recentTitle_ = new QLabel(tr("&Recent projects"));
    recent_ = new QListWidget;
    recent_->setObjectName(QStringLiteral("recentProjects"));
    recent_->setAccessibleName(tr("Recent projects"));
    recent_->setToolTip(tr("Enter or a double click opens the project"));
    recent_->setAlternatingRowColors(true);
    recentTitle_->setBuddy(recent_);
    connect(recent_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        files_.openPath(item->data(Qt::UserRole).toString());
    });

    auto* head = new QHBoxLayout;
    head->addWidget(symbol);
    head->addWidget(title, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(1);
    column->addLayout(head);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{examplesTitle, examples, tour, fresh, open, recentTitle_})
        column->addWidget(widget);
    column->addWidget(recent_, 4);
    column->addStretch(1);
    auto* inner = new QWidget;
    inner->setLayout(column);
    inner->setMaximumWidth(720);
    auto* all = new QHBoxLayout(this);
    all->addStretch(1);
    all->addWidget(inner, 4);
    all->addStretch(1);
    refresh();
}

void WelcomePage::refresh() {
    recent_->clear();
    for (const QString& file : Session::recoverableProjects()) {
        const QFileInfo info(file);
        auto* item = new QListWidgetItem(
            icon(QStringLiteral("partial")),
            tr("%1 (not saved, last changed %2)")
                .arg(info.completeBaseName(),
                     QLocale().toString(info.lastModified(), QLocale::ShortFormat)),
            recent_);
        item->setData(Qt::UserRole, file);
    }
    for (const QString& file : settings::recentFiles()) {
        const QFileInfo info(file);
        auto* item = new QListWidgetItem(icon(QStringLiteral("open")),
                                         tr("%1 (in %2)").arg(info.completeBaseName(), info.path()),
                                         recent_);
        item->setData(Qt::UserRole, file);
        item->setToolTip(file);
    }
    const bool any = recent_->count() > 0;
    recent_->setVisible(any);
    recentTitle_->setVisible(any);
}

} // namespace dyngpt
