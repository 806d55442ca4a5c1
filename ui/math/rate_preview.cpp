#include "ui/math/rate_preview.h"

#include "core/model/formula.h"
#include "ui/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dyngpt {

namespace {

constexpr double shownLarger = 1.15;
constexpr double margin = 2;

QFont larger(QFont font) {
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * shownLarger));
    else
        font.setPointSizeF(font.pointSizeF() * shownLarger);
    return font;
}

/// The line without the drawing of its place: the field shows that.
QString shortReason(const Issue& issue) {
    const QString what = translated(issue.what).section(u'\n', 0, 0);
    const QString remedy = translated(issue.remedy);
    return remedy.isEmpty() ? what : RatePreview::tr("%1. %2", "problem, remedy").arg(what, remedy);
}

/// What is being written is shown as soon as only closing parentheses are missing.
std::string withParenthesesClosed(const std::string& rate) {
    std::string closed = rate;
    const auto open = std::ranges::count(rate, '(') - std::ranges::count(rate, ')');
    return closed.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, open)), ')');
}

} // namespace

void MathView::setNode(const MathNode& node) {
    if (node == node_)
        return;
    node_ = node;
    layOut();
}

void MathView::clear() {
    setNode({});
}

void MathView::layOut() {
    box_ = MathBox(node_, larger(font()));
    updateGeometry();
    update();
}

QSize MathView::sizeHint() const {
    return {static_cast<int>(std::ceil(box_.width() + 2 * margin)),
            static_cast<int>(std::ceil(box_.height() + 2 * margin))};
}

void MathView::paintEvent(QPaintEvent*) {
    if (box_.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const double fit = std::min(
        {1.0, (width() - 2 * margin) / box_.width(), (height() - 2 * margin) / box_.height()});
    painter.translate(margin, (height() - box_.height() * fit) / 2);
    painter.scale(fit, fit);
    box_.paint(painter, {});
}

void MathView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

RatePreview::RatePreview(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("ratePreview"));
    setAccessibleName(tr("Preview of the expression"));
    title_ = new QLabel;
    math_ = new MathView;
    math_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    message_ = new QLabel;
    message_->setObjectName(QStringLiteral("ratePreviewMessage"));
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->hide();
    auto* line = new QHBoxLayout;
    line->addWidget(title_);
    line->addWidget(math_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(message_);
    // Rows of other heights must not make the table above jump.
    math_->setFixedHeight(3 * fontMetrics().height());
}

void RatePreview::show(const QString& title, const std::string& rate,
                       const std::vector<RateProblem>& problems, const DisplayNames& displayNames) {
    title_->setText(title);
    const auto formula = parseFormula(withParenthesesClosed(rate));
    if (formula)
        math_->setNode(mathOfFormula(*formula, displayNames));
    else
        math_->clear();
    QStringList reasons;
    for (const RateProblem& problem : problems)
        reasons << shortReason(problem.issue);
    showMessage(reasons.join(u'\n'));
    setAccessibleDescription(QStringLiteral("%1 %2\n%3")
                                 .arg(title, QString::fromStdString(rate), message_->text())
                                 .trimmed());
}

void RatePreview::show(const QString& title, const MathNode& node, const QString& description) {
    title_->setText(title);
    math_->setNode(node);
    showMessage({});
    setAccessibleDescription(description);
}

void RatePreview::clear() {
    show({}, MathNode{}, {});
}

void RatePreview::showMessage(const QString& message) {
    message_->setText(message);
    message_->setVisible(!message.isEmpty());
}

} // namespace dyngpt
