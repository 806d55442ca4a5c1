#include "core/simulation/class_description.h"

#include <algorithm>
#include <numeric>

namespace dyngpt {
namespace {

constexpr std::size_t mostDescribed = 10;

struct Range {
    std::int32_t low = 0;
    std::int32_t high = 0;
};

std::vector<Range> rangesOf(const CountTable& states, const std::vector<std::int32_t>& members) {
    std::vector<Range> ranges;
    for (const std::int32_t count : states[members.front()])
        ranges.push_back({count, count});
    for (const std::int32_t state : members) {
        const auto counts = states[state];
        for (std::size_t d = 0; d < ranges.size(); ++d) {
            ranges[d].low = std::min(ranges[d].low, counts[d]);
            ranges[d].high = std::max(ranges[d].high, counts[d]);
        }
    }
    return ranges;
}

/// The counts that are the same throughout, of those that vary elsewhere: "I = 0, R = 0". Where
/// there are none, an example.
std::string nameOf(const Network& network, const CountTable& states,
                   const std::vector<std::int32_t>& members, const std::vector<Range>& everywhere,
                   const std::vector<double>& probability) {
    std::string name;
    const auto add = [&](std::size_t d, std::int32_t count) {
        name += (name.empty() ? "" : ", ") + network.stateNames[d] + " = " + std::to_string(count);
    };
    const std::vector<Range> ranges = rangesOf(states, members);
    for (std::size_t d = 0; d < ranges.size(); ++d)
        if (ranges[d].low == ranges[d].high && everywhere[d].low < everywhere[d].high)
            add(d, ranges[d].low);
    if (!name.empty())
        return name;
    const std::int32_t example =
        *std::max_element(members.begin(), members.end(), [&](std::int32_t a, std::int32_t b) {
            return probability[static_cast<std::size_t>(a)] <
                   probability[static_cast<std::size_t>(b)];
        });
    for (std::size_t d = 0; d < ranges.size(); ++d)
        add(d, states[example][d]);
    return text(DYNGPT_TEXT("core", "the states around %1"), name).str();
}

} // namespace

std::vector<Issue> describeClasses(const Network& network, const CountTable& states,
                                   const LongRun& solution) {
    const ClosedClasses& classes = solution.classes;
    if (classes.ofState.front() >= 0)
        return {};
    std::vector<std::vector<std::int32_t>> members(static_cast<std::size_t>(classes.count));
    std::vector<std::int32_t> all(classes.ofState.size());
    std::iota(all.begin(), all.end(), 0);
    for (const std::int32_t state : all)
        if (const auto own = classes.ofState[static_cast<std::size_t>(state)]; own >= 0)
            members[static_cast<std::size_t>(own)].push_back(state);
    const std::vector<Range> everywhere = rangesOf(states, all);
    const auto name = [&](std::size_t c) {
        return nameOf(network, states, members[c], everywhere, solution.probability);
    };
    if (classes.count == 1)
        return {{Severity::Warning, "initial_val",
                 text(DYNGPT_TEXT("core", "Sooner or later the network ends in %1 and never leaves "
                                          "again: this is the distribution of what is left there"),
                      name(0)),
                 text(DYNGPT_TEXT("core", "At finite times it may look quite different: compare "
                                          "with simulations, or add an event that leads back"))}};

    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return solution.classProbability[a] > solution.classProbability[b];
    });
    std::vector<Issue> notes = {
        {Severity::Warning,
         "initial_val",
         text(DYNGPT_TEXT("core", "The network ends in one of %1 sets of states that it never "
                                  "leaves; each has its probability of ending there"),
              classes.count),
         {}}};
    for (std::size_t i = 0; i < std::min(order.size(), mostDescribed); ++i)
        notes.push_back({Severity::Note,
                         "initial_val",
                         text(DYNGPT_TEXT("core", "It ends in %1 with probability %2"),
                              name(order[i]), solution.classProbability[order[i]]),
                         {}});
    return notes;
}

} // namespace dyngpt
