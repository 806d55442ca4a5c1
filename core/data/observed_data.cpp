#include "core/data/observed_data.h"

#include "core/common/numbers.h"
#include "core/data/csv_reader.h"
#include "core/data/field_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace dyngpt {

namespace {

constexpr std::size_t shownProblems = 20;

enum class Field { Count, Missing, NotANumber, Negative, Fraction, TooLarge };

Field classify(const std::string& field, std::int32_t& count) {
    if (isMissing(field))
        return Field::Missing;
    const std::optional<double> value = parseNumber(field);
    if (!value || !std::isfinite(*value))
        return Field::NotANumber;
    if (*value < 0)
        return Field::Negative;
    if (*value != std::floor(*value))
        return Field::Fraction;
    if (*value > std::numeric_limits<std::int32_t>::max())
        return Field::TooLarge;
    count = static_cast<std::int32_t>(*value);
    return Field::Count;
}

Text describe(Field field, const std::string& found, const std::string& column) {
    const std::string shown = shownField(found);
    switch (field) {
    case Field::Missing:
        return text(DYNGPT_TEXT("core", "the value of column \"%1\" is missing"), column);
    case Field::Negative:
        return text(DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is negative"), shown, column);
    case Field::Fraction:
        return text(DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is not a whole number"), shown,
                    column);
    case Field::TooLarge:
        return text(DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is too large for a count"), shown,
                    column);
    case Field::NotANumber:
    case Field::Count:
        break;
    }
    return text(DYNGPT_TEXT("core", "\"%1\" in column \"%2\" is not a number"), shown, column);
}

/// Problems in the order found; those past the first 20 are only counted.
class ProblemList {
public:
    explicit ProblemList(std::string file) : file_(std::move(file)) {}

    void add(const std::string& where, Text what, Text remedy = {}) {
        if (count_++ < shownProblems)
            issues_.push_back(
                {Severity::Error, file_ + ":" + where, std::move(what), std::move(remedy)});
    }
    void addUncounted(std::size_t more) { count_ += more; }
    void throwIfAny() {
        if (count_ == 0)
            return;
        if (count_ > issues_.size())
            issues_.push_back({Severity::Error,
                               file_,
                               text(DYNGPT_TEXT("core", "and %1 more lines or fields like these"),
                                    count_ - issues_.size()),
                               {}});
        throw Error(issues_);
    }

private:
    std::string file_;
    std::vector<Issue> issues_;
    std::size_t count_ = 0;
};

/// An open table whose header (if it has one) has been read.
class Table {
public:
    explicit Table(const std::filesystem::path& path)
        : in_(openTable(path))
        , name_(path.filename().string())
        , delimiter_(detect())
        , reader_(in_, name_, delimiter_) {
        do {
            if (!reader_.next(first_))
                throw Error(
                    name_, text(DYNGPT_TEXT("core", "the file has nothing but empty lines")),
                    text(DYNGPT_TEXT("core", "Choose a table with one line for each cell.")));
        } while (first_.blank);
        hasHeader_ =
            std::any_of(first_.fields.begin(), first_.fields.end(), [](const std::string& field) {
                return !isMissing(field) && !parseNumber(field);
            });
        nameColumns();
    }

    const std::string& name() const { return name_; }
    char delimiter() const { return delimiter_; }
    bool hasHeader() const { return hasHeader_; }
    const std::vector<std::string>& columns() const { return columns_; }
    std::size_t firstLine() const { return first_.line; }

    bool next(CsvRecord& record) {
        if (!hasHeader_ && !firstTaken_) {
            firstTaken_ = true;
            record = first_;
            return true;
        }
        return reader_.next(record);
    }

private:
    char detect() {
        const char found = detectDelimiter(in_, name_);
        in_.clear();
        in_.seekg(0);
        return found;
    }

    /// Every column gets a name of its own, so that a mapping is never ambiguous.
    void nameColumns() {
        std::set<std::string> taken;
        for (std::size_t i = 0; i < first_.fields.size(); ++i) {
            std::string name = hasHeader_ ? trimmed(first_.fields[i]) : std::string();
            if (name.empty())
                name = "column " + std::to_string(i + 1);
            const std::string plain = name;
            for (int n = 2; !taken.insert(name).second; ++n)
                name = plain + " (" + std::to_string(n) + ")";
            columns_.push_back(std::move(name));
        }
    }

    std::ifstream in_;
    std::string name_;
    char delimiter_;
    CsvReader reader_;
    CsvRecord first_;
    bool hasHeader_ = false;
    bool firstTaken_ = false;
    std::vector<std::string> columns_;
};

struct MappedColumn {
    std::size_t field = 0;
    std::size_t recorded = 0; ///< position in recordedStates
};

std::vector<MappedColumn> mapColumns(const Table& table,
                                     const std::map<std::string, std::string>& columnToState,
                                     const std::vector<std::string>& recordedStates) {
    if (columnToState.empty())
        throw Error(table.name(), text(DYNGPT_TEXT("core", "no column is assigned to a state")),
                    text(DYNGPT_TEXT("core", "Assign at least one column. The columns are %1."),
                         joined(table.columns())));
    std::vector<Issue> issues;
    std::vector<MappedColumn> mapped;
    std::map<std::string, std::string> columnOfState;
    for (const auto& [column, state] : columnToState) {
        const auto& columns = table.columns();
        const auto field = std::find(columns.begin(), columns.end(), column);
        if (field == columns.end()) {
            const std::string near = nearest(column, columns);
            issues.push_back(
                {Severity::Error, table.name() + ":" + std::to_string(table.firstLine()),
                 text(DYNGPT_TEXT("core", "there is no column \"%1\""), shownField(column)),
                 near.empty()
                     ? text(DYNGPT_TEXT("core", "The columns are %1."), joined(columns))
                     : text(DYNGPT_TEXT("core", "Did you mean \"%1\"? The columns are %2."), near,
                            joined(columns))});
        }
        const auto recorded = std::find(recordedStates.begin(), recordedStates.end(), state);
        if (recorded == recordedStates.end()) {
            const std::string near = nearest(state, recordedStates);
            issues.push_back(
                {Severity::Error, table.name(),
                 text(DYNGPT_TEXT("core", "column \"%1\" is assigned to \"%2\", which is not a "
                                          "recorded state"),
                      shownField(column), shownField(state)),
                 near.empty()
                     ? text(DYNGPT_TEXT("core", "The recorded states are %1."),
                            joined(recordedStates))
                     : text(DYNGPT_TEXT("core", "Did you mean \"%1\"? The recorded states are %2."),
                            near, joined(recordedStates))});
        }
        const auto [other, fresh] = columnOfState.emplace(state, column);
        if (!fresh)
            issues.push_back(
                {Severity::Error, table.name(),
                 text(DYNGPT_TEXT("core", "columns \"%1\" and \"%2\" are both assigned to \"%3\""),
                      other->second, column, state),
                 text(DYNGPT_TEXT("core", "Assign one column to each state."))});
        if (field != columns.end() && recorded != recordedStates.end())
            mapped.push_back({static_cast<std::size_t>(field - columns.begin()),
                              static_cast<std::size_t>(recorded - recordedStates.begin())});
    }
    if (!issues.empty())
        throw Error(issues);
    std::sort(mapped.begin(), mapped.end(),
              [](const auto& a, const auto& b) { return a.recorded < b.recorded; });
    return mapped;
}

/// Empty lines are nothing at the end of a file and missing values anywhere else.
class EmptyLines {
public:
    void add(std::size_t line) {
        if (lines_.size() < shownProblems)
            lines_.push_back(line);
        ++count_;
    }
    void report(ProblemList& problems) {
        for (const std::size_t line : lines_)
            problems.add(std::to_string(line), text(DYNGPT_TEXT("core", "the line is empty")),
                         text(DYNGPT_TEXT("core", "Remove it or fill in its values.")));
        problems.addUncounted(count_ - lines_.size());
        lines_.clear();
        count_ = 0;
    }

private:
    std::vector<std::size_t> lines_;
    std::size_t count_ = 0;
};

} // namespace

TablePreview previewTable(const std::filesystem::path& path, int rows) {
    Table table(path);
    TablePreview preview;
    preview.delimiter = table.delimiter();
    preview.hasHeader = table.hasHeader();
    preview.columns = table.columns();
    CsvRecord record;
    while (static_cast<int>(preview.rows.size()) < rows && table.next(record)) {
        if (record.blank)
            continue;
        preview.rows.push_back(record.fields);
        preview.rows.back().resize(preview.columns.size());
    }
    preview.countLike.assign(preview.columns.size(), !preview.rows.empty());
    std::int32_t count = 0;
    for (const auto& row : preview.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            if (classify(row[i], count) != Field::Count)
                preview.countLike[i] = false;
    return preview;
}

ObservedData readCounts(const std::filesystem::path& path,
                        const std::map<std::string, std::string>& columnToState,
                        const std::vector<std::string>& recordedStates) {
    Table table(path);
    const auto mapped = mapColumns(table, columnToState, recordedStates);
    ObservedData data;
    data.fileName = table.name();
    for (const MappedColumn& column : mapped)
        data.states.push_back(recordedStates[column.recorded]);

    ProblemList problems(table.name());
    EmptyLines emptyLines;
    CsvRecord record;
    while (table.next(record)) {
        if (record.blank) {
            emptyLines.add(record.line);
            continue;
        }
        emptyLines.report(problems);
        const std::string line = std::to_string(record.line);
        if (record.fields.size() != table.columns().size()) {
            problems.add(
                line,
                text(DYNGPT_TEXT("core", "the number of fields is %1, not %2 as in the first line"),
                     record.fields.size(), table.columns().size()),
                text(DYNGPT_TEXT("core", "Give every line the same number of fields.")));
            continue;
        }
        for (const MappedColumn& column : mapped) {
            std::int32_t count = 0;
            const std::string& found = record.fields[column.field];
            const Field kind = classify(found, count);
            if (kind != Field::Count)
                problems.add(line + ":" + std::to_string(column.field + 1),
                             describe(kind, found, table.columns()[column.field]),
                             text(DYNGPT_TEXT("core", "Counts are whole numbers from 0 on.")));
            data.counts.push_back(count);
        }
    }
    problems.throwIfAny();
    if (data.counts.empty())
        throw Error(table.name(), text(DYNGPT_TEXT("core", "the table has a header but no cells")),
                    text(DYNGPT_TEXT("core", "Choose a table with one line for each cell.")));
    return data;
}

} // namespace dyngpt
