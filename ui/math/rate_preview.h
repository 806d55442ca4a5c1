#pragma once
// An expression as mathematics with a title before it and what is wrong with it below. As wide as
// its place; what is wider is set smaller. GUI thread.

#include "core/model/rate_expression.h"
#include "ui/math/math_box.h"

#include <QWidget>

class QLabel;

namespace dyngpt {

/// The mathematics alone.
class MathView : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    void setNode(const MathNode& node);
    void clear();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();

    MathNode node_;
    MathBox box_;
};

class RatePreview : public QWidget {
    Q_OBJECT
public:
    explicit RatePreview(QWidget* parent = nullptr);

    /// `problems` are those of the expression; where it cannot be read, even with its parentheses
    /// closed, only they are shown.
    void show(const QString& title, const std::string& rate,
              const std::vector<RateProblem>& problems, const DisplayNames& displayNames);
    /// Something that is no expression, such as a distribution with its arguments.
    void show(const QString& title, const MathNode& node, const QString& description);
    void clear();

private:
    void showMessage(const QString& message);

    QLabel* title_ = nullptr;
    MathView* math_ = nullptr;
    QLabel* message_ = nullptr;
};

} // namespace dyngpt
