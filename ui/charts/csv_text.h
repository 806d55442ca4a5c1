#pragma once
// Fields of a CSV table (RFC 4180), numbers without locale.

#include <QLocale>
#include <QString>

namespace dyngpt {

inline QString csvNumber(double value) {
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

inline QString csvField(QString text) {
    if (text.contains(u',') || text.contains(u'"') || text.contains(u'\n'))
        text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return text;
}

} // namespace dyngpt
