#pragma once
// What a page says, for the tests of the report.

#include <QDebug>
#include <QString>
#include <QXmlStreamReader>

#include <set>
#include <string>

namespace samples {

/// Parses as XML; returns an empty text and fails otherwise. Collects element names and ids.
inline QString plainText(const std::string& html, std::set<QString>* names = nullptr) {
    QString all;
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            all += reader.text();
        if (reader.isStartElement() && names)
            names->insert(reader.name().toString());
    }
    if (!reader.hasError())
        return all;
    qWarning() << reader.errorString() << reader.lineNumber() << reader.columnNumber();
    return {};
}

} // namespace samples
