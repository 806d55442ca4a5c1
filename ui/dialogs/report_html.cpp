#include "ui/dialogs/report_html.h"

#include "core/common/numbers.h"
#include "ui/charts/number_text.h"

#include <algorithm>

namespace dyngpt::reporthtml {

namespace {

constexpr double smallPoints = 7; ///< from here on cells stand closer

QString rich(const std::string& text, const DisplayNames& names) {
    return QString::fromStdString(toInlineHtml(text, names)).replace(u'\n', QStringLiteral("<br>"));
}

/// A number as it is printed, with a true minus sign and powers of ten.
QString printed(const std::string& number) {
    QString text = typeset(QString::fromStdString(number));
    if (text.startsWith(u'-'))
        text[0] = QChar(0x2212);
    return text;
}

QString plain(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

ReportTable columnsOf(const ReportTable& table, std::size_t first, std::size_t last) {
    ReportTable part;
    const auto take = [&](const std::vector<std::string>& row) {
        std::vector<std::string> taken{row.at(0)};
        taken.insert(taken.end(), row.begin() + static_cast<std::ptrdiff_t>(first),
                     row.begin() + static_cast<std::ptrdiff_t>(last));
        return taken;
    };
    part.header = take(table.header);
    for (const auto& row : table.rows)
        part.rows.push_back(take(row));
    return part;
}

} // namespace

QString styleSheet() {
    // Paragraphs, as Qt enlarges <h1> and <h2> on top of their size.
    return QStringLiteral(
        "p { font-size: 9pt; margin: 0; color: #000000; }"
        "p.title { font-size: 17pt; font-weight: bold; }"
        "p.heading { font-size: 12.5pt; font-weight: bold; margin-bottom: 2px; }"
        "p.author { font-size: 10pt; color: #333333; margin-top: 4px; }"
        "p.caption { font-size: 8pt; color: #333333; margin-top: 2px; margin-bottom: 3px; }"
        "th { background: #e4e4e4; text-align: left; }"
        "td.shaded { background: #f5f5f5; }");
}

QString title(const Report& report) {
    QString html =
        QStringLiteral("<p class=\"title\">") + plain(report.title) + QStringLiteral("</p>");
    if (!report.author.empty())
        html +=
            QStringLiteral("<p class=\"author\">") + plain(report.author) + QStringLiteral("</p>");
    return html;
}

QString heading(const std::string& text) {
    return QStringLiteral("<p class=\"heading\">") + plain(text) + QStringLiteral("</p>");
}

QString paragraph(const std::string& text, const DisplayNames& names) {
    return QStringLiteral("<p>") + rich(text, names) + QStringLiteral("</p>");
}

QString caption(const std::string& text, const DisplayNames& names) {
    return text.empty() ? QString()
                        : QStringLiteral("<p class=\"caption\">") + rich(text, names) +
                              QStringLiteral("</p>");
}

QString table(const ReportTable& table, std::size_t first, std::size_t last,
              const DisplayNames& names, double points) {
    const QString style =
        QStringLiteral(" style=\"font-size: %1pt; padding: %2")
            .arg(QString::number(points),
                 points <= smallPoints ? QStringLiteral("1px 3px") : QStringLiteral("2px 5px"));
    const QString cell = style + u'"';
    // Lines may break behind a decimal point.
    const QString numberCell = style + QStringLiteral("; white-space: nowrap\" align=\"right\"");
    // Shades in place of lines, which are thinner than a dot on screens.
    QString html = QStringLiteral("<table border=\"0\" cellspacing=\"0\" cellpadding=\"3\">");
    if (!table.header.empty()) {
        html += QStringLiteral("<tr>");
        for (const std::string& text : table.header)
            html +=
                QStringLiteral("<th") + cell + u'>' + rich(text, names) + QStringLiteral("</th>");
        html += QStringLiteral("</tr>");
    }
    for (std::size_t r = first; r < last; ++r) {
        html += QStringLiteral("<tr>");
        for (const std::string& text : table.rows[r]) {
            const bool number = parseNumber(text).has_value();
            html += (r % 2 == 1 ? QStringLiteral("<td class=\"shaded\"") : QStringLiteral("<td")) +
                    (number ? numberCell : cell) + u'>' +
                    (number ? printed(text) : rich(text, names)) + QStringLiteral("</td>");
        }
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

std::vector<ReportTable> columnParts(const ReportTable& table,
                                     const std::function<bool(const ReportTable&)>& fits) {
    const std::size_t columns = table.header.size();
    if (columns < 3)
        return {table};
    std::vector<ReportTable> parts;
    for (std::size_t first = 1; first < columns;) {
        std::size_t last = columns;
        while (last > first + 1 && !fits(columnsOf(table, first, last)))
            --last;
        parts.push_back(columnsOf(table, first, last));
        first = last;
    }
    // As many in each part, rather than a last column alone.
    std::vector<ReportTable> even;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto begin = [&](std::size_t part) {
            return 1 + part * (columns - 1) / parts.size();
        };
        even.push_back(columnsOf(table, begin(i), begin(i + 1)));
    }
    return std::ranges::all_of(even, fits) ? even : parts;
}

} // namespace dyngpt::reporthtml
