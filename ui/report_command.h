#pragma once
// `dyngpt-studio --report`: writes a project's report without a window, and without a display.
// Reads the language setting and changes none.

#include <QString>

namespace dyngpt {

struct ReportRequest {
    QString project;
    QString output;   ///< .pdf or .html
    QString paper;    ///< "A4", "Letter" or empty: as the project says
    QString sections; ///< "network,validation" or empty: as the project says
};

/// For before QApplication is made: true if the arguments ask for a report. The program then runs
/// without a display, unless QT_QPA_PLATFORM says where.
bool prepareForReport(int argc, char* argv[]);

/// Messages go to the terminal as those of `dyngpt`. The exit code: 0 written, 1 failed, 2 bad
/// usage.
int writeRequestedReport(const ReportRequest& request);

} // namespace dyngpt
