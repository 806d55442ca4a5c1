#pragma once
// A matrix in memory, turned to slices by cell: for files whose entries come in no order, or gene
// by gene where the cells' whole states are wanted. 16 bytes an entry.

#include "core/data/matrix_file.h"

namespace dyngpt {

class MemorySlices : public MatrixSlices {
public:
    void add(std::uint32_t cell, std::uint32_t gene, double value) {
        entries_.push_back({cell, gene, value});
    }
    void sort();

    bool byCell() const override { return true; }
    bool next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) override;
    double done() const override;

private:
    struct Entry {
        std::uint32_t cell, gene;
        double value;
    };
    std::vector<Entry> entries_;
    std::size_t at_ = 0;
};

} // namespace dyngpt
