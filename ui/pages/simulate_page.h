#pragma once
// Settings, progress and results of the simulation.

#include "ui/pages/page.h"
#include "ui/workers/job_runner.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace dyngpt {

class DatasetView;
class NumberField;
class SettingsForm;

class SimulatePage : public Page {
    Q_OBJECT
public:
    explicit SimulatePage(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    void storeNow() override;
    void dropUnstored() override;

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void createSettings();
    void createAdvanced(SettingsForm& form);
    void createExchange();
    void createResults();
    SimulationSettings enteredSettings() const;
    void storeSettings();
    void showSettings(const SimulationSettings& settings);
    void showTeachers();
    void updateAvailability() override;
    bool isSimulating();

    bool mayDropSets();
    void run();
    void beginLive();
    void importFiles();
    void exportFile(Partition partition);
    void progressed(double done, double total, double secondsLeft);
    void showPause();
    void lookWhileRunning();
    void showSummary();

    SettingsForm* form_ = nullptr;
    QSpinBox* trainSets_ = nullptr;
    QSpinBox* validSets_ = nullptr;
    QLineEdit* seed_ = nullptr;
    NumberField* tEnd_ = nullptr;
    NumberField* window_ = nullptr;
    NumberField* interval_ = nullptr;
    QLabel* snapshots_ = nullptr;
    QComboBox* sampling_ = nullptr;
    QSpinBox* replicas_ = nullptr;
    QComboBox* teacher_ = nullptr;
    QCheckBox* secondStart_ = nullptr;
    QComboBox* method_ = nullptr;
    QSpinBox* threads_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* import_ = nullptr;
    QPushButton* next_ = nullptr;

    QGroupBox* progressBox_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QLabel* pace_ = nullptr;
    QPushButton* pause_ = nullptr;
    QLabel* summary_ = nullptr;
    DatasetView* sets_ = nullptr;

    QTimer storeLater_;       ///< what is being typed
    QElapsedTimer sinceLook_; ///< at the sets of a running simulation
    int setsAtLook_ = 0;
    QString activity_;     ///< what runs, if it is not a simulation
    QString reported_;     ///< pace, while it is not covered by "paused"
    bool showing_ = false; ///< the controls are being filled, not edited
};

} // namespace dyngpt
