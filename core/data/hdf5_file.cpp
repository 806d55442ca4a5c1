#include "core/data/hdf5_file.h"

#include "core/common/issue.h"
#include "core/common/utf8.h"
#include "core/data/field_text.h"
#include "core/data/lzf.h"

#include <hdf5.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace dyngpt {

namespace {

/// Names and properties of cells and genes; damaged files claim more.
constexpr std::uint64_t mostElements = 20'000'000;
constexpr std::uint64_t stringsAtOnce = 65'536;
constexpr std::size_t longestString = 65'536;

[[noreturn]] void throwDamaged(const std::string& place) {
    throw Error(place, text(DYNGPT_TEXT("core", "this part of the HDF5 file cannot be read")),
                text(DYNGPT_TEXT("core", "Copy it again from where it comes, or save it again.")));
}

Hdf5Kind kindOf(hid_t type) {
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
    case H5T_FLOAT:
    case H5T_ENUM:
        return Hdf5Kind::Number;
    case H5T_STRING:
        return Hdf5Kind::String;
    case H5T_COMPOUND:
        return Hdf5Kind::Compound;
    default:
        return Hdf5Kind::Other;
    }
}

/// Strings of this type as the library hands them over.
Hdf5Id memoryType(hid_t type) {
    if (H5Tis_variable_str(type) <= 0)
        return Hdf5Id(H5Tcopy(type));
    Hdf5Id memory(H5Tcopy(H5T_C_S1));
    H5Tset_size(memory.get(), H5T_VARIABLE);
    H5Tset_cset(memory.get(), H5Tget_cset(type));
    return memory;
}

/// Memory type with the one field of a compound dataset.
Hdf5Id fieldType(const std::string& field, hid_t member) {
    Hdf5Id type(H5Tcreate(H5T_COMPOUND, H5Tget_size(member)));
    H5Tinsert(type.get(), field.c_str(), 0, member);
    return type;
}

constexpr H5Z_filter_t lzfFilter = 32000;

/// h5py's filter: the third value is the size of a chunk.
std::size_t filterLzf(unsigned flags, std::size_t valueCount, const unsigned* values,
                      std::size_t size, std::size_t* bufferSize, void** buffer) {
    if ((flags & H5Z_FLAG_REVERSE) == 0 || valueCount < 3)
        return 0;
    try {
        const auto found =
            decompressLzf({static_cast<const unsigned char*>(*buffer), size}, values[2]);
        if (!found || found->empty())
            return 0;
        void* const bytes = std::malloc(found->size());
        if (!bytes)
            return 0;
        std::copy(found->begin(), found->end(), static_cast<unsigned char*>(bytes));
        std::free(*buffer);
        *buffer = bytes;
        *bufferSize = found->size();
        return found->size();
    } catch (const std::bad_alloc&) {
        return 0;
    }
}

void registerFilters() {
    if (H5Zfilter_avail(lzfFilter) > 0)
        return;
    const H5Z_class2_t filter{H5Z_CLASS_T_VERS, lzfFilter, 0,        1, "lzf",
                              nullptr,          nullptr,   filterLzf};
    H5Zregister(&filter);
}

/// Names the way of compression where it is not known here.
void requireFilters(hid_t dataset, const std::string& place) {
    const Hdf5Id plist(H5Dget_create_plist(dataset));
    const int count = plist ? H5Pget_nfilters(plist.get()) : 0;
    for (int i = 0; i < count; ++i) {
        unsigned flags = 0;
        std::size_t values = 0;
        std::array<char, 64> name{};
        const H5Z_filter_t filter =
            H5Pget_filter2(plist.get(), static_cast<unsigned>(i), &flags, &values, nullptr,
                           name.size() - 1, name.data(), nullptr);
        if (filter >= 0 && H5Zfilter_avail(filter) <= 0)
            throw Error(place,
                        text(DYNGPT_TEXT("core", "this part of the HDF5 file is compressed in a "
                                                 "way that is not known here: \"%1\" (%2)"),
                             shownField(name.data()), filter),
                        text(DYNGPT_TEXT("core", "Save it again with gzip compression.")));
    }
}

std::string checkedText(std::string found, const std::string& place) {
    if (firstInvalidUtf8(found))
        throw Error(place, text(DYNGPT_TEXT("core", "a name is not UTF-8 text")),
                    text(DYNGPT_TEXT("core", "Save the file again with names in UTF-8.")));
    return found;
}

std::optional<std::string> textOf(const Hdf5Id& attribute) {
    if (!attribute)
        return std::nullopt;
    const Hdf5Id type(H5Aget_type(attribute.get()));
    const Hdf5Id space(H5Aget_space(attribute.get()));
    if (!type || !space || H5Tget_class(type.get()) != H5T_STRING ||
        H5Sget_simple_extent_npoints(space.get()) != 1)
        return std::nullopt;
    const Hdf5Id memory = memoryType(type.get());
    if (H5Tis_variable_str(type.get()) > 0) {
        char* found = nullptr;
        if (H5Aread(attribute.get(), memory.get(), &found) < 0 || !found)
            return std::nullopt;
        std::string result(found);
        H5free_memory(found);
        return result;
    }
    const std::size_t size = H5Tget_size(memory.get());
    if (size > longestString)
        return std::nullopt;
    std::string result(size, '\0');
    if (H5Aread(attribute.get(), memory.get(), result.data()) < 0)
        return std::nullopt;
    result.resize(std::min(result.find('\0'), result.size()));
    return result;
}

Hdf5Id openAttribute(hid_t object, const std::string& name) {
    return Hdf5Id(H5Aexists(object, name.c_str()) > 0 ? H5Aopen(object, name.c_str(), H5P_DEFAULT)
                                                      : hid_t{-1});
}

} // namespace

Hdf5Id& Hdf5Id::operator=(Hdf5Id&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
}

Hdf5Id::~Hdf5Id() {
    if (id_ >= 0)
        H5Idec_ref(id_);
}

Hdf5Dataset::Hdf5Dataset(Hdf5Id id, std::string place)
    : id_(std::move(id)), place_(std::move(place)) {
    const Hdf5Id space(H5Dget_space(id_.get()));
    const int rank = space ? H5Sget_simple_extent_ndims(space.get()) : -1;
    if (rank < 0 || rank > H5S_MAX_RANK)
        throwDamaged(place_);
    std::array<hsize_t, H5S_MAX_RANK> dims{};
    if (rank > 0 && H5Sget_simple_extent_dims(space.get(), dims.data(), nullptr) < 0)
        throwDamaged(place_);
    dims_.assign(dims.begin(), dims.begin() + rank);
    requireFilters(id_.get(), place_);
    if (H5Sget_simple_extent_type(space.get()) == H5S_NULL)
        dims_.assign(1, 0);
}

Hdf5Kind Hdf5Dataset::kind() const {
    const Hdf5Id type(H5Dget_type(id_.get()));
    return kindOf(type.get());
}

std::vector<std::uint64_t> Hdf5Dataset::chunks() const {
    const Hdf5Id plist(H5Dget_create_plist(id_.get()));
    if (!plist || H5Pget_layout(plist.get()) != H5D_CHUNKED)
        return {};
    std::vector<hsize_t> sizes(dims_.size());
    if (H5Pget_chunk(plist.get(), static_cast<int>(sizes.size()), sizes.data()) < 0)
        return {};
    return {sizes.begin(), sizes.end()};
}

std::uint64_t Hdf5Dataset::size() const {
    std::uint64_t size = 1;
    for (const std::uint64_t dim : dims_)
        size = dim > 0 && size > std::numeric_limits<std::uint64_t>::max() / dim
                   ? std::numeric_limits<std::uint64_t>::max()
                   : size * dim;
    return size;
}

namespace {

template <class T>
void readNumbers(hid_t dataset, hid_t memoryType, const std::vector<hsize_t>& first,
                 const std::vector<hsize_t>& count, std::vector<T>& values,
                 const std::string& place) {
    const Hdf5Id type(H5Dget_type(dataset));
    hsize_t all = 1;
    for (const hsize_t n : count)
        all *= n;
    values.resize(all);
    if (all == 0)
        return;
    const Hdf5Id space(H5Dget_space(dataset));
    const Hdf5Id memory(H5Screate_simple(1, &all, nullptr));
    if (kindOf(type.get()) != Hdf5Kind::Number ||
        H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, first.data(), nullptr, count.data(),
                            nullptr) < 0 ||
        H5Dread(dataset, memoryType, memory.get(), space.get(), H5P_DEFAULT, values.data()) < 0)
        throwDamaged(place);
}

} // namespace

void Hdf5Dataset::read(std::uint64_t first, std::uint64_t count,
                       std::vector<double>& values) const {
    if (dims_.size() != 1)
        throwDamaged(place_);
    readNumbers(id_.get(), H5T_NATIVE_DOUBLE, {first}, {count}, values, place_);
}

void Hdf5Dataset::read(std::uint64_t first, std::uint64_t count,
                       std::vector<std::int64_t>& values) const {
    if (dims_.size() != 1)
        throwDamaged(place_);
    readNumbers(id_.get(), H5T_NATIVE_INT64, {first}, {count}, values, place_);
}

void Hdf5Dataset::readBlock(std::uint64_t row, std::uint64_t rows, std::uint64_t column,
                            std::uint64_t columns, std::vector<double>& values) const {
    if (dims_.size() != 2)
        throwDamaged(place_);
    readNumbers(id_.get(), H5T_NATIVE_DOUBLE, {row, column}, {rows, columns}, values, place_);
}

void Hdf5Dataset::requireSmall() const {
    if (dims_.size() != 1)
        throwDamaged(place_);
    if (dims_[0] > mostElements)
        throw Error(place_,
                    text(DYNGPT_TEXT("core", "there are more than %1 elements"), mostElements),
                    text(DYNGPT_TEXT("core", "Save a part of the file.")));
}

std::vector<double> Hdf5Dataset::numbers() const {
    requireSmall();
    std::vector<double> values;
    read(0, dims_[0], values);
    return values;
}

std::vector<std::string> Hdf5Dataset::stringsOf(const Hdf5Id& type,
                                                const std::string& field) const {
    requireSmall();
    if (!type || H5Tget_class(type.get()) != H5T_STRING)
        throwDamaged(place_);
    const Hdf5Id member = memoryType(type.get());
    const bool variable = H5Tis_variable_str(type.get()) > 0;
    const std::size_t width = H5Tget_size(member.get());
    if (width == 0 || width > longestString)
        throwDamaged(place_);
    Hdf5Id whole;
    if (!field.empty())
        whole = fieldType(field, member.get());
    const hid_t memory = field.empty() ? member.get() : whole.get();
    std::vector<std::string> result;
    std::vector<char> bytes;
    // Fixed strings may be long and many; a damaged file may claim so.
    const std::uint64_t atOnce =
        std::max<std::uint64_t>(1, std::min<std::uint64_t>(stringsAtOnce, (16U << 20) / width));
    for (hsize_t first = 0; first < dims_[0]; first += atOnce) {
        const hsize_t count = std::min<hsize_t>(atOnce, dims_[0] - first);
        const Hdf5Id space(H5Dget_space(id_.get()));
        const Hdf5Id block(H5Screate_simple(1, &count, nullptr));
        bytes.assign(count * width, '\0');
        if (H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, &first, nullptr, &count, nullptr) <
                0 ||
            H5Dread(id_.get(), memory, block.get(), space.get(), H5P_DEFAULT, bytes.data()) < 0)
            throwDamaged(place_);
        for (std::size_t i = 0; i < count; ++i) {
            const char* at = bytes.data() + i * width;
            if (variable) {
                const char* pointed = nullptr;
                std::copy_n(at, sizeof pointed, reinterpret_cast<char*>(&pointed));
                result.emplace_back(pointed ? pointed : "");
            } else {
                result.emplace_back(at, std::find(at, at + width, '\0'));
            }
        }
        if (variable)
            H5Dvlen_reclaim(memory, block.get(), H5P_DEFAULT, bytes.data());
        for (std::size_t i = result.size() - count; i < result.size(); ++i)
            result[i] = checkedText(std::move(result[i]), place_);
    }
    return result;
}

std::vector<std::string> Hdf5Dataset::strings() const {
    return stringsOf(Hdf5Id(H5Dget_type(id_.get())), {});
}

std::vector<std::string> Hdf5Dataset::fields() const {
    const Hdf5Id type(H5Dget_type(id_.get()));
    std::vector<std::string> names;
    if (kindOf(type.get()) != Hdf5Kind::Compound)
        return names;
    const int count = H5Tget_nmembers(type.get());
    for (int i = 0; i < count; ++i) {
        char* name = H5Tget_member_name(type.get(), static_cast<unsigned>(i));
        if (!name)
            throwDamaged(place_);
        names.emplace_back(name);
        H5free_memory(name);
        names.back() = checkedText(std::move(names.back()), place_);
    }
    return names;
}

namespace {

Hdf5Id memberType(hid_t dataset, const std::string& field) {
    const Hdf5Id type(H5Dget_type(dataset));
    const int index = H5Tget_member_index(type.get(), field.c_str());
    return Hdf5Id(index < 0 ? hid_t{-1}
                            : H5Tget_member_type(type.get(), static_cast<unsigned>(index)));
}

} // namespace

Hdf5Kind Hdf5Dataset::fieldKind(const std::string& field) const {
    const Hdf5Id type = memberType(id_.get(), field);
    return type ? kindOf(type.get()) : Hdf5Kind::Other;
}

std::vector<double> Hdf5Dataset::numbers(const std::string& field) const {
    requireSmall();
    if (fieldKind(field) != Hdf5Kind::Number)
        throwDamaged(place_);
    const Hdf5Id memory = fieldType(field, H5T_NATIVE_DOUBLE);
    std::vector<double> values(dims_[0]);
    if (!values.empty() &&
        H5Dread(id_.get(), memory.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        throwDamaged(place_);
    return values;
}

std::vector<std::string> Hdf5Dataset::strings(const std::string& field) const {
    return stringsOf(memberType(id_.get(), field), field);
}

std::optional<std::string> Hdf5Dataset::textAttribute(const std::string& name) const {
    return textOf(openAttribute(id_.get(), name));
}

std::optional<std::string> Hdf5Dataset::referenceAttribute(const std::string& name) const {
    const Hdf5Id attribute = openAttribute(id_.get(), name);
    if (!attribute)
        return std::nullopt;
    const Hdf5Id type(H5Aget_type(attribute.get()));
    const Hdf5Id space(H5Aget_space(attribute.get()));
    hobj_ref_t reference{};
    if (H5Tequal(type.get(), H5T_STD_REF_OBJ) <= 0 ||
        H5Sget_simple_extent_npoints(space.get()) != 1 ||
        H5Aread(attribute.get(), H5T_STD_REF_OBJ, &reference) < 0)
        return std::nullopt;
    const Hdf5Id target(H5Rdereference2(id_.get(), H5P_DEFAULT, H5R_OBJECT, &reference));
    if (!target)
        return std::nullopt;
    std::array<char, 1024> path{};
    if (H5Iget_name(target.get(), path.data(), path.size()) <= 0)
        return std::nullopt;
    return std::string(path.data());
}

Hdf5File::Hdf5File(const std::filesystem::path& path) : name_(path.filename().string()) {
    // The library prints what goes wrong unless told not to; this holds for the calling thread.
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    registerFilters();
    if (H5Fis_hdf5(path.c_str()) <= 0)
        throw Error(path.string(), text(DYNGPT_TEXT("core", "this is not an HDF5 file")),
                    text(DYNGPT_TEXT("core", "Choose a file that AnnData wrote (.h5ad).")));
    id_ = Hdf5Id(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    if (!id_)
        throwDamaged(path.string());
}

int Hdf5File::typeOf(const std::string& path) const {
    // Every part of the path has to be asked for, or the library complains.
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        if (H5Lexists(id_.get(), part.c_str(), H5P_DEFAULT) <= 0 ||
            H5Oexists_by_name(id_.get(), part.c_str(), H5P_DEFAULT) <= 0)
            return H5O_TYPE_UNKNOWN;
        if (end == std::string::npos)
            break;
    }
    H5O_info_t info{};
    if (H5Oget_info_by_name2(id_.get(), path.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0)
        return H5O_TYPE_UNKNOWN;
    return info.type;
}

bool Hdf5File::isGroup(const std::string& path) const {
    return typeOf(path) == H5O_TYPE_GROUP;
}

bool Hdf5File::isDataset(const std::string& path) const {
    return typeOf(path) == H5O_TYPE_DATASET;
}

std::vector<std::string> Hdf5File::children(const std::string& group) const {
    std::vector<std::string> names;
    const Hdf5Id id(H5Gopen2(id_.get(), group.c_str(), H5P_DEFAULT));
    if (!id)
        return names;
    const auto visit = [](hid_t, const char* name, const H5L_info_t*, void* out) -> herr_t {
        static_cast<std::vector<std::string>*>(out)->emplace_back(name);
        return 0;
    };
    if (H5Literate(id.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &names) < 0)
        throwDamaged(name_ + ":" + group);
    for (std::string& name : names)
        name = checkedText(std::move(name), name_ + ":" + group);
    return names;
}

Hdf5Dataset Hdf5File::dataset(const std::string& path) const {
    Hdf5Id id(isDataset(path) ? H5Dopen2(id_.get(), path.c_str(), H5P_DEFAULT) : hid_t{-1});
    if (!id)
        throw Error(name_ + ":" + path,
                    text(DYNGPT_TEXT("core", "this part of the file is missing")),
                    text(DYNGPT_TEXT("core", "Choose a file that AnnData wrote (.h5ad).")));
    return {std::move(id), name_ + ":" + path};
}

std::optional<std::string> Hdf5File::textAttribute(const std::string& path,
                                                   const std::string& name) const {
    if (typeOf(path) == H5O_TYPE_UNKNOWN)
        return std::nullopt;
    const Hdf5Id object(H5Oopen(id_.get(), path.c_str(), H5P_DEFAULT));
    return object ? textOf(openAttribute(object.get(), name)) : std::nullopt;
}

std::vector<std::int64_t> Hdf5File::numbersAttribute(const std::string& path,
                                                     const std::string& name) const {
    constexpr hssize_t most = 16;
    if (typeOf(path) == H5O_TYPE_UNKNOWN)
        return {};
    const Hdf5Id object(H5Oopen(id_.get(), path.c_str(), H5P_DEFAULT));
    const Hdf5Id attribute = object ? openAttribute(object.get(), name) : Hdf5Id();
    if (!attribute)
        return {};
    const Hdf5Id type(H5Aget_type(attribute.get()));
    const Hdf5Id space(H5Aget_space(attribute.get()));
    const hssize_t count = H5Sget_simple_extent_npoints(space.get());
    if (kindOf(type.get()) != Hdf5Kind::Number || count < 1 || count > most)
        return {};
    std::vector<std::int64_t> values(static_cast<std::size_t>(count));
    if (H5Aread(attribute.get(), H5T_NATIVE_INT64, values.data()) < 0)
        return {};
    return values;
}

} // namespace dyngpt
