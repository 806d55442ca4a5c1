#pragma once
// Predicted against observed: the distribution of each observed state with the posterior's 95 %
// band, the joint distribution of any two, and the matrix of all. The joint ones are asked of the
// solver when they are looked at. GUI thread only.

#include "core/data/observed_data.h"
#include "ui/charts/chart_panel.h"
#include "ui/pages/posterior_view.h"
#include "ui/workers/predicted_cells.h"
#include "ui/workers/solver_thread.h"

class QComboBox;
class QLabel;
class QTabWidget;

namespace dyngpt {

class NameBox;
class MatrixPanel;

class FitView : public PosteriorView {
    Q_OBJECT
public:
    explicit FitView(SolverThread::Source source, QWidget* parent = nullptr);

    /// Before setPosterior(): whose solver predicts, and the cells that were inferred from.
    void setData(std::shared_ptr<Project> project, const ObservedGroup& cells);

protected:
    void draw() override;

private:
    QWidget* createStates();
    QWidget* createPairs();
    void drawState();
    void drawPair();
    void drawMatrix();
    void predict();
    void showPrediction(std::shared_ptr<const PredictedCells> cells, const QString& problem);
    std::vector<Series> stateSeries(std::size_t state) const;

    SolverThread thread_;
    std::shared_ptr<Project> project_;
    std::shared_ptr<const ObservedGroup> cells_;
    std::shared_ptr<const PredictedCells> predicted_;
    std::shared_ptr<const Posterior> predictedFor_;

    QTabWidget* tabs_;
    QLabel* fit_;
    NameBox* state_;
    ChartPanel* marginal_;
    NameBox* pair_;
    ChartPanel* observedMap_;
    ChartPanel* predictedMap_;
    MatrixPanel* matrix_;
};

} // namespace dyngpt
