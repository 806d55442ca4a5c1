#pragma once
// What an inference is asked to do, to be edited: method with its own fields only, priors,
// capture, derived quantities; what is wrong with them stands below. GUI thread only.

#include "core/inference/settings.h"
#include "core/nn/solver.h"

#include <QWidget>

class QComboBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace dyngpt {

class DerivedModel;
class NameDelegate;
class NumberField;
class PriorModel;
class SettingsForm;

class InferSettings : public QWidget {
    Q_OBJECT
public:
    explicit InferSettings(QWidget* parent = nullptr);

    /// Whose parameters the priors are of.
    void setModel(const Network& network, const SolverShape& shape);
    void setSettings(const InferenceSettings& settings);
    InferenceSettings settings() const;
    /// Errors and warnings of the settings as they stand; also shown below them.
    std::vector<Issue> check();

Q_SIGNALS:
    void edited(); ///< by a person

private:
    void createMethod();
    void createPriors();
    void createCapture();
    void createDerived();
    void showMethod();
    void changed();

    SettingsForm* top_ = nullptr;
    QComboBox* method_ = nullptr;
    QLabel* methodNote_ = nullptr;
    QLineEdit* seed_ = nullptr;

    SettingsForm* bayes_ = nullptr;
    QSpinBox* draws_ = nullptr;
    SettingsForm* exact_ = nullptr;
    SettingsForm* nuts_ = nullptr;
    QSpinBox* chains_ = nullptr;
    QSpinBox* warmUp_ = nullptr;
    NumberField* acceptance_ = nullptr;
    QSpinBox* treeDepth_ = nullptr;
    QSpinBox* exactSolutions_ = nullptr;

    SettingsForm* search_ = nullptr;
    QComboBox* loss_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QSpinBox* starts_ = nullptr;
    NumberField* learningRate_ = nullptr;
    NumberField* threshold_ = nullptr;

    QGroupBox* priorBox_ = nullptr;
    PriorModel* priors_ = nullptr;
    QTableView* priorTable_ = nullptr;
    NameDelegate* priorNames_ = nullptr;
    QPushButton* resetPriors_ = nullptr;

    QGroupBox* captureBox_ = nullptr;
    SettingsForm* captureForm_ = nullptr;
    QComboBox* capture_ = nullptr;
    SettingsForm* fixedCapture_ = nullptr;
    SettingsForm* estimatedCapture_ = nullptr;
    NumberField* efficiency_ = nullptr;
    NumberField* captureLower_ = nullptr;
    NumberField* captureUpper_ = nullptr;

    QGroupBox* derivedBox_ = nullptr;
    DerivedModel* derived_ = nullptr;
    QTableView* derivedTable_ = nullptr;

    QSpinBox* threads_ = nullptr;
    QLabel* issues_ = nullptr;

    SolverShape shape_;
    std::vector<Issue> exactObstacles_; ///< why the method Exact is none for this network
    bool showing_ = false;
};

} // namespace dyngpt
