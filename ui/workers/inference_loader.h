#pragma once
// What a project holds of inference, read on a worker: with thousands of groups that takes longer
// than a window may stand still. Of several requests the latest counts. Lives in the GUI thread.

#include "ui/workers/latest_job.h"

#include <memory>
#include <string>
#include <vector>

namespace dyngpt {

struct ObservedFacts {
    std::string fileName;
    std::vector<std::string> states;
    std::vector<std::string> groups; ///< names; one, empty, where the data have none
    std::int64_t cells = 0;
    std::int64_t outside = 0; ///< cells with a count above the solver's bounds
};

struct InferenceResults {
    std::optional<ObservedFacts> observed;
    std::vector<PosteriorSummary> summaries;
    std::size_t group = 0;                      ///< the one that is looked at
    std::shared_ptr<const Posterior> posterior; ///< of it; null: there is none
    ObservedGroup cells;                        ///< of it
    std::shared_ptr<const CalibrationReport> calibration;
    bool calibrationStale = false;
};

/// Reads the project; any thread.
InferenceResults readInferenceResults(const Project& project, std::size_t group);

class InferenceLoader : public QObject {
    Q_OBJECT
public:
    explicit InferenceLoader(QObject* parent = nullptr);

    void load(const std::shared_ptr<Project>& project, std::size_t group);
    /// Nothing of what runs arrives any more.
    void cancel() { job_.cancel(); }
    bool isBusy() const { return job_.isBusy(); }

Q_SIGNALS:
    void loaded(const std::shared_ptr<const dyngpt::InferenceResults>& results);
    void failed(const std::vector<dyngpt::Issue>& issues);

private:
    LatestJob job_;
    std::shared_ptr<std::shared_ptr<const InferenceResults>> found_; ///< of the latest request
};

} // namespace dyngpt
