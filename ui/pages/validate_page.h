#pragma once
// The solver against the simulation, and against exact solutions where they are asked for: a row
// a state beside the noise floor, box plots and scatter over all held-out sets, and each set from
// close. GUI thread only; tables of a set are computed by a SolveWorker.

#include "core/validation/measures.h"
#include "ui/models/network_names.h"
#include "ui/pages/page.h"
#include "ui/workers/solve_worker.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QTabWidget;
class QTableView;

namespace dyngpt {

class ChartPanel;
class NameBox;
class NameDelegate;
class NameHeader;
class HeldOutSetModel;
class HeldOutSetProxy;
class SetView;
class ValidationSummaryModel;

class ValidatePage : public Page {
    Q_OBJECT
public:
    explicit ValidatePage(Session& session, QWidget* parent = nullptr);
    /// With another source of solvers than the project.
    ValidatePage(Session& session, SolveWorker::Source source, QWidget* parent = nullptr);

    void refresh() override;
    /// A line a held-out set. Throws Error.
    void exportSets(const QString& path) const;

protected:
    void updateAvailability() override;

private:
    void buildSettings();
    QWidget* buildOverview();
    QWidget* buildMoments();
    QWidget* buildSets();
    void run();
    void compareExactly();
    void updateExact();
    QString whyNotExact();
    void showReport();
    void showNames(); ///< as they are written now
    void showAbsence(const QString& sentence);
    void showMeasure();
    void drawBoxes();
    void drawScatter();
    void openSet(int index); ///< of a held-out set: its row and its matrix
    void chooseSet(int row); ///< of the sorted table
    void requestSet();
    void askSetsPath();
    void updateHint();
    void updateFacts();
    QString verdict() const;
    QString noiseVerdict() const;
    QString worstSet() const;
    QString exactVerdict() const;
    Measure measure() const;
    const ValidationReport* exact() const { return exact_ ? &*exact_ : nullptr; }

    SolveWorker* solver_;
    std::optional<ValidationReport> report_;
    std::optional<ValidationReport> exact_; ///< of the same solver and sets
    std::vector<std::string> parameters_;
    NetworkNames names_;
    std::string shown_;                       ///< which validation is on screen
    std::vector<std::vector<int>> boxedSets_; ///< the held-out set of each value, by series
    int waitingFor_ = -1;
    int chosenSet_ = -1;

    QLabel* facts_ = nullptr;
    QComboBox* measure_ = nullptr;
    QCheckBox* logarithmic_ = nullptr;
    QSpinBox* exactSets_ = nullptr;
    QPushButton* exactAction_ = nullptr;
    QLabel* exactReason_ = nullptr;
    QLabel* hint_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    ValidationSummaryModel* summary_ = nullptr;
    QTableView* summaryTable_ = nullptr;
    NameDelegate* summaryNames_ = nullptr;
    NameHeader* setHeads_ = nullptr;
    ChartPanel* boxes_ = nullptr;
    NameBox* state_ = nullptr;
    ChartPanel* means_ = nullptr;
    ChartPanel* sds_ = nullptr;
    HeldOutSetModel* sets_ = nullptr;
    HeldOutSetProxy* sorted_ = nullptr;
    QCheckBox* onlyWorst_ = nullptr;
    QPushButton* exportSets_ = nullptr;
    QTableView* setTable_ = nullptr;
    SetView* setView_ = nullptr;
};

} // namespace dyngpt
