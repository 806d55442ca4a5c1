#include "ui/charts/chart_panel.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/plot_chart.h"
#include "ui/charts/plot_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QSaveFile>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace dyngpt {

namespace {

/// Takes the room there is and ends in an ellipsis.
class ElidedLabel : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), static_cast<int>(alignment()) | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

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
    void fillMenu(QMenu& menu);
    /// A second drawing for paper, as it is seen now.
    std::unique_ptr<PlotChart> paperChart() const;
    void askPicturePath();
    void askNumbersPath();
    void fail(const QString& message);
    void pickColours();

    ChartPanel* panel;
    ChartContent content;
    ElidedLabel* title = nullptr;
    QToolButton* button = nullptr;
    QMenu* menu = nullptr;
    QStackedLayout* stack = nullptr;
    QLabel* placeholder = nullptr;
    PlotView* view = nullptr;
};

void ChartPanel::Impl::show(ChartContent next) {
    content = std::move(next);
    rebuild();
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
    button->setEnabled(!content.isEmpty());
    updateAccessibility();
}

void ChartPanel::Impl::updateAccessibility() {
    const QString what = content.isEmpty() ? placeholder->text() : content.description();
    panel->setAccessibleName(title->text());
    panel->setAccessibleDescription(what);
    view->setAccessibleName(title->text());
    view->setAccessibleDescription(
        tr("%1 Zoom with plus and minus, move with the arrow keys, 0 shows all.").arg(what));
    button->setAccessibleName(tr("Picture and numbers of %1").arg(title->text()));
    placeholder->setAccessibleName(title->text());
}

std::unique_ptr<PlotChart> ChartPanel::Impl::paperChart() const {
    auto chart = std::make_unique<PlotChart>(content, ChartStyle::light());
    chart->setTitle(title->text());
    for (int i = 0; i < view->plot()->entryCount(); ++i)
        if (!view->plot()->isEntryVisible(i))
            chart->setEntryVisible(i, false);
    if (view->plot()->isZoomed())
        chart->setVisibleArea(view->plot()->visibleArea());
    return chart;
}

void ChartPanel::Impl::fillMenu(QMenu& target) {
    target.addAction(tr("Export &picture…"), panel, [this] { askPicturePath(); });
    target.addAction(tr("&Copy picture"), panel, [this] {
        const auto chart = paperChart();
        QApplication::clipboard()->setImage(chartImage(*chart, panel->size(), 2));
    });
    target.addSeparator();
    target.addAction(tr("Export &numbers (CSV)…"), panel, [this] { askNumbersPath(); });
    target.addAction(tr("Copy n&umbers"), panel,
                     [this] { QApplication::clipboard()->setText(content.csv()); });
    target.addSeparator();
    target.addAction(tr("Show &all"), panel, [this] { view->plot()->resetVisibleArea(); })
        ->setEnabled(view->plot()->isZoomed());
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

void ChartPanel::Impl::askPicturePath() {
    QString chosen;
    QString path = QFileDialog::getSaveFileName(
        panel, tr("Export picture"), title->text(),
        tr("Vector picture (*.svg);;PDF (*.pdf);;Picture, 300 dots an inch (*.png)"), &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen.contains(QLatin1String("*.pdf"))   ? QStringLiteral(".pdf")
                : chosen.contains(QLatin1String("*.png")) ? QStringLiteral(".png")
                                                          : QStringLiteral(".svg");
    try {
        panel->exportImage(path);
    } catch (const std::runtime_error& error) {
        fail(QString::fromStdString(error.what()));
    }
}

void ChartPanel::Impl::askNumbersPath() {
    QString path = QFileDialog::getSaveFileName(panel, tr("Export numbers"), title->text(),
                                                tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    const QByteArray bytes = content.csv().toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        fail(tr("%1 could not be written: %2").arg(path, file.errorString()));
}

void ChartPanel::Impl::fail(const QString& message) {
    QMessageBox::warning(panel, tr("Export"), message);
}

void ChartPanel::Impl::pickColours() {
    view->plot()->setStyle(ChartStyle::fromPalette(panel->palette()));
}

ChartPanel::ChartPanel(const QString& title, QWidget* parent)
    : QWidget(parent), impl_(std::make_unique<Impl>(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    impl_->title = new ElidedLabel(title);
    QFont bold = impl_->title->font();
    bold.setBold(true);
    impl_->title->setFont(bold);
    impl_->button = new QToolButton;
    impl_->button->setText(QStringLiteral("\u22ef"));
    impl_->button->setToolTip(tr("Export or copy this picture and its numbers"));
    impl_->button->setAutoRaise(true);
    impl_->button->setFocusPolicy(Qt::StrongFocus);
    impl_->button->setPopupMode(QToolButton::InstantPopup);
    impl_->menu = new QMenu(impl_->button);
    impl_->button->setMenu(impl_->menu);
    connect(impl_->menu, &QMenu::aboutToShow, this, [this] {
        impl_->menu->clear();
        impl_->fillMenu(*impl_->menu);
    });
    head->addWidget(impl_->title, 1);
    head->addWidget(impl_->button);
    column->addLayout(head);

    impl_->stack = new QStackedLayout;
    impl_->placeholder = new QLabel;
    impl_->placeholder->setAlignment(Qt::AlignCenter);
    impl_->placeholder->setWordWrap(true);
    impl_->placeholder->setMargin(16);
    impl_->placeholder->setFrameShape(QFrame::StyledPanel);
    impl_->view = new PlotView;
    impl_->stack->addWidget(impl_->placeholder);
    impl_->stack->addWidget(impl_->view);
    column->addLayout(impl_->stack, 1);
    connect(impl_->view, &PlotView::pointClicked, this, &ChartPanel::pointClicked);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setTitle(title);
    impl_->rebuild();
}

ChartPanel::~ChartPanel() {
    // The drawing refers to the content, which would go before the child widgets do.
    delete impl_->view;
}

void ChartPanel::setTitle(const QString& title) {
    impl_->title->setText(title);
    impl_->title->setToolTip(title);
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

void ChartPanel::showHeatMap(const std::vector<double>& values, int rows, int columns,
                             const Axes& axes, double largest) {
    ChartContent content;
    content.kind = ChartContent::Kind::HeatMap;
    content.axes = axes;
    content.axes.logX = content.axes.logY = false;
    if (rows > 0 && columns > 0 &&
        values.size() == static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {
        content.values = values;
        content.rows = rows;
        content.columns = columns;
        content.largest = largest > 0 ? largest : *std::max_element(values.begin(), values.end());
    }
    impl_->show(std::move(content));
}

void ChartPanel::showHistogram(const std::vector<double>& values,
                               const std::vector<double>& weights, double lower, double upper,
                               int bins, SeriesRole role, const Axes& axes,
                               const std::vector<std::pair<QString, double>>& markers) {
    impl_->show(histogramContent(values, weights, lower, upper, bins, role, axes, markers));
}

bool ChartPanel::isEmptyChart() const {
    return impl_->content.isEmpty();
}

QString ChartPanel::csv() const {
    return impl_->content.csv();
}

void ChartPanel::exportImage(const QString& path) {
    const auto chart = impl_->paperChart();
    // A collapsed or hidden panel still gives a picture worth having.
    writeChart(*chart, impl_->view->size().expandedTo(QSize(480, 320)), path);
}

QSize ChartPanel::sizeHint() const {
    return {420, 280};
}

QSize ChartPanel::minimumSizeHint() const {
    return {180, 140};
}

void ChartPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        impl_->pickColours();
}

void ChartPanel::contextMenuEvent(QContextMenuEvent* event) {
    if (isEmptyChart())
        return;
    QMenu menu(this);
    impl_->fillMenu(menu);
    menu.exec(event->globalPos());
}

} // namespace dyngpt
