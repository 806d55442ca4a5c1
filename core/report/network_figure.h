#pragma once
// The drawn network of a report: the nodes where they stand on the page that edits them, as SVG.
// The graph and its layout are the editor's own. Pure function, any thread.

#include "core/report/composer.h"

namespace dyngpt {

/// Of a network with states.
ReportFigure networkFigure(const Composer& compose);

} // namespace dyngpt
