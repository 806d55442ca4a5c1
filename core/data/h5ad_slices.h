#pragma once
// The matrices of an h5ad file, read by blocks.

#include "core/data/hdf5_file.h"
#include "core/data/matrix_file.h"

namespace dyngpt {

/// CSR (slices are cells) or CSC (slices are genes).
class CompressedSlices : public MatrixSlices {
public:
    /// Throws Error when the pieces do not fit each other or the matrix.
    CompressedSlices(const Hdf5File& file, const std::string& path, bool byCell,
                     std::uint64_t cells, std::uint64_t genes);

    bool byCell() const override { return byCell_; }
    bool next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) override;
    double done() const override;

private:
    void load(std::uint64_t first);

    std::string place_;
    bool byCell_;
    std::uint64_t width_; ///< indices are below it
    Hdf5Dataset indices_, data_;
    std::vector<std::int64_t> starts_; ///< indptr
    std::size_t at_ = 0;               ///< slice
    std::uint64_t blockStart_ = 0;
    std::vector<std::int64_t> indexBlock_;
    std::vector<double> valueBlock_;
};

class DenseSlices : public MatrixSlices {
public:
    DenseSlices(const Hdf5File& file, const std::string& path, std::uint64_t cells,
                std::uint64_t genes);

    bool byCell() const override { return byCell_; }
    bool next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) override;
    double done() const override;

private:
    Hdf5Dataset data_;
    std::uint64_t cells_, genes_;
    bool byCell_ = true;
    std::uint64_t perBlock_ = 1; ///< slices
    std::uint64_t at_ = 0;
    std::uint64_t blockStart_ = 0;
    std::vector<double> block_;
};

} // namespace dyngpt
