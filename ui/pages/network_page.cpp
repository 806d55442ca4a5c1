#include "ui/pages/network_page.h"

#include "ui/icons.h"
#include "ui/models/network_table_model.h"
#include "ui/network_graph/graph_panel.h"
#include "ui/pages/event_timing_editor.h"
#include "ui/pages/network_table_editor.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

QString severityWord(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return NetworkPage::tr("Note");
    case Severity::Warning:
        return NetworkPage::tr("Warning");
    case Severity::Error:
        return NetworkPage::tr("Error");
    }
    return {};
}

bool isEmpty(const Network& network) {
    return network.stateNames.empty() && network.events.empty() && network.parameters.empty() &&
           network.derived.empty() && network.triggers.empty();
}

} // namespace

NetworkPage::NetworkPage(Session& session, QWidget* parent)
    : Page(session, Stage::Network, parent) {
    setHeading(tr("Network"), tr("What can happen, how often, and in which ranges the parameters "
                                 "lie. Changes are saved as you make them."));
    undoGroup_.addStack(&document_.undoStack());

    name_ = new QLineEdit;
    name_->setObjectName(QStringLiteral("modelName"));
    name_->setToolTip(tr("Name of the model, as the network file and the report carry it"));
    auto* nameLabel = new QLabel(tr("&Model name"));
    nameLabel->setBuddy(name_);
    connect(name_, &QLineEdit::editingFinished, this, [this] {
        NetworkDraft next = document_.draft();
        next.network.modelName = name_->text().toStdString();
        document_.edit(tr("change the model's name"), std::move(next));
    });
    auto* nameRow = new QHBoxLayout;
    nameRow->addWidget(nameLabel);
    nameRow->addWidget(name_, 1);
    resultsColumn()->addLayout(nameRow);

    auto* below = new QSplitter(Qt::Horizontal);
    below->addWidget(createProblems());
    below->addWidget(createHistory());
    below->setChildrenCollapsible(false);
    below->setStretchFactor(0, 1);
    below->setSizes({700, 280});
    auto* historyButton = new QToolButton;
    historyButton->setDefaultAction(history_);
    historyButton->setAutoRaise(true);
    historyButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    historyButton->setFocusPolicy(Qt::TabFocus);
    historyButton->setAccessibleName(history_->toolTip());
    nameRow->addWidget(historyButton);

    auto* all = new QSplitter(Qt::Vertical);
    all->addWidget(createTables());
    all->addWidget(below);
    all->setChildrenCollapsible(false);
    all->setStretchFactor(0, 1);
    all->setSizes({400, 110});
    resultsColumn()->addWidget(all, 1);

    auto* next = new QPushButton(tr("&Next: Simulate"));
    next->setObjectName(QStringLiteral("nextStage"));
    next->setToolTip(tr("Simulate this network at many parameter sets"));
    connect(next, &QPushButton::clicked, this, [this] { Q_EMIT stageRequested(Stage::Simulate); });
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(next);
    resultsColumn()->addLayout(foot);

    connect(&document_, &NetworkDocument::changed, this, &NetworkPage::documentChanged);
    connect(&document_, &NetworkDocument::networkEdited, this, &NetworkPage::store);
}

NetworkPage::~NetworkPage() {
    // A cell that is being edited commits as its table goes; the document must still be there.
    for (NetworkTableEditor* editor : {states_, events_, parameters_, derived_, triggers_})
        delete editor;
    delete timing_;
    delete graph_;
}

NetworkTableEditor* NetworkPage::addTable(const QString& title, const QString& name,
                                          const TableDefinition& definition,
                                          const QString& remark) {
    auto* model = new NetworkTableModel(document_, definition, this);
    return new NetworkTableEditor(title, name, *model, remark);
}

QWidget* NetworkPage::createTables() {
    states_ = addTable(tr("&States"), QStringLiteral("states"), NetworkTables::states());
    parameters_ =
        addTable(tr("&Parameters"), QStringLiteral("parameters"), NetworkTables::parameters());
    events_ = addTable(tr("Events"), QStringLiteral("events"), NetworkTables::events(),
                       tr("What can happen, and how often"));
    derived_ = addTable(tr("Derived quantities"), QStringLiteral("derived"),
                        NetworkTables::derived(), tr("Computed from the counts in trajectories"));
    triggers_ = addTable(tr("Triggers"), QStringLiteral("triggers"), NetworkTables::triggers(),
                         tr("Set counts in trajectories when a condition becomes true"));
    timing_ = new EventTimingEditor(document_);
    connect(events_->view()->selectionModel(), &QItemSelectionModel::currentChanged, timing_,
            [this](const QModelIndex& current) { timing_->setEvent(std::max(0, current.row())); });
    timing_->setEvent(0);
    connect(timing_, &EventTimingEditor::rateEdited, events_, &NetworkTableEditor::showRate);
    connect(timing_, &EventTimingEditor::rateEditingEnded, events_,
            &NetworkTableEditor::showCurrentRate);

    auto* events = new QWidget;
    auto* column = new QVBoxLayout(events);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(events_, 1);
    column->addWidget(timing_);
    tabs_ = new QTabWidget;
    tabs_->setObjectName(QStringLiteral("eventTabs"));
    tabs_->setDocumentMode(true);
    tabs_->setAccessibleName(tr("Graph, events, derived quantities and triggers"));
    graph_ = new GraphPanel(document_);
    connectGraph();
    for (QWidget* tab : std::initializer_list<QWidget*>{graph_, events, derived_, triggers_})
        tabs_->addTab(tab, QString());

    auto* left = new QSplitter(Qt::Vertical);
    left->addWidget(states_);
    left->addWidget(parameters_);
    left->setChildrenCollapsible(false);
    auto* tables = new QSplitter(Qt::Horizontal);
    tables->addWidget(left);
    tables->addWidget(tabs_);
    tables->setChildrenCollapsible(false);
    tables->setSizes({460, 600});
    return tables;
}

/// What is selected here is selected there.
void NetworkPage::connectGraph() {
    for (const auto& [table, editor] :
         {std::pair(NetworkTable::States, states_), std::pair(NetworkTable::Events, events_)}) {
        connect(editor->view()->selectionModel(), &QItemSelectionModel::currentChanged, graph_,
                [this, table = table](const QModelIndex& current) {
                    graph_->selectRow(table, current.row());
                });
    }
    connect(graph_, &GraphPanel::rowSelected, this, [this](NetworkTable table, int row) {
        QTableView* view = editorOf(table)->view();
        const int column = std::max(0, view->currentIndex().column());
        view->setCurrentIndex(view->model()->index(row, column));
    });
    connect(graph_, &GraphPanel::rowChosen, this,
            [this](NetworkTable table, int row) { jumpTo(table, row, 0); });
    connect(graph_, &GraphPanel::importWanted, this, &NetworkPage::importWanted);
    connect(graph_, &GraphPanel::rowRemoved, this,
            [this](NetworkTable table, int row) { editorOf(table)->removeRow(row); });
}

QWidget* NetworkPage::createProblems() {
    problems_ = new QListWidget;
    problems_->setObjectName(QStringLiteral("problems"));
    problems_->setAccessibleName(tr("Problems of the network"));
    problems_->setToolTip(tr("Enter or a double click jumps to the place"));
    problems_->setWordWrap(true);
    problems_->setAlternatingRowColors(true);
    problems_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    problems_->setMinimumHeight(48);
    problemsTitle_ = new QLabel;
    problemsTitle_->setBuddy(problems_);
    connect(problems_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { jumpToProblem(problems_->row(item)); });
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(problemsTitle_);
    column->addWidget(problems_, 1);
    return panel;
}

QWidget* NetworkPage::createHistory() {
    auto* list = new QUndoView(&document_.undoStack());
    list->setObjectName(QStringLiteral("history"));
    list->setEmptyLabel(tr("(as it was opened)"));
    list->setAccessibleName(tr("List of edits"));
    list->setToolTip(tr("A click goes back, or forward again, to how the network was then"));
    list->setMinimumSize(120, 48);
    auto* title = new QLabel(tr("Histor&y"));
    title->setBuddy(list);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(list, 1);

    history_ = new QAction(tr("&History"), this);
    history_->setObjectName(QStringLiteral("historyAction"));
    history_->setCheckable(true);
    history_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    history_->setToolTip(tr("Show the list of edits"));
    history_->setChecked(settings::historyShown());
    panel->setVisible(history_->isChecked());
    connect(history_, &QAction::toggled, panel, [panel](bool shown) {
        panel->setVisible(shown);
        settings::setHistoryShown(shown);
    });
    return panel;
}

QAction* NetworkPage::createUndoAction(QObject* parent) {
    return undoGroup_.createUndoAction(parent, tr("Undo"));
}

QAction* NetworkPage::createRedoAction(QObject* parent) {
    return undoGroup_.createRedoAction(parent, tr("Redo"));
}

void NetworkPage::setUndoActive(bool active, QUndoStack& others) {
    undoGroup_.addStack(&others); // once; later calls change nothing
    undoGroup_.setActiveStack(active ? &document_.undoStack() : &others);
}

void NetworkPage::refresh() {
    const auto project = session().project();
    if (shown_.lock() == project)
        return; // nobody else edits the network
    shown_ = project;
    unstored_ = false;
    try {
        document_.load(project ? project->network() : Network{},
                       project ? project->networkLayout() : NetworkLayout{});
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

void NetworkPage::storeNow() {
    if (unstored_)
        store();
}

void NetworkPage::dropUnstored() {
    unstored_ = false;
    const auto project = session().project();
    if (!project || project->network() == document_.network())
        return;
    shown_.reset();
    refresh();
}

void NetworkPage::importNetwork(const Network& network) {
    showIssues({});
    document_.edit(tr("import a network"), {network, {}});
}

void NetworkPage::store() {
    const auto project = session().project();
    if (!project)
        return;
    try {
        project->setNetwork(document_.network());
        project->setNetworkLayout(document_.draft().layout);
        unstored_ = false;
        showIssues({});
    } catch (const Error& error) {
        unstored_ = true;
        showIssues(error.issues());
    }
    session().notifyChanged();
}

void NetworkPage::documentChanged() {
    const QString name = QString::fromStdString(document_.network().modelName);
    if (name_->text() != name)
        name_->setText(name);
    showCounts();
    problems_->clear();
    if (isEmpty(document_.network())) {
        // What a network must have is no news to who has just begun one.
        problemsTitle_->setText(tr("To &begin"));
        new QListWidgetItem(severityIcon(Severity::Note),
                            tr("This network is empty: add a state for each kind of molecule or "
                               "cell that is counted, or choose a template."),
                            problems_);
        return;
    }
    int errors = 0;
    for (const NetworkProblem& problem : document_.problems()) {
        Issue issue = problem.issue;
        const QString place =
            problem.cell ? displayPlace(*problem.cell) : displayPlace(issue.place);
        issue.place.clear();
        QString line = severityWord(issue.severity);
        if (place.isEmpty())
            line = tr("%1: %2", "severity, problem").arg(line, translated(issue));
        else
            line = tr("%1: %2: %3", "severity, place, problem").arg(line, place, translated(issue));
        auto* item = new QListWidgetItem(severityIcon(issue.severity), line, problems_);
        item->setData(Qt::AccessibleTextRole, line);
        errors += issue.severity == Severity::Error ? 1 : 0;
    }
    const int others = problems_->count() - errors;
    problemsTitle_->setText(
        errors + others == 0
            ? tr("No pro&blems")
            : tr("Pro&blems (errors: %1, warnings and notes: %2)").arg(errors).arg(others));
}

void NetworkPage::jumpToProblem(int row) {
    if (isEmpty(document_.network()))
        return tabs_->setCurrentIndex(0); // to the buttons that begin one
    // By value: what loses the focus may change the problems.
    const auto [issue, cell] = document_.problems()[static_cast<std::size_t>(row)];
    if (!cell)
        return;
    const std::string& place = issue.place;
    jumpTo(cell->table, cell->row, cell->column);
    if (cell->table == NetworkTable::Events && cell->column == EventColumn::Timing)
        timing_->focusField(timingFieldOfPlace(place));
}

void NetworkPage::jumpTo(NetworkTable table, int row, int column) {
    NetworkTableEditor* editor = editorOf(table);
    for (int tab = 0; tab < tabs_->count(); ++tab) {
        if (tabs_->widget(tab)->isAncestorOf(editor) || tabs_->widget(tab) == editor)
            tabs_->setCurrentIndex(tab);
    }
    editor->jumpTo(row, column);
}

NetworkTableEditor* NetworkPage::editorOf(NetworkTable table) const {
    switch (table) {
    case NetworkTable::States:
        return states_;
    case NetworkTable::Events:
        return events_;
    case NetworkTable::Parameters:
        return parameters_;
    case NetworkTable::Derived:
        return derived_;
    case NetworkTable::Triggers:
        break;
    }
    return triggers_;
}

/// What is on a hidden tab is told by its number.
void NetworkPage::showCounts() {
    const Network& network = document_.network();
    const QString titles[] = {tr("&Graph"), tr("E&vents (%1)").arg(network.events.size()),
                              tr("&Derived quantities (%1)").arg(network.derived.size()),
                              tr("&Triggers (%1)").arg(network.triggers.size())};
    for (int tab = 0; tab < tabs_->count(); ++tab)
        tabs_->setTabText(tab, titles[tab]);
}

} // namespace dyngpt
