// A matrix as numbers and in words.

#include "ui/charts/chart_content.h"
#include "ui/charts/csv_text.h"
#include "ui/charts/matrix_drawing.h"

#include <algorithm>
#include <cmath>

namespace dyngpt {

double MatrixContent::RealRange::at(double share) const {
    return logarithmic ? low * std::pow(high / low, share) : low + (high - low) * share;
}

QString MatrixContent::cellText(int variable, int cell) const {
    const Variable& v = variables[static_cast<std::size_t>(variable)];
    if (v.range)
        return displayValue(v.range->at((cell + 0.5) / v.cells));
    const int from = cell * v.width;
    return v.width == 1 ? QString::number(from)
                        : ChartPanel::tr("%1 to %2").arg(from).arg(from + v.width - 1);
}

/// The count, or the middle of a cell of real numbers.
static QString plainValue(const MatrixContent::Variable& variable, std::size_t at, int width) {
    if (variable.range)
        return csvNumber(variable.range->at((static_cast<double>(at) + 0.5) / variable.cells));
    return QString::number(at * static_cast<std::size_t>(width));
}

QString MatrixContent::csv() const {
    QStringList rows{QStringLiteral("source,x,y,x count,y count,probability")};
    for (const Variable& variable : variables)
        for (const Series& series : variable.distributions)
            for (std::size_t n = 0; n < series.y.size(); ++n)
                rows << QStringList{csvField(series.name.plain()),
                                    csvField(variable.name.plain()),
                                    QString(),
                                    plainValue(variable, n, 1),
                                    QString(),
                                    csvNumber(series.y[n])}
                            .join(u',');
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column) {
            if (row == column)
                continue;
            const Variable& x = variables[static_cast<std::size_t>(column)];
            const Variable& y = variables[static_cast<std::size_t>(row)];
            for (int r = 0; r < y.cells; ++r)
                for (int c = 0; c < x.cells; ++c)
                    if (const double p = value(row, column, r, c); p > 0)
                        rows << QStringList{csvField(row < column ? above : below),
                                            csvField(x.name.plain()),
                                            csvField(y.name.plain()),
                                            plainValue(x, static_cast<std::size_t>(c), x.width),
                                            plainValue(y, static_cast<std::size_t>(r), y.width),
                                            csvNumber(p)}
                                    .join(u',');
        }
    return rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

QString MatrixContent::description() const {
    QStringList names;
    for (const Variable& variable : variables)
        names << variable.name.plain();
    return ChartPanel::tr("Matrix of the distributions of %1: each alone on the diagonal, pairs of "
                          "the %2 above it and of the %3 below.")
        .arg(names.join(QStringLiteral(", ")), above, below);
}

QString MatrixContent::description(int row, int column) const {
    const Variable& x = variables[static_cast<std::size_t>(column)];
    const Variable& y = variables[static_cast<std::size_t>(row)];
    if (row < column && pair(row, column).above.empty() && !pair(row, column).note.isEmpty())
        return ChartPanel::tr("%1 and %2: %3")
            .arg(x.name.plain(), y.name.plain(), pair(row, column).note);
    QStringList most;
    if (row == column) {
        for (const Series& series : x.distributions)
            if (!series.y.empty()) {
                const auto top = std::max_element(series.y.begin(), series.y.end());
                most << ChartPanel::tr("%1 most likely %2 (%3)")
                            .arg(series.name.plain())
                            .arg(variables[static_cast<std::size_t>(column)].range
                                     ? cellText(column, static_cast<int>(top - series.y.begin()))
                                     : QString::number(top - series.y.begin()))
                            .arg(displayValue(*top));
            }
        return ChartPanel::tr("Distribution of %1: %2.")
            .arg(x.name.plain(), most.join(QStringLiteral(", ")));
    }
    const auto beginOf = [this](int variable, int cell) {
        const Variable& v = variables[static_cast<std::size_t>(variable)];
        return v.range ? cellText(variable, cell) : QString::number(cell * v.width);
    };
    double highest = 0;
    int atX = 0, atY = 0; // cells
    for (int r = 0; r < y.cells; ++r)
        for (int c = 0; c < x.cells; ++c)
            if (const double p = value(row, column, r, c); p > highest) {
                highest = p;
                atX = c;
                atY = r;
            }
    return ChartPanel::tr("%1: joint distribution of %2 and %3, most likely %4 and %5 (%6).")
        .arg(row < column ? above : below, x.name.plain(), y.name.plain(), beginOf(column, atX),
             beginOf(row, atY), displayValue(highest));
}

} // namespace dyngpt
