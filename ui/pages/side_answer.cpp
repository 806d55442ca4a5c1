#include "ui/pages/side_answer.h"

#include "ui/text.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

std::vector<double> SolvePoint::logarithms() const {
    std::vector<double> result;
    for (const double value : parameters)
        result.push_back(std::log(value));
    return result;
}

SolveView::Answer answerAt(const Solver& solver, const SolvePoint& point, AnswerSource source) {
    Distribution solved = solveAt(solver, point.logarithms(), point.conditions);
    SolveView::Answer answer{source, nullptr, {}, {}};
    if (point.pair)
        answer.pair = solved.pair(point.pair->first, point.pair->second);
    solved.table = {}; // of up to 10^7 cells; nobody looks at it again
    answer.distribution = std::make_shared<const Distribution>(std::move(solved));
    return answer;
}

SideAnswer::SideAnswer(AnswerSource source, SolverThread::Source load, QObject* parent)
    : QObject(parent), source_(source), thread_(std::move(load)) {
    connect(&thread_, &SolverThread::failed, this,
            [this](const std::vector<Issue>& issues) { refuse(translated(issues)); });
}

void SideAnswer::setProject(std::shared_ptr<Project> project, const SolverShape& shape,
                            const QString& name) {
    project_ = std::move(project);
    shape_ = shape;
    name_ = name;
    problem_.clear();
    asked_.reset();
    next_.reset();
    answered_.reset();
    thread_.setProject(project_);
}

void SideAnswer::refuse(const QString& problem) {
    thread_.cancel();
    next_.reset();
    answered_.reset();
    problem_ = tr("%1: %2", "whose distribution, problem").arg(name_, problem);
    Q_EMIT changed();
}

void SideAnswer::ask(const std::vector<std::string>& parameters,
                     const std::vector<std::string>& states, const SolvePoint& point) {
    if (!project_)
        return;
    SolvePoint mine = point;
    mine.parameters.clear();
    for (const std::string& name : shape_.parameterNames) {
        const auto found = std::find(parameters.begin(), parameters.end(), name);
        if (found != parameters.end())
            mine.parameters.push_back(
                point.parameters[static_cast<std::size_t>(found - parameters.begin())]);
    }
    if (mine == asked_ && problem_.isEmpty()) {
        next_.reset();
        return;
    }
    asked_ = mine;
    if (mine.parameters.size() != shape_.parameterNames.size() ||
        mine.parameters.size() != parameters.size() || states != shape_.stateNames)
        return refuse(tr("other parameters or other recorded states than the solver's"));
    if (const auto issues = checkParameters(shape_, mine.parameters, ""); !issues.empty())
        return refuse(translated(issues));
    problem_.clear();
    if (thread_.isBusy())
        next_ = mine;
    else
        askNow(mine);
}

void SideAnswer::askNow(const SolvePoint& point) {
    thread_.ask([this, point, source = source_](const Solver& solver, const std::stop_token&) {
        SolveView::Answer answer = answerAt(solver, point, source);
        return [this, point, answer = std::move(answer)] {
            answer_ = answer;
            answered_ = point;
            if (next_)
                askNow(*std::exchange(next_, std::nullopt));
            Q_EMIT changed();
        };
    });
}

const SolveView::Answer* SideAnswer::answer(const SolvePoint& point) const {
    return project_ && answered_ && answered_->conditions == point.conditions &&
                   answered_->pair == point.pair
               ? &answer_
               : nullptr;
}

} // namespace dyngpt
