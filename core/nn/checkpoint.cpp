#include "core/nn/checkpoint.h"

#include "core/common/hash.h"
#include "core/common/issue.h"

#include <nlohmann/json.hpp>

#include <cstring>

namespace dyngpt {

namespace {

using nlohmann::json;

// magic, format version (u32), header length (u64), header, tensors, hash of all before.
constexpr std::string_view magic = "DYNGPTNN";
constexpr std::uint32_t formatVersion = 1;
constexpr std::size_t fixedSize = 8 + 4 + 8;
constexpr std::size_t hashSize = 16;
constexpr std::uint64_t largestTensor = std::uint64_t{1} << 32;

template <typename T> void append(std::string& out, T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
}

template <typename T> T take(std::string_view bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

std::size_t elementSize(NamedTensor::Type type) {
    return type == NamedTensor::Type::Float32 ? 4 : 8;
}

json toJson(const SolverShape& shape) {
    return {{"parameter_names", shape.parameterNames},
            {"lower", shape.lower},
            {"upper", shape.upper},
            {"state_names", shape.stateNames},
            {"state_bounds", shape.stateBounds},
            {"initial_state", shape.initialState},
            {"layers", shape.layers},
            {"heads", shape.heads},
            {"embedding", shape.embedding},
            {"prompt_tokens", shape.promptTokens},
            {"feed_forward", shape.feedForward},
            {"block_size", shape.blockSize}};
}

SolverShape shapeFromJson(const json& j) {
    SolverShape shape;
    j.at("parameter_names").get_to(shape.parameterNames);
    j.at("lower").get_to(shape.lower);
    j.at("upper").get_to(shape.upper);
    j.at("state_names").get_to(shape.stateNames);
    j.at("state_bounds").get_to(shape.stateBounds);
    j.at("initial_state").get_to(shape.initialState);
    j.at("layers").get_to(shape.layers);
    j.at("heads").get_to(shape.heads);
    j.at("embedding").get_to(shape.embedding);
    j.at("prompt_tokens").get_to(shape.promptTokens);
    j.at("feed_forward").get_to(shape.feedForward);
    j.at("block_size").get_to(shape.blockSize);
    return shape;
}

[[noreturn]] void damaged(const std::string& place) {
    throw Error(place, text(DYNGPT_TEXT("core", "The solver file is damaged or cut off")),
                text(DYNGPT_TEXT("core", "Train again, or use another copy of the file")));
}

} // namespace

std::string encodeCheckpoint(const Checkpoint& checkpoint) {
    json tensors = json::object();
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : checkpoint.tensors) {
        tensors[name] = {{"type", tensor.type == NamedTensor::Type::Float32 ? "f32" : "f64"},
                         {"shape", tensor.shape},
                         {"offset", offset}};
        offset += tensor.bytes.size();
    }
    const std::string header = json{
        {"shape", toJson(checkpoint.shape)},
        {"info", json::parse(checkpoint.info)},
        {"tensors",
         std::move(tensors)}}.dump();
    std::string out;
    out.reserve(fixedSize + header.size() + offset + hashSize);
    out += magic;
    append(out, formatVersion);
    append(out, static_cast<std::uint64_t>(header.size()));
    out += header;
    for (const auto& [name, tensor] : checkpoint.tensors)
        out += tensor.bytes;
    out += hashText(out);
    return out;
}

Checkpoint decodeCheckpoint(std::string_view bytes, const std::string& place) {
    if (bytes.size() < fixedSize || bytes.substr(0, magic.size()) != magic)
        throw Error(place, text(DYNGPT_TEXT("core", "This is not a solver file")));
    const auto version = take<std::uint32_t>(bytes, 8);
    if (version > formatVersion)
        throw Error(place,
                    text(DYNGPT_TEXT("core", "The solver file has format %1; this program reads "
                                             "formats up to %2"),
                         version, formatVersion),
                    text(DYNGPT_TEXT("core", "Open it with a newer version of the program")));
    if (bytes.size() < fixedSize + hashSize ||
        hashText(bytes.substr(0, bytes.size() - hashSize)) != bytes.substr(bytes.size() - hashSize))
        damaged(place);
    const auto headerSize = take<std::uint64_t>(bytes, 12);
    if (headerSize > bytes.size() - fixedSize - hashSize)
        damaged(place);
    const std::string_view payload =
        bytes.substr(fixedSize + headerSize, bytes.size() - fixedSize - headerSize - hashSize);
    try {
        const json header = json::parse(bytes.substr(fixedSize, headerSize));
        Checkpoint result;
        result.shape = shapeFromJson(header.at("shape"));
        result.info = header.at("info").dump();
        for (const auto& [name, entry] : header.at("tensors").items()) {
            NamedTensor tensor;
            tensor.type =
                entry.at("type") == "f64" ? NamedTensor::Type::Float64 : NamedTensor::Type::Float32;
            entry.at("shape").get_to(tensor.shape);
            std::uint64_t size = elementSize(tensor.type);
            for (const std::int64_t n : tensor.shape) {
                if (n < 0 || static_cast<std::uint64_t>(n) > largestTensor / size)
                    damaged(place);
                size *= static_cast<std::uint64_t>(n);
            }
            const auto offset = entry.at("offset").get<std::uint64_t>();
            if (offset > payload.size() || size > payload.size() - offset)
                damaged(place);
            tensor.bytes = std::string(payload.substr(offset, size));
            result.tensors.emplace(name, std::move(tensor));
        }
        return result;
    } catch (const json::exception&) {
        damaged(place);
    }
}

} // namespace dyngpt
