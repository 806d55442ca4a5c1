#include "ui/network_graph/graph_panel.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/figure_head.h"
#include "ui/network_graph/empty_network.h"
#include "ui/network_graph/graph_editing.h"
#include "ui/network_graph/graph_scene.h"
#include "ui/network_graph/graph_view.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

namespace dyngpt {

namespace {

QToolButton* textButton(const QString& text, const QString& name, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

GraphPanel::GraphPanel(NetworkDocument& document, QWidget* parent)
    : QWidget(parent), document_(document) {
    head_ = new FigureHead(tr("Graph of the network"),
                           {[this](const FigureSettings& settings) { return figure(settings); },
                            [this] { return drawn_.csv(); },
                            {}});
    fit_ = textButton(tr("Fit"), QStringLiteral("graphFit"),
                      tr("Show the whole network (Ctrl+0 in the graph)"));
    arrange_ = textButton(tr("Arrange again"), QStringLiteral("graphArrange"),
                          tr("Forget where nodes were moved to"));
    scene_ = new GraphScene(this);
    view_ = new GraphView(*scene_);
    view_->setObjectName(QStringLiteral("graph"));
    view_->setAccessibleName(tr("Graph of the network"));
    view_->setMinimumSize(160, 100);
    legend_ = new GraphLegend(drawn_);
    editing_ = new GraphEditing(document_, drawn_, *scene_, *view_);
    createEmptyNetwork();

    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(head_, 1);
    createTools(top);
    top->addWidget(fit_);
    top->addWidget(arrange_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    stack_ = new QStackedLayout;
    stack_->addWidget(placeholder_);
    stack_->addWidget(view_);
    column->addLayout(stack_, 1);
    column->addWidget(hint_);
    column->addWidget(legend_);

    connect(fit_, &QToolButton::clicked, view_, &GraphView::fit);
    connect(arrange_, &QToolButton::clicked, this, &GraphPanel::arrangeAgain);
    connect(scene_, &QGraphicsScene::selectionChanged, this, &GraphPanel::nodeSelected);
    connect(view_, &GraphView::nodeMoved, this, &GraphPanel::nodeMoved);
    connect(view_, &GraphView::nodeChosen, this,
            [this](int node) { Q_EMIT rowChosen(tableOf(node), rowOf(node)); });
    connect(view_, &GraphView::nodeRemoved, this,
            [this](int node) { Q_EMIT rowRemoved(tableOf(node), rowOf(node)); });
    connect(editing_, &GraphEditing::rowChosen, this, &GraphPanel::rowChosen);
    connect(editing_, &GraphEditing::rowRemoved, this, &GraphPanel::rowRemoved);
    connect(&document_, &NetworkDocument::changed, this, &GraphPanel::documentChanged);
    documentChanged();
}

void GraphPanel::createEmptyNetwork() {
    placeholder_ = new EmptyNetwork;
    connect(placeholder_, &EmptyNetwork::stateWanted, this, [this] { editing_->addState(); });
    connect(placeholder_, &EmptyNetwork::eventWanted, this, [this] { editing_->addEvent(); });
    connect(placeholder_, &EmptyNetwork::importWanted, this, &GraphPanel::importWanted);
    connect(placeholder_, &EmptyNetwork::templateChosen, this, [this](const Network& network) {
        document_.edit(tr("begin with a template"), {network, {}, {}});
    });
}

void GraphPanel::createTools(QHBoxLayout* row) {
    auto* state = textButton(tr("+ State"), QStringLiteral("graphAddState"),
                             tr("Add a state (Insert in the graph)"));
    auto* event = textButton(tr("+ Event"), QStringLiteral("graphAddEvent"),
                             tr("Add an event (Shift+Insert in the graph)"));
    connect_ = textButton(tr("Connect"), QStringLiteral("graphConnect"),
                          tr("Draw connections: drag from a state to an event, from an event to a "
                             "state, or from state to state. Dragging with Shift does the same; "
                             "with the keys: C, arrows, Enter."));
    connect_->setCheckable(true);
    state->setAccessibleName(tr("Add a state"));
    event->setAccessibleName(tr("Add an event"));
    for (QToolButton* button : {state, event, connect_})
        row->addWidget(button);
    connect(state, &QToolButton::clicked, this, [this] { editing_->addState(); });
    connect(event, &QToolButton::clicked, this, [this] { editing_->addEvent(); });
    const auto shortcut = [this](const QKeySequence& key, auto work) {
        auto* action = new QAction(view_);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, work);
        view_->addAction(action);
    };
    shortcut(Qt::Key_Insert, [this] { editing_->addState(); });
    shortcut(Qt::SHIFT | Qt::Key_Insert, [this] { editing_->addEvent(); });

    hint_ = new QLabel;
    hint_->setObjectName(QStringLiteral("graphHint"));
    hint_->setWordWrap(true);
    hint_->hide();
    connect(connect_, &QToolButton::toggled, this, [this](bool on) {
        view_->setConnecting(on);
        hint_->setText(tr("Drag from one node to another; onto the background for a new one."));
        hint_->setVisible(on);
    });
    connect(view_, &GraphView::connectingByKeys, this, [this](bool active) {
        hint_->setText(tr("Choose the other node with the arrow keys; Enter connects, Esc does "
                          "not."));
        hint_->setVisible(active || connect_->isChecked());
    });
}

GraphPanel::~GraphPanel() {
    // The scene goes after this object is no longer one that hears it; the view before its scene.
    scene_->disconnect(this);
    delete view_;
}

NetworkTable GraphPanel::tableOf(int node) const {
    return drawn_.graph.isState(static_cast<std::size_t>(node)) ? NetworkTable::States
                                                                : NetworkTable::Events;
}

int GraphPanel::rowOf(int node) const {
    return drawn_.graph.row(static_cast<std::size_t>(node));
}

void GraphPanel::documentChanged() {
    DrawnNetwork next(document_.draft(), font(), drawn_);
    const bool sameNodes =
        next.graph.states == drawn_.graph.states && next.graph.events == drawn_.graph.events;
    const int selected = scene_->selectedNode();
    drawn_ = std::move(next);
    redraw();
    if (sameNodes && selected >= 0) {
        const QSignalBlocker quiet(scene_);
        scene_->selectNode(selected);
    }
    updateDescription();
}

void GraphPanel::redraw() {
    {
        const QSignalBlocker quiet(scene_); // what goes was not deselected by anyone
        scene_->show(drawn_, ChartStyle::fromPalette(palette()), font(),
                     palette().color(QPalette::Active, QPalette::Highlight));
    }
    view_->redrawn();
    legend_->redraw();
    stack_->setCurrentIndex(drawn_.isEmpty() ? 0 : 1);
    connect_->setEnabled(!drawn_.isEmpty());
    head_->setAvailable(!drawn_.isEmpty());
    fit_->setEnabled(!drawn_.isEmpty());
    arrange_->setEnabled(document_.draft().layout != NetworkLayout{});
}

void GraphPanel::nodeSelected() {
    updateDescription();
    if (const int node = scene_->selectedNode(); node >= 0)
        Q_EMIT rowSelected(tableOf(node), rowOf(node));
}

void GraphPanel::selectRow(NetworkTable table, int row) {
    const std::size_t first = table == NetworkTable::States ? 0 : drawn_.graph.states;
    const std::size_t rows =
        table == NetworkTable::States ? drawn_.graph.states : drawn_.graph.events;
    const bool drawnTable = table == NetworkTable::States || table == NetworkTable::Events;
    if (!drawnTable || row < 0 || static_cast<std::size_t>(row) >= rows)
        return;
    const QSignalBlocker quiet(scene_);
    scene_->selectNode(static_cast<int>(first) + row);
    updateDescription();
}

void GraphPanel::updateDescription() {
    const int selected = scene_->selectedNode();
    const int edge = scene_->selectedEdge();
    view_->setAccessibleDescription(
        edge >= 0       ? drawn_.edgeText(static_cast<std::size_t>(edge))
        : selected >= 0 ? drawn_.nodes[static_cast<std::size_t>(selected)].explanation
        : drawn_.isEmpty()
            ? tr("Nothing is drawn yet.")
            : tr("States: %1, events: %2. The arrow keys select, with Ctrl they move; F2 edits, C "
                 "connects, E walks through the connections, Insert adds a state.")
                  .arg(drawn_.graph.states)
                  .arg(drawn_.graph.events));
}

void GraphPanel::nodeMoved(int node) {
    const QPointF place = scene_->nodePosition(node);
    NetworkDraft next = document_.draft();
    const auto moved = static_cast<std::size_t>(node);
    next.layout = drawn_.movedTo(next.network, moved, {place.x(), place.y()});
    document_.edit(tr("move %1").arg(drawn_.nodes[moved].name), std::move(next));
}

void GraphPanel::arrangeAgain() {
    NetworkDraft next = document_.draft();
    next.layout = {};
    document_.edit(tr("arrange the graph"), std::move(next));
    view_->fit();
}

Figure GraphPanel::figure(const FigureSettings& settings) const {
    const ChartStyle style = ChartStyle::forPaper(settings);
    const DrawnNetwork drawn(document_.draft(), style.font, drawn_);
    auto paper = std::make_shared<GraphScene>();
    paper->show(drawn, style, style.font, style.text);
    const QRectF drawing = paper->drawnRect();
    // As high as the drawing is when it fills the paper's width, and what stands below it.
    const double width = settings.layout().width();
    const double below = paintGraphLegend(nullptr, {}, width - 16, drawn, style, style.font);
    const double title = settings.titled ? 2.0 * FigureSettings::textPixels : 0;
    const double fill = std::min(width / drawing.width(), 1.0);
    const QSize size(static_cast<int>(std::ceil(width)),
                     static_cast<int>(std::ceil(title + drawing.height() * fill + below)));
    return {head_->title(), size, [=](QPainter& painter, const QRectF& target) {
                painter.save();
                painter.setRenderHint(QPainter::Antialiasing);
                painter.fillRect(target, style.background);
                const double left = target.left() + 8;
                const double across = target.width() - 16;
                const double legend =
                    paintGraphLegend(nullptr, {}, across, drawn, style, style.font);
                paintGraphLegend(&painter, {left, target.bottom() - legend}, across, drawn, style,
                                 style.font);
                // As large as the text is meant to be, or as there is room.
                const QRectF room = target.adjusted(0, 0, 0, -legend);
                const double scale = std::min(
                    {room.width() / drawing.width(), room.height() / drawing.height(), 1.0});
                QRectF place(QPointF(), drawing.size() * scale);
                place.moveCenter(room.center());
                paper->render(&painter, place, drawing);
                painter.restore();
            }};
}

void GraphPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (!view_)
        return;
    if (event->type() == QEvent::FontChange)
        documentChanged();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        redraw();
}

void GraphPanel::contextMenuEvent(QContextMenuEvent* event) {
    if (drawn_.isEmpty())
        return;
    QMenu menu(this);
    const QPoint place = view_->viewport()->mapFromGlobal(event->globalPos());
    if (view_->viewport()->rect().contains(place)) {
        editing_->fillMenu(menu, view_->mapToScene(place));
        menu.addSeparator();
    }
    head_->fillMenu(menu);
    menu.exec(event->globalPos());
}

GraphLegend::GraphLegend(const DrawnNetwork& drawn, QWidget* parent)
    : QWidget(parent), drawn_(drawn) {}

void GraphLegend::redraw() {
    const double height =
        paintGraphLegend(nullptr, {}, width(), drawn_, ChartStyle::fromPalette(palette()), font());
    setFixedHeight(static_cast<int>(std::ceil(height)));
    update();
}

void GraphLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGraphLegend(&painter, {}, width(), drawn_, ChartStyle::fromPalette(palette()), font());
}

void GraphLegend::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    redraw();
}

} // namespace dyngpt
