#pragma once
// Mean and sd of every recorded state over many stored sets, for the overview chart. Reads the
// project; runs on a worker.

#include "core/project/project.h"

#include <stop_token>
#include <vector>

namespace dyngpt {

struct SetMoments {
    Partition partition = Partition::Train;
    int index = 0;
    Moments moments;
};

/// At most `limit` sets of each partition, evenly spread; fewer when stopped.
std::vector<SetMoments> scanDataset(const Project& project, int limit, std::stop_token stop);

} // namespace dyngpt
