#include "ui/pages/network_page.h"

#include "core/model/network_json.h"
#include "ui/icons.h"
#include "ui/models/event_model.h"
#include "ui/models/parameter_model.h"
#include "ui/models/state_model.h"
#include "ui/pages/network_table_editor.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTableView>
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

    auto* stateModel = new StateModel(document_, this);
    auto* eventModel = new EventModel(document_, this);
    auto* parameterModel = new ParameterModel(document_, this);
    states_ = new NetworkTableEditor(tr("&States"), QStringLiteral("states"), *stateModel);
    events_ = new NetworkTableEditor(tr("E&vents"), QStringLiteral("events"), *eventModel);
    parameters_ =
        new NetworkTableEditor(tr("&Parameters"), QStringLiteral("parameters"), *parameterModel);
    for (NetworkTableEditor* editor : {states_, events_, parameters_}) {
        QHeaderView* header = editor->view()->horizontalHeader();
        header->setSectionResizeMode(QHeaderView::ResizeToContents);
        header->setSectionResizeMode(0, QHeaderView::Stretch);
        header->setMinimumSectionSize(70);
    }

    auto* left = new QSplitter(Qt::Vertical);
    left->addWidget(states_);
    left->addWidget(parameters_);
    left->setChildrenCollapsible(false);
    auto* tables = new QSplitter(Qt::Horizontal);
    tables->addWidget(left);
    tables->addWidget(events_);
    tables->setChildrenCollapsible(false);
    tables->setSizes({500, 560});
    auto* all = new QSplitter(Qt::Vertical);
    all->addWidget(tables);
    all->addWidget(createProblems());
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
    for (NetworkTableEditor* editor : {states_, events_, parameters_})
        delete editor;
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

QAction* NetworkPage::createUndoAction(QObject* parent) {
    return undoGroup_.createUndoAction(parent, tr("Undo"));
}

QAction* NetworkPage::createRedoAction(QObject* parent) {
    return undoGroup_.createRedoAction(parent, tr("Redo"));
}

void NetworkPage::setUndoActive(bool active) {
    undoGroup_.setActiveStack(active ? &document_.undoStack() : nullptr);
}

void NetworkPage::refresh() {
    const auto project = session().project();
    if (shown_.lock() == project)
        return; // nobody else edits the network
    shown_ = project;
    try {
        document_.load(project ? project->network() : Network{});
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

void NetworkPage::importNetwork(const QString& path) {
    try {
        NetworkDraft next;
        next.network = readNetwork(toPath(path));
        showIssues({});
        document_.edit(tr("import a network"), std::move(next));
    } catch (const Error& error) {
        showIssues(error.issues());
    }
}

void NetworkPage::store() {
    const auto project = session().project();
    if (!project)
        return;
    try {
        project->setNetwork(document_.network());
        showIssues({});
    } catch (const Error& error) {
        showIssues(error.issues());
    }
    session().notifyChanged();
}

void NetworkPage::documentChanged() {
    const QString name = QString::fromStdString(document_.network().modelName);
    if (name_->text() != name)
        name_->setText(name);
    problems_->clear();
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
    const auto& cell = document_.problems()[static_cast<std::size_t>(row)].cell;
    if (!cell)
        return;
    NetworkTableEditor* editor = cell->table == NetworkTable::States   ? states_
                                 : cell->table == NetworkTable::Events ? events_
                                                                       : parameters_;
    editor->jumpTo(cell->row, cell->column);
}

} // namespace dyngpt
