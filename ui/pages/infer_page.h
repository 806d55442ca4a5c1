#pragma once
// Observed counts in, parameters out: loads the counts, searches the parameters, shows the
// estimates with their posterior, the fit and the search. GUI thread only.

#include "ui/pages/page.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableView;
class QTabWidget;
class QTimer;

namespace dyngpt {

class ChartPanel;
class EstimateModel;
class NumberField;
class SettingsForm;

class InferPage : public Page {
    Q_OBJECT
public:
    explicit InferPage(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    /// Asks which column is which state and takes the counts into the project.
    void loadCounts(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildSettings();
    void buildResults();
    QWidget* buildEstimates();
    void askForFile();
    void showSettings(const InferenceSettings& settings);
    InferenceSettings settings() const;
    void storeSettings();
    void run();
    void beginLive();
    void showData();
    void showPosterior();
    void showNothing();
    void drawParameter();
    void drawFit();
    void drawSearch();
    void updateHint();
    QString summary() const;
    bool isInferring();

    QPushButton* load_ = nullptr;
    QLabel* dataLabel_ = nullptr;
    SettingsForm* form_ = nullptr;
    QComboBox* loss_ = nullptr;
    NumberField* learningRate_ = nullptr;
    QSpinBox* steps_ = nullptr;
    QSpinBox* starts_ = nullptr;
    NumberField* threshold_ = nullptr;
    QLineEdit* seed_ = nullptr;
    QTimer* storeLater_ = nullptr;

    QLabel* hint_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    EstimateModel* estimates_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* notes_ = nullptr;
    ChartPanel* posteriorChart_ = nullptr;
    QComboBox* state_ = nullptr;
    ChartPanel* fitChart_ = nullptr;
    ChartPanel* searchChart_ = nullptr;

    std::optional<Posterior> posterior_;
    std::string shown_; ///< which posterior is on screen
    bool showing_ = false;
};

} // namespace dyngpt
