#pragma once
// The solver's distribution at parameters of one's choice, following the sliders: marginals, joint
// distribution, moments, sensitivities; beside a fresh simulation and the exact solution on demand.
// No stage of the project: stores nothing. GUI thread only.

#include "core/simulation/exact_solver.h"
#include "ui/pages/page.h"
#include "ui/pages/solve_view.h"
#include "ui/workers/latest_job.h"
#include "ui/workers/solver_thread.h"

#include <QTimer>

#include <optional>

class QGroupBox;
class QLabel;
class QProgressBar;
class QSpinBox;
class QStackedWidget;

namespace dyngpt {

class ParameterPanel;
class SettingsForm;

class SolvePage : public Page {
    Q_OBJECT
public:
    explicit SolvePage(Session& session, QWidget* parent = nullptr);
    /// With another source of solvers than the project.
    SolvePage(Session& session, SolverThread::Source source, QWidget* parent = nullptr);

    void refresh() override;
    QPushButton* primaryAction() const override { return simulate_; }

    /// All parameters as `dyngpt solve --params` reads them.
    QString parameterText() const;

Q_SIGNALS:
    /// The picture shows what the solver has just answered.
    void drawn();

private:
    /// What the solver is asked.
    struct Point {
        std::vector<double> parameters; ///< natural scale
        std::vector<Condition> conditions;
        std::optional<std::pair<int, int>> pair; ///< whose joint distribution is drawn
        std::vector<double> logarithms() const;
        bool operator==(const Point&) const = default;
    };
    /// What stands beside the solver's answer; of one parameter point.
    struct Comparison {
        std::optional<SimulatedSet> simulation;
        std::optional<ExactSolution> exact;
        bool empty() const { return !simulation && !exact; }
    };

    void createSettings();
    void createResults();
    void takeSolver(const TrainingInfo& info);
    void fillConditions();
    void resetParameters();
    std::vector<Condition> conditions() const;
    void showHint();

    void follow();
    void ask();
    void answered(SolveView::Answer answer, double milliseconds);
    void askSensitivities();
    void forgetAnswer(const QString& sentence);
    void draw();
    SolveView::Answer answerOf(AnswerSource source, const Histogram& states) const;
    QString answerText() const;

    void simulate();
    void solveExactly();
    void start(const QString& doing, JobWork work, std::function<void()> take);
    void finishComparison();
    void dropComparison();
    void showBusy(bool busy);
    void updateComparisons();
    QString whyNoSimulation() const;
    QString whyNotExact() const;
    QString comparisonText() const;

    QGroupBox* parameterBox_ = nullptr;
    QGroupBox* conditionBox_ = nullptr;
    ParameterPanel* parameters_ = nullptr;
    SettingsForm* conditionForm_ = nullptr;
    std::vector<QSpinBox*> counts_; ///< by recorded state; -1: any
    QPushButton* simulate_ = nullptr;
    QPushButton* exact_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QStackedWidget* results_ = nullptr;
    QLabel* absence_ = nullptr;
    QLabel* hint_ = nullptr;
    SolveView* view_ = nullptr;
    QLabel* status_ = nullptr;
    QLabel* comparisonStatus_ = nullptr;

    SolverThread thread_;
    QTimer settled_;             ///< the hand rests: time for the sensitivities
    std::optional<Point> asked_; ///< latest, answered or not
    bool answering_ = false;     ///< asked_ has no answer yet
    bool again_ = false;         ///< something has changed since
    LatestJob job_;
    std::function<void()> take_; ///< of the running comparison
    QString doing_;

    std::weak_ptr<Project> project_;
    std::string solverName_; ///< which solver the page works with
    SolverShape shape_;
    std::vector<Parameter> box_; ///< the trained ranges
    Network network_;
    SolveView::Answer answer_; ///< the solver's, as it is shown
    double milliseconds_ = 0;  ///< it took
    Comparison comparison_;
    std::vector<double> comparedAt_; ///< parameters of comparison_ and of what runs
    std::uint64_t simulations_ = 0;  ///< each has random numbers of its own
};

} // namespace dyngpt
