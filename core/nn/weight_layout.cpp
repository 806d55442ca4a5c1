#include "core/nn/weight_layout.h"

namespace dyngpt {

std::vector<WeightEntry> weightLayout(const SolverShape& shape, std::int64_t vocabulary) {
    const std::int64_t width = shape.embedding;
    const std::int64_t inputs = shape.parameterCount() + shape.stateCount() + 1;
    std::vector<WeightEntry> entries = {{"pro_fc.weight", {shape.promptTokens, inputs}},
                                        {"pro_fc.bias", {shape.promptTokens}},
                                        {"pro_emb.weight", {width, 1}},
                                        {"transformer.wte.weight", {vocabulary, width}},
                                        {"transformer.wpe.weight", {shape.blockSize, width}}};
    for (int i = 0; i < shape.layers; ++i) {
        const std::string block = "transformer.h." + std::to_string(i) + ".";
        entries.push_back({block + "ln_1.weight", {width}});
        entries.push_back({block + "attn.c_attn.weight", {3 * width, width}});
        entries.push_back({block + "attn.c_proj.weight", {width, width}});
        entries.push_back({block + "ln_2.weight", {width}});
        entries.push_back({block + "mlp.c_fc.weight", {shape.feedForward, width}});
        entries.push_back({block + "mlp.c_proj.weight", {width, shape.feedForward}});
    }
    entries.push_back({"transformer.ln_f.weight", {width}});
    return entries;
}

} // namespace dyngpt
