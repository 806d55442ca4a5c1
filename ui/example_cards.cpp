#include "ui/example_cards.h"

#include "core/data/counts_table.h"
#include "ui/charts/chart_style.h"
#include "ui/paths.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int columns = 4;
constexpr QSize pictureSize(140, 56);

/// Shares of the cells by the count of the last observed state.
std::vector<double> observedShares(const QString& name) {
    const std::optional<QString> file = exampleCounts(name);
    if (!file)
        return {};
    try {
        const std::string column = previewTable(toPath(*file), {}, 1).columns.back();
        const ObservedData data = readCounts(toPath(*file), {{column, column}}, {column});
        const ObservedGroup& cells = data.groups.at(0);
        std::vector<double> shares(static_cast<std::size_t>(cells.values.back()) + 1);
        for (std::size_t i = 0; i < cells.cells.size(); ++i)
            shares[static_cast<std::size_t>(cells.values[i])] +=
                static_cast<double>(cells.cells[i]) / static_cast<double>(cells.cellCount());
        return shares;
    } catch (const Error&) {
        return {}; // a card without a picture still opens its example
    }
}

QPixmap picture(const std::vector<double>& shares, const QPalette& palette, double ratio) {
    QPixmap pixmap(pictureSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    if (shares.empty())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = pictureSize.width() / static_cast<double>(shares.size());
    const double scale = (pictureSize.height() - 3) / *std::ranges::max_element(shares);
    QPainterPath steps(QPointF(0, pictureSize.height()));
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double y = pictureSize.height() - shares[i] * scale;
        steps.lineTo(static_cast<double>(i) * width, y);
        steps.lineTo(static_cast<double>(i + 1) * width, y);
    }
    steps.lineTo(pictureSize.width(), pictureSize.height());
    const QColor line = ChartStyle::fromPalette(palette).colour(SeriesRole::Solver, 0);
    QColor fill = line;
    fill.setAlphaF(0.3F);
    painter.setBrush(fill);
    painter.setPen(QPen(line, 1.5));
    painter.drawPath(steps);
    return pixmap;
}

} // namespace

ExampleText exampleText(const QString& name) {
    const std::pair<const char*, ExampleText> texts[] = {
        {"gene_expression",
         {ExampleCards::tr("Gene expression"),
          ExampleCards::tr("A gene that switches, its mRNA and its protein")}},
        {"telegraph",
         {ExampleCards::tr("Telegraph"), ExampleCards::tr("The simplest gene that bursts")}},
        {"autoregulation",
         {ExampleCards::tr("Autoregulation"),
          ExampleCards::tr("A protein that switches its own gene")}},
        {"toggle",
         {ExampleCards::tr("Toggle switch"),
          ExampleCards::tr("Two genes that repress each other")}},
        {"sirs",
         {ExampleCards::tr("Epidemic (SIRS)"),
          ExampleCards::tr("Infection, recovery and loss of immunity")}},
        {"cascade",
         {ExampleCards::tr("Signalling cascade"),
          ExampleCards::tr("Ten forms of one molecule, ten dimensions")}},
        {"splicing",
         {ExampleCards::tr("RNA splicing"),
          ExampleCards::tr("Waiting times with a memory, unspliced and spliced counts")}}};
    for (const auto& [known, text] : texts) {
        if (name == QLatin1String(known))
            return text;
    }
    return {name, {}};
}

ExampleCards::ExampleCards(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(8);
    for (const QString& name : exampleNames()) {
        const ExampleText text = exampleText(name);
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("example_") + name);
        button->setText(text.title);
        button->setToolTip(text.sentence);
        button->setAccessibleName(tr("Open the example %1").arg(text.title));
        button->setAccessibleDescription(text.sentence);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize(pictureSize);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, name] { Q_EMIT chosen(name); });
        const int at = static_cast<int>(cards_.size());
        grid->addWidget(button, at / columns, at % columns);
        cards_.push_back({button, observedShares(name)});
    }
    paintCards();
}

void ExampleCards::paintCards() {
    for (const Card& card : cards_)
        card.button->setIcon(picture(card.shares, palette(), devicePixelRatioF()));
}

void ExampleCards::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        paintCards();
    QWidget::changeEvent(event);
}

} // namespace dyngpt
