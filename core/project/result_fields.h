#pragma once
// What results and the pieces of unfinished ones are both made of, as JSON.

#include "core/common/issue.h"
#include "core/project/json_archive.h"
#include "core/validation/validator.h"

namespace dyngpt {

template <> struct json::EnumNames<Severity> {
    static constexpr std::array<const char*, 3> names{"Note", "Warning", "Error"};
};

template <class A> constexpr void fields(A& a, json::Field<A, Text>& v) {
    a("pattern", v.pattern);
    a("arguments", v.arguments);
}

template <class A> constexpr void fields(A& a, json::Field<A, Issue>& v) {
    a("severity", v.severity);
    a("place", v.place);
    a("what", v.what);
    a("remedy", v.remedy);
}

template <class A> constexpr void fields(A& a, json::Field<A, ReplicaComparison>& v) {
    a("mean", v.mean);
    a("sd", v.sd);
    a("kl", v.kl);
    a("hellinger", v.hellinger);
    a("total_variation", v.totalVariation);
}

template <class A> constexpr void fields(A& a, json::Field<A, StateComparison>& v) {
    a("simulated_mean", v.simulatedMean);
    a("simulated_sd", v.simulatedSd);
    a("solver_mean", v.solverMean);
    a("solver_sd", v.solverSd);
    a("kl", v.kl);
    a("kl_smoothed", v.klSmoothed);
    a("hellinger", v.hellinger);
    a("total_variation", v.totalVariation);
    a("noise_floor", v.noiseFloor);
    a("replica", v.replica);
}

template <class A> constexpr void fields(A& a, json::Field<A, SetComparison>& v) {
    a("index", v.index);
    a("parameters", v.parameters);
    a("states", v.states);
    a("outside_mass", v.outsideMass);
    a("joint_total_variation", v.jointTotalVariation);
    a("joint_noise_floor", v.jointNoiseFloor);
}

} // namespace dyngpt
