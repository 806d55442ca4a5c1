#pragma once
// What stands beside the solver's answer on the Solve page and is a solver's answer too: at a saved
// parameter set, or from another solver. Asked on a thread of its own; while it is at work the
// latest wish is kept. GUI thread only.

#include "ui/pages/solve_view.h"
#include "ui/workers/solver_thread.h"

namespace dyngpt {

/// What a solver is asked.
struct SolvePoint {
    std::vector<double> parameters; ///< natural scale
    std::vector<Condition> conditions;
    std::optional<std::pair<int, int>> pair; ///< whose joint distribution is drawn
    std::vector<double> logarithms() const;
    bool operator==(const SolvePoint&) const = default;
};

/// The answer of `solver`; its joint table is not kept.
SolveView::Answer answerAt(const Solver& solver, const SolvePoint& point, AnswerSource source);

class SideAnswer : public QObject {
    Q_OBJECT
public:
    SideAnswer(AnswerSource source, SolverThread::Source load, QObject* parent = nullptr);

    /// The project whose solver answers, and what the answer is called. Null: none.
    void setProject(std::shared_ptr<Project> project, const SolverShape& shape,
                    const QString& name);
    void setName(const QString& name) { name_ = name; }
    bool isOn() const { return project_ != nullptr; }
    const QString& name() const { return name_; }

    /// The values belong to these parameters, in any order; the states to those of `states`.
    void ask(const std::vector<std::string>& parameters, const std::vector<std::string>& states,
             const SolvePoint& point);
    /// Fits `point` but for the parameters, which may be those of a moment ago.
    const SolveView::Answer* answer(const SolvePoint& point) const;
    const QString& problem() const { return problem_; }

Q_SIGNALS:
    void changed();

private:
    void refuse(const QString& problem);
    void askNow(const SolvePoint& point);

    AnswerSource source_;
    SolverThread thread_;
    std::shared_ptr<Project> project_;
    SolverShape shape_;
    QString name_;
    QString problem_;
    std::optional<SolvePoint> asked_; ///< latest, answered or not
    std::optional<SolvePoint> next_;
    std::optional<SolvePoint> answered_;
    SolveView::Answer answer_;
};

} // namespace dyngpt
