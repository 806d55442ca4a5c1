#pragma once
// What can be undone outside the network page: settings of the stages and of the report, saved
// parameter sets, observed data, imported weights. Changes of settings are noticed by looking,
// however they came about. GUI thread.

#include "core/project/project.h"

#include <QElapsedTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace dyngpt {

class ProjectHistory : public QUndoStack {
    Q_OBJECT
public:
    explicit ProjectHistory(QObject* parent = nullptr);

    /// Another project: nothing to undo.
    void setProject(std::shared_ptr<Project> project);
    /// Takes what has changed since the last look as one step.
    void look();
    /// The data have just taken the place of these; empty: there were none.
    void observedDataReplaced(std::shared_ptr<const ObservedData> before);

    struct Trained {
        TrainingInfo info;
        std::string solver;
    };
    /// What is trained in the project; null: nothing.
    static std::shared_ptr<const Trained> trainedIn(const Project& project);
    /// Weights of a file have just taken the place of these.
    void solverReplaced(std::shared_ptr<const Trained> before);

Q_SIGNALS:
    void restored(); ///< the project has changed by undo or redo
    void failed(const dyngpt::Error& error);

private:
    using Part = std::variant<SimulationSettings, TrainingSettings, InferenceSettings,
                              ReportSettings, std::vector<NamedParameters>,
                              std::shared_ptr<const ObservedData>, std::shared_ptr<const Trained>>;
    class Step;

    void restore(const Part& part);
    std::vector<Part> settings() const;

    std::weak_ptr<Project> project_;
    std::vector<Part> seen_;
    QElapsedTimer sincePush_;
    bool restoring_ = false;
};

} // namespace dyngpt
