#include "core/data/h5ad_slices.h"

#include "core/common/issue.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::uint64_t blockEntries = 1 << 20;
/// Of a dense matrix: chunks are read whole, so blocks hold whole ones where they can.
constexpr std::uint64_t usualValues = 4 << 20;
constexpr std::uint64_t mostValues = 32 << 20;

[[noreturn]] void throwMisfit(const std::string& place) {
    throw Error(place,
                text(DYNGPT_TEXT("core", "the matrix does not fit the numbers of cells and genes")),
                text(DYNGPT_TEXT("core", "Copy it again from where it comes, or save it again.")));
}

} // namespace

CompressedSlices::CompressedSlices(const Hdf5File& file, const std::string& path, bool byCell,
                                   std::uint64_t cells, std::uint64_t genes)
    : place_(file.name() + ":" + path)
    , byCell_(byCell)
    , width_(byCell ? genes : cells)
    , indices_(file.dataset(path + "/indices"))
    , data_(file.dataset(path + "/data")) {
    const Hdf5Dataset starts = file.dataset(path + "/indptr");
    const std::uint64_t slices = byCell ? cells : genes;
    if (starts.dims() != std::vector<std::uint64_t>{slices + 1} || indices_.dims().size() != 1 ||
        data_.dims() != indices_.dims())
        throwMisfit(place_);
    starts.read(0, slices + 1, starts_);
    if (starts_.front() != 0 || !std::is_sorted(starts_.begin(), starts_.end()) ||
        static_cast<std::uint64_t>(starts_.back()) > data_.dims()[0])
        throwMisfit(place_);
}

void CompressedSlices::load(std::uint64_t first) {
    const std::uint64_t all = static_cast<std::uint64_t>(starts_.back());
    const std::uint64_t count = std::min(blockEntries, all - first);
    indices_.read(first, count, indexBlock_);
    data_.read(first, count, valueBlock_);
    blockStart_ = first;
}

bool CompressedSlices::next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) {
    entries.clear();
    while (at_ + 1 < starts_.size() && starts_[at_] == starts_[at_ + 1])
        ++at_;
    if (at_ + 1 >= starts_.size())
        return false;
    slice = static_cast<std::uint32_t>(at_);
    const auto end = static_cast<std::uint64_t>(starts_[at_ + 1]);
    if (end - static_cast<std::uint64_t>(starts_[at_]) > width_)
        throwMisfit(place_);
    for (auto i = static_cast<std::uint64_t>(starts_[at_]); i < end; ++i) {
        if (i >= blockStart_ + indexBlock_.size())
            load(i);
        const std::int64_t index = indexBlock_[i - blockStart_];
        if (index < 0 || static_cast<std::uint64_t>(index) >= width_)
            throwMisfit(place_);
        entries.push_back({static_cast<std::uint32_t>(index), 0, valueBlock_[i - blockStart_]});
    }
    ++at_;
    return true;
}

double CompressedSlices::done() const {
    return static_cast<double>(at_) / static_cast<double>(starts_.size());
}

DenseSlices::DenseSlices(const Hdf5File& file, const std::string& path, std::uint64_t cells,
                         std::uint64_t genes)
    : data_(file.dataset(path)), cells_(cells), genes_(genes) {
    if (data_.dims() != std::vector<std::uint64_t>{cells, genes})
        throwMisfit(file.name() + ":" + path);
    const std::vector<std::uint64_t> chunks = data_.chunks();
    const std::uint64_t rows = chunks.size() == 2 ? chunks[0] : 1;
    const std::uint64_t columns = chunks.size() == 2 ? chunks[1] : 1;
    // Tall chunks would be read again for every row.
    byCell_ = rows * genes <= mostValues || (columns * cells > mostValues);
    const std::uint64_t thick = byCell_ ? rows : columns;
    const std::uint64_t length = std::max<std::uint64_t>(byCell_ ? genes : cells, 1);
    perBlock_ = std::max<std::uint64_t>(usualValues / length, 1);
    if (perBlock_ > thick)
        perBlock_ -= perBlock_ % thick;
    else if (thick * length <= mostValues)
        perBlock_ = thick;
}

bool DenseSlices::next(std::uint32_t& slice, std::vector<MatrixEntry>& entries) {
    const std::uint64_t slices = byCell_ ? cells_ : genes_;
    const std::uint64_t length = byCell_ ? genes_ : cells_;
    for (entries.clear(); entries.empty() && at_ < slices; ++at_) {
        if (at_ == 0 || at_ == blockStart_ + perBlock_) {
            blockStart_ = at_;
            const std::uint64_t count = std::min(perBlock_, slices - at_);
            if (byCell_)
                data_.readBlock(at_, count, 0, genes_, block_);
            else
                data_.readBlock(0, cells_, at_, count, block_);
        }
        const std::uint64_t inBlock = at_ - blockStart_;
        const std::uint64_t held = block_.size() / std::max<std::uint64_t>(length, 1);
        for (std::uint64_t i = 0; i < length; ++i) {
            const double value =
                byCell_ ? block_[inBlock * length + i] : block_[i * held + inBlock];
            if (value != 0)
                entries.push_back({static_cast<std::uint32_t>(i), 0, value});
        }
        slice = static_cast<std::uint32_t>(at_);
    }
    return !entries.empty();
}

double DenseSlices::done() const {
    return static_cast<double>(at_) /
           static_cast<double>(std::max<std::uint64_t>(byCell_ ? cells_ : genes_, 1));
}

} // namespace dyngpt
