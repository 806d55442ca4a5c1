#include "core/nn/zip_archive.h"

#include "core/common/issue.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace dyngpt {

namespace {

constexpr std::size_t largestEntries = 20000;
constexpr std::size_t longestName = 255;

[[noreturn]] void damaged(const std::string& place) {
    throw Error(place, text(DYNGPT_TEXT("core", "The weight file is damaged or cut off")),
                text(DYNGPT_TEXT("core", "Only weight files of the reference package can be "
                                         "opened; nothing in the file was run")));
}

/// What minizip reads from or writes to in place of a file.
struct Memory {
    std::string_view source; ///< when reading
    std::string* target = nullptr;
    std::size_t at = 0;

    std::size_t size() const { return target != nullptr ? target->size() : source.size(); }
};

Memory& memory(void* opaque) {
    return *static_cast<Memory*>(opaque);
}

unsigned long readMemory(void* opaque, void*, void* buffer, unsigned long size) {
    Memory& m = memory(opaque);
    const std::size_t n = std::min<std::size_t>(size, m.size() - m.at);
    std::memcpy(buffer, (m.target != nullptr ? m.target->data() : m.source.data()) + m.at, n);
    m.at += n;
    return n;
}

unsigned long writeMemory(void* opaque, void*, const void* buffer, unsigned long size) {
    Memory& m = memory(opaque);
    if (m.target == nullptr)
        return 0;
    m.target->resize(std::max(m.target->size(), m.at + size));
    std::memcpy(m.target->data() + m.at, buffer, size);
    m.at += size;
    return size;
}

long seekMemory(void* opaque, void*, ZPOS64_T offset, int origin) {
    Memory& m = memory(opaque);
    const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                             : origin == ZLIB_FILEFUNC_SEEK_CUR ? m.at
                                                                : m.size();
    if (offset > m.size() - base)
        return -1;
    m.at = base + offset;
    return 0;
}

zlib_filefunc64_def inMemory(Memory& m) {
    zlib_filefunc64_def functions{};
    functions.zopen64_file = [](void* opaque, const void*, int) { return opaque; };
    functions.zread_file = readMemory;
    functions.zwrite_file = writeMemory;
    functions.ztell64_file = [](void* opaque, void*) -> ZPOS64_T { return memory(opaque).at; };
    functions.zseek64_file = seekMemory;
    functions.zclose_file = [](void*, void*) { return 0; };
    functions.zerror_file = [](void*, void*) { return 0; };
    functions.opaque = &m;
    return functions;
}

/// FOLDER/NAME, where NAME may hold further folders but not lead out of them.
bool isPlain(std::string_view name) {
    if (name.find('/') == std::string_view::npos || name.find('\\') != std::string_view::npos ||
        name.find('\0') != std::string_view::npos)
        return false;
    while (true) {
        const std::size_t slash = name.find('/');
        const std::string_view part = name.substr(0, slash);
        if (part.empty() || part == "." || part == "..")
            return false;
        if (slash == std::string_view::npos)
            return true;
        name.remove_prefix(slash + 1);
    }
}

} // namespace

struct ZipReader::Impl {
    std::string place;
    Memory memory;
    std::unique_ptr<void, int (*)(void*)> zip{nullptr, unzClose};
};

ZipReader::ZipReader(std::string_view bytes, const std::string& place)
    : impl_(std::make_unique<Impl>()) {
    impl_->place = place;
    impl_->memory.source = bytes;
    zlib_filefunc64_def functions = inMemory(impl_->memory);
    impl_->zip.reset(unzOpen2_64("", &functions));
    void* zip = impl_->zip.get();
    if (zip == nullptr)
        throw Error(place,
                    text(DYNGPT_TEXT("core", "The weight file is missing or not a zip archive")));
    std::string folder;
    int more = unzGoToFirstFile(zip);
    for (; more == UNZ_OK; more = unzGoToNextFile(zip)) {
        unz_file_info64 info{};
        std::array<char, longestName + 1> buffer{};
        unz64_file_pos position{};
        if (unzGetCurrentFileInfo64(zip, &info, buffer.data(), longestName, nullptr, 0, nullptr,
                                    0) != UNZ_OK ||
            info.size_filename > longestName || unzGetFilePos64(zip, &position) != UNZ_OK ||
            entries_.size() >= largestEntries)
            damaged(place);
        const std::string_view name(buffer.data(), info.size_filename);
        constexpr unsigned encrypted = 1;
        if (!isPlain(name) || info.compression_method != 0 || (info.flag & encrypted) != 0 ||
            info.compressed_size != info.uncompressed_size || info.uncompressed_size > bytes.size())
            damaged(place);
        const std::size_t slash = name.find('/');
        if (entries_.empty())
            folder = name.substr(0, slash);
        const Entry entry{position.pos_in_zip_directory, position.num_of_file,
                          info.uncompressed_size};
        if (name.substr(0, slash) != folder ||
            !entries_.emplace(name.substr(slash + 1), entry).second)
            damaged(place);
    }
    if (more != UNZ_END_OF_LIST_OF_FILE)
        damaged(place);
}

ZipReader::~ZipReader() = default;

std::string ZipReader::read(const std::string& name) const {
    void* zip = impl_->zip.get();
    const auto found = entries_.find(name);
    if (found == entries_.end())
        damaged(impl_->place);
    unz64_file_pos position{found->second.offset, found->second.number};
    if (unzGoToFilePos64(zip, &position) != UNZ_OK || unzOpenCurrentFile(zip) != UNZ_OK)
        damaged(impl_->place);
    std::string bytes(found->second.size, '\0');
    const auto size = static_cast<unsigned>(bytes.size());
    const bool whole = size == bytes.size() &&
                       unzReadCurrentFile(zip, bytes.data(), size) == static_cast<int>(size);
    // Closing compares the checksum.
    if (unzCloseCurrentFile(zip) != UNZ_OK || !whole)
        damaged(impl_->place);
    return bytes;
}

struct ZipWriter::Impl {
    std::string folder;
    std::string bytes;
    Memory memory;
    zipFile zip = nullptr;

    void require(int code) const {
        if (code != ZIP_OK)
            throw Error("", text(DYNGPT_TEXT("core", "The weight file could not be written")));
    }
};

ZipWriter::ZipWriter(std::string folder) : impl_(std::make_unique<Impl>()) {
    impl_->folder = std::move(folder);
    impl_->memory.target = &impl_->bytes;
    zlib_filefunc64_def functions = inMemory(impl_->memory);
    impl_->zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    impl_->require(impl_->zip != nullptr ? ZIP_OK : ZIP_INTERNALERROR);
}

ZipWriter::~ZipWriter() {
    if (impl_->zip != nullptr)
        zipClose(impl_->zip, nullptr);
}

void ZipWriter::add(const std::string& name, std::string_view bytes) {
    constexpr std::size_t alignment = 64;
    constexpr std::size_t localHeader = 30;
    constexpr std::size_t fieldHeader = 4;
    const std::string path = impl_->folder + "/" + name;
    const std::size_t start = impl_->bytes.size() + localHeader + path.size() + fieldHeader;
    const std::size_t padding = (alignment - start % alignment) % alignment;
    // PyTorch's own padding: an extra field "FB".
    std::string extra = {'F', 'B', static_cast<char>(padding), 0};
    extra.append(padding, 'Z');
    const zip_fileinfo info{};
    impl_->require(zipOpenNewFileInZip4_64(
        impl_->zip, path.c_str(), &info, extra.data(), static_cast<unsigned>(extra.size()), nullptr,
        0, nullptr, /*method=*/0, /*level=*/0, /*raw=*/0, -MAX_WBITS, DEF_MEM_LEVEL, 0, nullptr, 0,
        /*versionMadeBy=*/0, /*flagBase=*/0, /*zip64=*/0));
    impl_->require(
        zipWriteInFileInZip(impl_->zip, bytes.data(), static_cast<unsigned>(bytes.size())));
    impl_->require(zipCloseFileInZip(impl_->zip));
}

std::string ZipWriter::finish() {
    impl_->require(zipClose(std::exchange(impl_->zip, nullptr), nullptr));
    return std::move(impl_->bytes);
}

} // namespace dyngpt
