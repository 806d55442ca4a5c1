#pragma once
// How the parameters and states of a network are written for people: set as in formulas and
// reports, with their units. Plain values, any thread.

#include "core/common/issue.h"
#include "core/model/math_tree.h"
#include "core/model/network.h"
#include "ui/charts/chart_text.h"

#include <map>
#include <string>

namespace dyngpt {

/// Of items and heads that are more than a name: the text with its names marked.
constexpr int markedRole = Qt::UserRole + 16;
/// For such a text.
QString markedName(const QString& name);

class NetworkNames {
public:
    NetworkNames() = default;
    explicit NetworkNames(const Network& network);

    bool isKnown(const QString& name) const { return units_.contains(name.toStdString()); }
    /// "1/h"; empty: none is given.
    QString unit(const QString& name) const;
    /// Drawn with its index, as all names in charts. What is not known stays plain.
    ChartText text(const QString& name) const;
    /// Drawn with the unit in brackets behind it; spelt without.
    ChartText withUnit(const QString& name) const;
    /// Only if it is known.
    QString marked(const QString& name) const;
    /// The same in what the core says.
    Text marked(Text message) const;
    Issue marked(Issue issue) const;
    /// Text in which names are marked, plain where none of them is set in another way.
    ChartText drawn(const QString& text) const;
    /// "kon (1/h)", for where text cannot be set.
    QString plain(const QString& name) const;

    bool operator==(const NetworkNames&) const = default;

private:
    DisplayNames shown_;
    std::map<std::string, std::string> units_; ///< of all parameters; states count
};

} // namespace dyngpt
