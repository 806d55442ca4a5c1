#pragma once
// Zip archives in memory, in the one form that PyTorch writes: nothing compressed, everything
// below one folder. Reading takes no more memory than the archive itself. Throws Error with the
// given place.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace dyngpt {

/// Refuses compressed and encrypted entries, names that occur twice or lead out of the folder.
class ZipReader {
public:
    /// `bytes` must outlive the reader.
    ZipReader(std::string_view bytes, const std::string& place);
    ~ZipReader();

    /// Name without the folder.
    bool contains(const std::string& name) const { return entries_.contains(name); }
    /// Throws Error when the entry is missing or its checksum is wrong.
    std::string read(const std::string& name) const;

private:
    struct Entry {
        std::uint64_t offset; ///< of its record in the directory
        std::uint64_t number; ///< in the directory
        std::uint64_t size;
    };
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::map<std::string, Entry> entries_;
};

/// Data begin at multiples of 64 bytes, so that PyTorch can map them.
class ZipWriter {
public:
    explicit ZipWriter(std::string folder);
    ~ZipWriter();

    void add(const std::string& name, std::string_view bytes);
    /// The whole archive; call once.
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dyngpt
