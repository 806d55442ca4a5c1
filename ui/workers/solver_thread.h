#pragma once
// Questions to a project's solver, answered on a thread of its own that keeps the loaded solver.
// The latest request wins: one that runs is asked to stop and what it found is dropped. Lives in
// the GUI thread.

#include "core/common/issue.h"
#include "core/nn/solver.h"
#include "core/project/project.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace dyngpt {

class SolverThread : public QObject {
    Q_OBJECT
public:
    using Source = std::function<std::unique_ptr<Solver>(const Project&)>;
    /// Hands over what was found; called in the GUI thread.
    using Delivery = std::function<void()>;
    /// Asks the solver, on the thread.
    using Question = std::function<Delivery(const Solver&, std::stop_token)>;

    /// `source` loads the solver; called on the thread.
    explicit SolverThread(Source source, QObject* parent = nullptr);
    ~SolverThread() override; ///< stops, and waits for the question being answered

    /// Another project, another solver or none: forgets the loaded one and all requests.
    void setProject(std::shared_ptr<Project> project);
    /// Not without a project.
    void ask(Question question);
    /// Nothing of what runs or waits arrives any more.
    void cancel();
    bool isBusy() const { return busy_; }

Q_SIGNALS:
    void failed(const std::vector<dyngpt::Issue>& issues);

private:
    struct Shared;

    void deliver(int number, const Delivery& delivery, const std::vector<Issue>& issues);

    QThread thread_;
    std::shared_ptr<Shared> shared_;
    QObject* inner_; ///< lives on the thread
    std::shared_ptr<Project> project_;
    std::stop_source stop_; ///< of the latest request
    int number_ = 0;
    bool busy_ = false;
};

} // namespace dyngpt
