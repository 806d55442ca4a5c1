#pragma once
// The simulated sets to look at: the parameter space as a scatter coloured by a property of the
// sets, and the distribution of one of them, beside the exact one where it can be had. Works
// while the sets are still being made. GUI thread.

#include "core/project/project.h"
#include "core/simulation/exact_solver.h"
#include "ui/models/network_names.h"
#include "ui/workers/dataset_scan.h"
#include "ui/workers/latest_job.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace dyngpt {

class ChartPanel;
class NameBox;
struct Series;

class DatasetView : public QWidget {
    Q_OBJECT
public:
    explicit DatasetView(QWidget* parent = nullptr);

    /// Forgets what it shows; null: nothing.
    void setProject(std::shared_ptr<Project> project);
    /// Reads the sets again if there are others than at the last look.
    void look();
    /// Also the list of sets to choose from, which is cheap.
    void countSets();

Q_SIGNALS:
    void failed(const std::vector<dyngpt::Issue>& issues);

private:
    enum class Colouring { Mean, Sd, Stationarity, NoiseFloor };

    void createScatter(QGridLayout* grid);
    void createDistribution(QGridLayout* grid);
    void fillChoices();
    void drawScatter();
    void addChosenSet(std::vector<Series>& series);
    double coordinate(const SetSummary& set, int axis) const;
    double value(const SetSummary& set, Colouring colouring) const;
    ChartText axisTitle(int axis) const;
    ChartText chosenState() const;
    void chooseSet(Partition partition, int index);
    void showSet();
    void drawDistribution();
    void updateExact();
    void solve();
    QString exactCaption() const;
    QString whyNotExact() const;

    std::shared_ptr<Project> project_;
    Network network_; ///< as at the last look
    NetworkNames names_;
    QString looked_; ///< which sets, to read them only when there are others

    NameBox* across_ = nullptr;
    NameBox* up_ = nullptr;
    QComboBox* colour_ = nullptr;
    NameBox* state_ = nullptr;
    ChartPanel* scatter_ = nullptr;
    std::vector<ScannedSet> sets_;
    std::vector<std::vector<std::size_t>> drawn_; ///< positions in sets_, by series of the scatter
    LatestJob scan_;

    QComboBox* partition_ = nullptr;
    QSpinBox* number_ = nullptr;
    QCheckBox* exact_ = nullptr;
    QLabel* caption_ = nullptr;
    ChartPanel* distribution_ = nullptr;
    std::optional<SimulatedSet> set_; ///< the chosen one
    std::optional<SimulatedSet> replica_;
    std::optional<ExactSolution> solution_; ///< at its parameters
    std::vector<Issue> exactIssues_;
    LatestJob exactJob_;
};

} // namespace dyngpt
