#pragma once
// Draws full states from the solver at one parameter point, token by token: draws that share a
// prefix share its conditional distribution, and the keys and values of a prefix are kept for all
// that go on from it. One thread; the network must outlive it.

#include "core/common/random.h"
#include "core/nn/torch/transformer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace dyngpt {

class StateSampler {
public:
    StateSampler(const Transformer& network, std::span<const double> logParameters);

    /// count x states.
    std::vector<std::int32_t> draw(int count, std::uint64_t seed) const;

private:
    void drawSome(std::span<std::int32_t> states, RandomStream& random) const;

    const Transformer& network_;
    Transformer::Prompt prompt_;
    torch::Tensor first_; ///< log probabilities of the first state
};

} // namespace dyngpt
