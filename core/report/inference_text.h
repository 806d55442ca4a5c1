#pragma once
// What the numbers of an inference mean, in sentences that do not claim more than they show. Pure
// functions, any thread.

#include "core/inference/calibration.h"
#include "core/inference/posterior.h"

#include <string>
#include <vector>

namespace dyngpt {

/// "NUTS (Hamiltonian Monte Carlo)" ...
Text methodText(InferenceMethod method);
/// "log-uniform from 0.01 to 0.1" ...
Text priorText(const Prior& prior);

/// The data tell something about it: contraction of at least 0.2 or, where that is unknown, an
/// interval narrower than 0.9 of the prior.
bool isDetermined(const ParameterEstimate& estimate);
/// Known by its prior, so that there was nothing to infer.
bool isFixed(const Posterior& posterior, const ParameterEstimate& estimate);

/// Whether the draws can be relied on: chains, effective draws, divergences, weights.
Text samplerText(const Posterior& posterior);
bool samplerIsSound(const Posterior& posterior);

/// Whether the network explains the cells: KL of the fit beside what chance gives.
Text fitText(const Posterior& posterior);
bool fitIsGood(const Posterior& posterior);

/// Which parameters the cells determine and which they do not, each taken alone: combinations are
/// in the notes.
Text identifiabilityText(const Posterior& posterior);

/// How many groups were inferred and how many of them need a look.
Text groupsText(const std::vector<Posterior>& groups);

/// Ranks uniform at 1 % and coverage within the binomial bands.
bool isCalibrated(const ParameterCalibration& parameter);
/// A few words for a table: "intervals too narrow" ...
Text calibrationVerdict(const ParameterCalibration& parameter);
Text calibrationText(const CalibrationReport& report);
/// Those that a calibration is read for.
struct CellsAtHand {
    std::vector<std::string> states; ///< none: there are no cells
    std::size_t cells = 0;
};
/// It and what to know besides.
std::vector<Text> calibrationTexts(const CalibrationReport& report, bool stale,
                                   const CellsAtHand& atHand);

} // namespace dyngpt
