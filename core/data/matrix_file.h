#pragma once
// A file or folder with matrices of counts by cell and gene (10x, h5ad), whatever its form.
// Matrices are streamed by slices: a large one is never whole in memory. One thread at a time.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace dyngpt {

struct MatrixEntry {
    std::uint32_t index = 0; ///< of the gene in a cell's slice, of the cell in a gene's
    std::uint32_t line = 0;  ///< of the file, where it has lines
    double value = 0;        ///< as the file has it, be it a count or not
};

/// Non-zero entries of one matrix, one slice (a cell or a gene) after the other.
class MatrixSlices {
public:
    virtual ~MatrixSlices() = default;
    virtual bool byCell() const = 0;
    /// The next slice with entries, in ascending order of `slice`. False at the end. Entries come
    /// in any order. Throws Error for a damaged file, UnorderedMatrix where slices come mixed.
    virtual bool next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) = 0;
    virtual double done() const = 0; ///< share that has been read
};
struct UnorderedMatrix {};

/// A property of the cells with few distinct values, such as their condition.
struct CellColumn {
    std::string name;
    std::vector<std::string> values;
    std::vector<std::int32_t> codes; ///< per cell: position in values, -1 where it is missing
};

struct GeneNames {
    std::vector<std::string> names; ///< symbols where there are any, each one once
    std::vector<std::string> ids;   ///< accessions; may be equal to the names
};

class MatrixFile {
public:
    virtual ~MatrixFile() = default;
    virtual const std::string& name() const = 0;
    virtual std::size_t cells() const = 0;
    virtual const std::vector<std::string>& layers() const = 0; ///< names of the matrices
    virtual const GeneNames& genes(const std::string& layer) const = 0;
    virtual const std::vector<std::string>& columns() const = 0; ///< that cells can be grouped by
    virtual CellColumn column(const std::string& name) const = 0;
    virtual std::unique_ptr<MatrixSlices> open(const std::string& layer) const = 0;
    /// Every entry, in whatever order the file has them, until `use` returns false. False then.
    virtual bool forEachEntry(
        const std::string& layer,
        const std::function<bool(std::uint32_t cell, std::uint32_t gene, double value)>& use) const;
    /// Where an entry stands, for messages.
    virtual std::string place(const std::string& layer, std::uint32_t cell, std::uint32_t gene,
                              std::uint32_t line) const = 0;
};

/// A 10x folder (or one of its files) or an h5ad file. Throws Error that says what is wrong.
std::unique_ptr<MatrixFile> openMatrixFile(const std::filesystem::path& path);

/// Names made distinct: equal ones get their id behind.
GeneNames geneNames(std::vector<std::string> symbols, std::vector<std::string> ids);
/// Values as text, one per cell, as a column; isMissing() ones have no code, numbers ascend and
/// come before words.
CellColumn cellColumn(std::string name, const std::vector<std::string>& values);

} // namespace dyngpt
