#include "core/project/packed.h"

#include "core/common/issue.h"

#include <zlib.h>

#include <array>

namespace dyngpt {

namespace {

/// First byte of zlib's format with its largest window; no JSON begins with it.
constexpr char zlibMark = 0x78;

Bytef* input(std::string_view bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
}

} // namespace

std::string packed(std::string_view text) {
    uLongf size = compressBound(static_cast<uLong>(text.size()));
    std::string bytes(size, '\0');
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size, input(text),
              static_cast<uLong>(text.size()), Z_BEST_SPEED);
    bytes.resize(size);
    return bytes;
}

std::string unpacked(std::string_view bytes, const std::string& place) {
    if (bytes.empty() || bytes.front() != zlibMark)
        return std::string(bytes);
    z_stream stream{};
    stream.next_in = input(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    int state = inflateInit(&stream);
    std::string text;
    std::array<char, 65536> part{};
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        state = inflate(&stream, Z_NO_FLUSH);
        text.append(part.data(), part.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END)
        throw Error(
            place,
            dyngpt::text(DYNGPT_TEXT("core", "the project file is damaged: %1 cannot be read"),
                         "zlib"),
            dyngpt::text(DYNGPT_TEXT("core", "Restore it from a backup or run the stage "
                                             "again.")));
    return text;
}

} // namespace dyngpt
