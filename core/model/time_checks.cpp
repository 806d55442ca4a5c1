#include "core/model/network_analysis.h"
#include "core/model/network_samples.h"
#include "core/model/rate_expression.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

using Kind = TimeDistribution::Kind;

bool mayBeZero(Kind kind, std::size_t argument) {
    return kind == Kind::Deterministic || kind == Kind::Uniform ||
           (kind == Kind::Lognormal && argument == 1);
}

class TimeCheck {
public:
    TimeCheck(const Network& network, const TimeDistribution& time, std::string place)
        : network_(network)
        , time_(time)
        , place_(std::move(place))
        , names_(network.parameterNames())
        , values_(names_.size()) {}

    std::vector<Issue> run() {
        std::vector<RateProgram> programs;
        std::vector<int> used;
        for (const auto& argument : time_.arguments) {
            programs.emplace_back(argument, names_, values_.data());
            for (const auto& name : namesInRate(argument))
                used.push_back(network_.parameterIndex(name));
        }
        std::ranges::sort(used);
        used.erase(std::unique(used.begin(), used.end()), used.end());
        std::vector<bool> wrong(programs.size());
        for (const auto& point : parameterPoints(network_, used)) {
            std::ranges::copy(point, values_.begin());
            std::vector<double> results;
            for (const auto& program : programs)
                results.push_back(program());
            for (std::size_t i = 0; i < results.size(); ++i)
                if (!wrong[i])
                    wrong[i] = checkValue(i, results[i]);
            if (time_.kind == Kind::Uniform && !wrong[0] && !wrong[1] && results[0] > results[1]) {
                reportOrder(results[0], results[1]);
                wrong[1] = true;
            }
        }
        return std::move(issues_);
    }

private:
    const char* nameOf(std::size_t argument) const { return argumentNames(time_.kind)[argument]; }

    /// "k=1, m=2"; empty for numbers.
    std::string where(const std::string& formulas) const {
        std::string result;
        for (const auto& name : namesInRate(formulas))
            result +=
                (result.empty() ? "" : ", ") + name + "=" +
                displayNumber(values_[static_cast<std::size_t>(network_.parameterIndex(name))]);
        return result;
    }

    bool checkValue(std::size_t argument, double value) {
        const bool zero = mayBeZero(time_.kind, argument);
        if (std::isfinite(value) && (zero ? value >= 0 : value > 0))
            return false;
        const std::string distribution = distributionName(time_.kind);
        const std::string at = where(time_.arguments[argument]);
        issues_.push_back(
            {Severity::Error, place_ + "." + nameOf(argument),
             at.empty() ? text(DYNGPT_TEXT("core", "the %1 of the %2 distribution is %3"),
                               nameOf(argument), distribution, value)
                        : text(DYNGPT_TEXT("core", "the %1 of the %2 distribution is %3 at %4"),
                               nameOf(argument), distribution, value, at),
             zero ? text(DYNGPT_TEXT("core", "It must be at least 0: correct it or the parameters' "
                                             "bounds."))
                  : text(DYNGPT_TEXT("core", "It must be above 0: correct it or the parameters' "
                                             "bounds."))});
        return true;
    }

    void reportOrder(double least, double most) {
        const std::string at = where(time_.arguments[0] + "," + time_.arguments[1]);
        issues_.push_back(
            {Severity::Error, place_ + "." + nameOf(1),
             at.empty() ? text(DYNGPT_TEXT("core", "the longest time %1 is below the shortest %2"),
                               most, least)
                        : text(DYNGPT_TEXT("core", "the longest time %1 is below the shortest %2 "
                                                   "at %3"),
                               most, least, at),
             text(DYNGPT_TEXT("core", "Correct min and max or the parameters' bounds."))});
    }

    const Network& network_;
    const TimeDistribution& time_;
    std::string place_;
    std::vector<std::string> names_;
    std::vector<double> values_; ///< of the parameters: the programs' variables
    std::vector<Issue> issues_;
};

} // namespace

std::vector<Issue> checkTimes(const Network& network) {
    std::vector<Issue> issues;
    const auto check = [&](const TimeDistribution& time, const std::string& place) {
        for (auto& issue : TimeCheck(network, time, place).run())
            issues.push_back(std::move(issue));
    };
    for (std::size_t i = 0; i < network.events.size(); ++i) {
        const Event& event = network.events[i];
        const std::string place = "events[" + std::to_string(i) + "]";
        if (event.waitingTime)
            check(*event.waitingTime, place + ".waiting_time");
        if (event.delay)
            check(event.delay->time, place + ".delay");
    }
    return issues;
}

} // namespace dyngpt
