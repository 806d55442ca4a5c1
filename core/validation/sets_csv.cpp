#include "core/validation/sets_csv.h"

#include "core/common/numbers.h"

#include <map>
#include <optional>

namespace dyngpt {
namespace {

class Line {
public:
    Line& add(const std::string& text) {
        if (!line_.empty())
            line_ += ',';
        if (text.find_first_of(",\"\r\n") == std::string::npos) {
            line_ += text;
            return *this;
        }
        line_ += '"';
        for (const char c : text)
            line_ += c == '"' ? std::string("\"\"") : std::string(1, c);
        line_ += '"';
        return *this;
    }
    Line& add(double value) { return add(formatNumber(value)); }
    Line& add(const std::optional<double>& value) {
        return add(value ? formatNumber(*value) : std::string());
    }
    std::string take() { return std::move(line_) + "\r\n"; }

private:
    std::string line_; ///< never begins with an empty field
};

/// What the columns of a comparison are called; the reference and its noise have their own names.
struct Names {
    const char* prefix;
    const char* jointNoise;
    const char* noise;
    const char* mean;
    const char* sd;
};
constexpr Names simulation{"", "joint_noise_floor", "noise_floor", "simulated_mean",
                           "simulated_sd"};
constexpr Names exactly{"exact.", "simulation_joint_total_variation", "simulation_kl_smoothed",
                        "exact_mean", "exact_sd"};

void addHeader(Line& line, const std::vector<std::string>& states, const Names& names) {
    const std::string prefix = names.prefix;
    line.add(prefix + "joint_total_variation")
        .add(prefix + names.jointNoise)
        .add(prefix + "outside_mass");
    for (const std::string& state : states)
        for (const char* column : {"kl", "kl_smoothed", names.noise, "total_variation", "hellinger",
                                   names.mean, "solver_mean", names.sd, "solver_sd"})
            line.add(prefix + state + "." + column);
}

void addComparison(Line& line, const SetComparison& set) {
    line.add(set.jointTotalVariation).add(set.jointNoiseFloor).add(set.outsideMass);
    for (const StateComparison& s : set.states)
        line.add(s.kl)
            .add(s.klSmoothed)
            .add(s.noiseFloor)
            .add(s.totalVariation)
            .add(s.hellinger)
            .add(s.simulatedMean)
            .add(s.solverMean)
            .add(s.simulatedSd)
            .add(s.solverSd);
}

} // namespace

std::string heldOutSetsCsv(const ValidationReport& report,
                           const std::vector<std::string>& parameterNames,
                           const ValidationReport* exact) {
    std::map<int, const SetComparison*> exactSets;
    Line head;
    head.add("set");
    for (const std::string& name : parameterNames)
        head.add(name);
    addHeader(head, report.stateNames, simulation);
    if (exact) {
        addHeader(head, report.stateNames, exactly);
        for (const SetComparison& set : exact->sets)
            exactSets[set.index] = &set;
    }
    std::string csv = head.take();
    constexpr std::size_t jointColumns = 3, stateColumns = 9;
    for (const SetComparison& set : report.sets) {
        Line line;
        line.add(std::to_string(set.index));
        for (std::size_t p = 0; p < parameterNames.size(); ++p)
            line.add(p < set.parameters.size() ? std::optional(set.parameters[p]) : std::nullopt);
        addComparison(line, set);
        const auto found = exactSets.find(set.index);
        if (found != exactSets.end())
            addComparison(line, *found->second);
        else if (exact)
            for (std::size_t i = 0; i < jointColumns + stateColumns * report.stateNames.size(); ++i)
                line.add(std::string());
        csv += line.take();
    }
    return csv;
}

} // namespace dyngpt
