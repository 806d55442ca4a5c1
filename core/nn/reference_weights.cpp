#include "core/nn/checkpoint.h"

#include "core/common/issue.h"
#include "core/nn/pickle.h"

#include <minizip/unzip.h>

#include <cstring>
#include <memory>
#include <optional>

namespace dyngpt {

namespace {

[[noreturn]] void refuse(const std::string& place, Text what) {
    throw Error(place, std::move(what),
                text(DYNGPT_TEXT("core", "Only weight files of the reference package can be "
                                         "opened; nothing in the file was run")));
}

/// The archive's files by name, without the folder PyTorch puts first.
std::map<std::string, std::string> readArchive(const std::filesystem::path& path) {
    constexpr std::uint64_t largestFile = 1ULL << 30;
    const std::string place = path.string();
    const std::unique_ptr<void, int (*)(void*)> zip(unzOpen64(place.c_str()), unzClose);
    if (!zip)
        refuse(place, text(DYNGPT_TEXT("core", "The weight file is missing or not a zip archive")));
    std::map<std::string, std::string> files;
    for (int more = unzGoToFirstFile(zip.get()); more == UNZ_OK;
         more = unzGoToNextFile(zip.get())) {
        unz_file_info64 info{};
        char name[512] = {};
        if (unzGetCurrentFileInfo64(zip.get(), &info, name, sizeof name - 1, nullptr, 0, nullptr,
                                    0) != UNZ_OK ||
            info.uncompressed_size > largestFile || unzOpenCurrentFile(zip.get()) != UNZ_OK)
            refuse(place, text(DYNGPT_TEXT("core", "The weight file is damaged or cut off")));
        std::string bytes;
        char buffer[65536];
        int n = 0;
        while ((n = unzReadCurrentFile(zip.get(), buffer, sizeof buffer)) > 0) {
            bytes.append(buffer, static_cast<std::size_t>(n));
            if (bytes.size() > largestFile)
                break;
        }
        if (n != 0 || unzCloseCurrentFile(zip.get()) != UNZ_OK)
            refuse(place, text(DYNGPT_TEXT("core", "The weight file is damaged or cut off")));
        const char* slash = std::strchr(name, '/');
        files[slash != nullptr ? slash + 1 : name] = std::move(bytes);
    }
    return files;
}

const pickle::ValuePtr* find(const pickle::Dict& dict, const std::string& key) {
    for (const auto& [k, value] : dict.items) {
        const auto* name = std::get_if<std::string>(&k->data);
        if (name != nullptr && *name == key)
            return &value;
    }
    return nullptr;
}

/// Contiguous copy of a tensor, whatever its strides. Empty for types that are no weights.
std::optional<NamedTensor> contiguous(const pickle::TensorView& view,
                                      const std::map<std::string, std::string>& files,
                                      const std::string& place) {
    NamedTensor tensor;
    if (view.storage.type == "DoubleStorage")
        tensor.type = NamedTensor::Type::Float64;
    else if (view.storage.type != "FloatStorage")
        return std::nullopt;
    const std::size_t width = tensor.type == NamedTensor::Type::Float64 ? 8 : 4;
    const auto data = files.find("data/" + view.storage.key);
    const auto bad = [&]() {
        refuse(place, text(DYNGPT_TEXT("core", "The weight file is damaged or cut off")));
    };
    if (data == files.end() || view.shape.size() != view.strides.size() || view.offset < 0 ||
        view.shape.size() > 8)
        bad();
    const auto available = static_cast<std::int64_t>(data->second.size() / width);
    std::int64_t elements = 1;
    std::int64_t last = view.offset;
    for (std::size_t d = 0; d < view.shape.size(); ++d) {
        if (view.shape[d] <= 0 || view.shape[d] > available || view.strides[d] < 0 ||
            view.strides[d] > available)
            bad();
        elements *= view.shape[d];
        last += (view.shape[d] - 1) * view.strides[d];
        if (elements > available || last >= available)
            bad();
    }
    tensor.shape = view.shape;
    tensor.bytes.resize(static_cast<std::size_t>(elements) * width);
    std::vector<std::int64_t> index(view.shape.size());
    for (std::int64_t n = 0; n < elements; ++n) {
        std::int64_t at = view.offset;
        for (std::size_t d = 0; d < index.size(); ++d)
            at += index[d] * view.strides[d];
        std::memcpy(tensor.bytes.data() + static_cast<std::size_t>(n) * width,
                    data->second.data() + static_cast<std::size_t>(at) * width, width);
        for (std::size_t d = index.size(); d > 0 && ++index[d - 1] == view.shape[d - 1]; --d)
            index[d - 1] = 0;
    }
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
    const auto tokens = dimensions("transformer.wte.weight", 2);
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

} // namespace

Checkpoint readReferenceWeights(const std::filesystem::path& path, SolverShape shape) {
    const std::string place = path.string();
    const std::map<std::string, std::string> files = readArchive(path);
    const auto stream = files.find("data.pkl");
    if (stream == files.end())
        refuse(place, text(DYNGPT_TEXT("core", "The weight file holds no data.pkl")));
    const pickle::ValuePtr root = pickle::parse(stream->second, place);

    const auto* dict = std::get_if<pickle::Dict>(&root->data);
    if (dict != nullptr) {
        if (const pickle::ValuePtr* inner = find(*dict, "net_state_dict"))
            dict = std::get_if<pickle::Dict>(&(*inner)->data);
    }
    if (dict == nullptr)
        refuse(place, text(DYNGPT_TEXT("core", "The weight file holds no state dictionary")));

    Checkpoint result;
    for (const auto& [key, value] : dict->items) {
        const auto* name = std::get_if<std::string>(&key->data);
        const auto* view = std::get_if<pickle::TensorView>(&value->data);
        // Mask buffers (…attn.bias) are no weights; the head is tied to the embedding.
        if (name == nullptr || view == nullptr || name->ends_with(".attn.bias") ||
            *name == "lm_head.weight")
            continue;
        if (std::optional<NamedTensor> tensor = contiguous(*view, files, place))
            result.tensors.emplace(*name, std::move(*tensor));
    }
    adoptShape(shape, result.tensors, place);
    result.shape = std::move(shape);
    result.info = R"({"source": "reference package"})";
    return result;
}

} // namespace dyngpt
