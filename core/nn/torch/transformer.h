#pragma once
// The autoregressive transformer: prompt (log parameters, initial recorded states, time 0) and
// prefixes of the recorded states -> conditional log probabilities of the next state. Knows
// tensors only; nothing of training or of what the states mean.
//
// The prompt's keys and values depend on the parameters alone, so they are computed once for a
// set and shared by all its rows (prefix sharing).

#include "core/nn/checkpoint.h"
#include "core/nn/torch/row_batch.h"
#include "core/nn/weight_layout.h"

#include <string>
#include <vector>

namespace dyngpt {

class Transformer {
public:
    /// Uninitialised weights in one flat tensor.
    Transformer(const SolverShape& shape, torch::Device device, torch::ScalarType type);

    const SolverShape& shape() const { return shape_; }
    torch::Device device() const { return flat_.device(); }
    torch::ScalarType type() const { return flat_.scalar_type(); }

    /// GPT-2's initialisation: normal with sd 0.02, output projections scaled by depth.
    void initialise(std::uint64_t seed);
    void load(const std::map<std::string, NamedTensor>& tensors, const std::string& place);
    /// On the CPU, in the reference package's names.
    std::map<std::string, NamedTensor> save() const;

    /// All weights, for the optimiser; writing to it changes the network.
    torch::Tensor& flat() { return flat_; }
    /// 1 where weight decay applies (matrices), 0 elsewhere.
    torch::Tensor decayMask() const;
    /// The weights as leaves that require gradients, in the order of the flat tensor.
    const std::vector<torch::Tensor>& leaves() const { return leaves_; }

    /// From now on gradients flow to the prompt alone.
    void freeze();

    /// What the first block makes of a set's token rows, all but row 0: it does not depend on the
    /// parameters, so that one tree's is worked out once for all sets that share the tree.
    struct TokenRows {
        torch::Tensor rows;      ///< (1, R-1, E)
        torch::Tensor query;     ///< (1, H, R-1, d), scaled
        torch::Tensor ownScores; ///< (1, H, R-1, A)
        torch::Tensor ownValues; ///< (1, H, R-1, A, d)
    };
    /// Of a batch of one set with more than one row, on a frozen network.
    TokenRows readTokenRows(const RowBatch& batch) const;

    /// prompt (S, inputs), as promptInputs() makes it. Per level: log probabilities
    /// (rows of the level, bound). With `shared`, all sets of the batch have that tree. Safe to
    /// call from several threads.
    std::vector<torch::Tensor> forward(const torch::Tensor& prompt, const RowBatch& batch,
                                       const TokenRows* shared = nullptr) const;

    /// Of a layer: (rows, E) each, or (H, 64, d) of the prompt.
    struct KeysValues {
        torch::Tensor keys, values;
    };
    /// What the rows of one set share.
    struct Prompt {
        std::vector<KeysValues> layers;
        torch::Tensor last; ///< (1, E) the last token, which is the empty prefix
    };
    /// prompt (1, inputs).
    Prompt readPrompt(const torch::Tensor& prompt) const;
    /// Goes one token further where the keys and values of the tokens before are at hand: (rows,
    /// bound) log probabilities after `tokens` (rows), the last of prefixes of length `level`.
    /// Level 0 has no tokens and one row. `before` and `own`: by layer, (rows, level - 1, E) of the
    /// tokens before and (rows, E) of these.
    torch::Tensor step(const Prompt& prompt, int level, const torch::Tensor& tokens,
                       const std::vector<KeysValues>& before, std::vector<KeysValues>& own) const;

    /// (S, P) log parameters -> (S, inputs) on the device, differentiable.
    torch::Tensor promptInputs(const torch::Tensor& logParameters) const;

    int inputs() const { return shape_.parameterCount() + shape_.stateCount() + 1; }

private:
    struct Block {
        torch::Tensor norm1, attention, projection, norm2, expand, contract;
    };
    /// (S, 64, E)
    torch::Tensor promptTokens(const torch::Tensor& prompt) const;
    KeysValues promptKeysValues(const torch::Tensor& x, const Block& block) const;
    torch::Tensor attendPrompt(const torch::Tensor& x, const Block& block) const;
    torch::Tensor feedForward(const torch::Tensor& x, const Block& block) const;
    /// Token embeddings of all rows but row 0, (S, R-1, E).
    torch::Tensor tokenEmbeddings(const RowBatch& batch) const;
    /// What rows (S, R, E) attend to: (S, H, R, d) before the projection.
    torch::Tensor attend(const torch::Tensor& y, const KeysValues& prompt, const RowBatch& batch,
                         const Block& block) const;
    /// The same for row 0 alone, `last` (S, 1, E), and rows of which the rest is known.
    torch::Tensor attend(const torch::Tensor& last, const KeysValues& prompt, const TokenRows& rest,
                         const Block& block) const;
    /// Of queries, before they meet keys.
    double scale() const;
    torch::Tensor norm(const torch::Tensor& x, const torch::Tensor& weight) const;

    SolverShape shape_;
    std::vector<WeightEntry> entries_;
    torch::Tensor flat_;
    std::vector<torch::Tensor> leaves_;
    torch::Tensor promptWeight_, promptBias_, promptEmbedding_, tokens_, positions_, finalNorm_;
    std::vector<Block> blocks_;
};

} // namespace dyngpt
