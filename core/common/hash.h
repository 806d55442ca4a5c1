#pragma once
// FNV-1a, 64 bit: names the inputs of a stage so that a change can be noticed. Not for secrets.

#include <cstdint>
#include <string>
#include <string_view>

namespace dyngpt {

class Hasher {
public:
    Hasher& add(std::string_view bytes);
    Hasher& add(double value);
    Hasher& add(std::int64_t value);
    /// 16 hexadecimal digits.
    std::string hex() const;

private:
    std::uint64_t state_ = 14695981039346656037ULL;
};

std::string hashText(std::string_view bytes);

} // namespace dyngpt
