#pragma once
// A matrix of distributions as a panel: title, the figure (scrolled when there are many
// variables), picture and numbers to export as from a ChartPanel. The arrow keys move between
// the cells, Enter or a double click chooses one. GUI thread only.

#include "ui/charts/matrix_drawing.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;

namespace dyngpt {

struct Figure;
struct FigureSettings;

class FigureHead;
class MatrixView;

class MatrixPanel : public QWidget {
    Q_OBJECT
public:
    explicit MatrixPanel(const ChartText& title, QWidget* parent = nullptr);
    ~MatrixPanel() override;

    void setTitle(const ChartText& title);
    /// Shown while there is nothing else.
    void setPlaceholder(const QString& sentence);
    /// An empty content shows the placeholder.
    void showMatrix(MatrixContent content);

    const MatrixContent& content() const { return content_; }
    QString csv() const { return content_.csv(); }
    Figure figure(const FigureSettings& settings) const; ///< for paper

Q_SIGNALS:
    /// The variables across and up; the same on the diagonal.
    void cellChosen(int row, int column);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void updateAccessibility();

    MatrixContent content_;
    FigureHead* head_;
    QStackedLayout* stack_;
    QLabel* placeholder_;
    MatrixView* view_;
};

/// The figure itself: one large widget, so that a hundred cells cost one.
class MatrixView : public QWidget {
    Q_OBJECT
public:
    /// `content` must outlive it.
    explicit MatrixView(const MatrixContent& content, QWidget* parent = nullptr);

    /// The content or the palette has changed.
    void redraw();
    int cellCount() const;

Q_SIGNALS:
    void cellChosen(int row, int column);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void moveTo(int row, int column);

    const MatrixContent& content_;
    std::unique_ptr<MatrixDrawing> drawing_;
    int row_ = 0;
    int column_ = 0;
};

} // namespace dyngpt
