#include "app/cli/data_options.h"

#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/common/file.h"
#include "core/inference/simulated_cells.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace dyngpt::cli {

namespace {

/// Collects what is wrong with one option.
class Complaints {
public:
    void add(const std::string& option, Text what, Text remedy = {}) {
        issues_.push_back({Severity::Error, option, std::move(what), std::move(remedy)});
    }
    void throwIfAny() const { requireUsable(issues_); }

private:
    std::vector<Issue> issues_;
};

/// "a=b,c=d" of all arguments. A column's name may hold "=", what stands behind it may not.
void forEachPair(const std::vector<std::string>& arguments, const std::string& option,
                 const std::string& form, Complaints& complaints,
                 const std::function<void(const std::string&, const std::string&)>& use) {
    for (const std::string& argument : arguments)
        for (const std::string& item : splitList(argument)) {
            const std::size_t equals = item.rfind('=');
            if (equals == std::string::npos || equals == 0)
                complaints.add(option, text("“%1” is not of the form %2", item, form));
            else
                use(splitList(item.substr(0, equals), '\n')[0],
                    splitList(item.substr(equals + 1), '\n')[0]);
        }
}

/// What holds which state, as --map or --layer says.
std::map<std::string, std::string> parseMap(const std::vector<std::string>& arguments,
                                            const std::string& option, const std::string& form,
                                            const std::vector<std::string>& states, bool several,
                                            Complaints& complaints) {
    std::map<std::string, std::string> map;
    std::set<std::string> used;
    forEachPair(arguments, option, form, complaints,
                [&](const std::string& column, const std::string& state) {
                    if (std::find(states.begin(), states.end(), state) == states.end())
                        complaints.add(option, text("The solver has no state “%1”", state),
                                       text("Its states are %1", joined(states)));
                    else if (!used.insert(state).second && !several)
                        complaints.add(option, text("The state “%1” is named twice", state));
                    else if (!map.emplace(column, state).second)
                        complaints.add(option, text("The column “%1” is named twice", column));
                });
    return map;
}

std::vector<std::string> parseList(const std::vector<std::string>& arguments) {
    std::vector<std::string> result;
    for (const std::string& argument : arguments)
        for (std::string& item : splitList(argument))
            result.push_back(std::move(item));
    return result;
}

/// Names, or @FILE with one name a line.
std::vector<std::string> parseGenes(const std::vector<std::string>& arguments) {
    std::vector<std::string> result;
    for (const std::string& argument : arguments) {
        const bool file = argument.starts_with('@');
        for (std::string& item :
             file ? splitList(readFile(argument.substr(1)), '\n') : splitList(argument)) {
            if (!item.empty() && item.back() == '\r')
                item.pop_back();
            if (!item.empty())
                result.push_back(std::move(item));
        }
    }
    return result;
}

/// Without --map.
std::map<std::string, std::string> mapByName(const std::string& file, const TableFormat& format,
                                             const std::vector<std::string>& states) {
    std::map<std::string, std::string> map = columnsNamedAsStates(file, format, states);
    if (map.empty())
        throw UsageError(
            file,
            text("No column has the name of a state; there are %1",
                 joined(previewTable(file, format, 1).columns)),
            text("Say which is which: --map column=state,... with the states %1", joined(states)));
    return map;
}

/// "*" as a column stands for all columns of counts that are not used otherwise.
void expandAllColumns(const std::string& file, const TableFormat& format, TableMapping& mapping) {
    const auto all = mapping.columnToState.find("*");
    if (!mapping.groupPerColumn || all == mapping.columnToState.end())
        return;
    const std::string state = all->second;
    mapping.columnToState.erase(all);
    const TablePreview preview = previewTable(file, format);
    if (preview.allColumns > preview.columns.size())
        throw UsageError("--map", text("“*” stands for at most %1 columns", preview.columns.size()),
                         text("Save a larger table as a 10x folder or h5ad file"));
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        const std::string& column = preview.columns[i];
        const auto& groups = mapping.groupBy;
        if (preview.countLike[i] && !mapping.where.contains(column) &&
            std::find(groups.begin(), groups.end(), column) == groups.end())
            mapping.columnToState[column] = state;
    }
}

/// One matrix and one observed state need not be named.
std::map<std::string, std::string> onlyLayer(const std::string& path, const Network& network) {
    const auto layers = openMatrixFile(path)->layers();
    const auto states = observedNames(network);
    if (layers.size() != 1 || states.size() != 1)
        throw UsageError(path, text("The file's layers are %1", joined(layers)),
                         text("Say which state each holds: --layer name=state,... (or --map "
                              "gene=state,...) with the states %1",
                              joined(network.recordedNames())));
    return {{layers[0], states[0]}};
}

ImportChoice parseChoice(const DataOptions& options, const Network& network) {
    const std::vector<std::string> states = network.recordedNames();
    Complaints complaints;
    ImportChoice choice;
    choice.format = tableFormat(options.format);
    choice.table.groupPerColumn = options.groupPerColumn;
    choice.table.columnToState =
        parseMap(options.map, "--map", "column=state", states, options.groupPerColumn, complaints);
    choice.table.groupBy = parseList(options.groupBy);
    forEachPair(options.where, "--where", "column=value", complaints,
                [&](const std::string& column, const std::string& value) {
                    choice.table.where[column].push_back(value);
                });
    MatrixMapping& matrix = choice.matrix;
    matrix.groupBy = choice.table.groupBy;
    matrix.where = choice.table.where;
    matrix.geneToState = choice.table.columnToState;
    if (matrix.geneToState.empty()) {
        matrix.layerToState =
            parseMap(options.layers, "--layer", "name=state", states, false, complaints);
    } else if (!options.layers.empty()) {
        matrix.layer = options.layers.front();
        if (options.layers.size() > 1 || matrix.layer.find('=') != std::string::npos)
            complaints.add("--layer", text("With --map gene=state, one layer is read"),
                           text("Name it alone: --layer name"));
    }
    matrix.genes.listed = parseGenes(options.genes);
    if (!matrix.genes.listed.empty())
        matrix.genes.kind = GeneChoice::Kind::Listed;
    if (options.topGenes) {
        if (!matrix.genes.listed.empty())
            complaints.add("--top-genes", text("--genes already says which genes are read"));
        matrix.genes.kind = GeneChoice::Kind::TopByMean;
        matrix.genes.top = *options.topGenes;
    }
    choice.synthetic = {options.sets.value_or(1), options.cells.value_or(1000), options.seed,
                        parseList(options.observe)};
    complaints.throwIfAny();
    return choice;
}

std::optional<Import> readImport(const DataOptions& options, const Project& project,
                                 const Context& context) {
    const Network network = project.network();
    ImportChoice choice = parseChoice(options, network);
    StageProgress progress("Read", context.quiet);
    if (options.heldOut) {
        if (!options.data.empty())
            throw UsageError("--held-out", text("--data already names the observations"));
        const std::vector<int> indices = project.indices(Partition::Valid);
        return sampleSets(
            network, choice.synthetic, "held-out sets", static_cast<int>(indices.size()),
            [&](int i) {
                return project.set(Partition::Valid, indices[static_cast<std::size_t>(i)]);
            },
            progress, context.stop);
    }
    const ObservedFileKind kind = observedFileKind(options.data);
    if (kind == ObservedFileKind::Table) {
        expandAllColumns(options.data, choice.format, choice.table);
        if (choice.table.columnToState.empty())
            choice.table.columnToState =
                mapByName(options.data, choice.format, network.recordedNames());
    } else if (kind == ObservedFileKind::Matrix && choice.matrix.geneToState.empty() &&
               choice.matrix.layerToState.empty()) {
        choice.matrix.layerToState = onlyLayer(options.data, network);
    }
    return importObserved(options.data, choice, network, progress, context.stop);
}

} // namespace

void addFormatOptions(CLI::App& command, FormatOptions& options) {
    const std::string group = "How a table is read (recognised unless said)";
    command.add_option("--delimiter", options.delimiter, "comma, semicolon, tab or blank")
        ->group(group);
    command.add_flag("--decimal-comma", options.decimalComma, "2,0 is the count 2")->group(group);
    command.add_flag("--decimal-point", options.decimalPoint, "2.0 is the count 2")->group(group);
    command.add_option("--encoding", options.encoding, "utf-8, utf-16 or latin-1")->group(group);
    command.add_option("--header", options.header, "yes or no: the first line names the columns")
        ->group(group);
    command.add_flag("--cells-as-columns", options.turned, "A cell is a column, not a line")
        ->group(group);
    command
        .add_option("--missing", options.missing,
                    "Missing values: refuse (default), skip the cell, or zero")
        ->group(group);
    command.add_option("--skip-lines", options.skippedLines, "Lines before the table")
        ->check(CLI::NonNegativeNumber)
        ->group(group);
    command
        .add_option("--comment", options.comment, "Lines that begin with this sign are left out")
        ->group(group);
}

TableFormat tableFormat(const FormatOptions& options) {
    Complaints complaints;
    TableFormat format;
    const auto choose = [&](const std::string& option, const std::string& value, auto& field,
                            const auto& names) {
        if (value.empty())
            return;
        const auto at = names.find(value);
        if (at != names.end()) {
            field = at->second;
            return;
        }
        std::vector<std::string> known;
        for (const auto& [name, meaning] : names)
            known.push_back(name);
        complaints.add(option, text("“%1” is not known", value),
                       text("Choose one of %1", joined(known)));
    };
    choose("--delimiter", options.delimiter, format.delimiter,
           std::map<std::string, char>{{"comma", ','},
                                       {",", ','},
                                       {"semicolon", ';'},
                                       {";", ';'},
                                       {"tab", '\t'},
                                       {"\t", '\t'},
                                       {"blank", ' '},
                                       {" ", ' '}});
    choose("--encoding", options.encoding, format.encoding,
           std::map<std::string, TextEncoding>{{"utf-8", TextEncoding::Utf8},
                                               {"utf-16", TextEncoding::Utf16},
                                               {"latin-1", TextEncoding::Latin1}});
    choose("--header", options.header, format.header,
           std::map<std::string, HeaderLine>{{"yes", HeaderLine::Present},
                                             {"no", HeaderLine::Absent}});
    choose("--missing", options.missing, format.missing,
           std::map<std::string, MissingValues>{{"refuse", MissingValues::Refuse},
                                                {"skip", MissingValues::SkipCell},
                                                {"zero", MissingValues::CountAsZero}});
    if (options.decimalComma && options.decimalPoint)
        complaints.add("--decimal-comma", text("A table has one decimal mark"));
    else if (options.decimalComma || options.decimalPoint)
        format.decimalMark = options.decimalComma ? DecimalMark::Comma : DecimalMark::Point;
    if (options.comment.size() > 1)
        complaints.add("--comment", text("“%1” is more than one sign", options.comment));
    else if (!options.comment.empty())
        format.comment = options.comment[0];
    format.skippedLines = options.skippedLines;
    if (options.turned)
        format.orientation = Orientation::CellsAsColumns;
    complaints.throwIfAny();
    return format;
}

void addDataOptions(CLI::App& command, DataOptions& options) {
    command.add_option("--data", options.data,
                       "Observed counts: CSV or TSV, 10x folder, h5ad file, or a dataset in the "
                       "reference package's JSON (default: the project's)");
    const auto list = [&](const char* name, std::vector<std::string>& value, const char* help) {
        return command.add_option(name, value, help)->allow_extra_args(false);
    };
    list("--map", options.map,
         "column=state,... (default: columns named as states), or gene=state,... of a matrix; "
         "other states are summed out");
    list("--group-by", options.groupBy,
         "Columns whose values make groups, one inference each: COLUMN,...");
    list("--where", options.where, "Only cells with these values: column=value,...");
    command.add_flag("--group-per-column", options.groupPerColumn,
                     "Each column in --map is a group of its own (genes); *=state takes all");
    const std::string matrices = "Matrices (10x, h5ad)";
    list("--layer", options.layers, "name=state,...: which matrix holds which state")
        ->group(matrices);
    list("--genes", options.genes, "Genes, one group each: A,B,... or @FILE (default: all)")
        ->group(matrices);
    command.add_option("--top-genes", options.topGenes, "Only those with the highest means")
        ->check(CLI::PositiveNumber)
        ->group(matrices);
    const std::string synthetic = "Simulated sets as observations with known parameters";
    command
        .add_flag("--held-out", options.heldOut,
                  "The project's own held-out sets; their snapshots follow "
                  "each other in time, so that fits look worse than of as many cells")
        ->group(synthetic);
    command.add_option("--params-number", options.sets, "Sets, from the first on (default: 1)")
        ->check(CLI::PositiveNumber)
        ->group(synthetic);
    command
        .add_option("--samples", options.cells,
                    "Cells drawn from each (default: 1000; 0: all snapshots)")
        ->check(CLI::NonNegativeNumber)
        ->group(synthetic);
    command.add_option("--data-seed", options.seed, "Seed of the drawn cells")->group(synthetic);
    list("--observe", options.observe, "States that are seen (default: as the network says)")
        ->group(synthetic);
    addFormatOptions(command, options.format);
}

std::optional<ObservedData> readObservedData(const DataOptions& options, const Project& project,
                                             const Context& context) {
    if (options.data.empty() && !options.heldOut) {
        if (!options.map.empty() || !options.layers.empty() || !options.groupBy.empty())
            throw UsageError("--data", text("The file with the observed counts is missing"),
                             text("Add --data FILE.csv"));
        return std::nullopt;
    }
    const auto imported = readImport(options, project, context);
    if (!imported)
        return std::nullopt;
    if (!context.quiet)
        printIssues(imported->notes);
    return imported->data;
}

} // namespace dyngpt::cli
