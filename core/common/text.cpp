#include "core/common/text.h"

#include "core/common/numbers.h"

namespace dyngpt {

std::string displayNumber(double value) {
    return formatSignificant(value, 6);
}

std::string Text::str() const {
    // One pass, so that a %1 inside an argument stays what the user wrote.
    std::string result;
    result.reserve(pattern.size());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                           pattern[i + 1] <= '9';
        const std::size_t index = place ? static_cast<std::size_t>(pattern[i + 1] - '1') : 0;
        if (!place || index >= arguments.size()) {
            result += pattern[i];
            continue;
        }
        result += arguments[index];
        ++i;
    }
    return result;
}

} // namespace dyngpt
