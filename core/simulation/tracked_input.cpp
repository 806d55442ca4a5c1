#include "core/simulation/tracked_input.h"

#include "core/common/issue.h"

namespace dyngpt {
namespace {

constexpr std::size_t longestToken = 1 << 16;
constexpr std::size_t mostBlanks = 64;

} // namespace

TrackedInput::TrackedInput(const std::filesystem::path& path)
    : path_(path), file_(path, std::ios::binary) {
    std::error_code ignored;
    if (!file_ || std::filesystem::is_directory(path, ignored))
        throw Error(path.string(), text(DYNGPT_TEXT("core", "The file cannot be opened")),
                    text(DYNGPT_TEXT("core", "Check the path and the permissions")));
    const std::uintmax_t size = std::filesystem::file_size(path, ignored);
    size_ = ignored ? 0 : size;
    refill();
    if (atEnd())
        throw Error(path.string(), text(DYNGPT_TEXT("core", "The file is empty")),
                    text(DYNGPT_TEXT("core", "Choose a dataset file")));
}

void TrackedInput::refill() {
    refilled_ += end_;
    file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    next_ = 0;
    end_ = static_cast<std::size_t>(file_.gcount());
}

void TrackedInput::take() {
    follow(buffer_[next_++]);
    if (next_ == end_)
        refill();
}

void TrackedInput::follow(char c) {
    if (newLine_)
        position_ = {position_.line + 1, 0};
    newLine_ = c == '\n';
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) // columns are characters, not bytes
        ++position_.column;
    if (++tokenLength_ > longestToken && (inText_ || inNumber_))
        throw Error(place(tokenStart_), text(DYNGPT_TEXT("core", "This text has no end")),
                    text(DYNGPT_TEXT("core", "Is this a dataset file?")));
    if (!inText_) {
        takeOutsideText(c);
    } else if (escaped_) {
        escaped_ = false;
    } else {
        escaped_ = c == '\\';
        inText_ = c != '"';
    }
}

void TrackedInput::takeOutsideText(char c) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank) {
        inNumber_ = false;
        if (blanks_.size() < mostBlanks)
            blanks_ += c;
        return;
    }
    if (lastMark_ != 0)
        (lastMark_ == ',' ? comma_ : colon_) = lastMark_ + blanks_;
    lastMark_ = 0;
    blanks_.clear();

    const bool numeric =
        (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    if ((numeric && !inNumber_) || c == '"') {
        tokenStart_ = position_;
        tokenLength_ = 1;
        number_.clear();
    }
    inNumber_ = numeric;
    inText_ = c == '"';
    if (numeric)
        number_ += c;
    if ((c == ',' && comma_.empty()) || (c == ':' && colon_.empty()))
        lastMark_ = c;
}

std::string TrackedInput::separator(char mark) const {
    const std::string& known = mark == ',' ? comma_ : colon_;
    return known.empty() ? std::string(1, mark) : known;
}

std::string TrackedInput::place(const Position& position) const {
    return path_.string() + ':' + std::to_string(position.line) + ':' +
           std::to_string(position.column);
}

} // namespace dyngpt
