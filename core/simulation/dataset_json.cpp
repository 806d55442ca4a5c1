#include "core/simulation/dataset_json.h"

#include "core/common/numbers.h"

#include <algorithm>
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

bool isCount(double weight) {
    return weight <= 0x1p53 && weight == std::floor(weight);
}

/// What to multiply the weights with before they are rounded.
double countScale(const Histogram& histogram) {
    const bool counts = std::all_of(histogram.weights.begin(), histogram.weights.end(), isCount);
    return counts ? 1 : scaledTotal / histogram.totalWeight();
}

std::string setText(const Network& network, const DatasetJsonStyle& style,
                    const SimulatedSet& set) {
    const std::string prompt =
        set.promptText.empty() ? promptText(network, set.parameters) : set.promptText;
    std::string out = "[[" + separated(prompt, style.itemSeparator) + "]" + style.itemSeparator;
    out += '{';
    const double scale = countScale(set.histogram);
    bool first = true;
    for (std::size_t i = 0; i < set.histogram.size(); ++i) {
        const auto count = std::llround(set.histogram.weights[i] * scale);
        if (count == 0 && scale != 1)
            continue;
        out += first ? "\"" : style.itemSeparator + '"';
        first = false;
        const auto state = set.histogram.state(i);
        for (std::size_t d = 0; d < state.size(); ++d) {
            if (d > 0)
                out += '_';
            out += std::to_string(state[d]);
        }
        out += '"' + style.keySeparator + std::to_string(count);
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

bool writeDatasetJson(std::ostream& out, const Network& network, const DatasetJsonStyle& style,
                      int count, const std::function<SimulatedSet(int index)>& set,
                      ProgressSink& progress, std::stop_token stop) {
    out << '[';
    for (int i = 0; i < count; ++i) {
        progress.waitWhilePaused(stop);
        if (stop.stop_requested())
            return false;
        progress.progress({static_cast<double>(i), static_cast<double>(count),
                           text(DYNGPT_TEXT("core", "Writing the dataset"))});
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
    return true;
}

} // namespace dyngpt
