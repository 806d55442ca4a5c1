#include "ui/charts/chart_panel.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/figure_head.h"
#include "ui/charts/plot_chart.h"
#include "ui/charts/plot_view.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace dyngpt {

namespace {

/// A collapsed or hidden panel still gives a picture worth having.
constexpr QSize smallestPicture(480, 320);

/// The colour scale from the least to the largest value.
void spanValues(ChartContent& content) {
    double least = std::numeric_limits<double>::infinity();
    double largest = -least;
    for (const Series& series : content.series)
        for (const double value : series.values)
            if (std::isfinite(value)) {
                least = std::min(least, value);
                largest = std::max(largest, value);
            }
    content.least = least;
    content.largest = largest > least ? largest : least + std::max(1.0, std::abs(least));
}

} // namespace

struct ChartPanel::Impl {
    explicit Impl(ChartPanel* owner) : panel(owner) {}

    void show(ChartContent next);
    void rebuild();
    void updateAccessibility();
    void addToMenu(QMenu& menu);
    /// A second drawing for paper, as it is seen now.
    std::shared_ptr<PlotChart> paperChart(const FigureSettings& settings) const;
    void pickColours();

    /// The axes as asked for, unless the user has switched one since.
    void applySwitches();
    void switchAxis(ChartAxis axis, bool logarithmic);
    QStringList hiddenNames() const;

    ChartPanel* panel;
    ChartContent content;
    Axes requested;
    std::map<ChartAxis, bool> switched; ///< by the user
    FigureHead* head = nullptr;
    QStackedLayout* stack = nullptr;
    QLabel* placeholder = nullptr;
    PlotView* view = nullptr;
};

void ChartPanel::Impl::show(ChartContent next) {
    const QStringList hidden = next.kind == content.kind ? hiddenNames() : QStringList();
    const bool same = next.axes.logX == requested.logX && next.axes.logY == requested.logY;
    if (next.kind != content.kind || !same)
        switched.clear(); // the page asks for something else now
    requested = next.axes;
    content = std::move(next);
    applySwitches();
    rebuild();
    for (int i = 0; i < view->plot()->entryCount(); ++i)
        if (hidden.contains(view->plot()->entryName(i)))
            view->plot()->setEntryVisible(i, false);
}

void ChartPanel::Impl::applySwitches() {
    for (const ChartAxis axis : content.switchable())
        if (const auto found = switched.find(axis); found != switched.end())
            content.setLogarithmic(axis, found->second);
}

void ChartPanel::Impl::switchAxis(ChartAxis axis, bool logarithmic) {
    switched[axis] = logarithmic;
    ChartContent now = content;
    now.axes = requested;
    show(std::move(now));
}

QStringList ChartPanel::Impl::hiddenNames() const {
    QStringList names;
    for (int i = 0; i < view->plot()->entryCount(); ++i)
        if (!view->plot()->isEntryVisible(i) && !view->plot()->entryName(i).isEmpty())
            names << view->plot()->entryName(i);
    return names;
}

void ChartPanel::Impl::rebuild() {
    if (content.isEmpty()) {
        stack->setCurrentWidget(placeholder);
        view->setPlot(new PlotChart(content, ChartStyle::fromPalette(panel->palette())));
    } else {
        // The old drawing refers to the content too: never keep it beyond a change.
        view->setPlot(new PlotChart(content, ChartStyle::fromPalette(panel->palette())));
        stack->setCurrentWidget(view);
    }
    head->setAvailable(!content.isEmpty());
    updateAccessibility();
}

void ChartPanel::Impl::updateAccessibility() {
    const QString what = content.isEmpty() ? placeholder->text() : content.description();
    panel->setAccessibleName(head->title().plain());
    panel->setAccessibleDescription(what);
    view->setAccessibleName(head->title().plain());
    view->setAccessibleDescription(
        tr("%1 Zoom with plus and minus, move with the arrow keys, 0 shows all; Shift+F10 opens "
           "the menu.")
            .arg(what));
    placeholder->setAccessibleName(head->title().plain());
}

std::shared_ptr<PlotChart> ChartPanel::Impl::paperChart(const FigureSettings& settings) const {
    // With its own content: the panel's may change while the drawing is looked at.
    struct Paper {
        Paper(ChartContent shown, const ChartStyle& style)
            : content(std::move(shown)), chart(content, style) {}
        ChartContent content;
        PlotChart chart;
    };
    const auto paper = std::make_shared<Paper>(content, ChartStyle::forPaper(settings));
    std::shared_ptr<PlotChart> chart(paper, &paper->chart);
    for (int i = 0; i < view->plot()->entryCount(); ++i)
        if (!view->plot()->isEntryVisible(i))
            chart->setEntryVisible(i, false);
    if (view->plot()->isZoomed())
        chart->setVisibleArea(view->plot()->visibleArea());
    return chart;
}

void ChartPanel::Impl::addToMenu(QMenu& target) {
    target.addAction(tr("Show &all"), panel, [this] { view->plot()->resetVisibleArea(); })
        ->setEnabled(view->plot()->isZoomed());
    const auto nameOf = [](ChartAxis axis) {
        switch (axis) {
        case ChartAxis::X:
            return tr("Logarithmic a&xis across");
        case ChartAxis::Y:
            return tr("Logarithmic ax&is up");
        case ChartAxis::Both:
            return tr("Logarithmic ax&es");
        case ChartAxis::Values:
            break;
        }
        return tr("Logarithmic c&olours");
    };
    for (const ChartAxis axis : content.switchable()) {
        QAction* action = target.addAction(nameOf(axis));
        action->setCheckable(true);
        action->setChecked(content.isLogarithmic(axis));
        // Queued: the menu outlives the drawing that is made anew.
        QObject::connect(
            action, &QAction::toggled, panel, [this, axis](bool on) { switchAxis(axis, on); },
            Qt::QueuedConnection);
    }
    if (view->plot()->entryCount() > 1) {
        QMenu* series = target.addMenu(tr("&Series"));
        for (int i = 0; i < view->plot()->entryCount(); ++i) {
            if (view->plot()->entryName(i).isEmpty())
                continue;
            QAction* action = series->addAction(view->plot()->entryName(i));
            action->setCheckable(true);
            action->setChecked(view->plot()->isEntryVisible(i));
            QObject::connect(action, &QAction::toggled, view->plot(),
                             [plot = view->plot(), i](bool on) { plot->setEntryVisible(i, on); });
        }
    }
}

void ChartPanel::Impl::pickColours() {
    view->plot()->setStyle(ChartStyle::fromPalette(panel->palette()));
}

ChartPanel::ChartPanel(const ChartText& title, QWidget* parent)
    : QWidget(parent), impl_(std::make_unique<Impl>(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    impl_->head = new FigureHead(
        title, {[this](const FigureSettings& settings) { return figure(settings); },
                [this] { return csv(); }, [this](QMenu& menu) { impl_->addToMenu(menu); }});
    column->addWidget(impl_->head);

    impl_->stack = new QStackedLayout;
    column->addLayout(impl_->stack, 1); // first: it shows what is added, which must have a parent
    impl_->placeholder = new QLabel;
    impl_->placeholder->setAlignment(Qt::AlignCenter);
    impl_->placeholder->setWordWrap(true);
    impl_->placeholder->setMargin(16);
    impl_->placeholder->setFrameShape(QFrame::StyledPanel);
    impl_->view = new PlotView;
    impl_->stack->addWidget(impl_->placeholder);
    impl_->stack->addWidget(impl_->view);
    connect(impl_->view, &PlotView::pointClicked, this, &ChartPanel::pointClicked);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    impl_->rebuild();
}

ChartPanel::~ChartPanel() {
    // The drawing refers to the content, which would go before the child widgets do.
    delete impl_->view;
}

void ChartPanel::setTitle(const ChartText& title) {
    impl_->head->setTitle(title);
    impl_->updateAccessibility();
}

void ChartPanel::setPlaceholder(const QString& sentence) {
    impl_->placeholder->setText(sentence);
    impl_->updateAccessibility();
}

void ChartPanel::clear() {
    impl_->show({});
}

void ChartPanel::showLines(const std::vector<Series>& series, const Axes& axes) {
    ChartContent content;
    content.kind = ChartContent::Kind::Lines;
    content.series = series;
    content.axes = axes;
    impl_->show(std::move(content));
}

void ChartPanel::appendPoint(int series, double x, double y) {
    ChartContent& content = impl_->content;
    if (content.kind != ChartContent::Kind::Lines || series < 0 ||
        series >= static_cast<int>(content.series.size()))
        return;
    Series& target = content.series[static_cast<std::size_t>(series)];
    const bool wasEmpty = content.isEmpty();
    target.x.push_back(x);
    target.y.push_back(y);
    if (wasEmpty)
        impl_->rebuild();
    else
        impl_->view->plot()->pointAppended(series);
    impl_->updateAccessibility();
}

void ChartPanel::showScatter(const std::vector<Series>& series, const Axes& axes,
                             bool identityLine) {
    ChartContent content;
    content.kind = ChartContent::Kind::Scatter;
    content.series = series;
    content.axes = axes;
    content.identityLine = identityLine;
    if (content.hasValues())
        spanValues(content);
    impl_->show(std::move(content));
}

void ChartPanel::showDistributions(const std::vector<Series>& series, const Axes& axes) {
    ChartContent content;
    content.kind = ChartContent::Kind::Distributions;
    content.series = series;
    content.axes = axes;
    content.axes.logX = false;
    impl_->show(std::move(content));
}

void ChartPanel::showBoxes(const std::vector<ChartText>& categories,
                           const std::vector<Series>& series, const Axes& axes) {
    ChartContent content;
    content.kind = ChartContent::Kind::BoxPlots;
    content.categories = categories;
    content.series = series;
    content.axes = axes;
    content.axes.logX = false;
    impl_->show(std::move(content));
}

void ChartPanel::showViolins(const std::vector<ChartText>& categories,
                             const std::vector<Series>& series, const std::vector<Series>& marks,
                             double low, double high, const Axes& axes) {
    ChartContent content;
    content.kind = ChartContent::Kind::Violins;
    content.categories = categories;
    content.series = series;
    content.series.insert(content.series.end(), marks.begin(), marks.end());
    content.marks = marks.size();
    content.least = low;
    content.largest = high;
    content.axes = axes;
    content.axes.logX = content.axes.logY = false;
    impl_->show(std::move(content));
}

void ChartPanel::showHeatMap(const std::vector<double>& values, int rows, int columns,
                             const Axes& axes, double largest, const QSize& counts) {
    ChartContent content;
    content.kind = ChartContent::Kind::HeatMap;
    content.axes = axes;
    content.axes.logX = content.axes.logY = false;
    if (rows > 0 && columns > 0 &&
        values.size() == static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {
        content.values = values;
        content.rows = rows;
        content.columns = columns;
        content.counts = counts;
        content.largest = largest > 0 ? largest : *std::max_element(values.begin(), values.end());
    }
    impl_->show(std::move(content));
}

void ChartPanel::showHistogram(const std::vector<double>& values,
                               const std::vector<double>& weights, double lower, double upper,
                               int bins, SeriesRole role, const Axes& axes,
                               const std::vector<std::pair<ChartText, double>>& markers) {
    impl_->show(histogramContent(values, weights, lower, upper, bins, role, axes, markers));
}

bool ChartPanel::isEmptyChart() const {
    return impl_->content.isEmpty();
}

QString ChartPanel::csv() const {
    return impl_->content.csv();
}

Figure ChartPanel::figure(const FigureSettings& settings) const {
    QSize size = impl_->view->size().expandedTo(smallestPicture);
    // A wide window would make a strip of a column's width, a high one a tower.
    size.setHeight(std::clamp(size.height(), size.width() * 5 / 8, size.width()));
    return {impl_->head->title(), size,
            [chart = impl_->paperChart(settings)](QPainter& painter, const QRectF& target) {
                paintChart(*chart, painter, target);
            }};
}

QSize ChartPanel::sizeHint() const {
    return {420, 280};
}

QSize ChartPanel::minimumSizeHint() const {
    const int line = fontMetrics().height(); // larger text needs more room
    return {10 * line, 9 * line};
}

void ChartPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange)
        impl_->pickColours();
}

void ChartPanel::contextMenuEvent(QContextMenuEvent* event) {
    if (isEmptyChart())
        return;
    QMenu menu(this);
    impl_->head->fillMenu(menu);
    menu.exec(event->globalPos());
}

} // namespace dyngpt
