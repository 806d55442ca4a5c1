#include "ui/workers/solve_worker.h"

#include "core/project/stages.h"

#include <cmath>

namespace dyngpt {

/// Beyond `latest` only the worker's thread touches it.
struct SolveWorker::Shared {
    explicit Shared(Source load) : source(std::move(load)) {}

    Source source;
    std::atomic<int> latest{0};
    std::shared_ptr<Project> project; ///< whose solver is loaded
    std::unique_ptr<Solver> solver;

    SetTables tables(const std::shared_ptr<Project>& from, int set);
    const Solver& solverOf(const std::shared_ptr<Project>& from);
};

const Solver& SolveWorker::Shared::solverOf(const std::shared_ptr<Project>& from) {
    if (!solver || project != from) {
        solver.reset();
        solver = source(*from);
        project = from;
    }
    return *solver;
}

SetTables SolveWorker::Shared::tables(const std::shared_ptr<Project>& from, int set) {
    SetTables result;
    result.index = set;
    const auto collect = [&result](const Error& error) {
        result.issues.insert(result.issues.end(), error.issues().begin(), error.issues().end());
    };
    std::vector<int> bounds;
    std::optional<SimulatedSet> simulated;
    try {
        simulated = from->set(Partition::Valid, set);
        result.parameters = simulated->parameters;
    } catch (const Error& error) {
        collect(error);
        return result;
    }
    try {
        const Solver& loaded = solverOf(from);
        bounds = loaded.shape().stateBounds;
        std::vector<double> logParameters;
        for (const double value : result.parameters)
            logParameters.push_back(std::log(value));
        result.solver = loaded.jointTable(logParameters);
    } catch (const Error& error) {
        collect(error);
        // The simulation is worth seeing without the solver.
        const Moments m = moments(simulated->histogram);
        for (const std::int32_t most : m.maximum)
            bounds.push_back(most + 1);
    }
    double cells = 1;
    for (const int bound : bounds)
        cells *= bound;
    if (cells <= Solver::maximumCells)
        result.simulation = histogramTable(simulated->histogram, bounds);
    return result;
}

SolveWorker::SolveWorker(Source source, QObject* parent)
    : QObject(parent), shared_(std::make_shared<Shared>(std::move(source))), inner_(new QObject) {
    inner_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, inner_, &QObject::deleteLater);
    thread_.setObjectName(QStringLiteral("solve"));
    thread_.start();
}

SolveWorker::~SolveWorker() {
    ++shared_->latest;
    thread_.quit();
    thread_.wait();
}

void SolveWorker::setProject(std::shared_ptr<Project> project) {
    project_ = std::move(project);
    shared_->latest = ++number_;
    QMetaObject::invokeMethod(inner_, [shared = shared_] {
        shared->solver.reset();
        shared->project.reset();
    });
}

int SolveWorker::request(int set) {
    const int number = ++number_;
    shared_->latest = number;
    if (!project_)
        return number;
    QMetaObject::invokeMethod(inner_, [this, shared = shared_, project = project_, set, number] {
        if (shared->latest != number)
            return;
        auto tables = std::make_shared<const SetTables>(shared->tables(project, set));
        // `this` outlives the thread: its destructor waits for it.
        QMetaObject::invokeMethod(this, [this, tables, number] {
            if (number == number_)
                Q_EMIT answered(number, tables);
        });
    });
    return number;
}

} // namespace dyngpt
