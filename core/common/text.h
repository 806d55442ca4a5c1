#pragma once
// A message for people: an English pattern with numbered places (%1, %2 ...) and what stands
// in them. The core stays free of Qt; the GUI looks the pattern up in its translations, the
// command line prints str(). Plain values, safe to copy between threads.

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Marks a pattern for lupdate, which knows it as QT_TRANSLATE_NOOP; the context is always "core".
#define DYNGPT_TEXT(context, pattern) pattern

namespace dyngpt {

/// Number as text for messages: locale-free, at most 6 significant digits.
std::string displayNumber(double value);

struct Text {
    std::string pattern;
    std::vector<std::string> arguments;

    /// English text with the arguments filled in.
    std::string str() const;
    bool empty() const { return pattern.empty(); }
};

namespace detail {
inline std::string argument(const std::string& s) {
    return s;
}
inline std::string argument(const char* s) {
    return s;
}
template <typename T>
requires std::is_integral_v<T> std::string argument(T v) {
    return std::to_string(v);
}
inline std::string argument(double v) {
    return displayNumber(v);
}
} // namespace detail

/// text(DYNGPT_TEXT("core", "%1 of %2 sets"), done, all)
template <typename... Args> Text text(std::string pattern, const Args&... args) {
    return Text{std::move(pattern), {detail::argument(args)...}};
}

} // namespace dyngpt
