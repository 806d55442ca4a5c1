#pragma once
// The project's note of a running job for as long as this lives; gone however the job ends, unless
// the program is killed. Any thread.

#include "core/project/project.h"

namespace dyngpt {

class NotedJob {
public:
    NotedJob(Project& project, const JobNote& job) : project_(project), kind_(job.kind) {
        project_.beginJob(job);
    }
    NotedJob(const NotedJob&) = delete;
    NotedJob& operator=(const NotedJob&) = delete;
    ~NotedJob() {
        try {
            project_.endJob(kind_);
        } catch (const Error&) {
            // Whatever keeps the file from being written has been reported by the job itself.
        }
    }

private:
    Project& project_;
    JobKind kind_;
};

} // namespace dyngpt
