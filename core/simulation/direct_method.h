#pragma once
// The direct method (Gillespie, J. Phys. Chem. 81, 2340, 1977): one exponential waiting time and
// one choice of the event per step. For networks of up to some hundred events. Propensities lie
// in the leaves of a sum tree with eight children a node: a step costs the logarithm of the
// number of events whatever their order, and every sum is taken afresh from its children, so
// that no rounding accumulates and the total is exactly 0 in an absorbing state.

#include "core/model/compiled_network.h"
#include "core/simulation/simulator.h"

namespace dyngpt {

class DirectMethod final : public Simulator {
public:
    /// The network must outlive the simulator.
    explicit DirectMethod(const CompiledNetwork& network);

    void start(std::span<const double> parameters, const RandomStream& random) override;
    bool advance(double until, std::uint64_t maxEvents) override;

private:
    /// rate * count * count: every mass-action event of at most two reactants. An absent reactant
    /// points to an element of amounts_ that is always 1.
    struct Monomial {
        double rate = 0;
        std::int32_t first = 0;
        std::int32_t second = 0;
        std::int32_t event = 0;
    };
    struct Range {
        std::int32_t begin = 0;
        std::int32_t end = 0;
    };
    /// What an event touches, as ranges of the flat arrays below.
    struct Step {
        Range changes;
        Range monomials;
        Range others;
        Range sums;
    };

    void layOutTree(std::size_t events);
    Step layOutStep(const std::vector<CompiledChange>& changes, const std::vector<int>& touched);
    bool isMonomial(int event) const;
    Monomial monomial(int event) const;
    void fire(const Step& step);
    void recompute(const Step& step);
    std::int32_t select(double target) const;
    void drawNext();

    const CompiledNetwork& network_;
    PropensityEvaluator evaluator_;
    RandomStream random_;
    std::vector<double> amounts_; ///< the counts again, for arithmetic without conversion
    std::vector<Step> steps_;
    std::vector<CompiledChange> changes_;
    std::vector<Monomial> monomials_;
    std::vector<std::int32_t> others_;     ///< events that are not monomials or need a guard
    std::vector<std::int32_t> sums_;       ///< inner nodes, children before parents
    Step everything_;                      ///< all propensities and sums: what start() computes
    std::vector<double> nodes_;            ///< leaves first, the root's children last
    std::vector<std::int32_t> firstChild_; ///< of each inner node, by its index minus leaves_
    double total_ = 0;
    std::int32_t leaves_ = 0;
    std::int32_t root_ = 0; ///< first child of the root
};

} // namespace dyngpt
