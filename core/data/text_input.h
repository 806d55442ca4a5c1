#pragma once
// A text file as a stream of UTF-8, whatever its encoding, plain or compressed with gzip. One
// buffer is in memory at a time. Not thread safe.

#include <filesystem>
#include <istream>
#include <memory>

namespace dyngpt {

enum class TextEncoding {
    Automatic, ///< by the byte-order mark, else by what the first bytes look like
    Utf8,
    Utf16, ///< either byte order
    Latin1 ///< Windows-1252, which holds it
};

class TextInput {
public:
    /// Throws Error that says whether the file is missing, a folder, empty, unreadable or a
    /// spreadsheet; reading throws Error where a compressed file is damaged or cut off.
    explicit TextInput(const std::filesystem::path& path,
                       TextEncoding encoding = TextEncoding::Automatic);
    ~TextInput();
    TextInput(const TextInput&) = delete;
    TextInput& operator=(const TextInput&) = delete;

    std::istream& stream() { return stream_; }
    TextEncoding encoding() const; ///< never Automatic
    /// Back to the first byte.
    void rewind();
    /// Share of the file that has been read.
    double done() const;

private:
    class Buffer;
    std::unique_ptr<Buffer> buffer_;
    std::istream stream_;
};

} // namespace dyngpt
