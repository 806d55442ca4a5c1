#include "core/common/issue.h"
#include "core/nn/checkpoint.h"
#include "core/nn/weight_layout.h"
#include "core/nn/zip_archive.h"

#include <numeric>

namespace dyngpt {

namespace {

/// Opcodes of pickle protocol 2, as PyTorch uses them.
class PickleWriter {
public:
    PickleWriter() { bytes_ = "\x80\x02"; }

    PickleWriter& op(char opcode) {
        bytes_ += opcode;
        return *this;
    }
    PickleWriter& string(const std::string& value) {
        op('X');
        fixed(static_cast<std::uint32_t>(value.size()), 4);
        bytes_ += value;
        return *this;
    }
    PickleWriter& integer(std::int64_t value) {
        op('\x8a').op('\x08'); // LONG1 of 8 bytes
        fixed(static_cast<std::uint64_t>(value), 8);
        return *this;
    }
    PickleWriter& integers(const std::vector<std::int64_t>& values) {
        op('(');
        for (const std::int64_t value : values)
            integer(value);
        return op('t');
    }
    PickleWriter& global(const std::string& module, const std::string& name) {
        op('c');
        bytes_ += module + "\n" + name + "\n";
        return *this;
    }
    PickleWriter& emptyOrderedDict() {
        return global("collections", "OrderedDict").op(')').op('R');
    }
    PickleWriter& put(std::uint32_t key) {
        op('r');
        fixed(key, 4);
        return *this;
    }
    PickleWriter& get(std::uint32_t key) {
        op('j');
        fixed(key, 4);
        return *this;
    }
    const std::string& bytes() const { return bytes_; }

private:
    void fixed(std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i)
            bytes_ += static_cast<char>(value >> 8 * i & 0xff);
    }
    std::string bytes_;
};

/// torch._utils._rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict())
void addTensor(PickleWriter& pickle, const NamedTensor& tensor, const std::string& storage) {
    std::vector<std::int64_t> strides(tensor.shape.size(), 1);
    for (std::size_t d = strides.size(); d > 1; --d)
        strides[d - 2] = strides[d - 1] * tensor.shape[d - 1];
    const bool isDouble = tensor.type == NamedTensor::Type::Float64;
    const auto elements = static_cast<std::int64_t>(tensor.bytes.size() / (isDouble ? 8 : 4));
    pickle.global("torch._utils", "_rebuild_tensor_v2").op('(');
    pickle.op('(').string("storage").global("torch", isDouble ? "DoubleStorage" : "FloatStorage");
    pickle.string(storage).string("cpu").integer(elements).op('t').op('Q');
    pickle.integer(0).integers(tensor.shape).integers(strides).op('\x89').emptyOrderedDict();
    pickle.op('t').op('R');
}

} // namespace

std::string encodeReferenceWeights(const Checkpoint& checkpoint) {
    const std::string tokens = "transformer.wte.weight";
    const auto found = checkpoint.tensors.find(tokens);
    const std::int64_t vocabulary =
        found != checkpoint.tensors.end() && found->second.shape.size() == 2
            ? found->second.shape[0]
            : 0;
    constexpr std::uint32_t tokensMemo = 0;
    PickleWriter pickle;
    std::vector<const NamedTensor*> storages;
    pickle.op('}').string("net_state_dict").emptyOrderedDict().op('(');
    for (const WeightEntry& entry : weightLayout(checkpoint.shape, vocabulary)) {
        const auto tensor = checkpoint.tensors.find(entry.name);
        if (tensor == checkpoint.tensors.end() || tensor->second.shape != entry.shape)
            throw Error(entry.name, text(DYNGPT_TEXT("core", "The weights “%1” are missing or "
                                                             "misshapen"),
                                         entry.name));
        pickle.string(entry.name);
        addTensor(pickle, tensor->second, std::to_string(storages.size()));
        if (entry.name == tokens)
            pickle.put(tokensMemo);
        storages.push_back(&tensor->second);
    }
    // The output head is the embedding.
    pickle.string("lm_head.weight").get(tokensMemo).op('u').op('s').op('.');

    ZipWriter zip("archive");
    zip.add("data.pkl", pickle.bytes());
    for (std::size_t i = 0; i < storages.size(); ++i)
        zip.add("data/" + std::to_string(i), storages[i]->bytes);
    zip.add("version", "3\n");
    return zip.finish();
}

} // namespace dyngpt
