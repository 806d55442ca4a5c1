#include "ui/workers/dataset_scan.h"

#include <utility>

namespace dyngpt {

std::vector<ScannedSet> scanDataset(const Project& project, std::size_t limit,
                                    std::stop_token stop) {
    std::vector<ScannedSet> result;
    for (const Partition partition : {Partition::Train, Partition::Valid})
        project.forEachSummary(
            partition,
            [&](SetSummary&& summary) {
                result.push_back({partition, std::move(summary)});
            },
            stop, limit);
    return result;
}

} // namespace dyngpt
