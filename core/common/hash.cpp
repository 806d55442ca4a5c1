#include "core/common/hash.h"

#include <bit>

namespace dyngpt {

void Hasher::addBytes(std::string_view bytes) {
    for (const char byte : bytes) {
        state_ ^= static_cast<unsigned char>(byte);
        state_ *= 1099511628211ULL;
    }
}

void Hasher::addTagged(char tag, std::uint64_t value) {
    char bytes[9] = {tag};
    for (int i = 0; i < 8; ++i)
        bytes[i + 1] = static_cast<char>(value >> (8 * i));
    addBytes({bytes, sizeof bytes});
}

Hasher& Hasher::add(std::string_view bytes) {
    addTagged('s', bytes.size());
    addBytes(bytes);
    return *this;
}

Hasher& Hasher::add(double value) {
    addTagged('d', std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value)); // -0 equals 0
    return *this;
}

Hasher& Hasher::add(std::int64_t value) {
    addTagged('i', static_cast<std::uint64_t>(value));
    return *this;
}

std::string Hasher::hex() const {
    std::string digits(16, '0');
    for (std::size_t i = 0; i < digits.size(); ++i)
        digits[i] = "0123456789abcdef"[(state_ >> (60 - 4 * i)) & 15];
    return digits;
}

std::string hashText(std::string_view bytes) {
    Hasher hasher;
    hasher.addBytes(bytes);
    return hasher.hex();
}

} // namespace dyngpt
