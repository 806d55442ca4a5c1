#include "core/report/graph_layout.h"

namespace dyngpt {

bool hasGraphviz() {
    return false;
}

std::optional<GraphLayout> graphvizLayout(const NetworkGraph&, const std::vector<GraphSize>&) {
    return std::nullopt;
}

} // namespace dyngpt
