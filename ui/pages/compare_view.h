#pragma once
// Two groups of cells beside one another: how much each parameter differs and how sure that is.
// GUI thread only.

#include "ui/models/network_names.h"
#include "ui/workers/latest_job.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QTableView;

namespace dyngpt {

class ChartPanel;
class NameDelegate;
class ComparisonModel;

class CompareView : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);

    /// How the parameters are written.
    void setNames(const NetworkNames& names);

    void setSummaries(const std::shared_ptr<Project>& project,
                      const std::vector<PosteriorSummary>& summaries);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Found;

    void compare();
    void show(const Found& found);
    void drawChosen();

    std::shared_ptr<Project> project_;
    QComboBox* first_;
    QComboBox* second_;
    QLabel* sentence_;
    ComparisonModel* model_;
    QTableView* table_;
    NameDelegate* nameCells_;
    NetworkNames names_;
    ChartPanel* chart_;
    LatestJob job_;
    std::shared_ptr<Found> found_;
    bool dirty_ = false;
};

} // namespace dyngpt
