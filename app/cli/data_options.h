#pragma once
// The options that name observed data and say how to read them, shared by the commands that take
// such data. Main thread only.

#include "app/cli/context.h"
#include "core/data/import.h"
#include "core/project/project.h"

#include <optional>
#include <string>
#include <vector>

namespace dyngpt::cli {

/// How a text is to be taken apart.
struct FormatOptions {
    std::string delimiter, encoding, header, missing, comment;
    bool decimalComma = false, decimalPoint = false, turned = false;
    int skippedLines = 0;
};

struct DataOptions {
    std::string data;
    FormatOptions format;
    std::vector<std::string> map, layers, groupBy, where, genes, observe;
    bool groupPerColumn = false;
    bool heldOut = false;
    std::optional<int> topGenes, sets, cells;
    std::uint64_t seed = 1;
};

/// Those of FormatOptions alone; `options` must outlive the command.
void addFormatOptions(CLI::App& command, FormatOptions& options);
/// Throws UsageError with all that makes no sense.
TableFormat tableFormat(const FormatOptions& options);

/// Adds --data, --map and the rest to a command; `options` must outlive it.
void addDataOptions(CLI::App& command, DataOptions& options);

/// What the options name, for the project's recorded states. Empty when they name nothing, and
/// when context.stop was requested. Throws UsageError for options that make no sense, Error for
/// what cannot be read.
std::optional<ObservedData> readObservedData(const DataOptions& options, const Project& project,
                                             const Context& context);

} // namespace dyngpt::cli
