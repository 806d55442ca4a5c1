#pragma once
// What the project holds, ready for a paper: a preview, and PDF, HTML and CSV files of it. GUI
// thread only.

#include "ui/pages/page.h"

#include "core/report/report.h"

class QComboBox;
class QLabel;
class QTextBrowser;

namespace dyngpt {

class ReportPage : public Page {
    Q_OBJECT
public:
    explicit ReportPage(Session& session, QWidget* parent = nullptr);

    void refresh() override;

    // Without asking for a name. False: the reason stands on the page.
    bool exportPdf(const QString& path);
    bool exportHtml(const QString& path);
    bool exportTables(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void compose();
    QString askFile(const QString& title, const QString& filter, const QString& suffix);
    template <typename Write> bool write(const QString& path, Write job);

    Report report_;
    bool fresh_ = false;
    QComboBox* paper_ = nullptr;
    QPushButton* html_ = nullptr;
    QPushButton* csv_ = nullptr;
    QLabel* done_ = nullptr;
    QTextBrowser* preview_ = nullptr;
};

} // namespace dyngpt
