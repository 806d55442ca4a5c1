#pragma once
// Long chains folded into rows that run to and fro, so that they are large enough to read. Pure
// functions, safe from any thread.

#include "core/report/graph_layout.h"

namespace dyngpt {

/// The same where the layout is not much wider than high. No two nodes overlap if they did not
/// before; edges from row to row lose their routes.
GraphLayout folded(const GraphLayout& layout, const NetworkGraph& graph,
                   const std::vector<GraphSize>& sizes);

} // namespace dyngpt
