#include "app/cli/context.h"
#include "app/cli/data_options.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_files.h"
#include "core/common/numbers.h"

#include <fmt/core.h>

namespace dyngpt::cli {

namespace {

struct CountsOptions {
    std::string file;
    FormatOptions format;
};

const char* encodingName(TextEncoding encoding) {
    switch (encoding) {
    case TextEncoding::Utf16:
        return "utf-16";
    case TextEncoding::Latin1:
        return "latin-1";
    default:
        return "utf-8";
    }
}

std::string delimiterName(char delimiter) {
    switch (delimiter) {
    case '\t':
        return "tab";
    case ';':
        return "semicolon";
    case ' ':
        return "blank";
    default:
        return "comma";
    }
}

int showTable(const Context& context, const CountsOptions& options) {
    const TablePreview preview = previewTable(options.file, tableFormat(options.format), 5);
    const bool header = preview.format.header == HeaderLine::Present;
    const bool comma = preview.format.decimalMark == DecimalMark::Comma;
    if (context.json) {
        Json columns = Json::array();
        for (std::size_t i = 0; i < preview.columns.size(); ++i)
            columns.push_back(
                {{"name", preview.columns[i]}, {"counts", bool(preview.countLike[i])}});
        printJson({{"kind", "table"},
                   {"delimiter", delimiterName(preview.format.delimiter)},
                   {"encoding", encodingName(preview.format.encoding)},
                   {"decimal_comma", comma},
                   {"header", header},
                   {"columns", columns}});
        return Done;
    }
    fmt::print("Table: separated by {}, {}, {}, {}\n", delimiterName(preview.format.delimiter),
               encodingName(preview.format.encoding), comma ? "decimal comma" : "decimal point",
               header ? "with a header" : "without a header");
    std::vector<std::vector<std::string>> rows{{"Column", "Counts", "First values"}};
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        std::vector<std::string> values;
        for (const auto& row : preview.rows)
            values.push_back(row[i]);
        rows.push_back({preview.columns[i], preview.countLike[i] ? "yes" : "no", joined(values)});
    }
    fmt::print("{}", alignedTable(rows));
    return Done;
}

int showMatrix(const Context& context, const CountsOptions& options) {
    const auto file = openMatrixFile(options.file);
    StageProgress progress("Read", context.quiet || context.json);
    Json layers = Json::array();
    std::vector<std::vector<std::string>> rows{{"Layer", "Genes", "Counts a cell", "Highest mean"}};
    for (const std::string& layer : file->layers()) {
        const auto means = geneMeans(*file, layer, progress, context.stop);
        if (!means)
            return interrupted("Nothing was changed.");
        const auto& genes = file->genes(layer).names;
        double sum = 0;
        std::size_t highest = 0;
        for (std::size_t g = 0; g < means->size(); ++g) {
            sum += (*means)[g];
            if ((*means)[g] > (*means)[highest])
                highest = g;
        }
        const std::string top = genes.empty() ? std::string() : genes[highest];
        rows.push_back({layer, std::to_string(genes.size()), shortNumber(sum), top});
        layers.push_back({{"name", layer},
                          {"genes", genes.size()},
                          {"counts_per_cell", sum},
                          {"highest_mean", top}});
    }
    Json columns = Json::array();
    std::vector<std::vector<std::string>> columnRows{{"Column of the cells", "Values", "Cells"}};
    for (const std::string& name : file->columns()) {
        const CellColumn column = file->column(name);
        std::vector<std::size_t> cells(column.values.size());
        for (const std::int32_t code : column.codes)
            if (code >= 0)
                ++cells[static_cast<std::size_t>(code)];
        Json values = Json::object();
        for (std::size_t v = 0; v < cells.size(); ++v) {
            values[column.values[v]] = cells[v];
            if (v < 12)
                columnRows.push_back(
                    {v == 0 ? name : "", column.values[v], std::to_string(cells[v])});
        }
        if (cells.size() > 12)
            columnRows.push_back({"", fmt::format("and {} more", cells.size() - 12), ""});
        columns.push_back({{"name", name}, {"cells", values}});
    }
    if (context.json) {
        printJson({{"kind", "matrix"},
                   {"cells", file->cells()},
                   {"layers", layers},
                   {"columns", columns}});
        return Done;
    }
    fmt::print("Matrices of {} cells\n{}", file->cells(), alignedTable(rows));
    if (columnRows.size() > 1)
        fmt::print("\n{}", alignedTable(columnRows));
    return Done;
}

int counts(const Context& context, const CountsOptions& options) {
    switch (observedFileKind(options.file)) {
    case ObservedFileKind::Matrix:
        return showMatrix(context, options);
    case ObservedFileKind::Dataset:
        if (context.json)
            printJson({{"kind", "dataset"}});
        else
            fmt::print("Simulated sets in the reference package's JSON\n");
        return Done;
    case ObservedFileKind::Table:
        break;
    }
    return showTable(context, options);
}

} // namespace

void addCountsCommand(CLI::App& app, Context& context) {
    CLI::App* command = addCommand(app, context, "counts", "Show what a file of counts holds",
                                   "  dyngpt counts observed.csv\n"
                                   "  dyngpt counts filtered_feature_bc_matrix\n"
                                   "  dyngpt counts cells.h5ad --json");
    auto options = std::make_shared<CountsOptions>();
    command->add_option("FILE", options->file, "CSV or TSV, 10x folder, or h5ad")->required();
    addFormatOptions(*command, options->format);
    command->callback([&context, options] {
        context.action = [&context, options] { return counts(context, *options); };
    });
}

} // namespace dyngpt::cli
