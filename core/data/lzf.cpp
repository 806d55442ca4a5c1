#include "core/data/lzf.h"

namespace dyngpt {

std::optional<std::vector<unsigned char>> decompressLzf(std::span<const unsigned char> bytes,
                                                        std::size_t most) {
    std::vector<unsigned char> out;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t control = bytes[at++];
        if (control < 32) { // that many bytes and one more follow as they are
            const std::size_t length = control + 1;
            if (length > bytes.size() - at || length > most - out.size())
                return std::nullopt;
            out.insert(out.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                       bytes.begin() + static_cast<std::ptrdiff_t>(at + length));
            at += length;
            continue;
        }
        std::size_t length = control >> 5;
        if (length == 7) {
            if (at == bytes.size())
                return std::nullopt;
            length += bytes[at++];
        }
        if (at == bytes.size())
            return std::nullopt;
        const std::size_t distance = ((control & 31) << 8) + bytes[at++] + 1;
        length += 2;
        if (distance > out.size() || length > most - out.size())
            return std::nullopt;
        // What is copied may overlap what is written.
        for (std::size_t i = 0; i < length; ++i)
            out.push_back(out[out.size() - distance]);
    }
    return out;
}

} // namespace dyngpt
