// An AnnData file made from the input, with pieces that need not fit each other, is refused with
// an Error or gives whole data. The bytes of the file itself are the HDF5 library's business and
// stay as it writes them.

#include "tests/fuzz/importer.h"

#include <hdf5.h>

using namespace dyngpt;

namespace {

class Input {
public:
    Input(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
    std::uint8_t byte() { return at_ < size_ ? bytes_[at_++] : 0; }
    /// Mostly below n, sometimes not.
    int near(int n) {
        const int value = byte();
        return value < 250 ? value % std::max(n, 1) : value - 253 + n;
    }

private:
    const std::uint8_t* bytes_;
    std::size_t size_;
    std::size_t at_ = 0;
};

/// A small AnnData file, in memory until it is closed.
class Writer {
public:
    Writer(const std::filesystem::path& path, Input& in) : in_(in) {
        const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
        H5Pset_fapl_core(access, 1 << 16, 1);
        file_ = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access);
        H5Pclose(access);
    }
    ~Writer() { H5Fclose(file_); }

    void frame(const std::string& path, int rows) {
        group(path);
        if (in_.byte() % 16 != 0)
            attribute(path, "_index", in_.byte() % 16 ? "_index" : "other");
        names(path + "/_index", near(rows));
        for (int c = in_.byte() % 4; c > 0; --c)
            column(path + "/" + (in_.byte() % 8 ? "c" + std::to_string(c) : "gene_symbols"), rows);
    }

    void matrix(const std::string& path, int cells, int genes) {
        const int kind = in_.byte() % 4;
        if (kind == 0) {
            numbers(path, {hsize_t(near(cells)), hsize_t(near(genes))}, 6);
            return;
        }
        group(path);
        attribute(path, in_.byte() % 4 ? "encoding-type" : "h5sparse_format",
                  kind == 1         ? "csc_matrix"
                  : in_.byte() % 32 ? "csr_matrix"
                                    : "coo");
        const int slices = kind == 1 ? genes : cells;
        const int width = kind == 1 ? cells : genes;
        std::vector<double> starts{in_.byte() % 64 ? 0.0 : 1.0}, indices, values;
        for (int s = 0; s < slices; ++s) {
            const int count = in_.byte() % 4;
            for (int i = 0; i < count; ++i)
                indices.push_back(in_.near(width));
            starts.push_back(static_cast<double>(indices.size()) - (in_.byte() == 255));
        }
        for (std::size_t i = 0; i < indices.size(); ++i)
            values.push_back(value());
        if (in_.byte() % 32 == 0)
            values.push_back(1);
        if (in_.byte() % 32 == 0)
            starts.pop_back();
        put(path + "/indptr", {starts.size()}, starts, in_.byte() % 6);
        put(path + "/indices", {indices.size()}, indices, in_.byte() % 6);
        put(path + "/data", {values.size()}, values, in_.byte() % 6);
    }

    void group(const std::string& path) {
        const hid_t id = H5Gcreate2(file_, path.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        if (id >= 0)
            H5Gclose(id);
    }

private:
    int near(int n) { return in_.byte() % 16 ? n : std::max(in_.near(n), 0); }
    double value() {
        const int byte = in_.byte();
        return byte < 240    ? byte % 5
               : byte < 245  ? 0.5
               : byte < 250  ? -1
               : byte == 250 ? 1e300
                             : 3e9;
    }

    void column(const std::string& path, int rows) {
        switch (in_.byte() % 5) {
        case 0:
            numbers(path, {hsize_t(near(rows))}, in_.byte() % 7);
            return;
        case 1:
            names(path, near(rows));
            return;
        case 2: // categorical
            group(path);
            names(path + "/categories", in_.byte() % 4);
            numbers(path + "/codes", {hsize_t(near(rows))}, in_.byte() % 7);
            return;
        case 3:
            group(path);
            numbers(path + "/values", {hsize_t(near(rows))}, in_.byte() % 7);
            numbers(path + "/mask", {hsize_t(near(rows))}, in_.byte() % 7);
            return;
        default:
            numbers(path, {hsize_t(near(rows)), 2}, in_.byte() % 7);
        }
    }

    void numbers(const std::string& path, std::vector<hsize_t> dims, int type) {
        std::vector<double> values;
        hsize_t all = 1;
        for (const hsize_t dim : dims)
            all *= dim;
        for (hsize_t i = 0; i < all; ++i)
            values.push_back(value());
        put(path, std::move(dims), values, type);
    }

    void put(const std::string& path, std::vector<hsize_t> dims, const std::vector<double>& values,
             int type) {
        const hid_t types[] = {H5T_STD_I32LE, H5T_STD_I64BE, H5T_IEEE_F32LE, H5T_IEEE_F64LE,
                               H5T_STD_U8LE,  H5T_STD_I8LE,  H5T_STD_U64LE};
        const hid_t space = H5Screate_simple(static_cast<int>(dims.size()), dims.data(), nullptr);
        const hid_t id = H5Dcreate2(file_, path.c_str(), types[type % 7], space, H5P_DEFAULT,
                                    H5P_DEFAULT, H5P_DEFAULT);
        if (id >= 0 && !values.empty())
            H5Dwrite(id, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        if (id >= 0)
            H5Dclose(id);
        H5Sclose(space);
    }

    void names(const std::string& path, int count) {
        const std::size_t width = 1 + in_.byte() % 3;
        std::string text;
        for (std::size_t i = 0; i < static_cast<std::size_t>(count) * width; ++i)
            text += static_cast<char>(in_.byte());
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, width);
        const hsize_t dim = static_cast<hsize_t>(count);
        const hid_t space = H5Screate_simple(1, &dim, nullptr);
        const hid_t id =
            H5Dcreate2(file_, path.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        if (id >= 0 && count > 0)
            H5Dwrite(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, text.data());
        if (id >= 0)
            H5Dclose(id);
        H5Sclose(space);
        H5Tclose(type);
    }

    void attribute(const std::string& path, const char* name, const std::string& value) {
        const hid_t object = H5Oopen(file_, path.c_str(), H5P_DEFAULT);
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, value.size());
        const hid_t space = H5Screate(H5S_SCALAR);
        const hid_t id = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
        H5Awrite(id, type, value.data());
        H5Aclose(id);
        H5Sclose(space);
        H5Tclose(type);
        H5Oclose(object);
    }

    Input& in_;
    hid_t file_ = -1;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    Input in(bytes, size);
    const auto path = fuzzing::folder() / "t.h5ad";
    {
        Writer file(path, in);
        const int cells = in.byte() % 6, genes = in.byte() % 5;
        file.frame("/obs", cells);
        file.frame("/var", genes);
        file.matrix("/X", cells, genes);
        file.group("/layers");
        file.matrix("/layers/a", cells, genes);
        if (in.byte() % 2) {
            file.group("/raw");
            file.frame("/raw/var", genes);
            file.matrix("/raw/X", cells, genes);
        }
    }
    fuzzing::allowErrors([&] {
        const auto file = openMatrixFile(path);
        ProgressSink silent;
        for (const std::string& layer : file->layers())
            fuzzing::allowErrors([&] {
                MatrixMapping mapping;
                mapping.layerToState = {{layer, "a"}};
                mapping.groupBy = file->columns();
                fuzzing::requireWhole(readMatrix(*file, mapping, {"a", "b"}, silent, {}).value());
            });
        fuzzing::allowErrors([&] {
            MatrixMapping mapping;
            mapping.layerToState = {{file->layers().front(), "a"}, {file->layers().back(), "b"}};
            fuzzing::requireWhole(readMatrix(*file, mapping, {"a", "b"}, silent, {}).value());
        });
        const auto& genes = file->genes(file->layers().front()).names;
        if (!genes.empty()) {
            MatrixMapping mapping;
            mapping.geneToState = {{genes.front(), "a"}, {genes.back(), "b"}};
            fuzzing::requireWhole(readMatrix(*file, mapping, {"a", "b"}, silent, {}).value());
        }
    });
    return 0;
}
