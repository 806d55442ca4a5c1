#include "core/data/counts_table.h"

#include "core/common/utf8.h"
#include "core/data/delimited_table.h"
#include "core/data/field_text.h"
#include "core/data/state_tally.h"
#include "core/data/table_mapping.h"
#include "core/data/turned_table.h"

#include <algorithm>

namespace dyngpt {

namespace {

constexpr std::size_t mostPreviewed = 1000; ///< columns

void findCountColumns(TablePreview& preview) {
    preview.countLike.assign(preview.columns.size(), !preview.rows.empty());
    const bool comma = preview.format.decimalMark == DecimalMark::Comma;
    std::int32_t count = 0;
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        bool any = false;
        for (const auto& row : preview.rows) {
            const FieldKind kind = classifyField(row[i], comma, count);
            const bool gap =
                kind == FieldKind::Missing && preview.format.missing != MissingValues::Refuse;
            any = any || kind == FieldKind::Count;
            if (kind != FieldKind::Count && !gap)
                preview.countLike[i] = false;
        }
        preview.countLike[i] = preview.countLike[i] && any;
    }
}

/// Reads a table with one cell a line into tallies.
class RowReader {
public:
    RowReader(DelimitedTable& table, const MappedTable& mapped, bool groupPerColumn)
        : table_(table)
        , mapped_(mapped)
        , groupPerColumn_(groupPerColumn)
        , problems_(table.name())
        , tallies_(groupPerColumn ? 1 : mapped.counts.size()) {}

    /// False when stopped.
    bool read(ProgressSink& progress, const std::stop_token& stop) {
        EmptyLines emptyLines;
        CsvRecord record;
        for (std::size_t n = 0; table_.next(record); ++n) {
            if (n % 4096 == 0) {
                if (stop.stop_requested())
                    return false;
                progress.waitWhilePaused(stop);
                progress.progress({table_.done(), 1, text(DYNGPT_TEXT("core", "reading"))});
            }
            if (record.blank) {
                emptyLines.add(record.line);
                continue;
            }
            emptyLines.report(problems_);
            take(record);
        }
        problems_.throwIfAny();
        requireCells(any_, table_.name());
        return true;
    }

    Import finish() {
        Import result{{table_.name(), mapped_.states, tallies_.finish()},
                      leftOut_.notes(table_.name())};
        requireGroups(result);
        return result;
    }

private:
    void take(const CsvRecord& record) {
        any_ = true;
        const std::string line = std::to_string(record.line);
        if (record.fields.size() != table_.columns().size()) {
            problems_.add(
                line,
                text(DYNGPT_TEXT("core", "the number of fields is %1, not %2 as in the first line"),
                     record.fields.size(), table_.columns().size()),
                text(DYNGPT_TEXT("core", "Give every line the same number of fields.")));
            return;
        }
        for (const SelectedColumn& column : mapped_.where)
            if (!isWanted(column, record.fields[column.field])) {
                ++leftOut_.unwanted;
                return;
            }
        std::vector<std::string> labels;
        bool whole = true;
        for (const SelectedColumn& column : mapped_.groups)
            whole = takeLabel(record, column, labels) && whole;
        cell_.clear();
        std::vector<bool> missing;
        for (const MappedColumn& column : mapped_.counts) {
            missing.push_back(!takeCount(record, column));
            whole = whole && (groupPerColumn_ || !missing.back());
        }
        if (!whole) {
            ++leftOut_.missing;
            return;
        }
        if (!groupPerColumn_) {
            tallies_[joinedLabels(labels)].add(cell_);
            return;
        }
        for (std::size_t i = 0; i < cell_.size(); ++i) {
            if (missing[i]) {
                ++leftOut_.missing;
                continue;
            }
            std::vector<std::string> all{mapped_.counts[i].name};
            all.insert(all.end(), labels.begin(), labels.end());
            tallies_[joinedLabels(all)].add({&cell_[i], 1});
        }
    }

    bool takeLabel(const CsvRecord& record, const SelectedColumn& column,
                   std::vector<std::string>& labels) {
        const std::string& value = record.fields[column.field];
        const std::string place =
            std::to_string(record.line) + ":" + std::to_string(column.field + 1);
        if (firstInvalidUtf8(value))
            problems_.add(place, notUtf8Text(), chooseEncodingText());
        if (!isMissing(value)) {
            labels.push_back(groupLabel(column.name, value));
            return true;
        }
        if (table_.format().missing == MissingValues::Refuse)
            problems_.add(place,
                          describeField(FieldKind::Missing, value, FieldOf::Column, column.name),
                          missingRemedy());
        labels.push_back("-");
        return table_.format().missing == MissingValues::CountAsZero;
    }

    /// False when the value is missing and the cell is to be left out.
    bool takeCount(const CsvRecord& record, const MappedColumn& column) {
        std::int32_t count = 0;
        const std::string& found = record.fields[column.field];
        const FieldKind kind = classifyField(found, table_.decimalComma(), count);
        cell_.push_back(count);
        if (kind == FieldKind::Count)
            return true;
        if (kind == FieldKind::Missing && table_.format().missing != MissingValues::Refuse) {
            const bool zero = table_.format().missing == MissingValues::CountAsZero;
            leftOut_.zeroed += zero;
            return zero;
        }
        problems_.add(std::to_string(record.line) + ":" + std::to_string(column.field + 1),
                      describeField(kind, found, FieldOf::Column, column.name), countsAreWhole());
        return true;
    }

    DelimitedTable& table_;
    const MappedTable& mapped_;
    bool groupPerColumn_;
    bool any_ = false;
    ProblemList problems_;
    GroupTallies tallies_;
    LeftOut leftOut_;
    std::vector<std::int32_t> cell_;
};

} // namespace

TablePreview previewTable(const std::filesystem::path& path, const TableFormat& format, int rows) {
    DelimitedTable table(path, format);
    TablePreview preview;
    preview.format = table.format();
    CsvRecord record;
    const std::size_t wanted = static_cast<std::size_t>(std::max(rows, 0));
    if (format.orientation == Orientation::CellsAsRows) {
        preview.allColumns = table.columns().size();
        preview.columns = table.columns();
        preview.columns.resize(std::min(mostPreviewed, preview.allColumns));
        while (preview.rows.size() < wanted && table.next(record)) {
            if (record.blank)
                continue;
            record.fields.resize(preview.columns.size());
            preview.rows.push_back(record.fields);
            preview.lines.push_back(record.line);
        }
    } else {
        std::vector<std::string> names;
        while (preview.allColumns <= mostPreviewed && table.next(record)) {
            if (record.blank)
                continue;
            if (++preview.allColumns > mostPreviewed)
                break;
            names.push_back(record.fields.front());
            if (names.size() == 1)
                preview.rows.resize(std::min(wanted, record.fields.size() - 1));
            record.fields.resize(preview.rows.size() + 1);
            for (std::size_t r = 0; r < preview.rows.size(); ++r)
                preview.rows[r].push_back(record.fields[r + 1]);
        }
        preview.columns = distinctNames(names, "row");
    }
    findCountColumns(preview);
    return preview;
}

std::optional<Import> readTable(const std::filesystem::path& path, const TableFormat& format,
                                const TableMapping& mapping,
                                const std::vector<std::string>& recordedStates,
                                ProgressSink& progress, std::stop_token stop) {
    if (format.orientation == Orientation::CellsAsColumns)
        return readTurnedTable(path, format, mapping, recordedStates, progress, stop);
    DelimitedTable table(path, format);
    const MappedTable mapped =
        mapTable(table.columns(), mapping, recordedStates, table.name(), table.firstLine());
    RowReader reader(table, mapped, mapping.groupPerColumn);
    if (!reader.read(progress, stop))
        return std::nullopt;
    return reader.finish();
}

std::map<std::string, std::string>
columnsNamedAsStates(const std::filesystem::path& path, const TableFormat& format,
                     const std::vector<std::string>& recordedStates) {
    std::map<std::string, std::string> map;
    for (const std::string& column : previewTable(path, format, 1).columns)
        if (std::ranges::find(recordedStates, column) != recordedStates.end())
            map[column] = column;
    return map;
}

ObservedData readCounts(const std::filesystem::path& path,
                        const std::map<std::string, std::string>& columnToState,
                        const std::vector<std::string>& recordedStates) {
    ProgressSink silent;
    TableMapping mapping;
    mapping.columnToState = columnToState;
    return readTable(path, {}, mapping, recordedStates, silent, {})->data;
}

} // namespace dyngpt
