#pragma once
// A birth-death network, whose counts are Poisson, and a solver of it, right or wrong by a factor.

#include "core/common/random.h"
#include "core/model/network.h"
#include "core/nn/solver.h"

#include <cmath>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace dyngpt {

inline Network birthDeath() {
    Network network;
    network.modelName = "birth-death";
    network.stateNames = {"X"};
    Event birth;
    birth.transition = {{"X", 1}};
    birth.rate = "k";
    Event death;
    death.transition = {{"X", -1}};
    death.rate = "d*X";
    network.events = {birth, death};
    network.parameters = {{"k", 1, 20}, {"d", 0.5, 2}};
    network.initialValues = {0};
    network.tEnd = 1020; // a burn-in of 20: cells are 2 apart, exp(-2 d) still links them a little
    network.recordedStates = {0};
    return network;
}

/// X ~ Poisson(bias * k / d); the solver of a network whose mean is k / d is right where bias is 1.
class PoissonSolver : public Solver {
public:
    explicit PoissonSolver(double bias) : bias_(bias) {
        shape_.parameterNames = {"k", "d"};
        shape_.lower = {1, 0.5};
        shape_.upper = {20, 2};
        shape_.stateNames = {"X"};
        shape_.stateBounds = {120};
        shape_.initialState = {0};
    }
    const SolverShape& shape() const override { return shape_; }
    std::vector<double>
    conditionalLogProbability(std::span<const double> logParameters,
                              std::span<const std::int32_t> states) const override {
        std::vector<double> result;
        for (const std::int32_t x : states)
            result.push_back(logP(logParameters, x));
        return result;
    }
    JointTable jointTable(std::span<const double> logParameters) const override {
        JointTable table{shape_.stateBounds, {}};
        for (int x = 0; x < shape_.stateBounds[0]; ++x)
            table.probability.push_back(std::exp(logP(logParameters, x)));
        return table;
    }
    std::vector<std::int32_t> sample(std::span<const double> logParameters, int count,
                                     std::uint64_t seed) const override {
        const JointTable table = jointTable(logParameters);
        RandomStream random(seed, 0, 1);
        std::vector<std::int32_t> states;
        for (int i = 0; i < count; ++i) {
            double left = random.uniform();
            std::int32_t x = 0;
            while (x + 1 < shape_.stateBounds[0] &&
                   (left -= table.probability[static_cast<std::size_t>(x)]) > 0)
                ++x;
            states.push_back(x);
        }
        return states;
    }
    std::unique_ptr<Query> prepare(const ObservedStates& states) const override {
        return std::make_unique<PoissonQuery>(*this, states);
    }

private:
    double logMean(std::span<const double> p) const { return std::log(bias_) + p[0] - p[1]; }
    double logP(std::span<const double> p, std::int32_t x) const {
        return x * logMean(p) - std::exp(logMean(p)) - std::lgamma(x + 1.0);
    }

    class PoissonEvaluation : public Evaluation {
    public:
        PoissonEvaluation(const PoissonSolver& solver, const ObservedStates& states,
                          std::span<const double> points)
            : states_(states.values) {
            for (std::size_t p = 0; p < points.size(); p += 2) {
                means_.push_back(std::exp(solver.logMean(points.subspan(p, 2))));
                for (const std::int32_t x : states_)
                    values_.push_back(solver.logP(points.subspan(p, 2), x));
            }
        }
        const std::vector<double>& logProbability() const override { return values_; }
        std::vector<double> pullBack(std::span<const double> cotangent) override {
            std::vector<double> gradient;
            for (std::size_t p = 0; p < means_.size(); ++p) {
                double slope = 0;
                for (std::size_t i = 0; i < states_.size(); ++i)
                    slope += cotangent[p * states_.size() + i] * (states_[i] - means_[p]);
                gradient.insert(gradient.end(), {slope, -slope});
            }
            return gradient;
        }

    private:
        std::vector<std::int32_t> states_;
        std::vector<double> means_, values_;
    };

    class PoissonQuery : public Query {
    public:
        PoissonQuery(const PoissonSolver& solver, ObservedStates states)
            : solver_(solver), states_(std::move(states)) {}
        std::unique_ptr<Evaluation> evaluate(std::span<const double> points) const override {
            return std::make_unique<PoissonEvaluation>(solver_, states_, points);
        }

    private:
        const PoissonSolver& solver_;
        ObservedStates states_;
    };

    SolverShape shape_;
    double bias_;
};

} // namespace dyngpt
