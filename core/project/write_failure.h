#pragma once
// What kept a change of a project from being saved. A plain value.

#include "core/common/issue.h"

namespace dyngpt {

struct WriteFailure {
    bool readOnly = false; ///< the project can only be looked at; otherwise trying again may help
    Issue issue;
};

} // namespace dyngpt
