#pragma once
// The drawn network with what belongs to it: title with the export menu, tools to draw with, "Fit"
// and "Arrange again", a legend. Follows the document; moves are steps of its undo stack. GUI
// thread; does not own the document.

#include "ui/models/network_cell.h"
#include "ui/network_graph/drawn_network.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace dyngpt {

class EmptyNetwork;
class FigureHead;
class GraphEditing;
class GraphLegend;
class GraphScene;
class GraphView;
struct Figure;
struct FigureSettings;

class GraphPanel : public QWidget {
    Q_OBJECT
public:
    explicit GraphPanel(NetworkDocument& document, QWidget* parent = nullptr);
    ~GraphPanel() override;

    /// Highlights the node of this row, if it has one.
    void selectRow(NetworkTable table, int row);
    Figure figure(const FigureSettings& settings) const; ///< for paper
    const DrawnNetwork& drawn() const { return drawn_; }

Q_SIGNALS:
    void rowSelected(NetworkTable table, int row);
    void rowChosen(NetworkTable table, int row); ///< to be shown and edited
    void rowRemoved(NetworkTable table, int row);
    void importWanted(); ///< of a network file, from the empty drawing

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void createEmptyNetwork();
    void createTools(QHBoxLayout* row);
    void documentChanged();
    void redraw();
    void nodeSelected();
    void nodeMoved(int node);
    void arrangeAgain();
    void updateDescription();
    NetworkTable tableOf(int node) const;
    int rowOf(int node) const;

    NetworkDocument& document_;
    DrawnNetwork drawn_;
    FigureHead* head_ = nullptr;
    QToolButton* fit_ = nullptr;
    QToolButton* arrange_ = nullptr;
    QStackedLayout* stack_ = nullptr;
    EmptyNetwork* placeholder_ = nullptr;
    QLabel* hint_ = nullptr; ///< while a connection is being drawn
    QToolButton* connect_ = nullptr;
    GraphScene* scene_ = nullptr;
    GraphView* view_ = nullptr;
    GraphEditing* editing_ = nullptr;
    GraphLegend* legend_ = nullptr;
};

/// What the drawing's outlines and lines mean, in as many lines as the width asks for.
class GraphLegend : public QWidget {
    Q_OBJECT
public:
    /// `drawn` must outlive it.
    explicit GraphLegend(const DrawnNetwork& drawn, QWidget* parent = nullptr);
    /// The network or the palette has changed.
    void redraw();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    const DrawnNetwork& drawn_;
};

} // namespace dyngpt
