#include "ui/workers/dataset_scan.h"

#include <algorithm>

namespace dyngpt {

std::vector<SetMoments> scanDataset(const Project& project, int limit, std::stop_token stop) {
    std::vector<SetMoments> result;
    const auto info = project.dataset();
    for (const Partition partition : {Partition::Train, Partition::Valid}) {
        if (partition == Partition::Train && info && info->compact)
            continue; // the histograms are not in this file
        const std::vector<int> indices = project.indices(partition);
        const std::size_t size = indices.size();
        const std::size_t wanted = std::min(size, static_cast<std::size_t>(limit));
        for (std::size_t i = 0; i < wanted && !stop.stop_requested(); ++i) {
            const int index = indices[i * size / wanted];
            result.push_back({partition, index, moments(project.set(partition, index).histogram)});
        }
    }
    return result;
}

} // namespace dyngpt
