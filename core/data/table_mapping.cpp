#include "core/data/table_mapping.h"

#include "core/data/field_text.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace dyngpt {

namespace {

class Mapper {
public:
    Mapper(const std::vector<std::string>& variables, std::string file, std::size_t line)
        : variables_(variables)
        , file_(std::move(file))
        , place_(line == 0 ? file_ : file_ + ":" + std::to_string(line)) {
        for (std::size_t i = 0; i < variables.size(); ++i)
            index_.emplace(variables[i], i);
    }

    std::optional<std::size_t> find(const std::string& column) {
        if (const auto at = index_.find(column); at != index_.end())
            return at->second;
        const std::string near = nearest(column, variables_);
        issues_.push_back(
            {Severity::Error, place_,
             text(DYNGPT_TEXT("core", "there is no column \"%1\""), shownField(column)),
             near.empty() ? text(DYNGPT_TEXT("core", "The columns are %1."), joined(variables_))
                          : text(DYNGPT_TEXT("core", "Did you mean \"%1\"? The columns are %2."),
                                 near, joined(variables_))});
        return std::nullopt;
    }

    std::optional<std::size_t> findState(const std::string& column, const std::string& state,
                                         const std::vector<std::string>& recorded) {
        const auto at = std::find(recorded.begin(), recorded.end(), state);
        if (at != recorded.end())
            return static_cast<std::size_t>(at - recorded.begin());
        const std::string near = nearest(state, recorded);
        issues_.push_back(
            {Severity::Error, file_,
             text(DYNGPT_TEXT("core",
                              "column \"%1\" is assigned to \"%2\", which is not a recorded state"),
                  shownField(column), shownField(state)),
             near.empty()
                 ? text(DYNGPT_TEXT("core", "The recorded states are %1."), joined(recorded))
                 : text(DYNGPT_TEXT("core", "Did you mean \"%1\"? The recorded states are %2."),
                        near, joined(recorded))});
        return std::nullopt;
    }

    void takenTwice(const std::string& first, const std::string& second, const std::string& state) {
        issues_.push_back(
            {Severity::Error, file_,
             text(DYNGPT_TEXT("core", "columns \"%1\" and \"%2\" are both assigned to \"%3\""),
                  first, second, state),
             text(DYNGPT_TEXT("core", "Assign one column to each state."))});
    }
    void severalStates() {
        issues_.push_back(
            {Severity::Error, file_,
             text(DYNGPT_TEXT("core", "columns that make groups of their own are assigned to more "
                                      "than one state")),
             text(DYNGPT_TEXT("core", "Assign all of them to the same state."))});
    }
    void usedTwice(const std::string& column) {
        issues_.push_back(
            {Severity::Error, file_,
             text(DYNGPT_TEXT("core", "column \"%1\" holds both a state and the groups"), column),
             text(DYNGPT_TEXT("core", "Use it for one of them."))});
    }
    void throwIfAny() const {
        if (!issues_.empty())
            throw Error(issues_);
    }

private:
    const std::vector<std::string>& variables_;
    std::unordered_map<std::string, std::size_t> index_;
    std::string file_;
    std::string place_;
    std::vector<Issue> issues_;
};

} // namespace

MappedTable mapTable(const std::vector<std::string>& variables, const TableMapping& mapping,
                     const std::vector<std::string>& recordedStates, const std::string& file,
                     std::size_t line) {
    if (mapping.columnToState.empty())
        throw Error(file, text(DYNGPT_TEXT("core", "no column is assigned to a state")),
                    text(DYNGPT_TEXT("core", "Assign at least one column. The columns are %1."),
                         joined(variables)));
    Mapper mapper(variables, file, line);
    MappedTable result;
    std::map<std::string, std::string> columnOfState;
    std::set<std::string> states;
    for (const auto& [column, state] : mapping.columnToState) {
        const auto field = mapper.find(column);
        const auto recorded = mapper.findState(column, state, recordedStates);
        const auto [other, fresh] = columnOfState.emplace(state, column);
        if (!fresh && !mapping.groupPerColumn)
            mapper.takenTwice(other->second, column, state);
        states.insert(state);
        if (field && recorded)
            result.counts.push_back({*field, *recorded, column});
    }
    if (mapping.groupPerColumn && states.size() > 1)
        mapper.severalStates();
    for (const std::string& column : mapping.groupBy) {
        if (const auto field = mapper.find(column))
            result.groups.push_back({*field, column, {}});
        if (mapping.columnToState.contains(column))
            mapper.usedTwice(column);
    }
    for (const auto& [column, values] : mapping.where)
        if (const auto field = mapper.find(column))
            result.where.push_back({*field, column, values});
    mapper.throwIfAny();
    std::sort(result.counts.begin(), result.counts.end(), [](const auto& a, const auto& b) {
        return std::pair(a.recorded, a.field) < std::pair(b.recorded, b.field);
    });
    for (const MappedColumn& column : result.counts)
        if (result.states.empty() || result.states.back() != recordedStates[column.recorded])
            result.states.push_back(recordedStates[column.recorded]);
    return result;
}

bool isWanted(const SelectedColumn& column, const std::string& value) {
    return std::any_of(column.values.begin(), column.values.end(),
                       [&](const std::string& wanted) { return sameValue(wanted, value); });
}

Text notUtf8Text() {
    return text(DYNGPT_TEXT("core", "the name of a group is not UTF-8 text"));
}

Text chooseEncodingText() {
    return text(DYNGPT_TEXT("core", "Choose the file's encoding."));
}

Text missingRemedy() {
    return text(DYNGPT_TEXT("core", "Fill it in, or choose to leave such cells out."));
}

void requireCells(bool any, const std::string& file) {
    if (!any)
        throw Error(file, text(DYNGPT_TEXT("core", "the table has a header but no cells")),
                    text(DYNGPT_TEXT("core", "Choose a table with one line for each cell.")));
}

void requireGroups(const Import& result) {
    if (result.data.groups.empty())
        throw Error(result.data.fileName,
                    text(DYNGPT_TEXT("core", "no cell of the file is left to be used")),
                    text(DYNGPT_TEXT("core", "Check which groups are chosen and what is done about "
                                             "missing values.")));
}

void EmptyLines::add(std::size_t line) {
    if (lines_.size() < ProblemList::most)
        lines_.push_back(line);
    ++count_;
}

void EmptyLines::report(ProblemList& problems) {
    for (const std::size_t line : lines_)
        problems.add(std::to_string(line), text(DYNGPT_TEXT("core", "the line is empty")),
                     text(DYNGPT_TEXT("core", "Remove it or fill in its values.")));
    problems.addUncounted(count_ - lines_.size());
    lines_.clear();
    count_ = 0;
}

std::vector<Issue> LeftOut::notes(const std::string& file) const {
    std::vector<Issue> notes;
    const auto note = [&](Text what) {
        notes.push_back({Severity::Note, file, std::move(what), {}});
    };
    if (missing > 0)
        note(text(DYNGPT_TEXT("core", "cells left out because a value is missing: %1"), missing));
    if (zeroed > 0)
        note(text(DYNGPT_TEXT("core", "missing values counted as 0: %1"), zeroed));
    if (unwanted > 0)
        note(text(DYNGPT_TEXT("core", "cells left out because of their groups: %1"), unwanted));
    return notes;
}

} // namespace dyngpt
