#pragma once
// How parameters are written for people: set as in formulas and reports, with their units. Plain
// values, any thread.

#include "core/model/math_tree.h"
#include "core/model/network.h"

#include <QString>

#include <map>
#include <string>

namespace dyngpt {

class ParameterNames {
public:
    ParameterNames() = default;
    explicit ParameterNames(const Network& network);

    bool isKnown(const QString& name) const { return units_.contains(name.toStdString()); }
    MathNode math(const QString& name) const;
    /// "1/h"; empty: none is given.
    QString unit(const QString& name) const;
    /// As rich text: k_on with its index, and the unit in brackets. What is not known stays plain.
    QString rich(const QString& name) const;
    /// "kon (1/h)", for where text cannot be set.
    QString plain(const QString& name) const;

    bool operator==(const ParameterNames&) const = default;

private:
    DisplayNames shown_;
    std::map<std::string, std::string> units_; ///< of all parameters
};

} // namespace dyngpt
