#pragma once
// The solver's distribution at parameters of one's choice, following the sliders: marginals, joint
// distribution, moments, sensitivities; beside a fresh simulation and the exact solution on demand.
// No stage of the project: stores nothing. GUI thread only.

#include "core/simulation/exact_solver.h"
#include "ui/charts/chart_text.h"
#include "ui/pages/page.h"
#include "ui/pages/side_answer.h"
#include "ui/workers/latest_job.h"
#include "ui/workers/solver_thread.h"

#include <QTimer>

#include <optional>

class QGroupBox;
class QLabel;
class QProgressBar;
class QSpinBox;
class QStackedWidget;
class QTemporaryDir;

namespace dyngpt {

class ParameterPanel;
class ParameterSetsPanel;
class SettingsForm;

class SolvePage : public Page {
    Q_OBJECT
public:
    explicit SolvePage(Session& session, QWidget* parent = nullptr);
    /// With another source of solvers than the project.
    SolvePage(Session& session, SolverThread::Source source, QWidget* parent = nullptr);
    ~SolvePage() override;

    void refresh() override;
    void dropUnstored() override;
    /// Draws the solver of a project or of a weights file beside this one's.
    void compareWithSolver(const QString& path);
    QPushButton* primaryAction() const override { return simulate_; }

    /// All parameters as `dyngpt solve --params` reads them.
    QString parameterText() const;

Q_SIGNALS:
    /// The picture shows what the solver has just answered.
    void drawn();

private:
    using Point = SolvePoint;
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
    void labelConditions();
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

    void createSides(const SolverThread::Source& load);
    void saveSet();
    void storeSets();
    void applySet(const NamedParameters& set);
    void chooseOtherSolver();
    void forgetOtherSolver();
    void showSides();
    void askSides();
    void addSides(std::vector<SolveView::Answer>& answers);

    void simulate();
    void solveExactly();
    void start(const QString& doing, JobWork work, std::function<void()> take);
    void finishComparison();
    void dropComparison();
    void showBusy(bool busy);
    void updateComparisons();
    QString whyNoSimulation() const;
    QString whyNotExact() const;
    ChartText comparisonText() const;

    QGroupBox* parameterBox_ = nullptr;
    QGroupBox* conditionBox_ = nullptr;
    ParameterPanel* parameters_ = nullptr;
    SettingsForm* conditionForm_ = nullptr;
    ParameterSetsPanel* sets_ = nullptr;
    QPushButton* other_ = nullptr;
    QLabel* sideStatus_ = nullptr;
    SideAnswer* savedAnswer_ = nullptr;
    SideAnswer* otherAnswer_ = nullptr;
    std::unique_ptr<QTemporaryDir> otherFolder_; ///< of a project made for a weights file
    std::vector<QSpinBox*> counts_;              ///< by recorded state; -1: any
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
