// A model is refused with an Error, or the network made of it can be checked and compiled, and
// written as SBML again.

#include "core/model/sbml.h"
#include "tests/fuzz/fuzzing.h"

#include <string_view>

using namespace dyngpt;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    looksLikeSbml(text);
    SbmlImport import;
    try {
        import = parseSbml(text, "fuzz.xml");
    } catch (const Error& error) {
        fuzzing::require(!error.issues().empty(), "an error says what");
        return 0;
    }
    fuzzing::checkAndCompile(import.network);
    if (hasErrors(checkNetwork(import.network)))
        return 0;
    std::vector<double> values;
    for (const auto& parameter : import.network.parameters)
        values.push_back(parameter.value.value_or(parameter.lower));
    std::vector<Issue> notes;
    writeSbml(import.network, values, notes);
    return 0;
}
