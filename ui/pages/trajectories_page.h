#pragma once
// Single simulations over time at parameters of one's choice, drawn anew while they change: paths,
// mean and sd, extremes and quantiles of many runs. Beside the parameter sets of the Simulate
// stage; stores nothing in the project.

#include "core/simulation/trajectories.h"
#include "ui/pages/page.h"
#include "ui/workers/latest_job.h"

#include <QTimer>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QSpinBox;

namespace dyngpt {

class ChartPanel;
class NameDelegate;
class NumberField;
class ParameterPanel;
class SettingsForm;

class TrajectoriesPage : public Page {
    Q_OBJECT
public:
    explicit TrajectoriesPage(Session& session, QWidget* parent = nullptr);

    void refresh() override;
    QPushButton* primaryAction() const override { return run_; }

    /// Throws Error.
    enum class Numbers { MeanAndSd, AllStatistics, Paths };
    void exportNumbers(Numbers numbers, const QString& path);

private:
    /// What a run was made from.
    struct Inputs {
        Network network;
        std::vector<double> parameters;
        TrajectorySettings settings;
        bool operator==(const Inputs&) const = default;
    };

    void createSettings();
    void createResults();
    QCheckBox* addDrawn(const QString& text, const QString& name, const QString& toolTip, bool on);
    void takeNetwork();
    TrajectorySettings settings() const;
    void runIfChanged();
    void run();
    void finished();
    void showBusy(bool busy);
    void draw();
    void askAndExport(Numbers numbers);

    ParameterPanel* parameters_ = nullptr;
    QPushButton* nominal_ = nullptr;
    SettingsForm* form_ = nullptr;
    NumberField* tEnd_ = nullptr;
    QSpinBox* grid_ = nullptr;
    QSpinBox* runs_ = nullptr;
    QLineEdit* seed_ = nullptr;
    QComboBox* method_ = nullptr;
    QSpinBox* threads_ = nullptr;
    QListWidget* outputs_ = nullptr;
    NameDelegate* outputNames_ = nullptr;
    QPushButton* run_ = nullptr;
    QPushButton* cancel_ = nullptr;

    QCheckBox* mean_ = nullptr;
    QCheckBox* sd_ = nullptr;
    QCheckBox* range_ = nullptr;
    QCheckBox* quantiles_ = nullptr;
    QCheckBox* paths_ = nullptr;
    ChartPanel* chart_ = nullptr;
    QLabel* status_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* export_ = nullptr;

    QTimer later_;    ///< a run, once nothing is being changed any more
    QTimer showLate_; ///< the progress bar, for runs that take long
    LatestJob job_;
    std::shared_ptr<std::optional<Trajectories>> arriving_;
    std::optional<Trajectories> shown_;
    std::optional<Inputs> inputs_; ///< of what is shown or runs
    QElapsedTimer clock_;
    std::weak_ptr<Project> project_;
    Network network_;
};

} // namespace dyngpt
