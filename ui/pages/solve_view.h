#pragma once
// What a solver says about one parameter point, beside a simulation and the exact solution where
// there are any: the marginal of every recorded state, the joint distribution of two of them,
// moments and sensitivities. GUI thread only.

#include "ui/models/answer_models.h"
#include "ui/models/network_names.h"

#include <QWidget>

#include <array>
#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QTableView;

namespace dyngpt {

class ChartPanel;
class NameBox;
class NameDelegate;

class SolveView : public QWidget {
    Q_OBJECT
public:
    /// A distribution and of it the pair of states that is drawn.
    struct Answer {
        AnswerSource source = AnswerSource::Solver;
        std::shared_ptr<const Distribution> distribution;
        std::vector<double> pair; ///< empty: there is no pair
        QString name;             ///< in place of the source's; may be empty
    };

    explicit SolveView(QWidget* parent = nullptr);

    void setShape(const SolverShape& shape);
    /// How the parameters are written.
    void setNames(const NetworkNames& names);
    /// The states whose joint distribution is to be drawn; empty with one state.
    std::optional<std::pair<int, int>> pair() const;

    /// Empty charts that say why.
    void clear(const QString& sentence);
    /// The solver's first; with another one of it the sensitivities shown are of an earlier point.
    void showAnswers(std::vector<Answer> answers);
    void showSensitivities(const Sensitivities& found);
    /// In place of sensitivities.
    void showNoSensitivities(const QString& reason);

Q_SIGNALS:
    void pairChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void holdSizes();
    QWidget* createJoint();
    QWidget* createTables();
    void fillMapChoice();
    ChartText name(std::size_t state) const;
    ChartText axisTitle(std::size_t state) const;
    void titleMarginals();
    void drawMarginals();
    void drawPair();
    void drawSensitivities();

    SolverShape shape_;
    std::vector<Answer> answers_;
    std::optional<Sensitivities> sensitivities_;

    QWidget* marginals_ = nullptr;
    QScrollArea* marginalScroll_ = nullptr;
    QGridLayout* marginalGrid_ = nullptr;
    std::vector<ChartPanel*> charts_; ///< by state
    NameBox* pair_ = nullptr;
    QComboBox* mapped_ = nullptr; ///< whose pair is drawn
    ChartPanel* map_ = nullptr;
    MomentModel* moments_ = nullptr;
    QTableView* momentTable_ = nullptr;
    NameBox* state_ = nullptr;
    SensitivityModel* sensitivityModel_ = nullptr;
    QTableView* sensitivityTable_ = nullptr;
    NameDelegate* parameterCells_ = nullptr;
    NameDelegate* momentCells_ = nullptr;
    NetworkNames names_;
    QLabel* sensitivityNote_ = nullptr;
};

} // namespace dyngpt
