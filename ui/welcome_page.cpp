#include "ui/welcome_page.h"

#include "ui/example_cards.h"
#include "ui/icons.h"
#include "ui/project_files.h"
#include "ui/recent_projects.h"

#include <QCommandLinkButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

constexpr int widest = 1180;
constexpr int startWidth = 250;

QLabel* headline(const QString& text) {
    auto* label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setWordWrap(true);
    return label;
}

} // namespace

WelcomePage::WelcomePage(ProjectFiles& files, QWidget* parent) : QWidget(parent), files_(files) {
    setObjectName(QStringLiteral("welcomePage"));
    auto* symbol = new QLabel;
    symbol->setPixmap(icon(QStringLiteral("dyngpt-studio")).pixmap(64, 64));
    auto* title = new QLabel(
        tr("<h1>DynGPT Studio</h1><p>From a reaction network to its stationary distribution and "
           "from observed counts to its parameters.</p>"));
    title->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(symbol);
    head->addWidget(title, 1);

    auto* examples = new ExampleCards;
    connect(examples, &ExampleCards::chosen, this,
            [this](const QString& name) { files_.openExample(name); });
    auto* cards = new QVBoxLayout;
    cards->setSpacing(8);
    cards->addWidget(headline(tr("Examples, solved and ready; what opens is a copy to play with")));
    cards->addWidget(examples);
    cards->addStretch(1);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(24);
    middle->addWidget(createStart());
    middle->addLayout(cards, 1);

    recent_ = new RecentProjects;
    recent_->setMinimumHeight(120);
    connect(recent_, &RecentProjects::chosen, this,
            [this](const QString& file) { files_.openPath(file); });

    auto* inner = new QWidget;
    inner->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(8);
    column->addStretch(1);
    column->addLayout(head);
    column->addLayout(middle);
    column->addWidget(recent_, 4);
    column->addStretch(1);
    auto* centred = new QWidget;
    auto* row = new QHBoxLayout(centred);
    row->setContentsMargins({});
    row->addStretch(1);
    row->addWidget(inner, 100);
    row->addStretch(1);
    // Small windows and large text scroll; nothing is cut.
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(centred);
    scroll->viewport()->setAutoFillBackground(false);
    centred->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);
    refresh();
}

QWidget* WelcomePage::createStart() {
    auto* start = new QWidget;
    start->setMinimumWidth(startWidth);
    start->setMaximumWidth(startWidth * 5 / 4);
    auto* column = new QVBoxLayout(start);
    column->setContentsMargins({});
    column->setSpacing(4);
    const auto button = [column](const QString& name, const QString& text,
                                 const QString& explanation, const QString& iconName) {
        auto* result = new QCommandLinkButton(text, explanation);
        result->setObjectName(name);
        result->setIcon(icon(iconName));
        result->setIconSize({24, 24});
        result->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        column->addWidget(result);
        return result;
    };
    column->addWidget(headline(tr("Start")));
    connect(button(QStringLiteral("guidedTourButton"), tr("&Guided tour"),
                   tr("Two minutes through a solved example, page by page."),
                   QStringLiteral("note")),
            &QAbstractButton::clicked, this, &WelcomePage::tourWanted);
    connect(button(QStringLiteral("newProject"), tr("&New network"),
                   tr("Begin with an empty one and add states and events."), QStringLiteral("new")),
            &QAbstractButton::clicked, this, [this] { files_.createFromTemplate({}); });
    templates_ = new QToolButton;
    templates_->setObjectName(QStringLiteral("newFromTemplate"));
    templates_->setText(tr("New &from a template"));
    templates_->setToolTip(tr("A network that is close to yours, to be changed"));
    templates_->setAccessibleDescription(templates_->toolTip());
    templates_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    templates_->setPopupMode(QToolButton::InstantPopup);
    templates_->setFocusPolicy(Qt::StrongFocus);
    templates_->hide();
    auto* indented = new QHBoxLayout;
    indented->addSpacing(38);
    indented->addWidget(templates_);
    indented->addStretch(1);
    column->addLayout(indented);
    connect(button(QStringLiteral("openProject"), tr("&Open..."),
                   tr("A project (.dyngpt) or a network file (.json, or SBML). Dropping it on "
                      "this window does the same."),
                   QStringLiteral("open")),
            &QAbstractButton::clicked, this, [this] { files_.open(); });
    column->addStretch(1);
    return start;
}

void WelcomePage::setTemplates(QMenu* menu) {
    templates_->setMenu(menu);
    templates_->show();
}

void WelcomePage::refresh() {
    recent_->refresh();
}

} // namespace dyngpt
