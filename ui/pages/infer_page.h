#pragma once
// Observed counts in, parameters out: loads the counts, runs the inference, shows what it found
// and how far that can be trusted. What the project holds is read on a worker. GUI thread only.

#include "ui/models/network_names.h"
#include "ui/pages/page.h"
#include "ui/workers/inference_loader.h"
#include "ui/workers/solver_thread.h"

#include <QTimer>

class QComboBox;
class QGroupBox;
class QLabel;
class QTabWidget;

namespace dyngpt {

class ChainsView;
class CompareView;
class EstimatesView;
class FitView;
class GroupsView;
class InferSettings;
class PairsView;
class TrustView;
class ViolinsView;

class InferPage : public Page {
    Q_OBJECT
public:
    explicit InferPage(Session& session, QWidget* parent = nullptr);
    /// With another source of solvers than the project.
    InferPage(Session& session, SolverThread::Source source, QWidget* parent = nullptr);

    void refresh() override;
    void storeNow() override;
    void dropUnstored() override;
    /// Asks which column is which state and takes the counts into the project.
    void loadCounts(const QString& path);

Q_SIGNALS:
    /// What the project holds of inference is on screen.
    void shown();

protected:
    void updateAvailability() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildSettings();
    void buildResults(SolverThread::Source source);
    void followJobs();
    void askForFile();
    void askForFolder();
    InferenceSettings settings() const;
    void showSettings();
    void storeSettings();
    void reload();
    void showSource();
    /// Of exactly these inputs and settings.
    bool allIsInferred(const Project& project) const;
    void run();
    void calibrate();
    bool isInferring();
    void beginLive();

    void take(const std::shared_ptr<const InferenceResults>& results);
    void showData();
    void setNames(const NetworkNames& names);
    void showGroups();
    void showPosterior();
    void openGroup(std::size_t group);
    void updateHint();
    QString absence() const;
    bool hasGroups() const;

    QPushButton* load_ = nullptr;
    QPushButton* folder_ = nullptr;
    QPushButton* reload_ = nullptr; ///< the file of last time
    QLabel* dataLabel_ = nullptr;
    QComboBox* outside_ = nullptr;
    InferSettings* form_ = nullptr;

    QLabel* hint_ = nullptr;
    QWidget* groupRow_ = nullptr;
    QComboBox* group_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    GroupsView* groups_ = nullptr;
    EstimatesView* estimates_ = nullptr;
    ViolinsView* violins_ = nullptr;
    PairsView* pairs_ = nullptr;
    FitView* fit_ = nullptr;
    ChainsView* chains_ = nullptr;
    TrustView* trust_ = nullptr;
    CompareView* compare_ = nullptr;

    InferenceLoader loader_;
    QTimer storeLater_;
    QTimer lookAgain_; ///< while groups are inferred one after the other
    std::shared_ptr<const InferenceResults> results_;
    std::weak_ptr<Project> project_; ///< that they are of
    NetworkNames names_;
    std::size_t chosenGroup_ = 0;
    std::string shownPosterior_; ///< which is on screen
    std::string shownGroups_;
    bool calibrating_ = false; ///< the running job is a calibration
};

} // namespace dyngpt
