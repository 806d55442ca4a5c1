#include "core/data/memory_slices.h"

#include <algorithm>

namespace dyngpt {

void MemorySlices::sort() {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return a.cell != b.cell ? a.cell < b.cell : a.gene < b.gene;
    });
    at_ = 0;
}

bool MemorySlices::next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) {
    entries.clear();
    if (at_ == entries_.size())
        return false;
    slice = entries_[at_].cell;
    for (; at_ < entries_.size() && entries_[at_].cell == slice; ++at_)
        entries.push_back({entries_[at_].gene, 0, entries_[at_].value});
    return true;
}

double MemorySlices::done() const {
    return entries_.empty() ? 1 : static_cast<double>(at_) / static_cast<double>(entries_.size());
}

} // namespace dyngpt
