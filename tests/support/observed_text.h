#pragma once
// Observed data as one short text, and what an importer objects to. For tests only.

#include "core/data/import.h"

#include <QString>
#include <QStringList>

namespace dyngpt {

/// "name: 0,1 x3; 2,0 x1" for each group, one a line.
inline QString asText(const ObservedData& data) {
    QStringList lines;
    for (const ObservedGroup& group : data.groups) {
        QStringList states;
        const std::size_t width = data.states.size();
        for (std::size_t i = 0; i < group.cells.size(); ++i) {
            QStringList counts;
            for (std::size_t s = 0; s < width; ++s)
                counts << QString::number(group.values[i * width + s]);
            states << QString("%1 x%2").arg(counts.join(',')).arg(group.cells[i]);
        }
        lines << QString("%1: %2").arg(QString::fromStdString(group.name), states.join("; "));
    }
    return lines.join('\n');
}

/// Issues one a line; empty when nothing was thrown.
template <class Work> QString errorsOf(Work work) {
    try {
        work();
    } catch (const Error& error) {
        QStringList lines;
        for (const Issue& issue : error.issues())
            lines << QString::fromStdString(issue.str());
        return lines.join('\n');
    }
    return {};
}

inline QString notesOf(const Import& imported) {
    QStringList lines;
    for (const Issue& issue : imported.notes)
        lines << QString::fromStdString(issue.str());
    return lines.join('\n');
}

/// Sum of one state's counts over all cells of a group.
inline std::int64_t countSum(const ObservedGroup& group, std::size_t width, std::size_t state) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < group.cells.size(); ++i)
        sum += group.values[i * width + state] * group.cells[i];
    return sum;
}

} // namespace dyngpt
