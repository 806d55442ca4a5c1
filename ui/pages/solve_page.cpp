#include "ui/pages/solve_page.h"

#include "core/common/numbers.h"
#include "core/project/stages.h"
#include "core/simulation/trajectories.h"
#include "ui/charts/number_text.h"
#include "ui/pages/parameter_panel.h"
#include "ui/pages/parameter_sets_panel.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr int settleMs = 100; // after the last move of a slider
// Rarer than this among the snapshots of a training set, which the solver has learned from.
constexpr double rareProbability = 1e-4;

std::string nameOf(const std::shared_ptr<Project>& project, const TrainingInfo& info) {
    return std::to_string(reinterpret_cast<std::uintptr_t>(project.get())) +
           info.provenance.inputHash + info.provenance.created;
}

/// The trained ranges, with the network's scale and own values where it has the parameter.
std::vector<Parameter> trainedBox(const SolverShape& shape, const Network& network) {
    std::vector<Parameter> box;
    for (std::size_t i = 0; i < shape.parameterNames.size(); ++i) {
        const int known = network.parameterIndex(shape.parameterNames[i]);
        Parameter parameter =
            known >= 0 ? network.parameters[static_cast<std::size_t>(known)] : Parameter{};
        parameter.name = shape.parameterNames[i];
        if (!shape.lower.empty()) {
            parameter.lower = shape.lower[i];
            parameter.upper = shape.upper[i];
        }
        if (parameter.value)
            parameter.value =
                std::max(parameter.lower, std::min(*parameter.value, parameter.upper));
        box.push_back(std::move(parameter));
    }
    return box;
}

std::vector<double> firstValues(const std::vector<Parameter>& box) {
    Network network;
    network.parameters = box;
    return nominalParameters(network);
}

} // namespace

SolvePage::SolvePage(Session& session, QWidget* parent)
    : SolvePage(
          session, [](const Project& project) { return loadSolver(project, Precision::Double); },
          parent) {}

SolvePage::SolvePage(Session& session, SolverThread::Source source, QWidget* parent)
    : Page(session, Stage::Train, parent), thread_(source) {
    setHeading(tr("Solve"), tr("The solver's stationary distribution at one choice of parameters. "
                               "Move a slider and the picture follows."));
    createSettings();
    createResults();
    createSides(source);
    settled_.setSingleShot(true);
    settled_.setInterval(settleMs);
    connect(&settled_, &QTimer::timeout, this, &SolvePage::askSensitivities);
    connect(&thread_, &SolverThread::failed, this, [this](const std::vector<Issue>& issues) {
        const bool again = again_;
        forgetAnswer(tr("There is no answer."));
        showIssues(issues);
        if (again)
            ask();
    });
    connect(&job_, &LatestJob::progressed, this, [this](double done, double total) {
        bar_->setRange(0, static_cast<int>(total));
        bar_->setValue(static_cast<int>(done));
    });
    connect(&job_, &LatestJob::finished, this, &SolvePage::finishComparison);
    connect(&job_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        showBusy(false);
        comparisonStatus_->setText(translated(issues));
    });
    connect(&this->session(), &Session::projectReplaced, this, &SolvePage::refresh);
    refresh();
}

SolvePage::~SolvePage() = default;

void SolvePage::refresh() {
    const auto project = session().project();
    std::optional<TrainingInfo> info;
    try {
        info = project ? project->training() : std::nullopt;
        network_ = project ? project->network() : Network{};
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    const std::string name = info ? nameOf(project, *info) : std::string();
    if (name != solverName_ || project != project_.lock()) {
        const bool another = project != project_.lock();
        project_ = project;
        solverName_ = name;
        thread_.setProject(info ? project : nullptr);
        forgetAnswer(tr("Loading the solver…"));
        dropComparison();
        showIssues({});
        savedAnswer_->setProject(nullptr, {}, {});
        if (another)
            forgetOtherSolver();
        if (info)
            takeSolver(*info);
        if (another && info)
            parameters_->setValues(firstValues(box_));
    }
    const NetworkNames names(network_);
    parameters_->setNames(names);
    view_->setNames(names);
    labelConditions();
    try {
        sets_->setSets(project ? project->parameterSets() : std::vector<NamedParameters>{});
    } catch (const Error& error) {
        showIssues(error.issues());
    }
    for (QWidget* widget :
         std::initializer_list<QWidget*>{parameterBox_, conditionBox_, sets_, exact_, other_})
        widget->setVisible(info.has_value());
    if (!info)
        simulate_->hide();
    else if (!job_.isBusy())
        simulate_->show();
    results_->setCurrentIndex(info ? 1 : 0);
    absence_->setText(project ? tr("There is no solver yet. Once one is trained, this page shows "
                                   "its distribution at any parameters.")
                              : tr("No project is open."));
    showHint();
    updateComparisons();
    follow();
}

void SolvePage::takeSolver(const TrainingInfo& info) {
    const bool sameStates =
        shape_.stateNames == info.shape.stateNames && shape_.stateBounds == info.shape.stateBounds;
    shape_ = info.shape;
    box_ = trainedBox(shape_, network_);
    parameters_->setParameters(box_, firstValues(box_), true);
    if (!sameStates)
        fillConditions();
    view_->setShape(shape_);
    view_->clear(tr("Loading the solver…"));
}

void SolvePage::resetParameters() {
    parameters_->setValues(firstValues(box_));
    follow();
}

std::vector<Condition> SolvePage::conditions() const {
    std::vector<Condition> result;
    for (std::size_t k = 0; k < counts_.size(); ++k)
        if (counts_[k]->value() >= 0)
            result.push_back({static_cast<int>(k), counts_[k]->value()});
    return result;
}

void SolvePage::showHint() {
    const auto project = session().project();
    const bool stale =
        project && !solverName_.empty() && project->state(Stage::Train) == StageState::Stale;
    hint_->setText(stale ? tr("The solver is stale: the network or the sets have changed since it "
                              "was trained. Comparisons are made with the network as it is now.")
                         : QString());
    hint_->setVisible(stale);
}

QString SolvePage::parameterText() const {
    QStringList parts;
    const std::vector<double> values = parameters_->values();
    for (std::size_t i = 0; i < values.size(); ++i)
        parts << QString::fromStdString(box_[i].name + "=" + formatNumber(values[i]));
    return parts.join(u',');
}

void SolvePage::forgetAnswer(const QString& sentence) {
    settled_.stop();
    thread_.cancel();
    asked_.reset();
    answering_ = false;
    again_ = false;
    answer_ = {};
    view_->clear(sentence);
    status_->clear();
    updateComparisons();
}

/// While the solver is at work the last wish is kept and those before it are dropped.
void SolvePage::follow() {
    if (solverName_.empty() || !isVisible())
        return;
    const Point now{parameters_->values(), conditions(), view_->pair()};
    if (!comparedAt_.empty() && comparedAt_ != now.parameters)
        dropComparison();
    if (const auto issues = checkParameters(shape_, now.parameters, ""); !issues.empty()) {
        forgetAnswer(tr("The solver has learned nothing about these parameters."));
        return showIssues(issues);
    }
    if (asked_ == now)
        again_ = false;
    else if (answering_)
        again_ = true;
    else
        ask();
}

void SolvePage::ask() {
    settled_.stop();
    again_ = false;
    answering_ = true;
    asked_ = Point{parameters_->values(), conditions(), view_->pair()};
    thread_.ask([this, point = *asked_](const Solver& solver, const std::stop_token&) {
        QElapsedTimer clock;
        clock.start();
        SolveView::Answer answer = answerAt(solver, point, AnswerSource::Solver);
        const double milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return [this, answer = std::move(answer), milliseconds] { answered(answer, milliseconds); };
    });
}

void SolvePage::answered(SolveView::Answer answer, double milliseconds) {
    answering_ = false;
    if (again_)
        ask(); // first, so that the solver works while this is drawn
    else
        settled_.start();
    answer_ = std::move(answer);
    milliseconds_ = milliseconds;
    showIssues({});
    askSides();
    Q_EMIT drawn();
}

void SolvePage::askSensitivities() {
    if (!answer_.distribution || answering_)
        return;
    thread_.ask([this, point = *asked_](const Solver& solver,
                                        const std::stop_token& stop) -> SolverThread::Delivery {
        try {
            auto found = sensitivities(solver, point.logarithms(), point.conditions, stop);
            if (!found)
                return {};
            return [this, found = std::move(*found)] { view_->showSensitivities(found); };
        } catch (const Error& error) {
            return
                [this, issues = error.issues()] { view_->showNoSensitivities(translated(issues)); };
        }
    });
}

void SolvePage::draw() {
    if (!answer_.distribution)
        return;
    std::vector<SolveView::Answer> answers{answer_};
    QString problem;
    const auto add = [&](AnswerSource source, const Histogram& states) {
        try {
            answers.push_back(answerOf(source, states));
        } catch (const Error& error) { // counts that this one never saw
            problem = tr("%1: %2", "whose distribution, problem")
                          .arg(sourceName(source), translated(error.issues()));
        }
    };
    if (comparison_.simulation)
        add(AnswerSource::Simulation, comparison_.simulation->histogram);
    if (comparison_.exact)
        add(AnswerSource::Exact, comparison_.exact->joint);
    addSides(answers);
    view_->showAnswers(std::move(answers));
    status_->setText(keepUnits(answerText()));
    if (!comparison_.empty() && !job_.isBusy()) {
        const ChartText text = problem.isEmpty() ? comparisonText() : problem;
        comparisonStatus_->setText(text.isRich() ? text.html() : text.plain());
    }
    updateComparisons();
}

SolveView::Answer SolvePage::answerOf(AnswerSource source, const Histogram& states) const {
    auto distribution = std::make_shared<Distribution>(
        distributionOf(states, shape_.stateBounds, asked_->conditions));
    SolveView::Answer answer{source, distribution, {}, {}};
    if (asked_->pair)
        answer.pair = distribution->pair(asked_->pair->first, asked_->pair->second);
    return answer;
}

QString SolvePage::answerText() const {
    const QLocale locale;
    const QString time = locale.toString(milliseconds_, 'f', milliseconds_ < 10 ? 1 : 0);
    const Distribution& solved = *answer_.distribution;
    QString text = solved.samples > 0
                       ? tr("From %1 samples, as the joint table would be too large; %2 ms")
                             .arg(locale.toString(solved.samples), time)
                       : tr("From the whole joint table of %1 cells; %2 ms")
                             .arg(locale.toString(shape_.cells(), 'f', 0), time);
    if (asked_->conditions.empty())
        return text;
    const double probability = solved.conditionProbability;
    text = tr("%1. The known counts have probability %2", "sentence, number")
               .arg(text, displayNumber(probability, 3));
    if (probability < rareProbability)
        text = tr("%1: too rare for the solver to have learned much about them").arg(text);
    return text;
}

} // namespace dyngpt
