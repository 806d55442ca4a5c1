#include "ui/example_cards.h"

#include "core/data/counts_table.h"
#include "ui/charts/chart_style.h"
#include "ui/paths.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int columns = 4;
constexpr int pictureWidth = 150;
constexpr int pictureHeight = 64;
constexpr int padding = 8;
constexpr int sentenceLines = 2;

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

/// The shares as filled steps; a line to stand on until they are known.
void paintPicture(QPainter& painter, const QRect& place, const std::vector<double>& shares,
                  const QPalette& palette) {
    const QRectF area(place);
    if (!shares.empty()) {
        const double width = area.width() / static_cast<double>(shares.size());
        const double scale = (area.height() - 3) / *std::ranges::max_element(shares);
        QPainterPath steps(area.bottomLeft());
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double y = area.bottom() - shares[i] * scale;
            steps.lineTo(area.left() + static_cast<double>(i) * width, y);
            steps.lineTo(area.left() + static_cast<double>(i + 1) * width, y);
        }
        steps.lineTo(area.bottomRight());
        const QColor line = ChartStyle::fromPalette(palette).colour(SeriesRole::Solver, 0);
        QColor fill = line;
        fill.setAlphaF(0.3F);
        painter.setBrush(fill);
        painter.setPen(QPen(line, 1.5));
        painter.drawPath(steps);
    }
    painter.setPen(palette.color(QPalette::Mid));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
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

ExampleCard::ExampleCard(const ExampleText& text, QWidget* parent)
    : QToolButton(parent), sentence_(text.sentence) {
    setText(text.title);
    setToolTip(text.sentence);
    setAccessibleName(tr("Open the example %1").arg(text.title));
    setAccessibleDescription(text.sentence);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void ExampleCard::setShares(std::vector<double> shares) {
    shares_ = std::move(shares);
    update();
}

QSize ExampleCard::sizeHint() const {
    const int line = fontMetrics().lineSpacing();
    return {std::max(pictureWidth, 22 * fontMetrics().averageCharWidth()) + 2 * padding,
            pictureHeight + line + sentenceLines * line + 4 * padding};
}

void ExampleCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || underMouse();
    const QColor line = palette().color(marked ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(QPen(line, hasFocus() ? 2 : 1));
    painter.setBrush(palette().color(isDown() ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

    const QRect inner = rect().adjusted(padding, padding, -padding, -padding);
    paintPicture(painter, QRect(inner.topLeft(), QSize(inner.width(), pictureHeight)), shares_,
                 palette());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    QRect words = inner.adjusted(0, pictureHeight + padding, 0, 0);
    const int height = QFontMetrics(bold).lineSpacing();
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(bold).elidedText(text(), Qt::ElideRight, words.width()));
    painter.setFont(font());
    words.setTop(words.top() + height + padding / 2);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, sentence_);
}

ExampleCards::ExampleCards(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(8);
    for (const QString& name : exampleNames()) {
        auto* card = new ExampleCard(exampleText(name));
        card->setObjectName(QStringLiteral("example_") + name);
        card->installEventFilter(this);
        connect(card, &QToolButton::clicked, this, [this, name] { Q_EMIT chosen(name); });
        const int at = static_cast<int>(cards_.size());
        grid->addWidget(card, at / columns, at % columns);
        cards_.emplace_back(name, card);
    }
    connect(&job_, &LatestJob::finished, this, [this] {
        for (const auto& [name, card] : cards_)
            card->setShares((*found_)[name]);
    });
}

void ExampleCards::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // After the first paint.
    if (!found_)
        QTimer::singleShot(0, this, &ExampleCards::readPictures);
}

void ExampleCards::readPictures() {
    if (found_)
        return;
    found_ = std::make_shared<Shares>();
    job_.start([found = found_](JobSinks&, std::stop_token stop) {
        for (const QString& name : exampleNames()) {
            if (stop.stop_requested())
                return Outcome::Cancelled;
            (*found)[name] = observedShares(name);
        }
        return Outcome::Finished;
    });
}

/// The grid by arrow keys.
bool ExampleCards::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    int step = 0;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -columns;
        break;
    case Qt::Key_Down:
        step = columns;
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    const auto here = std::ranges::find_if(
        cards_, [watched](const auto& entry) { return entry.second == watched; });
    const auto wanted = here - cards_.begin() + step;
    if (wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(cards_.size()))
        cards_[static_cast<std::size_t>(wanted)].second->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace dyngpt
