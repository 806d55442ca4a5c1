#pragma once
// The solver against the simulation: a row a state beside the noise floor, mean and sd of every
// held-out set, and each set from close. GUI thread only; tables of a set are computed by a
// SolveWorker.

#include "ui/pages/page.h"
#include "ui/workers/solve_worker.h"

#include <optional>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QTabWidget;

namespace dyngpt {

class ChartPanel;
class HeldOutSetModel;
class SetView;
class ValidationSummaryModel;

class ValidatePage : public Page {
    Q_OBJECT
public:
    explicit ValidatePage(Session& session, QWidget* parent = nullptr);
    /// With another source of solvers than the project.
    ValidatePage(Session& session, SolveWorker::Source source, QWidget* parent = nullptr);

    void refresh() override;

private:
    QWidget* buildOverview();
    QWidget* buildSets();
    void run();
    void showReport();
    void showAbsence(const QString& sentence);
    void drawScatter();
    void chooseSet(int row); ///< of the sorted table
    void updateHint();
    QString verdict() const;

    SolveWorker* solver_;
    std::optional<ValidationReport> report_;
    std::vector<std::string> parameters_;
    std::string shown_; ///< which validation is on screen
    int waitingFor_ = -1;
    int chosenSet_ = -1;

    QLabel* facts_ = nullptr;
    QLabel* hint_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    ValidationSummaryModel* summary_ = nullptr;
    QTableView* summaryTable_ = nullptr;
    QComboBox* state_ = nullptr;
    ChartPanel* means_ = nullptr;
    ChartPanel* sds_ = nullptr;
    HeldOutSetModel* sets_ = nullptr;
    QSortFilterProxyModel* sorted_ = nullptr;
    QTableView* setTable_ = nullptr;
    SetView* setView_ = nullptr;
};

} // namespace dyngpt
