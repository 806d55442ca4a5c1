#pragma once
// A table of an h5ad file (obs or var): a group with a dataset or group per column, or, before
// AnnData 0.7, one compound dataset.

#include "core/data/hdf5_file.h"
#include "core/data/matrix_file.h"

namespace dyngpt {

class H5adFrame {
public:
    H5adFrame(const Hdf5File& file, std::string path);

    const std::vector<std::string>& index() const { return index_; }
    /// Names of the columns, without the index.
    const std::vector<std::string>& columns() const { return columns_; }
    /// Every row's value as text, empty where missing; nothing for columns of another kind or
    /// length.
    std::optional<std::vector<std::string>> texts(const std::string& column) const;

private:
    std::optional<std::vector<std::string>> categorical(const std::string& column) const;
    std::optional<std::vector<std::string>> nullable(const std::string& column) const;
    std::optional<std::vector<std::string>> plain(const std::string& column) const;

    const Hdf5File& file_;
    std::string path_;
    bool compound_;
    std::vector<std::string> index_;
    std::vector<std::string> columns_;
};

} // namespace dyngpt
