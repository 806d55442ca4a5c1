#include "ui/dialogs/report_html.h"

#include "core/common/numbers.h"
#include "ui/charts/number_text.h"

#include <algorithm>
#include <cstdlib>

namespace dyngpt::reporthtml {

namespace {

constexpr double smallPoints = 7; ///< from here on cells stand closer
// In characters: longer texts are prose and wrap as they like; shorter ones than two lines are
// worth stay whole.
constexpr std::size_t shortText = 40;
constexpr std::size_t oneLine = 12;

QString rich(const std::string& text, const DisplayNames& names) {
    return QString::fromStdString(toInlineHtml(text, names)).replace(u'\n', QStringLiteral("<br>"));
}

/// Of a column: "1/h" is not to be torn apart.
QString headerOf(std::string text, const DisplayNames& names) {
    constexpr std::string_view joined = "/\u2060";
    for (std::size_t at = text.find('/'); at != std::string::npos; at = text.find('/', at + 1))
        text.replace(at, 1, joined);
    return rich(text, names);
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

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Cut at the space nearest the middle.
QString inTwoLines(const std::string& text) {
    const QString whole = QString::fromStdString(text);
    qsizetype cut = -1;
    for (qsizetype at = whole.indexOf(u' '); at >= 0; at = whole.indexOf(u' ', at + 1))
        if (cut < 0 || std::abs(2 * at - whole.size()) < std::abs(2 * cut - whole.size()))
            cut = at;
    return cut < 0 ? whole.toHtmlEscaped()
                   : whole.left(cut).toHtmlEscaped() + QStringLiteral("<br>") +
                         whole.mid(cut + 1).toHtmlEscaped();
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
              const DisplayNames& names, const TableSetting& setting) {
    const double points = setting.points;
    const QString style =
        QStringLiteral(" style=\"font-size: %1pt; padding: %2")
            .arg(QString::number(points),
                 points <= smallPoints ? QStringLiteral("1px 3px") : QStringLiteral("2px 5px"));
    const QString cell = style + u'"';
    const QString wholeCell = style + QStringLiteral("; white-space: nowrap\"");
    const auto textCell = [&](const std::string& text) {
        const std::size_t length = characters(withoutMarks(text));
        if (length > shortText)
            return cell + u'>' + rich(text, names);
        const bool cut = setting.lines > 1 && length > oneLine && withoutMarks(text) == text;
        return wholeCell + u'>' + (cut ? inTwoLines(text) : rich(text, names));
    };
    // Lines may break behind a decimal point.
    const QString numberCell = wholeCell + QStringLiteral(" align=\"right\"");
    // Shades in place of lines, which are thinner than a dot on screens.
    QString html = QStringLiteral("<table border=\"0\" cellspacing=\"0\" cellpadding=\"3\">");
    if (!table.header.empty()) {
        html += QStringLiteral("<tr>");
        for (const std::string& text : table.header)
            html += QStringLiteral("<th") + cell + u'>' + headerOf(text, names) +
                    QStringLiteral("</th>");
        html += QStringLiteral("</tr>");
    }
    for (std::size_t r = first; r < last; ++r) {
        html += QStringLiteral("<tr>");
        for (const std::string& text : table.rows[r]) {
            const bool number = parseNumber(text).has_value();
            html += (r % 2 == 1 ? QStringLiteral("<td class=\"shaded\"") : QStringLiteral("<td")) +
                    (number ? numberCell + u'>' + printed(text) : textCell(text)) +
                    QStringLiteral("</td>");
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
