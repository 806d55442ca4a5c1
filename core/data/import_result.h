#pragma once
// What an importer returns. A plain value.

#include "core/data/observed_data.h"

namespace dyngpt {

struct Import {
    ObservedData data;
    std::vector<Issue> notes; ///< such as cells that were left out
};

} // namespace dyngpt
