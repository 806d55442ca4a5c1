#include "ui/workers/solve_worker.h"

#include "core/nn/answers.h"
#include "core/project/stages.h"
#include "core/simulation/exact_solver.h"

#include <cmath>
#include <variant>

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

namespace {

using Joint = std::variant<Histogram, JointTable>;

/// By draws where the table would be too large.
Joint solve(const Solver& solver, const SimulatedSet& simulated, int set) {
    const int states = solver.shape().stateCount();
    if (simulated.histogram.dimension != states)
        throw Error({},
                    text(DYNGPT_TEXT("core", "The set records %1 states, the solver has %2"),
                         simulated.histogram.dimension, states),
                    text(DYNGPT_TEXT("core", "Train the solver on the present dataset")));
    std::vector<double> logParameters;
    for (const double value : simulated.parameters)
        logParameters.push_back(std::log(value));
    if (solver.shape().cells() <= Solver::maximumCells)
        return solver.jointTable(logParameters);
    return histogramOf(solver.sample(logParameters, drawsWithoutTable(solver.shape()),
                                     static_cast<std::uint64_t>(set)),
                       states);
}

void collect(std::vector<Issue>& issues, const Error& error) {
    issues.insert(issues.end(), error.issues().begin(), error.issues().end());
}

void addExact(SetTables& tables, const Network& network, std::stop_token stop) {
    try {
        ProgressSink silent;
        const auto solution = solveExactly(network, tables.parameters, {}, silent, stop);
        if (solution)
            tables.exact = {marginals(solution->joint), PairTables(solution->joint, tables.grid)};
    } catch (const Error& error) {
        collect(tables.issues, error);
    }
}

} // namespace

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
    SimulatedSet simulated;
    try {
        simulated = from->set(Partition::Valid, set);
    } catch (const Error& error) {
        collect(result.issues, error);
        return result;
    }
    result.parameters = simulated.parameters;
    result.simulation.marginals = marginals(simulated.histogram);
    std::vector<const Marginals*> shown{&result.simulation.marginals};
    std::optional<Joint> solved;
    try {
        solved = solve(solverOf(from), simulated, set);
        result.solver.marginals =
            std::visit([](const auto& joint) { return marginals(joint); }, *solved);
        shown.push_back(&result.solver.marginals);
    } catch (const Error& error) {
        // The simulation is worth seeing without the solver.
        collect(result.issues, error);
    }
    result.grid = pairGrid(shown);
    result.simulation.pairs = PairTables(simulated.histogram, result.grid);
    if (solved)
        result.solver.pairs =
            std::visit([&](const auto& joint) { return PairTables(joint, result.grid); }, *solved);
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
    stop_.request_stop();
    thread_.quit();
    thread_.wait();
}

void SolveWorker::setProject(std::shared_ptr<Project> project) {
    project_ = std::move(project);
    shared_->latest = ++number_;
    stop_.request_stop();
    QMetaObject::invokeMethod(inner_, [shared = shared_] {
        shared->solver.reset();
        shared->project.reset();
    });
}

int SolveWorker::request(int set, bool exact) {
    const int number = ++number_;
    shared_->latest = number;
    stop_.request_stop();
    stop_ = std::stop_source();
    if (!project_)
        return number;
    QMetaObject::invokeMethod(inner_, [this, shared = shared_, project = project_, set, exact,
                                       number, stop = stop_.get_token()] {
        // `this` outlives the thread: its destructor waits for it.
        const auto answer = [this, number](const SetTables& tables) {
            QMetaObject::invokeMethod(
                this, [this, number, result = std::make_shared<const SetTables>(tables)] {
                    if (number == number_)
                        Q_EMIT answered(number, result);
                });
        };
        if (shared->latest != number)
            return;
        SetTables tables = shared->tables(project, set);
        answer(tables);
        if (!exact)
            return;
        addExact(tables, project->network(), stop);
        if (!stop.stop_requested())
            answer(tables);
    });
    return number;
}

} // namespace dyngpt
