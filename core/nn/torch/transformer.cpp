#include "core/nn/torch/transformer.h"

#include "core/common/issue.h"
#include "core/common/random.h"

#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

namespace dyngpt {

namespace {

std::int64_t product(const std::vector<std::int64_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

bool endsWith(const std::string& name, const char* suffix) {
    return name.ends_with(suffix);
}

/// Keys and values of every row itself and its ancestors, (S, H, R, A, d) each: `own` (S, R, 2,
/// H, d) holds those of the rows.
std::pair<torch::Tensor, torch::Tensor> ofAncestors(const torch::Tensor& own,
                                                    const RowBatch& batch) {
    const torch::Tensor both =
        own.reshape({batch.sets * batch.rows, -1})
            .index_select(0, batch.ancestorRows)
            .view({batch.sets, batch.rows, batch.ancestors, 2, own.size(3), own.size(4)});
    return {both.select(3, 0).permute({0, 3, 1, 2, 4}), both.select(3, 1).permute({0, 3, 1, 2, 4})};
}

/// query (S, H, R, d) by keys (S, H, R, A, d).
torch::Tensor scoresOf(const torch::Tensor& query, const torch::Tensor& keys,
                       const RowBatch& batch) {
    // Summed over the last but one dimension: LibTorch does that in half the time.
    return (query.unsqueeze(-1) * keys.transpose(-2, -1)).sum(-2) + batch.ancestorMask.unsqueeze(1);
}

/// scores (S, H, R, 64) of the prompt and (S, H, R, A) of the rows' own.
torch::Tensor mix(const torch::Tensor& scores, const torch::Tensor& ownScores,
                  const torch::Tensor& values, const torch::Tensor& ownValues) {
    const std::int64_t length = scores.size(-1);
    const torch::Tensor attention = torch::softmax(torch::cat({scores, ownScores}, -1), -1);
    return torch::matmul(attention.narrow(-1, 0, length), values) +
           (attention.narrow(-1, length, ownScores.size(-1)).unsqueeze(-1) * ownValues).sum(-2);
}

} // namespace

Transformer::Transformer(const SolverShape& shape, torch::Device device, torch::ScalarType type)
    : shape_(shape) {
    entries_ =
        weightLayout(shape, *std::max_element(shape.stateBounds.begin(), shape.stateBounds.end()));

    std::int64_t size = 0;
    for (const WeightEntry& entry : entries_)
        size += product(entry.shape);
    flat_ = torch::zeros({size}, torch::TensorOptions().device(device).dtype(type));
    std::int64_t at = 0;
    for (const WeightEntry& entry : entries_) {
        const std::int64_t n = product(entry.shape);
        leaves_.push_back(flat_.narrow(0, at, n).view(entry.shape).detach().requires_grad_(true));
        at += n;
    }
    promptWeight_ = leaves_[0];
    promptBias_ = leaves_[1];
    promptEmbedding_ = leaves_[2];
    tokens_ = leaves_[3];
    positions_ = leaves_[4];
    for (int i = 0; i < shape.layers; ++i) {
        const auto first = leaves_.begin() + 5 + 6 * i;
        blocks_.push_back({first[0], first[1], first[2], first[3], first[4], first[5]});
    }
    finalNorm_ = leaves_.back();
}

void Transformer::initialise(std::uint64_t seed) {
    // Own normal numbers: the same start on every machine and LibTorch version.
    RandomStream random(seed, 0, /*purpose=*/0x696e6974);
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(flat_.numel()));
    for (const WeightEntry& entry : entries_) {
        double sd = 0.02;
        if (endsWith(entry.name, "c_proj.weight"))
            sd /= std::sqrt(2.0 * shape_.layers);
        if (entry.name == "pro_fc.weight" || entry.name == "pro_emb.weight")
            sd = 1 / std::sqrt(static_cast<double>(entry.shape[1]));
        const bool isNorm = entry.name.find("ln_") != std::string::npos;
        const bool isBias = endsWith(entry.name, ".bias");
        for (std::int64_t i = 0; i < product(entry.shape); ++i)
            values.push_back(isNorm ? 1.0 : isBias ? 0.0 : sd * random.normal());
    }
    const torch::NoGradGuard noGrad;
    flat_.copy_(torch::tensor(values, torch::kFloat64));
}

void Transformer::load(const std::map<std::string, NamedTensor>& tensors,
                       const std::string& place) {
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const WeightEntry& entry = entries_[i];
        const auto found = tensors.find(entry.name);
        const bool tokens = entry.name == "transformer.wte.weight";
        // A foreign vocabulary may be larger than the largest bound needs.
        if (found == tensors.end() || found->second.shape.size() != entry.shape.size() ||
            (tokens ? found->second.shape[1] != entry.shape[1] ||
                          found->second.shape[0] < entry.shape[0]
                    : found->second.shape != entry.shape))
            throw Error(
                place,
                text(DYNGPT_TEXT("core", "The weights “%1” are missing or misshapen"), entry.name));
        const NamedTensor& source = found->second;
        const bool isDouble = source.type == NamedTensor::Type::Float64;
        torch::Tensor values =
            torch::empty(source.shape, isDouble ? torch::kFloat64 : torch::kFloat32);
        std::memcpy(values.data_ptr(), source.bytes.data(), source.bytes.size());
        leaves_[i].copy_(tokens ? values.narrow(0, 0, entry.shape[0]) : values);
    }
}

std::map<std::string, NamedTensor> Transformer::save() const {
    std::map<std::string, NamedTensor> result;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const torch::Tensor values = leaves_[i].detach().to(torch::kCPU).contiguous();
        NamedTensor tensor;
        tensor.type = values.scalar_type() == torch::kFloat64 ? NamedTensor::Type::Float64
                                                              : NamedTensor::Type::Float32;
        tensor.shape = entries_[i].shape;
        tensor.bytes.assign(static_cast<const char*>(values.data_ptr()),
                            values.numel() * values.element_size());
        result.emplace(entries_[i].name, std::move(tensor));
    }
    return result;
}

torch::Tensor Transformer::decayMask() const {
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& leaf : leaves_)
        parts.push_back(torch::full({leaf.numel()}, leaf.dim() >= 2 ? 1.0 : 0.0, flat_.options()));
    return torch::cat(parts);
}

torch::Tensor Transformer::promptInputs(const torch::Tensor& logParameters) const {
    std::vector<double> rest = shape_.initialState;
    rest.push_back(0); // time
    const torch::Tensor constant =
        torch::tensor(rest, torch::kFloat64)
            .to(device(), type())
            .expand({logParameters.size(0), static_cast<std::int64_t>(rest.size())});
    return torch::cat({logParameters.to(device(), type()), constant}, 1);
}

double Transformer::scale() const {
    return 1 / std::sqrt(static_cast<double>(shape_.embedding / shape_.heads));
}

torch::Tensor Transformer::norm(const torch::Tensor& x, const torch::Tensor& weight) const {
    return torch::layer_norm(x, {shape_.embedding}, weight, {}, 1e-5);
}

torch::Tensor Transformer::feedForward(const torch::Tensor& x, const Block& block) const {
    const torch::Tensor hidden =
        torch::gelu(torch::linear(norm(x, block.norm2), block.expand), "tanh");
    return x + torch::linear(hidden, block.contract);
}

torch::Tensor Transformer::attendPrompt(const torch::Tensor& x, const Block& block) const {
    const std::int64_t sets = x.size(0);
    const std::int64_t length = x.size(1);
    const std::int64_t heads = shape_.heads;
    const std::int64_t d = shape_.embedding / heads;
    const auto qkv = torch::linear(norm(x, block.norm1), block.attention)
                         .view({sets, length, 3, heads, d})
                         .permute({2, 0, 3, 1, 4})
                         .unbind(0); // each (S, H, L, d)
    const torch::Tensor mask =
        torch::full({length, length}, -std::numeric_limits<double>::infinity(), x.options())
            .triu(1);
    const torch::Tensor scores =
        torch::matmul(qkv[0], qkv[1].transpose(-2, -1)) / std::sqrt(static_cast<double>(d)) + mask;
    const torch::Tensor mixed = torch::matmul(torch::softmax(scores, -1), qkv[2])
                                    .transpose(1, 2)
                                    .reshape({sets, length, shape_.embedding});
    return x + torch::linear(mixed, block.projection);
}

torch::Tensor Transformer::promptTokens(const torch::Tensor& prompt) const {
    // Each scalar times one embedding vector.
    const torch::Tensor scalars =
        torch::gelu(torch::linear(prompt, promptWeight_, promptBias_), "tanh");
    return scalars.unsqueeze(-1) * promptEmbedding_.view({shape_.embedding}) +
           positions_.narrow(0, 0, shape_.promptTokens);
}

/// Each (S, H, 64, d).
Transformer::KeysValues Transformer::promptKeysValues(const torch::Tensor& x,
                                                      const Block& block) const {
    const std::int64_t width = shape_.embedding;
    const std::int64_t heads = shape_.heads;
    const auto both =
        torch::linear(norm(x, block.norm1), block.attention.narrow(0, width, 2 * width))
            .view({x.size(0), x.size(1), 2, heads, width / heads})
            .permute({2, 0, 3, 1, 4})
            .unbind(0);
    return {both[0], both[1]};
}

Transformer::Prompt Transformer::readPrompt(const torch::Tensor& prompt) const {
    torch::Tensor x = promptTokens(prompt);
    Prompt result;
    result.last = x.select(1, shape_.promptTokens - 1);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const KeysValues both = promptKeysValues(x, blocks_[i]);
        result.layers.push_back({both.keys.squeeze(0), both.values.squeeze(0)});
        if (i + 1 < blocks_.size())
            x = feedForward(attendPrompt(x, blocks_[i]), blocks_[i]);
    }
    return result;
}

torch::Tensor Transformer::step(const Prompt& prompt, int level, const torch::Tensor& tokens,
                                const std::vector<KeysValues>& before,
                                std::vector<KeysValues>& own) const {
    const std::int64_t width = shape_.embedding;
    const std::int64_t heads = shape_.heads;
    const std::int64_t d = width / heads;
    const std::int64_t length = shape_.promptTokens;
    const std::int64_t rows = level == 0 ? 1 : tokens.size(0);
    torch::Tensor y =
        level == 0 ? prompt.last
                   : tokens_.index_select(0, tokens) + positions_.select(0, length + level - 1);
    own.clear();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        const torch::Tensor qkv =
            torch::linear(norm(y, block.norm1), block.attention).view({rows, 3, width});
        const torch::Tensor query = qkv.select(1, 0).view({rows, heads, d}).transpose(0, 1) /
                                    std::sqrt(static_cast<double>(d)); // (H, R, d)
        const KeysValues& shared = prompt.layers[i];
        torch::Tensor scores = torch::matmul(query, shared.keys.transpose(-2, -1)); // (H, R, 64)
        torch::Tensor mixed;
        if (level == 0) { // a token of the prompt, which attends to nothing else
            mixed = torch::matmul(torch::softmax(scores, -1), shared.values);
        } else {
            own.push_back({qkv.select(1, 1), qkv.select(1, 2)});
            const auto withOwn = [&](const torch::Tensor& earlier, const torch::Tensor& mine) {
                return torch::cat({earlier, mine.unsqueeze(1)}, 1)
                    .view({rows, level, heads, d})
                    .permute({2, 0, 1, 3}); // (H, R, level, d)
            };
            const torch::Tensor keys = withOwn(before[i].keys, own[i].keys);
            const torch::Tensor values = withOwn(before[i].values, own[i].values);
            const torch::Tensor attention =
                torch::softmax(torch::cat({scores, (query.unsqueeze(-2) * keys).sum(-1)}, -1), -1);
            mixed = torch::matmul(attention.narrow(-1, 0, length), shared.values) +
                    (attention.narrow(-1, length, level).unsqueeze(-1) * values).sum(-2);
        }
        y = y + torch::linear(mixed.transpose(0, 1).reshape({rows, width}), block.projection);
        y = feedForward(y, block);
    }
    const auto bound = shape_.stateBounds[static_cast<std::size_t>(level)];
    return torch::log_softmax(torch::linear(norm(y, finalNorm_), tokens_.narrow(0, 0, bound)), -1);
}

void Transformer::freeze() {
    for (torch::Tensor& leaf : leaves_)
        leaf.requires_grad_(false);
}

torch::Tensor Transformer::tokenEmbeddings(const RowBatch& batch) const {
    const torch::Tensor tokens = batch.tokens.narrow(1, 1, batch.rows - 1);
    const torch::Tensor positions = batch.positions.narrow(1, 1, batch.rows - 1);
    return torch::embedding(tokens_, tokens) + torch::embedding(positions_, positions);
}

torch::Tensor Transformer::attend(const torch::Tensor& y, const KeysValues& prompt,
                                  const RowBatch& batch, const Block& block) const {
    const std::int64_t heads = shape_.heads;
    const std::int64_t d = shape_.embedding / heads;
    const torch::Tensor qkv = torch::linear(norm(y, block.norm1), block.attention)
                                  .view({batch.sets, batch.rows, 3, heads, d});
    const torch::Tensor query = qkv.select(2, 0).transpose(1, 2) * scale(); // (S, H, R, d)
    const torch::Tensor scores = torch::matmul(query, prompt.keys.transpose(-2, -1));
    if (batch.ancestors == 0)
        return torch::matmul(torch::softmax(scores, -1), prompt.values);
    const auto [keys, values] = ofAncestors(qkv.narrow(2, 1, 2), batch);
    return mix(scores, scoresOf(query, keys, batch), prompt.values, values);
}

torch::Tensor Transformer::attend(const torch::Tensor& last, const KeysValues& prompt,
                                  const TokenRows& rest, const Block& block) const {
    const std::int64_t sets = last.size(0);
    const std::int64_t width = shape_.embedding;
    const std::int64_t heads = shape_.heads;
    const std::int64_t d = width / heads;
    const torch::Tensor keys = prompt.keys.transpose(-2, -1);
    const torch::Tensor query =
        torch::linear(norm(last, block.norm1), block.attention.narrow(0, 0, width))
            .view({sets, 1, heads, d})
            .transpose(1, 2) *
        scale();
    const torch::Tensor first =
        torch::matmul(torch::softmax(torch::matmul(query, keys), -1), prompt.values);
    const torch::Tensor scores = torch::matmul(rest.query, keys);
    const torch::Tensor ownScores = rest.ownScores.expand({sets, -1, -1, -1});
    return torch::cat({first, mix(scores, ownScores, prompt.values, rest.ownValues)}, 2);
}

Transformer::TokenRows Transformer::readTokenRows(const RowBatch& batch) const {
    const std::int64_t heads = shape_.heads;
    const std::int64_t d = shape_.embedding / heads;
    const Block& block = blocks_[0];
    TokenRows result;
    result.rows = tokenEmbeddings(batch);
    // Row 0 is nobody's ancestor but its own; any numbers will do for it.
    const torch::Tensor all =
        torch::cat({torch::zeros_like(result.rows.narrow(1, 0, 1)), result.rows}, 1);
    const torch::Tensor qkv =
        torch::linear(norm(all, block.norm1), block.attention).view({1, batch.rows, 3, heads, d});
    const torch::Tensor query = qkv.select(2, 0).transpose(1, 2) * scale();
    const auto [keys, values] = ofAncestors(qkv.narrow(2, 1, 2), batch);
    const auto rest = [&](const torch::Tensor& t) {
        return t.narrow(2, 1, batch.rows - 1).contiguous();
    };
    result.query = rest(query);
    result.ownScores = rest(scoresOf(query, keys, batch));
    result.ownValues = rest(values);
    return result;
}

std::vector<torch::Tensor> Transformer::forward(const torch::Tensor& prompt, const RowBatch& batch,
                                                const TokenRows* shared) const {
    const std::int64_t sets = batch.sets;
    const std::int64_t rows = batch.rows;
    const std::int64_t width = shape_.embedding;

    torch::Tensor x = promptTokens(prompt);

    // Rows (S, R, E); row 0 is the last prompt token.
    const torch::Tensor last = x.narrow(1, shape_.promptTokens - 1, 1);
    torch::Tensor y = last;
    if (shared)
        y = torch::cat({last, shared->rows.expand({sets, -1, -1})}, 1);
    else if (rows > 1)
        y = torch::cat({last, tokenEmbeddings(batch)}, 1);

    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        const KeysValues keysValues = promptKeysValues(x, block);
        const torch::Tensor mixed = i == 0 && shared ? attend(last, keysValues, *shared, block)
                                                     : attend(y, keysValues, batch, block);
        y = y + torch::linear(mixed.transpose(1, 2).reshape({sets, rows, width}), block.projection);
        y = feedForward(y, block);
        if (i + 1 < blocks_.size())
            x = feedForward(attendPrompt(x, block), block);
    }

    y = norm(y, finalNorm_).reshape({sets * rows, width});
    std::vector<torch::Tensor> result;
    for (std::size_t k = 0; k < batch.level.size(); ++k) {
        const torch::Tensor logits =
            torch::linear(y.index_select(0, batch.level[k]),
                          tokens_.narrow(0, 0, shape_.stateBounds[k])); // (N_k, B_k)
        result.push_back(torch::log_softmax(logits, -1));
    }
    return result;
}

} // namespace dyngpt
