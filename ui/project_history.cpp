#include "ui/project_history.h"

#include <QUndoCommand>

namespace dyngpt {

namespace {

// One step while a hand moves through the values of a field.
constexpr qint64 oneStepMs = 1500;
constexpr int longestHistory = 200;

template <class... Works> struct Overloaded : Works... { using Works::operator()...; };

} // namespace

class ProjectHistory::Step : public QUndoCommand {
public:
    Step(ProjectHistory& history, Part before, Part after, bool joins)
        : history_(history), before_(std::move(before)), after_(std::move(after)), joins_(joins) {
        setText(std::visit(Overloaded{[](const SimulationSettings&) {
                                          return ProjectHistory::tr("settings of the simulation");
                                      },
                                      [](const TrainingSettings&) {
                                          return ProjectHistory::tr("settings of the training");
                                      },
                                      [](const InferenceSettings&) {
                                          return ProjectHistory::tr("settings of the inference");
                                      },
                                      [](const ReportSettings&) {
                                          return ProjectHistory::tr("the report's choices");
                                      },
                                      [](const std::vector<NamedParameters>&) {
                                          return ProjectHistory::tr("saved parameter sets");
                                      },
                                      [](const std::shared_ptr<const ObservedData>&) {
                                          return ProjectHistory::tr("observed data");
                                      },
                                      [](const std::shared_ptr<const Trained>&) {
                                          return ProjectHistory::tr("imported weights");
                                      }},
                           after_));
    }

    int id() const override { return static_cast<int>(after_.index()); }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const Step*>(other);
        if (!next->joins_)
            return false;
        after_ = next->after_;
        return true;
    }
    void undo() override {
        // A training since then has its own solver: redo brings that one back.
        if (const auto project = history_.project_.lock();
            project && std::holds_alternative<std::shared_ptr<const Trained>>(after_))
            after_ = trainedIn(*project);
        history_.restore(before_);
    }
    void redo() override {
        if (std::exchange(done_, false))
            return; // it is how the step came about
        history_.restore(after_);
    }

private:
    ProjectHistory& history_;
    Part before_;
    Part after_;
    bool joins_;
    bool done_ = true;
};

ProjectHistory::ProjectHistory(QObject* parent) : QUndoStack(parent) {
    setUndoLimit(longestHistory);
}

void ProjectHistory::setProject(std::shared_ptr<Project> project) {
    project_ = project;
    seen_.clear();
    clear();
    if (project)
        seen_ = settings();
}

std::vector<ProjectHistory::Part> ProjectHistory::settings() const {
    const auto project = project_.lock();
    if (!project)
        return {};
    try {
        return {project->simulationSettings(), project->trainingSettings(),
                project->inferenceSettings(), project->reportSettings(), project->parameterSets()};
    } catch (const Error&) {
        return {}; // whoever needs them says why
    }
}

void ProjectHistory::look() {
    if (restoring_)
        return;
    std::vector<Part> now = settings();
    const bool known = seen_.size() == now.size();
    std::swap(seen_, now);
    for (std::size_t i = 0; known && i < seen_.size(); ++i) {
        if (now[i] == seen_[i])
            continue;
        const bool joins = !std::holds_alternative<std::vector<NamedParameters>>(seen_[i]) &&
                           sincePush_.isValid() && sincePush_.elapsed() < oneStepMs;
        push(new Step(*this, now[i], seen_[i], joins));
        sincePush_.start();
    }
}

void ProjectHistory::observedDataReplaced(std::shared_ptr<const ObservedData> before) {
    const auto project = project_.lock();
    if (!project)
        return;
    std::shared_ptr<const ObservedData> after;
    if (auto data = project->observedData())
        after = std::make_shared<const ObservedData>(std::move(*data));
    push(new Step(*this, std::move(before), std::move(after), false));
}

std::shared_ptr<const ProjectHistory::Trained> ProjectHistory::trainedIn(const Project& project) {
    auto info = project.training();
    return info ? std::make_shared<const Trained>(Trained{std::move(*info), project.solverBytes()})
                : nullptr;
}

void ProjectHistory::solverReplaced(std::shared_ptr<const Trained> before) {
    if (const auto project = project_.lock())
        push(new Step(*this, std::move(before), trainedIn(*project), false));
}

void ProjectHistory::restore(const Part& part) {
    const auto project = project_.lock();
    if (!project)
        return;
    try {
        std::visit(
            Overloaded{
                [&](const SimulationSettings& value) { project->setSimulationSettings(value); },
                [&](const TrainingSettings& value) { project->setTrainingSettings(value); },
                [&](const InferenceSettings& value) { project->setInferenceSettings(value); },
                [&](const ReportSettings& value) { project->setReportSettings(value); },
                [&](const std::vector<NamedParameters>& value) {
                    project->setParameterSets(value);
                },
                [&](const std::shared_ptr<const ObservedData>& value) {
                    value ? project->setObservedData(*value) : project->removeObservedData();
                },
                [&](const std::shared_ptr<const Trained>& value) {
                    value ? project->setTraining(value->info, value->solver)
                          : project->removeTraining();
                }},
            part);
    } catch (const Error& error) {
        Q_EMIT failed(error);
        return;
    }
    seen_ = settings();
    sincePush_.invalidate();
    restoring_ = true;
    Q_EMIT restored();
    restoring_ = false;
}

} // namespace dyngpt
