#pragma once
// Settings, progress and results of the simulation.

#include "ui/pages/page.h"
#include "ui/workers/dataset_scan.h"
#include "ui/workers/job_runner.h"

class QComboBox;
class QDoubleSpinBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace dyngpt {

class ChartPanel;

class SimulatePage : public Page {
    Q_OBJECT
public:
    explicit SimulatePage(Session& session, QWidget* parent = nullptr);

    void refresh() override;

private:
    void createSettings();
    void createResults();
    SimulationSettings enteredSettings() const;
    void storeSettings();
    void showSettings();
    void updateAvailability();

    void run();
    void importFiles();
    void exportFile(Partition partition);
    void progressed(double done, double total, double secondsLeft);

    void lookWhileRunning();
    void showSummary();
    void scan();
    void showOverview();
    void showSet();

    QSpinBox* trainSets_ = nullptr;
    QSpinBox* validSets_ = nullptr;
    QLineEdit* seed_ = nullptr;
    QDoubleSpinBox* tEnd_ = nullptr;
    QDoubleSpinBox* window_ = nullptr;
    QDoubleSpinBox* interval_ = nullptr;
    QLabel* snapshots_ = nullptr;
    QSpinBox* threads_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* import_ = nullptr;
    QPushButton* next_ = nullptr;

    QGroupBox* progressBox_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QLabel* pace_ = nullptr;
    QLabel* summary_ = nullptr;
    QComboBox* state_ = nullptr;
    QComboBox* partition_ = nullptr;
    QSpinBox* set_ = nullptr;
    ChartPanel* overview_ = nullptr;
    ChartPanel* distribution_ = nullptr;

    JobRunner scanner_; ///< reads stored sets; has nothing to do with the stage's job
    std::shared_ptr<std::vector<SetMoments>> scanned_;
    std::weak_ptr<Project> shown_;
    QString shownDataset_;    ///< what the charts show, to read it only when it has changed
    QElapsedTimer sinceLook_; ///< at the sets of a running simulation
    int setsAtScan_ = 0;
    bool showing_ = false; ///< the controls are being filled, not edited
};

} // namespace dyngpt
