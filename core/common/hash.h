#pragma once
// FNV-1a, 64 bit: names the inputs of a stage so that a change can be noticed. Not for secrets.

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace dyngpt {

/// Hash of a sequence of values. Each keeps its own limits: "ab", "c" differs from "a", "bc".
class Hasher {
public:
    Hasher& add(std::string_view bytes);
    Hasher& add(double value);
    Hasher& add(std::int64_t value);
    template <typename T>
    requires std::is_integral_v<T> Hasher& add(T value) {
        return add(static_cast<std::int64_t>(value));
    }
    /// 16 hexadecimal digits.
    std::string hex() const;

private:
    void addBytes(std::string_view bytes);
    void addTagged(char tag, std::uint64_t value);

    friend std::string hashText(std::string_view bytes);

    std::uint64_t state_ = 14695981039346656037ULL;
};

/// Plain FNV-1a of the bytes.
std::string hashText(std::string_view bytes);

} // namespace dyngpt
