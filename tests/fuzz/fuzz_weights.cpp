// A weight file (.pt) is refused with an Error, or its weights come back as they were from a file
// of our own. What is no archive is taken as the pickle in one, behind the checksums.

#include "core/nn/checkpoint.h"
#include "core/nn/zip_archive.h"
#include "tests/fuzz/fuzzing.h"

#include <string_view>

using namespace dyngpt;

namespace {

SolverShape knownShape() {
    SolverShape shape;
    shape.parameterNames = {"a"};
    shape.stateNames = {"X", "Y"};
    shape.stateBounds = {2, 3};
    shape.initialState = {1, 0};
    shape.heads = 1;
    return shape;
}

std::string archiveOf(std::string_view pickle) {
    ZipWriter zip("archive");
    zip.add("data.pkl", pickle);
    zip.add("data/0", std::string(256, '\1'));
    return zip.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Checkpoint weights;
    try {
        weights =
            decodeReferenceWeights(bytes.starts_with("PK") ? std::string(bytes) : archiveOf(bytes),
                                   "fuzz.pt", knownShape());
    } catch (const Error& error) {
        fuzzing::require(!error.issues().empty(), "an error says what");
        return 0;
    }
    const Checkpoint again =
        decodeReferenceWeights(encodeReferenceWeights(weights), "fuzz.pt", knownShape());
    fuzzing::require(again.tensors.size() == weights.tensors.size(), "read(write(w)) has all of w");
    for (const auto& [name, tensor] : weights.tensors)
        fuzzing::require(again.tensors.at(name).bytes == tensor.bytes, "read(write(w)) == w");
    return 0;
}
