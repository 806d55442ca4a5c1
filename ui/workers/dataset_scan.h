#pragma once
// Summaries of many stored sets, for the picture of the parameter space. Reads the project; runs
// on a worker.

#include "core/project/project.h"

#include <stop_token>
#include <vector>

namespace dyngpt {

struct ScannedSet {
    Partition partition = Partition::Train;
    SetSummary summary;
};

/// At most `limit` training and as many held-out sets, evenly spread; fewer when stopped.
std::vector<ScannedSet> scanDataset(const Project& project, std::size_t limit,
                                    std::stop_token stop);

} // namespace dyngpt
