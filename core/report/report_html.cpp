#include "core/common/markup.h"
#include "core/report/report.h"

#include "core/common/numbers.h"

namespace dyngpt {
namespace {

constexpr const char* styleSheet = R"(
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; color: #222222; background: #ffffff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin-bottom: 0.3rem; } .author { margin-top: 0; }
sub, sup { line-height: 0; } h2 { font-size: 1.25rem; margin-top: 2.2rem;
  border-bottom: 1px solid #cccccc; padding-bottom: 0.2rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; }
a { color: #0060a0; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.87rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
th, td { padding: 0.25rem 0.7rem; text-align: left; border-bottom: 1px solid #dddddd; }
td.n { text-align: right; white-space: nowrap; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0; }
figure { margin: 0; max-width: 100%; } figcaption { font-size: 0.87rem; max-width: 40rem; }
svg { max-width: 100%; height: auto; }
@media (prefers-color-scheme: dark) {
  body { color: #dddddd; background: #1b1b1b; } a { color: #7db8e8; }
  h2, th, td { border-color: #444444; } svg { border-radius: 4px; }
}
@media print {
  body { color: #000000; background: #ffffff; max-width: none; margin: 0; font-size: 10pt; }
  h2, th, td { border-color: #cccccc; } nav { display: none; } .scroll { overflow: visible; }
  table { font-size: 7.5pt; } th, td { padding: 0.1rem 0.35rem; }
  figure, tr { break-inside: avoid; } h2 { break-after: avoid; }
}
)";

/// Lines stay lines.
std::string paragraph(const std::string& text, const DisplayNames& names) {
    std::string html = "<p>";
    for (const char c : toInlineHtml(text, names))
        html += c == '\n' ? std::string("<br/>") : std::string(1, c);
    return html + "</p>\n";
}

std::string tableHtml(const ReportTable& table, const DisplayNames& names) {
    std::string html = "<div class=\"scroll\"><table>\n<caption>" +
                       toInlineHtml(table.caption, names) + "</caption>\n<thead><tr>";
    for (const std::string& name : table.header)
        html += "<th scope=\"col\">" + toInlineHtml(name, names) + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        html += "<tr>";
        for (const std::string& cell : row)
            html += (parseNumber(cell) ? "<td class=\"n\">" : "<td>") + toInlineHtml(cell, names) +
                    "</td>";
        html += "</tr>\n";
    }
    return html + "</tbody>\n</table></div>\n";
}

std::string figureHtml(const ReportFigure& figure, const DisplayNames& names) {
    return "<figure>\n" + figure.svg + "<figcaption>" + toInlineHtml(figure.caption, names) +
           "</figcaption></figure>\n";
}

std::string sectionHtml(const ReportSection& section, const std::string& id,
                        const DisplayNames& names) {
    std::string html =
        "<section id=\"" + id + "\">\n<h2>" + escapeMarkup(section.title) + "</h2>\n";
    bool inFigures = false; // neighbours stand side by side
    for (const ReportBlock& block : section.blocks) {
        const auto* figure = std::get_if<ReportFigure>(&block);
        if (inFigures != (figure != nullptr))
            html += inFigures ? "</div>\n" : "<div class=\"figures\">\n";
        inFigures = figure != nullptr;
        if (figure)
            html += figureHtml(*figure, names);
        else if (const auto* table = std::get_if<ReportTable>(&block))
            html += tableHtml(*table, names);
        else
            html += paragraph(std::get<std::string>(block), names);
    }
    if (inFigures)
        html += "</div>\n";
    return html + "</section>\n";
}

std::string sectionId(const ReportSection& section) {
    return std::string(reportPartName(section.part));
}

} // namespace

std::string toHtml(const Report& report) {
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + escapeMarkup(report.language) +
                       "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                       "<title>" +
                       escapeMarkup(report.title) + "</title>\n<style>" + styleSheet +
                       "</style>\n</head>\n<body>\n<h1>" + escapeMarkup(report.title) + "</h1>\n";
    if (!report.author.empty())
        html += "<p class=\"author\">" + escapeMarkup(report.author) + "</p>\n";
    for (const std::string& note : report.notes)
        html += paragraph(note, report.names);
    html += "<nav><ul>\n";
    for (std::size_t i = 0; i < report.sections.size(); ++i)
        html += "<li><a href=\"#" + sectionId(report.sections[i]) + "\">" +
                escapeMarkup(report.sections[i].title) + "</a></li>\n";
    html += "</ul></nav>\n<main>\n";
    for (std::size_t i = 0; i < report.sections.size(); ++i)
        html += sectionHtml(report.sections[i], sectionId(report.sections[i]), report.names);
    return html + "</main>\n</body>\n</html>\n";
}

} // namespace dyngpt
