#pragma once
// Many groups at a glance: a table to sort and filter, and a picture of any two columns or of the
// difference from a reference group. A double click opens a group. GUI thread only.

#include "ui/charts/chart_panel.h"
#include "ui/models/group_model.h"
#include "ui/models/network_names.h"
#include "ui/workers/latest_job.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace dyngpt {

class NameBox;
class NameDelegate;
class NameHeader;
class GroupsView : public QWidget {
    Q_OBJECT
public:
    explicit GroupsView(QWidget* parent = nullptr);

    /// `all`: groups of the data, inferred or not.
    void setSummaries(const std::shared_ptr<Project>& project,
                      std::vector<PosteriorSummary> summaries, std::size_t all);
    /// How the parameters and states are written.
    void setNames(const NetworkNames& names);
    void chooseGroup(std::size_t group);

Q_SIGNALS:
    void groupOpened(std::size_t group);

private:
    struct Difference {
        int row = 0; ///< of the model
        double log2Ratio = 0;
        double probability = 0; ///< of the likelier side
    };

    struct StateMean {
        int row = 0; ///< of the model
        std::string state;
        double data = 0;
        double fit = 0;
    };

    QWidget* createTable();
    QWidget* createPicture();
    void fitHeads();
    void fillChoices();
    void showCounts();
    void draw();
    void drawScatter();
    void dropEmpty(std::vector<Series>& series);
    void askMeans();
    void drawMeans();
    void askDifferences();
    void drawDifferences();
    void openRow(int row);

    std::shared_ptr<Project> project_;
    NetworkNames names_;
    std::size_t all_ = 0;
    GroupModel* model_;
    GroupProxy* sorted_;
    QLabel* counts_;
    QLineEdit* filter_;
    QCheckBox* onlyFlagged_;
    QTableView* table_;
    NameHeader* heads_;
    NameDelegate* reasons_; ///< of the last column
    QComboBox* picture_;
    NameBox* x_;
    NameBox* y_;
    QComboBox* reference_;
    NameBox* quantity_;
    QList<QWidget*> scatterChoices_;
    QList<QWidget*> differenceChoices_;
    ChartPanel* chart_;
    std::vector<std::vector<int>> drawn_; ///< the model's row of each point, by series
    LatestJob job_;
    std::shared_ptr<std::vector<StateMean>> means_;
    std::shared_ptr<std::vector<Difference>> differences_;
};

} // namespace dyngpt
