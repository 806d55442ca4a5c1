#pragma once
// The part of HDF5 that reading needs, with its C library kept inside the .cpp: groups, datasets,
// attributes, strings and numbers of any width. Every failure is an Error placed in the file. One
// thread at a time.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dyngpt {

/// Owns one identifier of the library.
class Hdf5Id {
public:
    explicit Hdf5Id(std::int64_t id = -1) : id_(id) {}
    Hdf5Id(Hdf5Id&& other) noexcept : id_(other.id_) { other.id_ = -1; }
    Hdf5Id& operator=(Hdf5Id&& other) noexcept;
    ~Hdf5Id();
    std::int64_t get() const { return id_; }
    explicit operator bool() const { return id_ >= 0; }

private:
    std::int64_t id_;
};

enum class Hdf5Kind { Number, String, Compound, Other };

/// An open dataset. Numbers are converted while they are read.
class Hdf5Dataset {
public:
    Hdf5Dataset(Hdf5Id id, std::string place);

    Hdf5Kind kind() const;
    const std::vector<std::uint64_t>& dims() const { return dims_; } ///< empty: a single value
    std::vector<std::uint64_t> chunks() const;                       ///< empty: not chunked
    std::uint64_t size() const;

    /// Of one dimension.
    void read(std::uint64_t first, std::uint64_t count, std::vector<double>& values) const;
    void read(std::uint64_t first, std::uint64_t count, std::vector<std::int64_t>& values) const;
    /// A block of two dimensions, row after row.
    void readBlock(std::uint64_t row, std::uint64_t rows, std::uint64_t column,
                   std::uint64_t columns, std::vector<double>& values) const;
    std::vector<double> numbers() const;
    std::vector<std::string> strings() const;

    // Of a compound dataset, by field.
    std::vector<std::string> fields() const;
    Hdf5Kind fieldKind(const std::string& field) const;
    std::vector<double> numbers(const std::string& field) const;
    std::vector<std::string> strings(const std::string& field) const;

    std::optional<std::string> textAttribute(const std::string& name) const;
    /// Path of the object that an attribute refers to.
    std::optional<std::string> referenceAttribute(const std::string& name) const;

private:
    void requireSmall() const;
    std::vector<std::string> stringsOf(const Hdf5Id& type, const std::string& field) const;

    Hdf5Id id_;
    std::string place_;
    std::vector<std::uint64_t> dims_;
};

class Hdf5File {
public:
    explicit Hdf5File(const std::filesystem::path& path);

    const std::string& name() const { return name_; }
    bool isGroup(const std::string& path) const;
    bool isDataset(const std::string& path) const;
    std::vector<std::string> children(const std::string& group) const;
    Hdf5Dataset dataset(const std::string& path) const;
    // Of a group or dataset; nothing where it or the attribute is missing or of another kind.
    std::optional<std::string> textAttribute(const std::string& path,
                                             const std::string& name) const;
    std::vector<std::int64_t> numbersAttribute(const std::string& path,
                                               const std::string& name) const;

private:
    int typeOf(const std::string& path) const;
    std::string name_;
    Hdf5Id id_;
};

} // namespace dyngpt
