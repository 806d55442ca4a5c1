#include "core/common/issue.h"

#include <algorithm>
#include <cassert>

namespace dyngpt {

namespace {

const char* severityName(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        break;
    }
    return "error";
}

} // namespace

std::string Issue::str() const {
    std::string result = severityName(severity);
    result += ": ";
    if (!place.empty())
        result += place + ": ";
    const std::string message = what.str();
    result += message;
    if (!remedy.empty()) {
        // A message that ends in an excerpt with a caret must not have anything behind the caret.
        result += message.find('\n') == std::string::npos ? " (" : "\n(";
        result += remedy.str() + ")";
    }
    return result;
}

bool hasErrors(const std::vector<Issue>& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::Error; });
}

Error::Error(Issue issue) : Error(std::vector<Issue>{std::move(issue)}) {}

Error::Error(std::vector<Issue> issues) : issues_(std::move(issues)) {
    assert(!issues_.empty());
    message_ = issues_.front().str();
}

Error::Error(std::string place, Text what, Text remedy)
    : Error(Issue{Severity::Error, std::move(place), std::move(what), std::move(remedy)}) {}

} // namespace dyngpt
