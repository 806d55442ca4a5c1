#pragma once
// Asks how a file of counts is to be read (a table, a 10x folder, an h5ad file, a dataset of
// simulated sets), with a preview. Small files are read as soon as a choice is made, so that the
// numbers of cells and groups, and what cannot be read with line and column, stand there before
// anything is taken. Reads on a thread of its own; lives in the GUI thread.

#include "core/data/import.h"
#include "ui/workers/latest_job.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace dyngpt {

class ImportPanel;

/// What helps to judge the file beside the states' names.
struct ImportContext {
    std::optional<Network> network; ///< needed for datasets of simulated sets
    std::vector<int> bounds;        ///< the solver's, per recorded state: counts are below them
};

class ImportCountsDialog : public QDialog {
    Q_OBJECT
public:
    ImportCountsDialog(const QString& path, const std::vector<std::string>& recordedStates,
                       QWidget* parent = nullptr, ImportContext context = {});
    ~ImportCountsDialog() override;

    ImportChoice choice() const;
    /// What was read, once the dialog was accepted.
    const ObservedData& data() const { return imported_.data; }

    /// Reads with the present choice; the dialog closes when that has succeeded.
    void accept() override;
    void reject() override;

private:
    void openMatrix();
    void setPanel(ImportPanel* panel);
    void choiceChanged();
    void startReading();
    void readingEnded();
    void readingFailed(const std::vector<Issue>& issues);
    void finish();
    void showIssues(const std::vector<Issue>& issues);
    void showSummary();

    QString path_;
    std::vector<std::string> states_;
    ImportContext context_;
    bool small_ = true;      ///< read at once when a choice is made
    bool accepting_ = false; ///< "Load" waits for what is being read
    bool current_ = false;   ///< imported_ is of the present choice
    std::shared_ptr<const MatrixFile> matrix_;
    std::shared_ptr<Import> arriving_;
    Import imported_;
    ImportPanel* panel_ = nullptr;
    LatestJob opening_, reading_;
    QTimer readLater_;
    QVBoxLayout* column_ = nullptr;
    QLabel* status_ = nullptr;
    QLabel* summary_ = nullptr;
    QListWidget* issues_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* ok_ = nullptr;
};

} // namespace dyngpt
