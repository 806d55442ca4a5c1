#include "core/simulation/dataset_json.h"

#include "core/common/numbers.h"

#include <cmath>
#include <ostream>

namespace dyngpt {
namespace {

constexpr int promptDigits = 9;

/// The prompt's numbers with the file's separator between them.
std::string separated(const std::string& prompt, const std::string& separator) {
    std::string result;
    for (const char c : prompt) {
        if (c == ',')
            result += separator;
        else
            result += c;
    }
    return result;
}

std::string countText(double weight) {
    const bool integer = std::abs(weight) < 1e15 && weight == std::floor(weight);
    return integer ? std::to_string(static_cast<long long>(weight)) : formatNumber(weight);
}

std::string setText(const Network& network, const DatasetJsonStyle& style,
                    const SimulatedSet& set) {
    const std::string prompt =
        set.promptText.empty() ? promptText(network, set.parameters) : set.promptText;
    std::string out = "[[" + separated(prompt, style.itemSeparator) + "]" + style.itemSeparator;
    out += '{';
    for (std::size_t i = 0; i < set.histogram.size(); ++i) {
        out += i ? style.itemSeparator + '"' : "\"";
        const auto state = set.histogram.state(i);
        for (std::size_t d = 0; d < state.size(); ++d) {
            if (d > 0)
                out += '_';
            out += std::to_string(state[d]);
        }
        out += '"' + style.keySeparator + countText(set.histogram.weights[i]);
    }
    out += "}]";
    return out;
}

} // namespace

std::string promptText(const Network& network, const std::vector<double>& parameters) {
    std::string prompt;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const double logarithm = std::log(parameters[p]);
        if (!std::isfinite(logarithm))
            throw Error("parameters[" + std::to_string(p) + "]",
                        text(DYNGPT_TEXT("core", "The value %1 has no logarithm, which the dataset "
                                                 "file needs"),
                             parameters[p]),
                        text(DYNGPT_TEXT("core", "Keep the parameters' bounds above 0")));
        prompt += formatSignificant(logarithm, promptDigits) + ',';
    }
    for (const int s : network.recordedStates)
        prompt += std::to_string(network.initialValues[static_cast<std::size_t>(s)]) + ',';
    return prompt + '0';
}

void writeDatasetJson(std::ostream& out, const Network& network, const DatasetJsonStyle& style,
                      int count, const std::function<SimulatedSet(int index)>& set) {
    out << '[';
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            out << style.itemSeparator;
        out << setText(network, style, set(i));
        if (!out)
            break;
    }
    out << ']' << style.ending << std::flush;
    if (!out)
        throw Error("", text(DYNGPT_TEXT("core", "The dataset could not be written")),
                    text(DYNGPT_TEXT("core", "Is the disk full?")));
}

} // namespace dyngpt
