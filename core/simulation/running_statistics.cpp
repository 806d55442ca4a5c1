#include "core/simulation/running_statistics.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

double RunningStatistics::sd() const {
    return count_ > 1 ? std::sqrt(squares_ / static_cast<double>(count_ - 1)) : 0;
}

double ValueCounts::rounded(double value) const {
    return step_ > 0 ? std::round(value / step_) * step_ : value;
}

void ValueCounts::add(std::span<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<Counted> merged;
    merged.reserve(counts_.size() + values.size());
    const auto append = [&](double value, std::uint64_t count) {
        if (merged.empty() || merged.back().value != value)
            merged.push_back({value, 0});
        merged.back().count += count;
    };
    auto old = counts_.begin();
    for (const double raw : values) {
        const double value = rounded(raw);
        for (; old != counts_.end() && old->value <= value; ++old)
            append(old->value, old->count);
        append(value, 1);
    }
    for (; old != counts_.end(); ++old)
        append(old->value, old->count);
    merged.shrink_to_fit();
    counts_ = std::move(merged);
    total_ += values.size();
    if (counts_.size() > mostValues_)
        coarsen();
}

void ValueCounts::coarsen() {
    const double range = counts_.back().value - counts_.front().value;
    step_ = std::max(2 * step_, 2 * range / static_cast<double>(mostValues_));
    std::vector<Counted> coarse;
    for (const Counted& counted : counts_) {
        const double value = rounded(counted.value);
        if (coarse.empty() || coarse.back().value != value)
            coarse.push_back({value, 0});
        coarse.back().count += counted.count;
    }
    counts_ = std::move(coarse);
}

double ValueCounts::quantile(double part) const {
    const double wanted = part * static_cast<double>(total_);
    double reached = 0;
    for (const Counted& counted : counts_) {
        reached += static_cast<double>(counted.count);
        if (reached >= wanted)
            return counted.value;
    }
    return counts_.empty() ? 0 : counts_.back().value;
}

} // namespace dyngpt
