#pragma once
// A solver in closed form, so that what works on solvers is tested without Torch. A gene that is
// on with probability kon / (kon + koff), mRNA Poisson(ksynon) while on and Poisson(ksynoff)
// while off, Protein Poisson(ksynM (1 + mRNA)); each conditional cut to its bound and normalised.

#include "core/common/random.h"
#include "core/data/observed_data.h"
#include "core/nn/solver.h"
#include "core/simulation/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace testsupport {

class AnalyticSolver : public dyngpt::Solver {
public:
    static constexpr std::size_t parameters = 5;

    explicit AnalyticSolver(std::vector<int> bounds = {2, 30, 60}) {
        shape_.parameterNames = {"kon", "koff", "ksynon", "ksynoff", "ksynM"};
        shape_.lower = {0.01, 0.01, 3, 0.05, 0.1};
        shape_.upper = {0.1, 0.1, 15, 2, 3};
        shape_.stateNames = {"ON", "mRNA", "Protein"};
        shape_.stateBounds = std::move(bounds);
        shape_.initialState = {1, 0, 0};
    }

    const dyngpt::SolverShape& shape() const override { return shape_; }
    dyngpt::SolverShape& mutableShape() { return shape_; }
    /// Evaluations with log ksynM above this are NaN, as a solver out of its depth may be.
    void breakAbove(double logKsynM) { broken_ = logKsynM; }

    /// log P(state k | before) and its derivatives with respect to the log parameters.
    double conditional(const double* theta, const std::int32_t* s, int k, double* slope) const {
        if (k == 0) {
            const double on = 1 / (1 + std::exp(theta[1] - theta[0]));
            const double p = s[0] == 1 ? on : 1 - on;
            const double d = s[0] == 1 ? 1 - on : -on;
            slope[0] += d;
            slope[1] -= d;
            return std::log(p);
        }
        const std::size_t which = k == 2 ? 4 : s[0] == 1 ? 2 : 3;
        const double logRate = theta[which] + (k == 2 ? std::log(1.0 + s[1]) : 0.0);
        const int bound = shape_.stateBounds[static_cast<std::size_t>(k)];
        double term = 1; // of the Poisson series, without exp(-rate), which cancels
        double sum = 0;
        double mean = 0;
        double logFactorial = 0; // std::lgamma writes a global, which threads must not share
        for (int n = 0; n < bound; ++n) {
            if (n > 1 && n <= s[k])
                logFactorial += std::log(n);
            sum += term;
            mean += n * term;
            term *= std::exp(logRate) / (n + 1);
        }
        slope[which] += s[k] - mean / sum;
        return s[k] * logRate - logFactorial - std::log(sum);
    }

    /// Of a full state; adds its gradient to slope.
    double joint(const double* theta, const std::int32_t* s, double* slope) const {
        return conditional(theta, s, 0, slope) + conditional(theta, s, 1, slope) +
               conditional(theta, s, 2, slope);
    }

    std::vector<double>
    conditionalLogProbability(std::span<const double> theta,
                              std::span<const std::int32_t> states) const override {
        std::vector<double> result;
        double unused[parameters] = {};
        for (std::size_t i = 0; i < states.size(); i += 3)
            for (int k = 0; k < 3; ++k)
                result.push_back(conditional(theta.data(), states.data() + i, k, unused));
        return result;
    }

    dyngpt::JointTable jointTable(std::span<const double> theta) const override {
        dyngpt::JointTable table;
        table.bounds = shape_.stateBounds;
        double unused[parameters] = {};
        std::int32_t s[3];
        for (s[0] = 0; s[0] < table.bounds[0]; ++s[0])
            for (s[1] = 0; s[1] < table.bounds[1]; ++s[1])
                for (s[2] = 0; s[2] < table.bounds[2]; ++s[2])
                    table.probability.push_back(std::exp(joint(theta.data(), s, unused)));
        return table;
    }

    std::vector<std::int32_t> sample(std::span<const double> theta, int count,
                                     std::uint64_t seed) const override {
        dyngpt::RandomStream random(seed, 0, 77);
        double unused[parameters] = {};
        std::map<std::pair<int, int>, std::vector<double>> cumulative; // by k and what it needs
        std::vector<std::int32_t> draws;
        for (int i = 0; i < count; ++i) {
            std::int32_t s[3] = {};
            for (int k = 0; k < 3; ++k) {
                auto& sums = cumulative[{k, k == 0 ? 0 : s[k - 1]}];
                if (sums.empty())
                    for (std::int32_t n = 0; n < shape_.stateBounds[static_cast<std::size_t>(k)];
                         ++n) {
                        s[k] = n;
                        const double p = std::exp(conditional(theta.data(), s, k, unused));
                        sums.push_back(p + (sums.empty() ? 0.0 : sums.back()));
                    }
                const double u = random.uniform() * sums.back();
                s[k] = static_cast<std::int32_t>(std::upper_bound(sums.begin(), sums.end(), u) -
                                                 sums.begin());
                s[k] = std::min(s[k], static_cast<std::int32_t>(sums.size()) - 1);
            }
            draws.insert(draws.end(), s, s + 3);
        }
        return draws;
    }

    std::unique_ptr<dyngpt::Query> prepare(const dyngpt::ObservedStates& states) const override {
        return std::make_unique<AnalyticQuery>(*this, states);
    }

private:
    class AnalyticEvaluation : public dyngpt::Evaluation {
    public:
        AnalyticEvaluation(const AnalyticSolver& solver, const dyngpt::ObservedStates& states,
                           std::span<const double> points) {
            for (std::size_t p = 0; p < points.size(); p += parameters)
                for (std::size_t i = 0; i < states.size(); ++i)
                    add(solver, states, i, points.data() + p);
            points_ = points.size() / parameters;
        }
        const std::vector<double>& logProbability() const override { return logs_; }
        std::vector<double> pullBack(std::span<const double> cotangent) override {
            std::vector<double> gradient(points_ * parameters);
            const std::size_t states = logs_.size() / points_;
            for (std::size_t i = 0; i < logs_.size(); ++i)
                for (std::size_t k = 0; k < parameters; ++k)
                    gradient[i / states * parameters + k] +=
                        cotangent[i] * slopes_[i * parameters + k];
            return gradient;
        }

    private:
        void add(const AnalyticSolver& solver, const dyngpt::ObservedStates& states, std::size_t i,
                 const double* theta) {
            double sum = 0;
            std::vector<double> slope(parameters);
            std::int32_t s[3];
            const auto& bounds = solver.shape_.stateBounds;
            const auto matches = [&](std::int32_t value, int k) {
                for (std::size_t o = 0; o < states.observed.size(); ++o)
                    if (states.observed[o] == k)
                        return states.values[i * states.observed.size() + o] == value;
                return true;
            };
            for (s[0] = 0; s[0] < bounds[0]; ++s[0]) {
                for (s[1] = 0; matches(s[0], 0) && s[1] < bounds[1]; ++s[1]) {
                    for (s[2] = 0; matches(s[1], 1) && s[2] < bounds[2]; ++s[2]) {
                        if (!matches(s[2], 2))
                            continue;
                        double one[parameters] = {};
                        const double p = std::exp(solver.joint(theta, s, one));
                        sum += p;
                        for (std::size_t k = 0; k < parameters; ++k)
                            slope[k] += p * one[k];
                    }
                }
            }
            const bool broken = theta[4] > solver.broken_;
            logs_.push_back(broken ? std::numeric_limits<double>::quiet_NaN() : std::log(sum));
            for (const double d : slope)
                slopes_.push_back(d / sum);
        }
        std::vector<double> logs_;
        std::vector<double> slopes_; ///< points x states x parameters
        std::size_t points_ = 0;
    };

    class AnalyticQuery : public dyngpt::Query {
    public:
        AnalyticQuery(const AnalyticSolver& solver, dyngpt::ObservedStates states)
            : solver_(solver), states_(std::move(states)) {}
        std::unique_ptr<dyngpt::Evaluation>
        evaluate(std::span<const double> points) const override {
            return std::make_unique<AnalyticEvaluation>(solver_, states_, points);
        }

    private:
        const AnalyticSolver& solver_;
        dyngpt::ObservedStates states_;
    };

    dyngpt::SolverShape shape_;
    double broken_ = std::numeric_limits<double>::infinity();
};

inline std::vector<double> logs(const std::vector<double>& values) {
    std::vector<double> result;
    for (const double v : values)
        result.push_back(std::log(v));
    return result;
}

/// Draws as a simulation would leave them.
inline dyngpt::Histogram histogramOf(const std::vector<std::int32_t>& draws, int dimension = 3) {
    std::map<std::vector<std::int32_t>, double> counts;
    for (auto it = draws.begin(); it != draws.end(); it += dimension)
        counts[std::vector<std::int32_t>(it, it + dimension)] += 1;
    dyngpt::Histogram histogram;
    histogram.dimension = dimension;
    for (const auto& [state, count] : counts) {
        histogram.states.insert(histogram.states.end(), state.begin(), state.end());
        histogram.weights.push_back(count);
    }
    return histogram;
}

/// Cells drawn from the solver, of which the named states were seen.
inline dyngpt::ObservedData observe(const AnalyticSolver& solver,
                                    const std::vector<double>& parameters, int cells,
                                    const std::vector<int>& observed, std::uint64_t seed) {
    std::vector<std::string> states;
    std::vector<std::int32_t> counts;
    for (const int k : observed)
        states.push_back(solver.shape().stateNames[static_cast<std::size_t>(k)]);
    const auto draws = solver.sample(logs(parameters), cells, seed);
    for (std::size_t i = 0; i < draws.size(); i += 3)
        for (const int k : observed)
            counts.push_back(draws[i + static_cast<std::size_t>(k)]);
    return dyngpt::dataOfCells("cells.csv", states, counts);
}

} // namespace testsupport
