#include "core/simulation/triggered_simulator.h"

#include "core/common/issue.h"
#include "core/model/formula.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

constexpr int longestChain = 1000;
constexpr double largestCount = 0x1p53;
/// How far behind a break the conditions are looked at again, relative to its time: t > 5 becomes
/// true behind 5, and a computed break may lie a rounding error before the true one.
constexpr double behindBreak = 1e-12;

std::string placeOf(std::size_t trigger) {
    return "triggers[" + std::to_string(trigger) + "]";
}

bool isTime(const Formula& formula) {
    return formula.kind == Formula::Kind::Name && formula.name == "t";
}

bool usesTime(const Formula& formula) {
    return anyName(formula, [](const std::string& name) { return name == "t"; });
}

} // namespace

TriggeredSimulator::TriggeredSimulator(const Network& network, const CompiledNetwork& compiled,
                                       SimulationMethod method)
    : network_(network), inner_(makeSimulator(compiled, method)), names_(network.stateNames) {
    for (const Parameter& parameter : network.parameters)
        names_.push_back(parameter.name);
    names_.push_back("t");
    values_.assign(names_.size(), 0.0);
    for (std::size_t i = 0; i < network.triggers.size(); ++i)
        addTrigger(network.triggers[i], placeOf(i));
}

RateProgram TriggeredSimulator::program(const std::string& formula) const {
    return {formula, names_, values_.data()};
}

void TriggeredSimulator::addTrigger(const Trigger& trigger, const std::string& place) {
    Watched watched{program(trigger.condition), {}, true};
    for (const Trigger::Assignment& assignment : trigger.assignments) {
        const int state = network_.stateIndex(assignment.state);
        if (state < 0)
            throw Error(place, text(DYNGPT_TEXT("core", "There is no state \"%1\" to assign to"),
                                    assignment.state));
        watched.assignments.push_back(
            {static_cast<std::size_t>(state), program(assignment.formula)});
    }
    watched_.push_back(std::move(watched));

    const auto condition = parseFormula(trigger.condition);
    if (!condition)
        throw Error(place, text(DYNGPT_TEXT("core", "The condition %1 is too complicated"),
                                trigger.condition));
    addTimeComparisons(*condition, place + ".when");
    watchesCounts_ = watchesCounts_ || anyName(*condition, [&](const std::string& name) {
                         return network_.stateIndex(name) >= 0;
                     });
}

void TriggeredSimulator::addTimeComparisons(const Formula& condition, const std::string& place) {
    if (!usesTime(condition))
        return;
    if (condition.kind == Formula::Kind::Comparison) {
        const bool countsToo = anyName(
            condition, [&](const std::string& name) { return network_.stateIndex(name) >= 0; });
        const bool nested = std::any_of(
            condition.arguments.begin(), condition.arguments.end(), [](const Formula& side) {
                return side.kind == Formula::Kind::Comparison || side.kind == Formula::Kind::And ||
                       side.kind == Formula::Kind::Or || side.kind == Formula::Kind::Conditional;
            });
        if (!countsToo && !nested) {
            const bool swapped = isTime(condition.arguments[1]);
            const Formula& left = condition.arguments[swapped ? 1 : 0];
            const Formula& right = condition.arguments[swapped ? 0 : 1];
            comparisons_.push_back({place, program(formulaText(left)), program(formulaText(right)),
                                    isTime(left) && !usesTime(right)});
            return;
        }
    }
    const bool looksInside =
        condition.kind == Formula::Kind::And || condition.kind == Formula::Kind::Or ||
        condition.kind == Formula::Kind::Conditional || condition.kind == Formula::Kind::Comparison;
    if (!looksInside)
        throw Error(place,
                    text(DYNGPT_TEXT("core", "The time t stands in %1, where the moment at which "
                                             "the condition changes cannot be told"),
                         formulaText(condition)),
                    text(DYNGPT_TEXT("core", "Compare t, or a multiple of it plus a number, with "
                                             "numbers and parameters: t >= 25 && X > 10")));
    for (const Formula& argument : condition.arguments)
        addTimeComparisons(argument, place);
}

void TriggeredSimulator::findBreaks() {
    breaks_.clear();
    nextBreak_ = 0;
    double& time = values_.back();
    for (const TimeComparison& comparison : comparisons_) {
        const auto difference = [&](double t) {
            time = t;
            return comparison.left() - comparison.right();
        };
        double zero = comparison.right();
        if (!comparison.timeAlone) {
            // Four places that no straight line other than the tangent itself goes through.
            constexpr std::array<double, 4> at{0, 1, 2.718281828, 31.4};
            const double start = difference(at[0]);
            const double slope = difference(at[1]) - start;
            for (const double t : at) {
                const double off = difference(t) - (start + slope * t);
                if (!(std::abs(off) <= 1e-9 * (std::abs(start) + std::abs(slope * t))))
                    throw Error(comparison.place,
                                text(DYNGPT_TEXT("core", "The condition is not linear in t")),
                                text(DYNGPT_TEXT("core", "Compare t, or a multiple of it plus a "
                                                         "number, with numbers and parameters")));
            }
            zero = -start / slope;
        }
        if (zero >= 0 && std::isfinite(zero))
            breaks_.push_back(zero);
    }
    std::sort(breaks_.begin(), breaks_.end());
}

void TriggeredSimulator::start(std::span<const double> parameters, const RandomStream& random) {
    std::copy(parameters.begin(), parameters.end(),
              values_.begin() + static_cast<std::ptrdiff_t>(network_.stateNames.size()));
    for (std::size_t i = 0; i < watched_.size(); ++i)
        watched_[i].was = network_.triggers[i].trueAtStart;
    inner_->start(parameters, random);
    findBreaks();
    look(0);
    follow();
    while (nextBreak_ < breaks_.size() && breaks_[nextBreak_] <= 0)
        meetBreak();
}

bool TriggeredSimulator::advance(double until, std::uint64_t maxEvents) {
    const std::uint64_t last = maxEvents > std::numeric_limits<std::uint64_t>::max() - eventCount_
                                   ? std::numeric_limits<std::uint64_t>::max()
                                   : eventCount_ + maxEvents;
    for (;;) {
        const bool breaks = nextBreak_ < breaks_.size() && breaks_[nextBreak_] <= until;
        const double stop = breaks ? breaks_[nextBreak_] : until;
        while (inner_->nextEventTime() <= stop) {
            if (inner_->eventCount() >= last) {
                follow();
                return false;
            }
            if (watchesCounts_) {
                inner_->advance(inner_->nextEventTime(), 1);
                look(inner_->time());
            } else {
                inner_->advance(stop, last - inner_->eventCount());
            }
        }
        inner_->advance(stop, 0);
        if (!breaks)
            break;
        meetBreak();
    }
    follow();
    return true;
}

void TriggeredSimulator::setState(std::span<const std::int64_t> counts) {
    inner_->setState(counts);
    look(inner_->time());
    follow();
}

void TriggeredSimulator::meetBreak() {
    const double time = breaks_[nextBreak_++];
    look(time);
    look(time + behindBreak * std::max(1.0, time));
    follow();
}

void TriggeredSimulator::look(double time) {
    for (int round = 0; round < longestChain; ++round) {
        std::copy(inner_->state().begin(), inner_->state().end(), values_.begin());
        values_.back() = time;
        std::vector<Watched*> fired;
        for (Watched& watched : watched_) {
            const bool is = watched.condition() != 0;
            if (is && !watched.was)
                fired.push_back(&watched);
            watched.was = is;
        }
        if (fired.empty())
            return;
        assign(fired);
    }
    throw Error("triggers",
                text(DYNGPT_TEXT("core", "The triggers set each other off without end at time %1"),
                     inner_->time()),
                text(DYNGPT_TEXT("core", "Change a condition or an assignment so that what one "
                                         "trigger sets does not set off the others again")));
}

/// All at once: every value is taken from the counts before any is set.
void TriggeredSimulator::assign(const std::vector<Watched*>& fired) {
    std::vector<std::int64_t> counts(inner_->state().begin(), inner_->state().end());
    for (const Watched* watched : fired)
        for (const Assignment& assignment : watched->assignments) {
            const double value = assignment.value();
            if (!(std::abs(value) < largestCount))
                throw Error(placeOf(static_cast<std::size_t>(watched - watched_.data())),
                            text(DYNGPT_TEXT("core", "The value for %1 at time %2 is %3"),
                                 network_.stateNames[assignment.state], inner_->time(), value),
                            text(DYNGPT_TEXT("core", "Correct the assignment's formula")));
            counts[assignment.state] = std::max<std::int64_t>(0, std::llround(value));
        }
    inner_->setState(counts);
}

/// Takes over where the inner simulator stands.
void TriggeredSimulator::follow() {
    time_ = inner_->time();
    eventCount_ = inner_->eventCount();
    nextEventTime_ = inner_->nextEventTime();
    if (nextBreak_ < breaks_.size())
        nextEventTime_ = std::min(nextEventTime_, breaks_[nextBreak_]);
}

} // namespace dyngpt
