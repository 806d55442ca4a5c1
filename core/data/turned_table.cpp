#include "core/data/turned_table.h"

#include "core/common/utf8.h"
#include "core/data/delimited_table.h"
#include "core/data/field_text.h"
#include "core/data/state_tally.h"
#include "core/data/table_mapping.h"

#include <algorithm>
#include <functional>
#include <map>

namespace dyngpt {

namespace {

class TurnedReader {
public:
    TurnedReader(const std::filesystem::path& path, const TableFormat& format,
                 const TableMapping& mapping, const std::vector<std::string>& recordedStates,
                 ProgressSink& progress, const std::stop_token& stop)
        : path_(path)
        , format_(recognisedFormat(path, format))
        , mapping_(mapping)
        , recorded_(recordedStates)
        , file_(path.filename().string())
        , problems_(file_)
        , progress_(progress)
        , stop_(stop) {}

    std::optional<Import> read() {
        if (!readNames())
            return std::nullopt;
        mapped_ = mapTable(distinctNames(names_, "row"), mapping_, recorded_, file_, 0);
        names_.clear();
        for (std::size_t i = 0; i < mapped_.counts.size(); ++i)
            countAt_[mapped_.counts[i].field] = i;
        kept_.assign(cells_, true);
        if (!readLabels())
            return std::nullopt;
        return mapping_.groupPerColumn ? readGroups() : readCells();
    }

private:
    using Use = std::function<void(std::size_t variable, const CsvRecord& record)>;

    /// False when stopped.
    bool forEachLine(const Use& use) {
        DelimitedTable table(path_, format_);
        CsvRecord record;
        EmptyLines emptyLines;
        std::size_t variable = 0;
        for (std::size_t n = 0; table.next(record); ++n) {
            if (n % 64 == 0) {
                if (stop_.stop_requested())
                    return false;
                progress_.waitWhilePaused(stop_);
                progress_.progress({table.done(), 1, text(DYNGPT_TEXT("core", "reading"))});
            }
            if (record.blank) {
                emptyLines.add(record.line);
                continue;
            }
            emptyLines.report(problems_);
            use(variable++, record);
        }
        return true;
    }

    bool readNames() {
        const bool finished = forEachLine([this](std::size_t, const CsvRecord& record) {
            if (names_.empty())
                cells_ = record.fields.size() - 1;
            else if (record.fields.size() != cells_ + 1)
                problems_.add(
                    std::to_string(record.line),
                    text(DYNGPT_TEXT("core", "the number of fields is %1, not %2 as in the lines "
                                             "before"),
                         record.fields.size(), cells_ + 1),
                    text(DYNGPT_TEXT("core", "Give every line the same number of fields.")));
            names_.push_back(record.fields.front());
        });
        problems_.throwIfAny();
        requireCells(!finished || cells_ > 0, file_);
        return finished;
    }

    bool readLabels() {
        if (mapped_.groups.empty() && mapped_.where.empty())
            return true;
        std::vector<std::vector<std::string>> labels(mapped_.groups.size());
        const bool finished = forEachLine([&](std::size_t variable, const CsvRecord& record) {
            for (const SelectedColumn& row : mapped_.where)
                if (row.field == variable)
                    for (std::size_t c = 0; c < cells_; ++c)
                        if (kept_[c] && !isWanted(row, record.fields[c + 1])) {
                            kept_[c] = false;
                            ++leftOut_.unwanted;
                        }
            for (std::size_t g = 0; g < mapped_.groups.size(); ++g)
                if (mapped_.groups[g].field == variable)
                    labels[g] = record.fields;
        });
        if (!finished)
            return false;
        labels_.resize(cells_);
        for (std::size_t g = 0; g < labels.size(); ++g)
            for (std::size_t c = 0; c < cells_; ++c)
                if (kept_[c])
                    addLabel(mapped_.groups[g].name, labels[g][c + 1], c);
        problems_.throwIfAny();
        return true;
    }

    void addLabel(const std::string& name, const std::string& value, std::size_t cell) {
        const std::string place = name + ":" + std::to_string(cell + 2);
        if (firstInvalidUtf8(value))
            problems_.add(place, notUtf8Text(), chooseEncodingText());
        if (isMissing(value) && format_.missing == MissingValues::Refuse)
            problems_.add(place, describeField(FieldKind::Missing, value, FieldOf::Row, name),
                          missingRemedy());
        if (isMissing(value) && format_.missing == MissingValues::SkipCell) {
            kept_[cell] = false;
            ++leftOut_.missing;
        }
        std::string& label = labels_[cell];
        label = joinedLabels({label, isMissing(value) ? "-" : groupLabel(name, value)});
    }

    /// Calls `use` for each cell that is kept and has a count.
    void forEachCount(const CsvRecord& record, const std::string& name,
                      const std::function<void(std::size_t cell, std::int32_t count)>& use,
                      const std::function<void(std::size_t cell)>& skip) {
        for (std::size_t c = 0; c < cells_; ++c) {
            if (!kept_[c])
                continue;
            std::int32_t count = 0;
            const std::string& found = record.fields[c + 1];
            const FieldKind kind =
                classifyField(found, format_.decimalMark == DecimalMark::Comma, count);
            if (kind == FieldKind::Missing && format_.missing == MissingValues::SkipCell) {
                skip(c);
                continue;
            }
            if (kind == FieldKind::Missing && format_.missing == MissingValues::CountAsZero)
                ++leftOut_.zeroed;
            else if (kind != FieldKind::Count)
                problems_.add(std::to_string(record.line) + ":" + std::to_string(c + 2),
                              describeField(kind, found, FieldOf::Row, name), countsAreWhole());
            use(c, count);
        }
    }

    std::string label(std::size_t cell) const {
        return labels_.empty() ? std::string() : labels_[cell];
    }

    std::optional<Import> readGroups() {
        GroupTallies tallies(1);
        const bool finished = forEachLine([&](std::size_t variable, const CsvRecord& record) {
            const auto at = countAt_.find(variable);
            if (at == countAt_.end())
                return;
            const std::string& name = mapped_.counts[at->second].name;
            StateTally* const only = labels_.empty() ? &tallies[name] : nullptr;
            forEachCount(
                record, name,
                [&](std::size_t cell, std::int32_t count) {
                    StateTally& tally = only ? *only : tallies[joinedLabels({name, labels_[cell]})];
                    tally.add({&count, 1});
                },
                [&](std::size_t) { ++leftOut_.missing; });
        });
        return result(finished, tallies);
    }

    std::optional<Import> readCells() {
        const std::size_t width = mapped_.counts.size();
        std::vector<std::int32_t> counts(cells_ * width);
        std::vector<bool> whole(cells_, true);
        const bool finished = forEachLine([&](std::size_t variable, const CsvRecord& record) {
            const auto at = countAt_.find(variable);
            if (at == countAt_.end())
                return;
            forEachCount(
                record, mapped_.counts[at->second].name,
                [&](std::size_t cell, std::int32_t count) {
                    counts[cell * width + at->second] = count;
                },
                [&](std::size_t cell) { whole[cell] = false; });
        });
        GroupTallies tallies(width);
        for (std::size_t c = 0; c < cells_; ++c) {
            if (!kept_[c])
                continue;
            if (whole[c])
                tallies[label(c)].add(std::span(counts).subspan(c * width, width));
            else
                ++leftOut_.missing;
        }
        return result(finished, tallies);
    }

    std::optional<Import> result(bool finished, GroupTallies& tallies) {
        problems_.throwIfAny();
        if (!finished)
            return std::nullopt;
        Import imported{{file_, mapped_.states, tallies.finish()}, leftOut_.notes(file_)};
        requireGroups(imported);
        return imported;
    }

    const std::filesystem::path& path_;
    const TableFormat format_;
    const TableMapping& mapping_;
    const std::vector<std::string>& recorded_;
    const std::string file_;
    ProblemList problems_;
    ProgressSink& progress_;
    const std::stop_token& stop_;
    LeftOut leftOut_;
    std::size_t cells_ = 0;
    std::vector<std::string> names_; ///< of the lines
    MappedTable mapped_;
    std::map<std::size_t, std::size_t> countAt_; ///< line to position in mapped_.counts
    std::vector<bool> kept_;                     ///< per cell
    std::vector<std::string> labels_;            ///< per cell; empty: there are no groups
};

} // namespace

std::optional<Import> readTurnedTable(const std::filesystem::path& path, const TableFormat& format,
                                      const TableMapping& mapping,
                                      const std::vector<std::string>& recordedStates,
                                      ProgressSink& progress, const std::stop_token& stop) {
    return TurnedReader(path, format, mapping, recordedStates, progress, stop).read();
}

} // namespace dyngpt
