#include "core/model/sbml_ids.h"

#include "core/common/utf8.h"

#include <array>

namespace dyngpt {

namespace {

constexpr char32_t firstGreek = U'α';
constexpr std::array<const char*, 25> greek = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};
constexpr char32_t toSmall = U'α' - U'Α';

/// Empty if the character may not stand in an identifier.
std::string spelled(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
        c == U'_')
        return std::string(1, static_cast<char>(c));
    if (c == U'µ')
        return "mu";
    if (c >= firstGreek && c < firstGreek + greek.size())
        return greek[c - firstGreek];
    if (c + toSmall >= firstGreek && c + toSmall < firstGreek + greek.size()) {
        std::string name = greek[c + toSmall - firstGreek];
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        return name;
    }
    return "_";
}

} // namespace

const std::string& SbmlIds::of(const std::string& name) {
    const auto known = ids_.find(name);
    return known != ids_.end() ? known->second : ids_.emplace(name, fresh(name)).first->second;
}

std::string SbmlIds::fresh(const std::string& wanted) {
    std::string id;
    for (const char32_t c : toCodePoints(wanted))
        id += spelled(c);
    if (id.empty() || (id[0] >= '0' && id[0] <= '9'))
        id = "_" + id;
    std::string free = id;
    for (int i = 2; !taken_.insert(free).second; ++i)
        free = id + "_" + std::to_string(i);
    return free;
}

} // namespace dyngpt
