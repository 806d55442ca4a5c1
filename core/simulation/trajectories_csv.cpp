#include "core/common/numbers.h"
#include "core/simulation/trajectories.h"

#include <ostream>

namespace dyngpt {

void writeStatistics(std::ostream& out, const Trajectories& trajectories, bool all) {
    out << "time";
    for (const TimeCourse& course : trajectories.outputs) {
        out << ',' << course.name << "-mean," << course.name << "-sd";
        if (!all)
            continue;
        out << ',' << course.name << "-min," << course.name << "-max";
        for (const double quantile : trajectories.quantiles)
            out << ',' << course.name << "-q" << formatNumber(quantile);
    }
    out << '\n';
    for (std::size_t i = 0; i < trajectories.times.size(); ++i) {
        out << formatNumber(trajectories.times[i]);
        for (const TimeCourse& course : trajectories.outputs) {
            out << ',' << formatNumber(course.mean[i]) << ',' << formatNumber(course.sd[i]);
            if (!all)
                continue;
            out << ',' << formatNumber(course.minimum[i]) << ',' << formatNumber(course.maximum[i]);
            for (const auto& quantile : course.quantiles)
                out << ',' << formatNumber(quantile[i]);
        }
        out << '\n';
    }
}

void writePaths(std::ostream& out, const Trajectories& trajectories) {
    out << "time,run";
    for (const TimeCourse& course : trajectories.outputs)
        out << ',' << course.name;
    out << '\n';
    const std::size_t runs =
        trajectories.outputs.empty() ? 0 : trajectories.outputs.front().paths.size();
    for (std::size_t run = 0; run < runs; ++run)
        for (std::size_t i = 0; i < trajectories.times.size(); ++i) {
            out << formatNumber(trajectories.times[i]) << ',' << run + 1;
            for (const TimeCourse& course : trajectories.outputs)
                out << ',' << formatNumber(course.paths[run][i]);
            out << '\n';
        }
}

} // namespace dyngpt
