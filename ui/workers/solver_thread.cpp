#include "ui/workers/solver_thread.h"

#include <utility>

namespace dyngpt {

/// Only the thread touches it.
struct SolverThread::Shared {
    explicit Shared(Source load) : source(std::move(load)) {}

    const Solver& solverOf(const std::shared_ptr<Project>& from) {
        if (!solver || project != from) {
            solver.reset();
            solver = source(*from);
            project = from;
        }
        return *solver;
    }

    Source source;
    std::shared_ptr<Project> project; ///< whose solver is loaded
    std::unique_ptr<Solver> solver;
};

SolverThread::SolverThread(Source source, QObject* parent)
    : QObject(parent), shared_(std::make_shared<Shared>(std::move(source))), inner_(new QObject) {
    inner_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, inner_, &QObject::deleteLater);
    thread_.setObjectName(QStringLiteral("solver"));
    thread_.start();
}

SolverThread::~SolverThread() {
    stop_.request_stop();
    thread_.quit();
    thread_.wait();
}

void SolverThread::setProject(std::shared_ptr<Project> project) {
    cancel();
    project_ = std::move(project);
    QMetaObject::invokeMethod(inner_, [shared = shared_] {
        shared->solver.reset();
        shared->project.reset();
    });
}

void SolverThread::cancel() {
    ++number_;
    busy_ = false;
    stop_.request_stop();
}

void SolverThread::ask(Question question) {
    cancel();
    stop_ = {};
    busy_ = true;
    QMetaObject::invokeMethod(inner_, [this, shared = shared_, project = project_,
                                       question = std::move(question), number = number_,
                                       stop = stop_.get_token()] {
        if (stop.stop_requested())
            return;
        Delivery delivery;
        std::vector<Issue> issues;
        try {
            delivery = question(shared->solverOf(project), stop);
        } catch (const Error& error) {
            issues = error.issues();
        }
        // `this` outlives the thread: its destructor waits for it.
        QMetaObject::invokeMethod(
            this, [this, number, delivery, issues] { deliver(number, delivery, issues); });
    });
}

void SolverThread::deliver(int number, const Delivery& delivery, const std::vector<Issue>& issues) {
    if (number != number_)
        return;
    busy_ = false;
    if (!issues.empty())
        Q_EMIT failed(issues);
    else if (delivery)
        delivery();
}

} // namespace dyngpt
