#pragma once
// What is wrong with the user's input (Issue: collected, all of them) and what could not be
// done (Error: thrown). Cancelled is an Outcome, not an Error. See design: errors.

#include "core/common/text.h"

#include <exception>
#include <string>
#include <vector>

namespace dyngpt {

enum class Severity { Note, Warning, Error };

struct Issue {
    Severity severity = Severity::Error;
    std::string place; ///< e.g. "events[2].event_rates", "counts.csv:14:3"; may be empty
    Text what;         ///< what is wrong
    Text remedy;       ///< what to do about it; may be empty

    /// "error: counts.csv:14:3: what (remedy)"
    std::string str() const;
};

bool hasErrors(const std::vector<Issue>& issues);

/// The job cannot be done. Carries at least one issue, the first of which is what().
class Error : public std::exception {
public:
    explicit Error(Issue issue);
    explicit Error(std::vector<Issue> issues);
    /// Severity Error, no remedy.
    Error(std::string place, Text what, Text remedy = {});

    const char* what() const noexcept override { return message_.c_str(); }
    const std::vector<Issue>& issues() const { return issues_; }

private:
    std::vector<Issue> issues_;
    std::string message_;
};

/// How a long job ended. Its earlier result stays whole when it was cancelled.
enum class Outcome { Finished, Cancelled };

} // namespace dyngpt
