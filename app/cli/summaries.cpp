#include "app/cli/summaries.h"

#include "app/cli/output.h"
#include "core/common/file.h"
#include "core/common/numbers.h"

#include <fmt/core.h>

namespace dyngpt::cli {

namespace fs = std::filesystem;

namespace {

std::string percent(double share) {
    return formatSignificant(100 * share, 3) + " %";
}

} // namespace

std::string validationSummary(const ValidationReport& report) {
    std::vector<std::vector<std::string>> rows = {
        {"state", "KL median", "90 %", "worst", "noise floor", "mean error", "sd error"}};
    for (std::size_t i = 0; i < report.summary.size(); ++i) {
        const StateSummary& state = report.summary[i];
        rows.push_back({report.stateNames[i], shortNumber(state.kl.median),
                        shortNumber(state.kl.p90), shortNumber(state.kl.worst),
                        state.noiseFloor ? shortNumber(state.noiseFloor->median) : "-",
                        percent(state.meanError.median), percent(state.sdError.median)});
    }
    return alignedTable(rows) +
           fmt::format("  {} held-out sets, none left out. KL in nats with the reference's epsilon "
                       "of 1e-10;\n  noise floor: median KL of two simulations of the same set.\n",
                       report.sets.size());
}

std::string exactSummary(const ValidationReport& report) {
    std::vector<std::vector<std::string>> rows = {
        {"state", "KL(exact, solver)", "90 %", "worst", "TV", "KL(exact, simulation)"}};
    for (std::size_t i = 0; i < report.summary.size(); ++i) {
        const StateSummary& state = report.summary[i];
        rows.push_back({report.stateNames[i], shortNumber(state.kl.median),
                        shortNumber(state.kl.p90), shortNumber(state.kl.worst),
                        shortNumber(state.totalVariation.median),
                        state.noiseFloor ? shortNumber(state.noiseFloor->median) : "-"});
    }
    return alignedTable(rows) +
           fmt::format("  {} of the held-out sets against exact solutions; medians, where nothing "
                       "else is said\n",
                       report.sets.size());
}

std::vector<std::string> writeReport(const Report& report, const fs::path& html,
                                     const fs::path& csvFolder) {
    std::vector<std::string> written = {html.string()};
    writeFileAtomically(html, toHtml(report));
    if (csvFolder.empty())
        return written;
    std::error_code error;
    fs::create_directories(csvFolder, error);
    if (error)
        throw Error(csvFolder.string(), text("The folder cannot be made: %1", error.message()));
    for (const auto& [name, content] : toCsv(report)) {
        writeFileAtomically(csvFolder / name, content);
        written.push_back((csvFolder / name).string());
    }
    return written;
}

} // namespace dyngpt::cli
