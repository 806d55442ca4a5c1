#pragma once
// Distributions of single held-out sets, simulated, solved and exact, computed on a thread of its
// own that keeps the loaded solver. Every request has a number; the latest wins, older ones are
// dropped. Lives in the GUI thread.

#include "core/common/issue.h"
#include "core/nn/solver.h"
#include "core/project/project.h"
#include "core/validation/pair_tables.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace dyngpt {

/// Empty: could not be had, or was not asked for.
struct SetDistribution {
    Marginals marginals;
    PairTables pairs;
};

struct SetTables {
    int index = 0; ///< held-out set
    std::vector<double> parameters;
    PairGrid grid; ///< of all pairs
    SetDistribution simulation;
    SetDistribution solver;
    SetDistribution exact;
    std::vector<Issue> issues;
};

class SolveWorker : public QObject {
    Q_OBJECT
public:
    using Source = std::function<std::unique_ptr<Solver>(const Project&)>;

    /// `source` loads the solver; called on the worker's thread.
    explicit SolveWorker(Source source, QObject* parent = nullptr);
    ~SolveWorker() override; ///< waits for the table being computed

    /// Another project or another solver: forgets the loaded one and all requests.
    void setProject(std::shared_ptr<Project> project);
    /// Returns the request's number. An exact solution may take its time: the answer comes without
    /// it first, and once more with it.
    int request(int set, bool exact = false);

Q_SIGNALS:
    void answered(int number, std::shared_ptr<const dyngpt::SetTables> tables);

private:
    struct Shared;

    QThread thread_;
    std::shared_ptr<Shared> shared_;
    QObject* inner_; ///< lives on the thread
    std::shared_ptr<Project> project_;
    int number_ = 0;
    std::stop_source stop_; ///< of the latest request
};

} // namespace dyngpt
