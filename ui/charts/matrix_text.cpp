// A matrix as numbers and in words.

#include "ui/charts/chart_content.h"
#include "ui/charts/csv_text.h"
#include "ui/charts/matrix_drawing.h"

#include <algorithm>

namespace dyngpt {

QString MatrixContent::csv() const {
    QStringList rows{QStringLiteral("source,x,y,x count,y count,probability")};
    for (const Variable& variable : variables)
        for (const Series& series : variable.distributions)
            for (std::size_t n = 0; n < series.y.size(); ++n)
                rows << QStringList{csvField(series.name),
                                    csvField(variable.name),
                                    QString(),
                                    QString::number(n),
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
                                            csvField(x.name),
                                            csvField(y.name),
                                            QString::number(c * x.width),
                                            QString::number(r * y.width),
                                            csvNumber(p)}
                                    .join(u',');
        }
    return rows.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

QString MatrixContent::description() const {
    QStringList names;
    for (const Variable& variable : variables)
        names << variable.name;
    return ChartPanel::tr("Matrix of the distributions of %1: each alone on the diagonal, pairs of "
                          "the %2 above it and of the %3 below.")
        .arg(names.join(QStringLiteral(", ")), above, below);
}

QString MatrixContent::description(int row, int column) const {
    const Variable& x = variables[static_cast<std::size_t>(column)];
    const Variable& y = variables[static_cast<std::size_t>(row)];
    QStringList most;
    if (row == column) {
        for (const Series& series : x.distributions)
            if (!series.y.empty()) {
                const auto top = std::max_element(series.y.begin(), series.y.end());
                most << ChartPanel::tr("%1 most likely %2 (%3)")
                            .arg(series.name)
                            .arg(top - series.y.begin())
                            .arg(displayValue(*top));
            }
        return ChartPanel::tr("Distribution of %1: %2.")
            .arg(x.name, most.join(QStringLiteral(", ")));
    }
    double highest = 0;
    int atX = 0, atY = 0;
    for (int r = 0; r < y.cells; ++r)
        for (int c = 0; c < x.cells; ++c)
            if (const double p = value(row, column, r, c); p > highest) {
                highest = p;
                atX = c * x.width;
                atY = r * y.width;
            }
    return ChartPanel::tr("%1: joint distribution of %2 and %3, most likely %4 and %5 (%6).")
        .arg(row < column ? above : below, x.name, y.name)
        .arg(atX)
        .arg(atY)
        .arg(displayValue(highest));
}

} // namespace dyngpt
