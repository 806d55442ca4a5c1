#pragma once
// What the project holds, ready for a paper: choices, a preview that follows them, and PDF, HTML
// and CSV files of it. Everything is composed on a worker. GUI thread only.

#include "ui/pages/page.h"

#include "core/report/report.h"
#include "ui/workers/latest_job.h"

#include <memory>

class QLabel;
class QTimer;
class QToolButton;

namespace dyngpt {

class ReportChoices;
class ReportPages;
class ReportPreview;

class ReportPage : public Page {
    Q_OBJECT
public:
    explicit ReportPage(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    void storeNow() override;
    void dropUnstored() override;

    // Without asking for a name; the result, or the reason for its lack, stands on the page.
    void exportPdf(const QString& path);
    void exportHtml(const QString& path);
    void exportTables(const QString& folder);
    bool isBusy() const; ///< composes, or writes

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Composed;
    using Write = std::function<void(const Report&, std::stop_token)>;

    QWidget* createPreviewBar();
    void store();
    void compose();
    void showComposed();
    void write(const QString& path, Write job);
    void updateBar();
    void updateButtons();
    QString askFile(const QString& title, const QString& filter, const QString& suffix);

    ReportChoices* choices_ = nullptr;
    ReportPreview* preview_ = nullptr;
    QPushButton* html_ = nullptr;
    QPushButton* csv_ = nullptr;
    QLabel* done_ = nullptr;
    QLabel* place_ = nullptr;
    QToolButton* fit_ = nullptr;
    QTimer* storeLater_ = nullptr;
    LatestJob composeJob_;
    LatestJob writeJob_;
    std::shared_ptr<Composed> composed_; ///< of the latest request
    QString written_;
    bool fresh_ = false;
};

} // namespace dyngpt
