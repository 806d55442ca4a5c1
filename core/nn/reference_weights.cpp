#include "core/nn/checkpoint.h"

#include "core/common/file.h"
#include "core/common/issue.h"
#include "core/nn/pickle.h"
#include "core/nn/weight_layout.h"
#include "core/nn/zip_archive.h"

#include <cmath>
#include <cstring>
#include <optional>
#include <set>

namespace dyngpt {

namespace {

constexpr std::uintmax_t largestFile = std::uintmax_t{1} << 30;
constexpr std::size_t largestStream = 16 << 20;
const std::string tokenWeights = "transformer.wte.weight";

[[noreturn]] void refuse(const std::string& place, Text what) {
    throw Error(place, std::move(what),
                text(DYNGPT_TEXT("core", "Only weight files of the reference package can be "
                                         "opened; nothing in the file was run")));
}

[[noreturn]] void damaged(const std::string& place) {
    refuse(place, text(DYNGPT_TEXT("core", "The weight file is damaged or cut off")));
}

const pickle::Value* find(const pickle::Dict& dict, const std::string& key) {
    for (const auto& [k, value] : dict.items) {
        const auto* name = std::get_if<std::string>(&k->data);
        if (name != nullptr && *name == key)
            return value;
    }
    return nullptr;
}

/// The storages of an archive, each read once however many tensors lie in it.
class Storages {
public:
    explicit Storages(const ZipReader& zip) : zip_(zip) {}

    const std::string& operator[](const std::string& key) {
        const auto [found, fresh] = bytes_.try_emplace(key);
        if (fresh)
            found->second = zip_.read("data/" + key);
        return found->second;
    }

private:
    const ZipReader& zip_;
    std::map<std::string, std::string> bytes_;
};

template <typename T> bool allFinite(const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(T)) {
        T value;
        std::memcpy(&value, bytes.data() + at, sizeof(T));
        if (!std::isfinite(value))
            return false;
    }
    return true;
}

/// Contiguous copy of a tensor, whatever its strides. Empty for types that are no weights.
std::optional<NamedTensor> contiguous(const pickle::TensorView& view, Storages& storages,
                                      const std::string& place) {
    NamedTensor tensor;
    if (view.storage.type == "DoubleStorage")
        tensor.type = NamedTensor::Type::Float64;
    else if (view.storage.type != "FloatStorage")
        return std::nullopt;
    const bool isDouble = tensor.type == NamedTensor::Type::Float64;
    const std::size_t width = isDouble ? 8 : 4;
    const std::string& data = storages[view.storage.key];
    const auto available = static_cast<std::int64_t>(data.size() / width);
    if (view.shape.size() != view.strides.size() || view.storage.elements != available ||
        data.size() % width != 0 || view.offset < 0 || view.offset >= available)
        damaged(place);
    std::int64_t elements = 1;
    std::int64_t last = view.offset;
    for (std::size_t d = 0; d < view.shape.size(); ++d) {
        if (view.shape[d] <= 0 || view.shape[d] > available || view.strides[d] < 0 ||
            view.strides[d] > available)
            damaged(place);
        elements *= view.shape[d];
        last += (view.shape[d] - 1) * view.strides[d];
        if (elements > available || last >= available)
            damaged(place);
    }
    tensor.shape = view.shape;
    tensor.bytes.resize(static_cast<std::size_t>(elements) * width);
    std::vector<std::int64_t> index(view.shape.size());
    for (std::int64_t n = 0; n < elements; ++n) {
        std::int64_t at = view.offset;
        for (std::size_t d = 0; d < index.size(); ++d)
            at += index[d] * view.strides[d];
        std::memcpy(tensor.bytes.data() + static_cast<std::size_t>(n) * width,
                    data.data() + static_cast<std::size_t>(at) * width, width);
        for (std::size_t d = index.size(); d > 0 && ++index[d - 1] == view.shape[d - 1]; --d)
            index[d - 1] = 0;
    }
    if (!(isDouble ? allFinite<double>(tensor.bytes) : allFinite<float>(tensor.bytes)))
        refuse(place, text(DYNGPT_TEXT("core", "Some weights are no finite numbers")));
    return tensor;
}

/// Takes the widths from the weights and checks that everything fits together.
void adoptShape(SolverShape& shape, const std::map<std::string, NamedTensor>& tensors,
                const std::string& place) {
    const auto dimensions = [&](const std::string& name, std::size_t rank) {
        const auto found = tensors.find(name);
        if (found == tensors.end() || found->second.shape.size() != rank)
            refuse(place,
                   text(DYNGPT_TEXT("core", "The weights “%1” are missing or misshapen"), name));
        return found->second.shape;
    };
    const auto prompt = dimensions("pro_fc.weight", 2);
    const auto tokens = dimensions(tokenWeights, 2);
    const auto positions = dimensions("transformer.wpe.weight", 2);
    shape.promptTokens = static_cast<int>(prompt[0]);
    shape.embedding = static_cast<int>(tokens[1]);
    shape.blockSize = static_cast<int>(positions[0]);
    shape.layers = 0;
    while (tensors.contains("transformer.h." + std::to_string(shape.layers) + ".ln_1.weight"))
        ++shape.layers;
    const auto fc = dimensions("transformer.h.0.mlp.c_fc.weight", 2);
    shape.feedForward = static_cast<int>(fc[0]);

    const std::int64_t wanted = shape.parameterCount() + shape.stateCount() + 1;
    if (prompt[1] != wanted)
        refuse(place,
               text(DYNGPT_TEXT("core", "The weights take %1 inputs; %2 parameters and %3 recorded "
                                        "states need %4"),
                    prompt[1], shape.parameterCount(), shape.stateCount(), wanted));
    for (const int bound : shape.stateBounds) {
        if (bound < 1 || bound > tokens[0])
            refuse(place, text(DYNGPT_TEXT("core", "The state bound %1 does not fit the "
                                                   "vocabulary of %2 counts"),
                               bound, tokens[0]));
    }
    if (shape.heads < 1 || shape.embedding % shape.heads != 0)
        refuse(place, text(DYNGPT_TEXT("core", "%1 heads do not divide the width of %2"),
                           shape.heads, shape.embedding));
    if (shape.promptTokens + shape.stateCount() - 1 > shape.blockSize)
        refuse(place, text(DYNGPT_TEXT("core", "The weights have too few positions")));
}

/// Nothing may be missing, misshapen or left over: a bias that is ignored gives wrong answers.
void requireLayout(const SolverShape& shape, const std::map<std::string, NamedTensor>& tensors,
                   const std::string& place) {
    const std::int64_t vocabulary = tensors.at(tokenWeights).shape[0];
    std::set<std::string> known;
    for (const WeightEntry& entry : weightLayout(shape, vocabulary)) {
        const auto found = tensors.find(entry.name);
        if (found == tensors.end() || found->second.shape != entry.shape)
            refuse(place, text(DYNGPT_TEXT("core", "The weights “%1” are missing or misshapen"),
                               entry.name));
        known.insert(entry.name);
    }
    for (const auto& [name, tensor] : tensors)
        if (!known.contains(name))
            refuse(place, text(DYNGPT_TEXT("core", "The network has no weights “%1”"), name));
}

std::map<std::string, NamedTensor> readTensors(const pickle::Dict& dict, const ZipReader& zip,
                                               std::size_t largestSize, const std::string& place) {
    std::map<std::string, NamedTensor> tensors;
    Storages storages(zip);
    std::size_t size = 0;
    for (const auto& [key, value] : dict.items) {
        const auto* name = std::get_if<std::string>(&key->data);
        const auto* view = std::get_if<pickle::TensorView>(&value->data);
        // Mask buffers are no weights.
        if (name == nullptr || view == nullptr || name->ends_with(".attn.bias"))
            continue;
        std::optional<NamedTensor> tensor = contiguous(*view, storages, place);
        if (!tensor)
            continue;
        // Tensors may share storage, but not so that the file grows without end.
        size += tensor->bytes.size();
        if (size > largestSize || !tensors.emplace(*name, std::move(*tensor)).second)
            damaged(place);
    }
    // The output head is the embedding.
    const auto head = tensors.find("lm_head.weight");
    if (head != tensors.end()) {
        const auto tokens = tensors.find(tokenWeights);
        if (tokens == tensors.end() || tokens->second.type != head->second.type ||
            tokens->second.bytes != head->second.bytes)
            refuse(place, text(DYNGPT_TEXT("core", "The output head differs from the embedding")));
        tensors.erase(head);
    }
    return tensors;
}

} // namespace

Checkpoint decodeReferenceWeights(std::string_view bytes, const std::string& place,
                                  SolverShape shape) {
    const ZipReader zip(bytes, place);
    if (!zip.contains("data.pkl"))
        refuse(place, text(DYNGPT_TEXT("core", "The weight file holds no data.pkl")));
    const std::string stream = zip.read("data.pkl");
    if (stream.size() > largestStream)
        damaged(place);
    const pickle::Document document = pickle::parse(stream, place);

    const auto* dict = std::get_if<pickle::Dict>(&document.root->data);
    if (dict != nullptr) {
        if (const pickle::Value* inner = find(*dict, "net_state_dict"))
            dict = std::get_if<pickle::Dict>(&inner->data);
    }
    if (dict == nullptr)
        refuse(place, text(DYNGPT_TEXT("core", "The weight file holds no state dictionary")));

    Checkpoint result;
    result.tensors = readTensors(*dict, zip, 2 * bytes.size(), place);
    adoptShape(shape, result.tensors, place);
    requireLayout(shape, result.tensors, place);
    result.shape = std::move(shape);
    result.info = R"({"source": "reference package"})";
    return result;
}

Checkpoint readReferenceWeights(const std::filesystem::path& path, SolverShape shape) {
    const std::string place = path.string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        refuse(place, text(DYNGPT_TEXT("core", "The weight file is missing or not a zip archive")));
    if (std::filesystem::file_size(path, error) > largestFile)
        refuse(place, text(DYNGPT_TEXT("core", "The weight file is larger than any of the "
                                               "reference package")));
    return decodeReferenceWeights(readFile(path), place, std::move(shape));
}

} // namespace dyngpt
