#pragma once
// The bytes of a file for a JSON parser that does not say where it is: remembers line and column
// of the token being read, how numbers are spelled and how items are separated. Constant memory.
// One thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace dyngpt {

class TrackedInput {
public:
    struct Position {
        std::size_t line = 1;
        std::size_t column = 1;
    };

    /// Throws Error when the file cannot be opened or is empty.
    explicit TrackedInput(const std::filesystem::path& path);

    /// The next byte, or EOF.
    int peek() const { return next_ < end_ ? static_cast<unsigned char>(buffer_[next_]) : -1; }
    void take();

    bool atEnd() const { return peek() < 0; }
    /// Bytes, of the whole file and so far.
    std::uintmax_t size() const { return size_; }
    std::uintmax_t taken() const { return refilled_ + next_; }
    /// The last byte taken.
    Position position() const { return position_; }
    /// First byte of the last text or number that was begun.
    Position tokenStart() const { return tokenStart_; }
    const std::string& number() const { return number_; }
    /// A comma, or a colon, with the blanks behind the first one of the file.
    std::string separator(char mark) const;
    /// Blanks taken since the last other byte.
    const std::string& blanks() const { return blanks_; }
    /// "file:line:column"
    std::string place(const Position& position) const;

private:
    void refill();
    void follow(char c);
    void takeOutsideText(char c);

    std::filesystem::path path_;
    std::ifstream file_;
    std::array<char, 1 << 16> buffer_;
    std::size_t next_ = 0;
    std::size_t end_ = 0;
    std::uintmax_t refilled_ = 0; ///< bytes before the buffer
    std::uintmax_t size_ = 0;     ///< 0: unknown, as of a pipe
    Position position_{1, 0};
    Position tokenStart_;
    bool newLine_ = false;
    bool inText_ = false;
    bool escaped_ = false;
    bool inNumber_ = false;
    std::size_t tokenLength_ = 0;
    std::string number_;
    std::string blanks_;
    char lastMark_ = 0; ///< the comma or colon before the blanks; 0: none, or already known
    std::string comma_;
    std::string colon_;
};

/// Input iterator over it; the default-constructed one is the end.
class TrackedIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    TrackedIterator() = default;
    explicit TrackedIterator(TrackedInput& input) : input_(&input) {}
    char operator*() const { return static_cast<char>(input_->peek()); }
    TrackedIterator& operator++() {
        input_->take();
        return *this;
    }
    void operator++(int) { input_->take(); }
    bool operator==(const TrackedIterator& other) const { return atEnd() == other.atEnd(); }

private:
    bool atEnd() const { return !input_ || input_->atEnd(); }
    TrackedInput* input_ = nullptr;
};

} // namespace dyngpt
