#include "core/data/h5ad_file.h"

#include "core/common/issue.h"
#include "core/data/h5ad_frame.h"
#include "core/data/h5ad_slices.h"

#include <algorithm>
#include <array>
#include <map>

namespace dyngpt {

namespace {

/// More groups than this are no groups but names of the cells.
constexpr std::size_t mostGroups = 1000;

GeneNames genesOf(const Hdf5File& file, const std::string& path) {
    static const std::array<std::string, 8> symbolColumns{
        "gene_symbols", "gene_symbol", "gene_name",       "gene_names",
        "feature_name", "symbol",      "gene_short_name", "Gene"};
    const H5adFrame frame(file, path);
    const auto& columns = frame.columns();
    for (const std::string& name : symbolColumns)
        if (std::find(columns.begin(), columns.end(), name) != columns.end())
            if (auto symbols = frame.texts(name))
                return geneNames(std::move(*symbols), frame.index());
    return geneNames(frame.index(), frame.index());
}

struct Layer {
    std::string path;
    std::string genes; ///< path of their table
};

class H5adFile : public MatrixFile {
public:
    explicit H5adFile(const std::filesystem::path& path) : file_(path) {
        if (!has("/obs") || !has("/var"))
            throw Error(file_.name(),
                        text(DYNGPT_TEXT("core", "the file does not tell its cells and genes")),
                        text(DYNGPT_TEXT("core", "Choose a file that AnnData wrote (.h5ad).")));
        addLayers();
        if (names_.empty())
            throw Error(file_.name(),
                        text(DYNGPT_TEXT("core", "the file holds no matrix of counts")),
                        text(DYNGPT_TEXT("core", "Save it again with X or a layer.")));
        const H5adFrame obs(file_, "/obs");
        cells_ = obs.index().size();
        for (const std::string& name : obs.columns())
            if (const auto texts = obs.texts(name)) {
                CellColumn column = cellColumn(name, *texts);
                if (column.values.empty() || column.values.size() > mostGroups)
                    continue;
                columnNames_.push_back(name);
                columns_.push_back(std::move(column));
            }
    }

    const std::string& name() const override { return file_.name(); }
    std::size_t cells() const override { return cells_; }
    const std::vector<std::string>& layers() const override { return names_; }
    const GeneNames& genes(const std::string& layer) const override {
        return genes_.at(layers_.at(layer).genes);
    }
    const std::vector<std::string>& columns() const override { return columnNames_; }
    CellColumn column(const std::string& name) const override {
        return *std::find_if(columns_.begin(), columns_.end(),
                             [&](const CellColumn& column) { return column.name == name; });
    }

    std::unique_ptr<MatrixSlices> open(const std::string& layer) const override {
        const std::string& path = layers_.at(layer).path;
        const std::uint64_t genes = this->genes(layer).names.size();
        if (file_.isDataset(path))
            return std::make_unique<DenseSlices>(file_, path, cells_, genes);
        return std::make_unique<CompressedSlices>(file_, path, isCsr(path), cells_, genes);
    }

    std::string place(const std::string& layer, std::uint32_t cell, std::uint32_t gene,
                      std::uint32_t) const override {
        return file_.name() + ":" + layers_.at(layer).path.substr(1) + "[" +
               std::to_string(cell + 1) + ", " + std::to_string(gene + 1) + "]";
    }

private:
    bool has(const std::string& path) const { return file_.isGroup(path) || file_.isDataset(path); }

    void addLayers() {
        add("X", "/X", "/var");
        if (file_.isGroup("/layers"))
            for (const std::string& name : file_.children("/layers"))
                add(layers_.contains(name) ? "layers/" + name : name, "/layers/" + name, "/var");
        add("raw", "/raw/X", "/raw/var");
        add("raw", "/raw.X", "/raw.var");
    }

    void add(const std::string& name, const std::string& path, const std::string& genes) {
        if (layers_.contains(name) || !isMatrix(path) || !has(genes))
            return;
        layers_.emplace(name, Layer{path, genes});
        if (!genes_.contains(genes))
            genes_.emplace(genes, genesOf(file_, genes));
        names_.push_back(name);
    }

    bool isMatrix(const std::string& path) const {
        if (file_.isDataset(path)) {
            const Hdf5Dataset data = file_.dataset(path);
            return data.kind() == Hdf5Kind::Number && data.dims().size() == 2;
        }
        return file_.isDataset(path + "/indptr") && file_.isDataset(path + "/indices") &&
               file_.isDataset(path + "/data");
    }

    bool isCsr(const std::string& path) const {
        std::string kind = file_.textAttribute(path, "encoding-type").value_or("");
        if (kind.empty())
            kind = file_.textAttribute(path, "h5sparse_format").value_or("");
        if (kind.starts_with("csr") || kind.starts_with("csc"))
            return kind.starts_with("csr");
        throw Error(
            file_.name() + ":" + path,
            text(DYNGPT_TEXT("core", "the matrix is encoded in an unknown way: \"%1\""), kind),
            text(DYNGPT_TEXT("core", "Save it again as CSR, CSC or dense.")));
    }

    Hdf5File file_;
    std::size_t cells_ = 0;
    std::vector<std::string> names_; ///< of the layers
    std::map<std::string, Layer> layers_;
    std::map<std::string, GeneNames> genes_; ///< by path of their table
    std::vector<std::string> columnNames_;
    std::vector<CellColumn> columns_;
};

} // namespace

bool canReadH5ad() {
    return true;
}

std::unique_ptr<MatrixFile> openH5ad(const std::filesystem::path& path) {
    return std::make_unique<H5adFile>(path);
}

} // namespace dyngpt
