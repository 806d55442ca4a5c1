#pragma once
// A stochastic state transition network as the user wrote it. A plain value; indices are
// 0-based here and 1-based in the file. What the file holds beyond these fields rides along in
// `source` and is written back unchanged.

#include "core/model/time_distribution.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dyngpt {

struct StateChange {
    std::string state;
    int delta = 0;
    bool operator==(const StateChange&) const = default;
};

/// The event begins with its propensity and is completed after a random time.
struct Delay {
    TimeDistribution time;
    bool consumeAtEnd = false; ///< "consume": "end": everything happens then; else the removals
                               ///< happen at once and the additions at the end
    bool operator==(const Delay&) const = default;
};

struct Event {
    std::vector<StateChange> transition;
    std::string rate; ///< the whole propensity; empty with a waiting time
    std::vector<std::string> driveStates = {};
    /// Every unit of the one state the event removes from carries a clock of its own.
    std::optional<TimeDistribution> waitingTime = {};
    std::optional<Delay> delay = {};
    std::string source = {}; ///< the JSON object it was read from; may be empty
    bool operator==(const Event&) const = default;
};

enum class Scale { Linear, Log };

struct Parameter {
    std::string name;
    double lower = 0;
    double upper = 0;
    Scale scale = Scale::Linear;      ///< how training points are spread between the bounds
    std::optional<double> value = {}; ///< where single simulations begin; none: in the middle
    std::string displayName = {};     ///< in TeX-like markup; empty: the name itself
    std::string unit = {};            ///< as people write it; nothing is converted
    bool operator==(const Parameter&) const = default;
};

/// A quantity computed from the counts, for time courses; formulas may name states and parameters.
struct DerivedQuantity {
    std::string name;
    std::string formula;
    bool operator==(const DerivedQuantity&) const = default;
};

/// Sets counts when a condition over states, parameters and the time t becomes true; for time
/// courses (SBML's events). Results are rounded to whole counts.
struct Trigger {
    struct Assignment {
        std::string state;
        std::string formula;
        bool operator==(const Assignment&) const = default;
    };
    std::string condition;
    std::vector<Assignment> assignments;
    bool trueAtStart = true; ///< what the condition counts as before time 0
    bool operator==(const Trigger&) const = default;
};

struct Network {
    std::string modelName;
    std::vector<std::string> stateNames;
    std::vector<Event> events;
    std::vector<Parameter> parameters;
    std::vector<std::int64_t> initialValues; ///< one per state
    double tEnd = 6000;
    int trainDataSize = 10000;
    int validDataSize = 1000;
    std::string datasetDir;
    std::vector<int> recordedStates; ///< minimal_state_indices, 0-based: the solver's tokens
    std::vector<int> observedStates; ///< observed_data_indices, 0-based; empty: all recorded
    std::vector<DerivedQuantity> derived;
    std::vector<Trigger> triggers;
    std::vector<int> stateUpperBounds; ///< state_upper_bound per recorded state; empty: derived
    std::map<std::string, std::string> stateDisplayNames; ///< in TeX-like markup, by name
    std::string source; ///< the JSON object it was read from; may be empty

    std::vector<std::string> recordedNames() const;
    std::vector<std::string> parameterNames() const;
    /// -1 if there is none.
    int stateIndex(const std::string& name) const;
    int parameterIndex(const std::string& name) const;
    /// Waiting times or delays: the counts alone do not say what comes next.
    bool isMarkovian() const;
    /// Of states and parameters that have one, by name.
    std::map<std::string, std::string> displayNames() const;
    bool operator==(const Network&) const = default;
};

} // namespace dyngpt
