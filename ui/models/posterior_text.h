#pragma once
// What a posterior is worth, in words. Pure functions.

#include "core/inference/calibration.h"
#include "core/inference/posterior.h"
#include "ui/models/network_names.h"

#include <QString>

namespace dyngpt {

/// One honest sentence for the top of the page.
QString verdictOn(const Posterior& posterior);
/// How it was found, how well it fits, and everything in its notes; a line each.
ChartText detailsOf(const Posterior& posterior, const NetworkNames& names);
/// What a note says, with marks.
QString noteOf(Issue note, const NetworkNames& names);

/// Notes that are warnings or errors, counted.
int flagsOf(const Posterior& posterior);
QString methodName(InferenceMethod method);
QString lossTitle(InferenceLoss loss);

} // namespace dyngpt
