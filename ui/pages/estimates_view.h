#pragma once
// The estimates of one posterior: what they are worth in words, a table, and the density of the
// chosen one with its prior behind. GUI thread only.

#include "ui/models/posterior_series.h"
#include "ui/pages/posterior_view.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QTableView;

namespace dyngpt {

class ChartPanel;
class EstimateModel;
class NameDelegate;

class EstimatesView : public PosteriorView {
    Q_OBJECT
public:
    explicit EstimatesView(QWidget* parent = nullptr);

protected:
    void draw() override;
    void changeEvent(QEvent* event) override;

private:
    void drawDensity();
    void exportTable();

    QLabel* verdict_;
    QLabel* notes_;
    QScrollArea* notesScroll_ = nullptr;
    EstimateModel* estimates_;
    QTableView* table_;
    NameDelegate* nameCells_;
    QPushButton* export_;
    ChartPanel* density_;
    std::vector<PosteriorVariable> variables_;
    std::vector<double> weights_;
};

/// One violin a parameter, over its prior's range.
class ViolinsView : public PosteriorView {
    Q_OBJECT
public:
    explicit ViolinsView(QWidget* parent = nullptr);

protected:
    void draw() override;

private:
    ChartPanel* violins_;
};

class MatrixPanel;

/// Every pair of parameters, and those that cannot be told apart by name.
class PairsView : public PosteriorView {
    Q_OBJECT
public:
    explicit PairsView(QWidget* parent = nullptr);

protected:
    void draw() override;

private:
    QLabel* ridges_;
    MatrixPanel* pairs_;
};

} // namespace dyngpt
