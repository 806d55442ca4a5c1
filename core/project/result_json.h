#pragma once
// Results as the project stores them: JSON text in which every double survives exactly, nan and
// infinities included. Decoding throws Error with `place` when the text is damaged.

#include "core/project/project.h"

#include <string>
#include <string_view>

namespace dyngpt {

std::string encodeResult(const NetworkLayout& layout);
std::string encodeResult(const ReportSettings& settings);
std::string encodeResult(const DatasetInfo& info);   ///< without the numbers of sets
std::string encodeResult(const SetSummary& summary); ///< without what other columns hold
std::string encodeResult(const TrainingInfo& info);  ///< without the solver's bytes
std::string encodeResult(const ValidationReport& report);
std::string encodeResult(const ObservedData& data);
std::string encodeResult(const Posterior& posterior);
std::string encodeResult(const CalibrationReport& report);
std::string encodeResult(const DataSources& sources);
std::string encodeResult(const std::vector<NamedParameters>& sets);

void decodeResult(std::string_view json, const std::string& place, NetworkLayout& layout);
void decodeResult(std::string_view json, const std::string& place, ReportSettings& settings);
void decodeResult(std::string_view json, const std::string& place, DatasetInfo& info);
void decodeResult(std::string_view json, const std::string& place, SetSummary& summary);
void decodeResult(std::string_view json, const std::string& place, TrainingInfo& info);
void decodeResult(std::string_view json, const std::string& place, ValidationReport& report);
void decodeResult(std::string_view json, const std::string& place, ObservedData& data);
void decodeResult(std::string_view json, const std::string& place, Posterior& posterior);
void decodeResult(std::string_view json, const std::string& place, CalibrationReport& report);
void decodeResult(std::string_view json, const std::string& place, DataSources& sources);
void decodeResult(std::string_view json, const std::string& place,
                  std::vector<NamedParameters>& sets);

} // namespace dyngpt
