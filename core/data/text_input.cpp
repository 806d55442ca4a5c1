#include "core/data/text_input.h"

#include "core/common/issue.h"
#include "core/common/utf8.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>

namespace dyngpt {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;

/// Code points of the bytes 0x80 to 0x9F in Windows-1252; those without one are control codes.
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr char32_t replacement = 0xFFFD;

void appendUtf8(std::string& out, char32_t c) {
    const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6);
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | c >> 18);
        byte(0x80 | (c >> 12 & 0x3F));
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

bool hasUtf16Mark(std::string_view head) {
    return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

/// Latin letters in UTF-16 have a zero in every other byte. 0: neither order.
int zeroHalf(std::string_view head) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i)
        zeros[i % 2] += head[i] == '\0';
    const std::size_t many = head.size() / 4;
    if (head.size() < 4 || (zeros[0] > many) == (zeros[1] > many))
        return 0;
    return zeros[0] > many ? 1 : 2;
}

TextEncoding recognise(std::string_view head, bool whole) {
    if (hasUtf16Mark(head) || zeroHalf(head) != 0)
        return TextEncoding::Utf16;
    const auto invalid = firstInvalidUtf8(head);
    const bool cutOff = invalid && !whole && *invalid + 4 > head.size();
    return !invalid || cutOff ? TextEncoding::Utf8 : TextEncoding::Latin1;
}

void requireReadable(const std::filesystem::path& path) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    const std::string place = path.string();
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(place, text(DYNGPT_TEXT("core", "the file does not exist")),
                    text(DYNGPT_TEXT("core", "Check its name and folder.")));
    if (std::filesystem::is_directory(status))
        throw Error(place, text(DYNGPT_TEXT("core", "this is a folder, not a file")),
                    text(DYNGPT_TEXT("core", "Choose a file in it.")));
}

} // namespace

/// Decompresses (zlib passes plain files through) and decodes.
class TextInput::Buffer : public std::streambuf {
public:
    Buffer(const std::filesystem::path& path, TextEncoding encoding)
        : place_(path.string()), encoding_(encoding) {
        requireReadable(path);
        std::error_code code;
        size_ = static_cast<double>(std::filesystem::file_size(path, code));
        errno = 0;
        file_ = gzopen(path.c_str(), "rb");
        if (!file_)
            throw Error(place_,
                        text(DYNGPT_TEXT("core", "the file cannot be opened: %1"),
                             std::generic_category().message(errno)),
                        text(DYNGPT_TEXT("core", "Check that you may read it.")));
        try {
            begin();
        } catch (...) {
            gzclose(file_);
            throw;
        }
    }
    ~Buffer() override { gzclose(file_); }

    TextEncoding encoding() const { return encoding_; }

    double done() const {
        return size_ > 0 ? std::min(1.0, static_cast<double>(gzoffset(file_)) / size_) : 0;
    }

    void rewind() {
        gzrewind(file_);
        pending_.clear();
        setg(nullptr, nullptr, nullptr);
    }

protected:
    int_type underflow() override {
        do {
            readRaw();
            if (raw_.empty())
                return traits_type::eof();
            decode();
        } while (decoded_.empty());
        setg(decoded_.data(), decoded_.data(), decoded_.data() + decoded_.size());
        return traits_type::to_int_type(decoded_.front());
    }

private:
    void begin() {
        readRaw();
        const std::string_view head = raw_;
        if (head.empty())
            throw Error(place_, text(DYNGPT_TEXT("core", "the file is empty")),
                        text(DYNGPT_TEXT("core", "Choose a table with one line for each cell.")));
        if (head.starts_with("PK\x03\x04"))
            throw Error(
                place_, text(DYNGPT_TEXT("core", "the file is a spreadsheet or archive, not text")),
                text(DYNGPT_TEXT("core", "Save the table as CSV text and load that file.")));
        if (encoding_ == TextEncoding::Automatic)
            encoding_ = recognise(head, head.size() < chunkBytes);
        bigEndian_ = head.starts_with("\xFE\xFF") || (!hasUtf16Mark(head) && zeroHalf(head) == 1);
        rewind();
    }

    void readRaw() {
        raw_.resize(chunkBytes);
        const int count = gzread(file_, raw_.data(), static_cast<unsigned>(raw_.size()));
        int code = Z_OK;
        const char* message = gzerror(file_, &code);
        if (count < 0 || code == Z_BUF_ERROR) {
            if (code == Z_ERRNO)
                throw Error(place_,
                            text(DYNGPT_TEXT("core", "the file cannot be read to its end: %1"),
                                 std::generic_category().message(errno)),
                            text(DYNGPT_TEXT("core", "Check the disk or copy the file again.")));
            throw Error(place_,
                        text(DYNGPT_TEXT("core", "the compressed file is damaged: %1"), message),
                        text(DYNGPT_TEXT("core", "Copy it again from where it comes.")));
        }
        raw_.resize(static_cast<std::size_t>(count));
    }

    void decode() {
        if (encoding_ == TextEncoding::Utf8) {
            decoded_.swap(raw_);
            return;
        }
        decoded_.clear();
        if (encoding_ == TextEncoding::Latin1) {
            for (const char c : raw_) {
                const auto byte = static_cast<unsigned char>(c);
                appendUtf8(decoded_,
                           byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80U] : byte);
            }
            return;
        }
        pending_ += raw_;
        std::size_t at = 0;
        // A pair of surrogates stays until both halves are there.
        const bool last = raw_.size() < chunkBytes;
        while (at + 2 <= pending_.size()) {
            char32_t c = unit(at);
            if (c >= 0xD800 && c < 0xDC00) {
                if (at + 4 > pending_.size() && !last)
                    break;
                const char32_t low = at + 4 <= pending_.size() ? unit(at + 2) : 0;
                if (low >= 0xDC00 && low < 0xE000) {
                    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                    at += 2;
                } else {
                    c = replacement;
                }
            } else if (c >= 0xDC00 && c < 0xE000) {
                c = replacement;
            }
            appendUtf8(decoded_, c);
            at += 2;
        }
        pending_.erase(0, at);
    }

    char32_t unit(std::size_t at) const {
        const auto first = static_cast<unsigned char>(pending_[at]);
        const auto second = static_cast<unsigned char>(pending_[at + 1]);
        return bigEndian_ ? static_cast<char32_t>(first << 8 | second)
                          : static_cast<char32_t>(second << 8 | first);
    }

    std::string place_;
    TextEncoding encoding_;
    double size_ = 0;
    bool bigEndian_ = false;
    gzFile file_ = nullptr;
    std::string raw_;
    std::string pending_; ///< of UTF-16: bytes of a character that is not whole yet
    std::string decoded_;
};

TextInput::TextInput(const std::filesystem::path& path, TextEncoding encoding)
    : buffer_(std::make_unique<Buffer>(path, encoding)), stream_(buffer_.get()) {
    // Else the stream would swallow what the buffer throws.
    stream_.exceptions(std::ios::badbit);
}

TextInput::~TextInput() = default;

TextEncoding TextInput::encoding() const {
    return buffer_->encoding();
}

double TextInput::done() const {
    return buffer_->done();
}

void TextInput::rewind() {
    buffer_->rewind();
    stream_.clear();
}

} // namespace dyngpt
