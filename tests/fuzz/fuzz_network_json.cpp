// A file is refused with an Error, or it comes back as it was and can be checked and compiled.

#include "core/model/network_json.h"
#include "tests/fuzz/fuzzing.h"

#include <string_view>

using namespace dyngpt;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Network network;
    try {
        network = parseNetwork({reinterpret_cast<const char*>(data), size}, "fuzz.json");
    } catch (const Error& error) {
        fuzzing::require(!error.issues().empty(), "an error says what");
        return 0;
    }
    const std::string json = writeNetwork(network);
    const Network again = parseNetwork(json, "fuzz.json");
    fuzzing::require(again == network, "parse(write(n)) == n");
    fuzzing::require(writeNetwork(again) == json, "write(parse(json)) == json");
    fuzzing::require(networkHash(again) == networkHash(network), "equal networks, equal hashes");
    fuzzing::checkAndCompile(network);
    return 0;
}
