#include "core/data/tenx_folder.h"

#include "core/common/issue.h"
#include "core/common/utf8.h"
#include "core/data/csv_reader.h"
#include "core/data/delimited_table.h"
#include "core/data/mtx_slices.h"

#include <algorithm>
#include <map>
#include <optional>

namespace dyngpt {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostNames = 20'000'000;

struct Layer {
    std::string name;
    fs::path matrix;
};

/// "matrix" of "matrix.mtx.gz"; nothing for other files.
std::optional<std::string> matrixName(const fs::path& path) {
    const std::string file = path.filename().string();
    for (const std::string ending : {".mtx", ".mtx.gz"})
        if (file.size() > ending.size() && file.ends_with(ending))
            return file.substr(0, file.size() - ending.size());
    return std::nullopt;
}

std::vector<fs::path> children(const fs::path& folder) {
    std::vector<fs::path> result;
    std::error_code code;
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
        result.push_back(at->path());
    if (code)
        throw Error(folder.string(),
                    text(DYNGPT_TEXT("core", "the folder cannot be read: %1"), code.message()));
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<Layer> matricesIn(const fs::path& folder) {
    std::vector<Layer> layers;
    for (const fs::path& path : children(folder))
        if (const auto name = matrixName(path))
            if (layers.empty() || layers.back().name != *name)
                layers.push_back({*name, path});
    return layers;
}

/// The file of names that belongs to the matrices of a folder; empty if there is none.
fs::path namesFile(const fs::path& folder, const std::vector<std::string>& stems) {
    for (const fs::path& path : children(folder)) {
        const std::string file = path.filename().string();
        for (const std::string& stem : stems)
            for (const char* ending : {".tsv", ".tsv.gz", ".txt", ".txt.gz"})
                // kallisto | bustools puts the matrix's name in front.
                if (file == stem + ending || file.ends_with("." + stem + ending))
                    return path;
    }
    return {};
}

/// Fields by line; no quotes, no header, as all these programs write them.
std::vector<std::vector<std::string>> namesIn(const fs::path& path) {
    TextInput input(path);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    while (readLine(input.stream(), line,
                    path.filename().string() + ":" + std::to_string(rows.size() + 1))) {
        if (firstInvalidUtf8(line) || line.find('\0') != std::string::npos ||
            rows.size() == mostNames)
            throw Error(path.filename().string() + ":" + std::to_string(rows.size() + 1),
                        text(DYNGPT_TEXT("core", "this is not a list of names")),
                        text(DYNGPT_TEXT("core", "Copy it again from where it comes.")));
        auto& row = rows.emplace_back();
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t end = std::min(line.find('\t', at), line.size());
            row.push_back(line.substr(at, end - at));
            at = end + 1;
        }
    }
    return rows;
}

class TenxFolder : public MatrixFile {
public:
    explicit TenxFolder(const fs::path& path) : folder_(path) {
        std::optional<std::string> only;
        if (fs::is_regular_file(path)) {
            only = matrixName(path);
            folder_ = path.parent_path().empty() ? fs::path(".") : path.parent_path();
        }
        name_ = path.filename().string();
        if (name_.empty())
            name_ = path.parent_path().filename().string();
        std::vector<Layer> layers = matricesIn(folder_);
        if (only)
            std::erase_if(layers, [&](const Layer& layer) { return layer.matrix != path; });
        if (layers.empty())
            layers = subfolders();
        else
            readNames(folder_);
        for (Layer& layer : layers) {
            names_.push_back(layer.name);
            paths_.emplace(layer.name, std::move(layer.matrix));
        }
    }

    const std::string& name() const override { return name_; }
    std::size_t cells() const override { return barcodes_.size(); }
    const std::vector<std::string>& layers() const override { return names_; }
    const GeneNames& genes(const std::string&) const override { return genes_; }
    const std::vector<std::string>& columns() const override { return columns_; }
    CellColumn column(const std::string& name) const override {
        std::vector<std::string> values;
        for (const std::string& barcode : barcodes_)
            values.push_back(barcode.substr(barcode.rfind('-') + 1));
        return cellColumn(name, values);
    }
    std::unique_ptr<MatrixSlices> open(const std::string& layer) const override {
        return std::make_unique<MtxSlices>(paths_.at(layer), cells(), genes_.names.size());
    }
    bool forEachEntry(
        const std::string& layer,
        const std::function<bool(std::uint32_t, std::uint32_t, double)>& use) const override {
        MtxSlices lines(paths_.at(layer), cells(), genes_.names.size());
        MtxSlices::Position position;
        while (lines.nextEntry(position))
            if (!use(position.cell, position.gene, position.entry.value))
                return false;
        return true;
    }
    std::string place(const std::string& layer, std::uint32_t cell, std::uint32_t gene,
                      std::uint32_t line) const override {
        const std::string file = paths_.at(layer).filename().string();
        return line > 0
                   ? file + ":" + std::to_string(line)
                   : file + "[" + std::to_string(gene + 1) + ", " + std::to_string(cell + 1) + "]";
    }

private:
    std::vector<Layer> subfolders() {
        std::vector<Layer> layers;
        for (const fs::path& child : children(folder_)) {
            if (!fs::is_directory(child))
                continue;
            const auto inside = matricesIn(child);
            if (inside.size() != 1)
                continue;
            const auto barcodes = barcodes_;
            const auto ids = genes_.ids;
            readNames(child);
            if (!layers.empty() && (barcodes != barcodes_ || ids != genes_.ids))
                throw Error(folder_.string(),
                            text(DYNGPT_TEXT("core", "the folders \"%1\" and \"%2\" hold other "
                                                     "cells or genes"),
                                 layers.back().name, child.filename().string()),
                            text(DYNGPT_TEXT("core", "Choose one of them.")));
            layers.push_back({child.filename().string(), inside[0].matrix});
        }
        if (layers.empty())
            throw Error(folder_.string(),
                        text(DYNGPT_TEXT("core", "there is no matrix of counts in this folder")),
                        text(DYNGPT_TEXT("core", "Choose the folder that holds matrix.mtx (or "
                                                 "matrix.mtx.gz).")));
        return layers;
    }

    void readNames(const fs::path& folder) {
        const fs::path genes = namesFile(folder, {"features", "genes"});
        const fs::path barcodes = namesFile(folder, {"barcodes"});
        std::vector<Issue> issues;
        const auto complain = [&](const char* file) {
            issues.push_back(
                {Severity::Error, folder.string(),
                 text(DYNGPT_TEXT("core", "%1 is missing beside the matrix"), file),
                 text(DYNGPT_TEXT("core", "Keep the three files of one matrix together."))});
        };
        if (genes.empty())
            complain("features.tsv (genes.tsv)");
        if (barcodes.empty())
            complain("barcodes.tsv");
        if (!issues.empty())
            throw Error(issues);
        std::vector<std::string> ids, symbols;
        for (const auto& row : namesIn(genes)) {
            ids.push_back(row.front());
            symbols.push_back(row.size() > 1 ? row[1] : row.front());
        }
        genes_ = geneNames(std::move(symbols), std::move(ids));
        barcodes_.clear();
        bool suffixes = true;
        for (auto& row : namesIn(barcodes)) {
            suffixes = suffixes && row.front().find('-') != std::string::npos;
            barcodes_.push_back(std::move(row.front()));
        }
        columns_.clear();
        // "-1", "-2" ... behind the barcode are the samples of an aggregated run.
        if (suffixes && column("sample").values.size() > 1)
            columns_.push_back("sample");
    }

    fs::path folder_;
    std::string name_;
    std::vector<std::string> names_;
    std::map<std::string, fs::path> paths_;
    std::vector<std::string> barcodes_;
    GeneNames genes_;
    std::vector<std::string> columns_;
};

} // namespace

bool looksLikeTenx(const std::filesystem::path& path) {
    return fs::is_directory(path) || (fs::is_regular_file(path) && matrixName(path));
}

std::unique_ptr<MatrixFile> openTenx(const std::filesystem::path& path) {
    return std::make_unique<TenxFolder>(path);
}

} // namespace dyngpt
