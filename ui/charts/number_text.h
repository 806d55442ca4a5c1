#pragma once
// Numbers for people, in the reader's locale, as they are printed: a true minus sign, and
// 1.3×10⁻⁵ in place of 1.3e-05. Never for files.

#include <QString>

namespace dyngpt {

/// So many significant digits; "∞" and "–" for what is no number.
QString displayNumber(double value, int digits);
/// So many decimals.
QString displayFixed(double value, int decimals);
/// As it is edited: all digits and no typesetting; 10,000 rather than 1e+04.
QString editedNumber(double value);
/// What QLocale wrote, with the signs of print.
QString typeset(QString number);
/// The same text with spaces between numbers and units at which no line ends.
QString keepUnits(QString text);
/// The same text with numbers that other programs read: 1.3e-5.
QString plainNumbers(QString text);
QString superscript(int number);

} // namespace dyngpt
