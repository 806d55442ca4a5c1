#include "ui/charts/matrix_panel.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/figure_head.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int paperCell = 130;

} // namespace

MatrixPanel::MatrixPanel(const ChartText& title, QWidget* parent) : QWidget(parent) {
    head_ =
        new FigureHead(title, {[this](const FigureSettings& settings) { return figure(settings); },
                               [this] { return csv(); },
                               {}});
    placeholder_ = new QLabel;
    placeholder_->setAlignment(Qt::AlignCenter);
    placeholder_->setWordWrap(true);
    placeholder_->setMargin(16);
    placeholder_->setFrameShape(QFrame::StyledPanel);
    view_ = new MatrixView(content_);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(view_);
    connect(view_, &MatrixView::cellChosen, this, &MatrixPanel::cellChosen);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(head_);
    stack_ = new QStackedLayout;
    stack_->addWidget(placeholder_);
    stack_->addWidget(scroll);
    column->addLayout(stack_, 1);
    showMatrix({});
}

MatrixPanel::~MatrixPanel() {
    // It refers to the content, which would go before the child widgets do.
    delete view_;
}

void MatrixPanel::setTitle(const ChartText& title) {
    head_->setTitle(title);
    updateAccessibility();
}

void MatrixPanel::setPlaceholder(const QString& sentence) {
    placeholder_->setText(sentence);
    updateAccessibility();
}

void MatrixPanel::showMatrix(MatrixContent content) {
    content_ = std::move(content);
    view_->redraw();
    stack_->setCurrentIndex(content_.isEmpty() ? 0 : 1);
    head_->setAvailable(!content_.isEmpty());
    updateAccessibility();
}

Figure MatrixPanel::figure(const FigureSettings& settings) const {
    const int side = 80 + paperCell * content_.size();
    return {head_->title(),
            {side, side},
            [content = content_, style = ChartStyle::forPaper(settings)](QPainter& painter,
                                                                         const QRectF& target) {
                MatrixDrawing(content, style).paint(painter, target);
            }};
}

void MatrixPanel::updateAccessibility() {
    setAccessibleName(head_->title().plain());
    setAccessibleDescription(content_.isEmpty() ? placeholder_->text() : content_.description());
    view_->setAccessibleName(head_->title().plain());
}

void MatrixPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        view_->redraw();
}

void MatrixPanel::contextMenuEvent(QContextMenuEvent* event) {
    if (content_.isEmpty())
        return;
    QMenu menu(this);
    head_->fillMenu(menu);
    menu.exec(event->globalPos());
}

MatrixView::MatrixView(const MatrixContent& content, QWidget* parent)
    : QWidget(parent), content_(content) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

int MatrixView::cellCount() const {
    return content_.size() * content_.size();
}

void MatrixView::redraw() {
    const int last = std::max(content_.size() - 1, 0);
    row_ = std::min(row_, last);
    column_ = std::min(column_, last);
    drawing_.reset();
    if (!content_.isEmpty()) {
        drawing_ = std::make_unique<MatrixDrawing>(content_, ChartStyle::fromPalette(palette()));
        setMinimumSize(drawing_->minimumSize());
        setAccessibleDescription(content_.description(row_, column_));
    }
    update();
}

void MatrixView::moveTo(int row, int column) {
    const int last = content_.size() - 1;
    if (last < 0)
        return;
    row_ = std::clamp(row, 0, last);
    column_ = std::clamp(column, 0, last);
    setAccessibleDescription(content_.description(row_, column_));
    // Follows into what is scrolled away.
    if (auto* scroll = qobject_cast<QScrollArea*>(parentWidget()->parentWidget())) {
        const QPoint centre = drawing_->cell(rect(), row_, column_).center().toPoint();
        scroll->ensureVisible(centre.x(), centre.y());
    }
    update();
}

bool MatrixView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !drawing_)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = drawing_->valueAt(rect(), help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void MatrixView::paintEvent(QPaintEvent*) {
    if (!drawing_)
        return;
    QPainter painter(this);
    drawing_->paint(painter, rect());
    if (!hasFocus())
        return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(drawing_->cell(rect(), row_, column_).adjusted(-1, -1, 1, 1));
}

void MatrixView::mousePressEvent(QMouseEvent* event) {
    if (!drawing_ || event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const auto [row, column] = drawing_->cellAt(rect(), event->position());
    if (row >= 0)
        moveTo(row, column);
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!drawing_ || event->button() != Qt::LeftButton)
        return;
    const auto [row, column] = drawing_->cellAt(rect(), event->position());
    if (row >= 0)
        Q_EMIT cellChosen(row, column);
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(row_, column_ - 1);
    case Qt::Key_Right:
        return moveTo(row_, column_ + 1);
    case Qt::Key_Up:
        return moveTo(row_ - 1, column_);
    case Qt::Key_Down:
        return moveTo(row_ + 1, column_);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!content_.isEmpty())
            Q_EMIT cellChosen(row_, column_);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MatrixView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

} // namespace dyngpt
