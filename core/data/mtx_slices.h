#pragma once
// Matrix Market coordinate files, plain or gz, streamed line by line.

#include "core/data/matrix_file.h"
#include "core/data/text_input.h"

namespace dyngpt {

class MtxSlices : public MatrixSlices {
public:
    /// `cells` by `genes` in either orientation (genes by cells where both fit, as 10x writes
    /// them).
    MtxSlices(const std::filesystem::path& path, std::size_t cells, std::size_t genes);

    bool byCell() const override { return byCell_; }
    bool next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) override;
    double done() const override { return input_.done(); }

    struct Position {
        std::uint32_t cell = 0, gene = 0;
        MatrixEntry entry;
    };
    /// The next line's entry, whatever the order. False at the end.
    bool nextEntry(Position& position);

private:
    bool getLine();
    void readHeader(std::size_t cells, std::size_t genes);
    void findOrder();
    std::string place() const;

    std::string name_;
    TextInput input_;
    std::string text_;
    std::size_t line_ = 0;
    bool pattern_ = false;
    bool cellsAreRows_ = false;
    bool byCell_ = true;
    std::uint64_t rows_ = 0, columns_ = 0, entries_ = 0, read_ = 0;
    std::vector<Position> ahead_; ///< read to find the order out
    std::size_t aheadUsed_ = 0;
    Position pending_;
    bool hasPending_ = false;
    bool begun_ = false;
    std::uint32_t last_ = 0;
};

/// A line of a text without its end; false at the end. Throws Error for endless ones.
bool readLine(std::istream& in, std::string& line, const std::string& place);

} // namespace dyngpt
