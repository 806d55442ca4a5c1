#pragma once
// Trains the solver: settings, live losses, what has been reached. GUI thread only.

#include "ui/pages/page.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace dyngpt {

class ChartPanel;
class NumberField;
class SettingsForm;

class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    void storeNow() override;
    void dropUnstored() override;

protected:
    void hideEvent(QHideEvent* event) override;
    void updateAvailability() override;

private:
    void buildSettings();
    void buildResults();
    void buildAdvanced(SettingsForm& form);
    void buildFineTuning(SettingsForm& form);
    void followEdits(SettingsForm& form);
    void showSettings(const TrainingSettings& settings);
    TrainingSettings settings() const;
    void storeSettings();
    void updateStart();
    void updateHint();
    void run();
    void showResult();
    void beginLive();
    void livePoint(const TrainingPoint& point);
    void ended(Outcome outcome);
    bool isTraining();

    SettingsForm* form_ = nullptr;
    QComboBox* preset_ = nullptr;
    QComboBox* device_ = nullptr;
    QLineEdit* seed_ = nullptr;
    QSpinBox* threads_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QSpinBox* setsPerStep_ = nullptr;
    NumberField* learningRate_ = nullptr;
    NumberField* finalLearningRate_ = nullptr;
    QSpinBox* warmUp_ = nullptr;
    NumberField* weightDecay_ = nullptr;
    NumberField* clip_ = nullptr;
    QSpinBox* evaluateEvery_ = nullptr;
    QSpinBox* patience_ = nullptr;
    QSpinBox* layers_ = nullptr;
    QComboBox* heads_ = nullptr;
    QSpinBox* feedForward_ = nullptr;
    QSpinBox* embedding_ = nullptr;
    NumberField* averaging_ = nullptr;
    NumberField* tailWeight_ = nullptr;
    QSpinBox* rowsPerSet_ = nullptr;
    QComboBox* precision_ = nullptr;
    QSpinBox* fineTuneSteps_ = nullptr;
    QComboBox* fineTuneLoss_ = nullptr;
    QSpinBox* fineTuneSamples_ = nullptr;
    QSpinBox* fineTuneStates_ = nullptr;
    NumberField* fineTuneRate_ = nullptr;
    NumberField* fineTuneFinalRate_ = nullptr;
    QCheckBox* anew_ = nullptr;
    QTimer storeLater_;

    QLabel* hint_ = nullptr;
    ChartPanel* losses_ = nullptr;
    QLabel* step_ = nullptr;
    QLabel* heldOut_ = nullptr;
    QLabel* best_ = nullptr;
    QLabel* remaining_ = nullptr;
    QLabel* ranOn_ = nullptr;
    QLabel* reason_ = nullptr;
    double bestLoss_ = 0;
    int bestStep_ = 0;
    bool showing_ = false; ///< settings are being filled in by the program
};

} // namespace dyngpt
