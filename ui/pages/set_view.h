#pragma once
// One held-out set seen closely: its parameters, the matrix of the distributions of all states
// and pairs, simulated and solved, and from closer any pair side by side and any state. GUI
// thread only.

#include "ui/models/network_names.h"
#include "ui/workers/solve_worker.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QTabWidget;

namespace dyngpt {

class ChartPanel;
class NameBox;
class MatrixPanel;

class SetView : public QWidget {
    Q_OBJECT
public:
    explicit SetView(QWidget* parent = nullptr);

    void setNames(const std::vector<std::string>& states,
                  const std::vector<std::string>& parameters, const NetworkNames& names);
    /// `reason`: why there are no exact solutions; empty where there are.
    void setExactAvailable(const QString& reason);
    bool wantsExact() const;
    void clear();
    void showWaiting(int set);
    void showTables(std::shared_ptr<const SetTables> tables);

Q_SIGNALS:
    void exactToggled(); ///< wantsExact()

private:
    QWidget* buildCloser();
    void drawMatrix();
    void drawPair();
    void drawState();
    void lookCloser(int row, int column); ///< at a cell of the matrix
    ChartText name(std::size_t state) const;
    ChartText axisTitle(std::size_t state) const;
    ChartText parameterText() const;

    std::vector<std::string> states_;
    std::vector<std::string> parameters_;
    NetworkNames names_;
    std::shared_ptr<const SetTables> tables_;
    QLabel* title_;
    QCheckBox* exact_;
    QTabWidget* tabs_;
    MatrixPanel* matrix_;
    QComboBox* pair_;
    NameBox* state_;
    ChartPanel* simulated_;
    ChartPanel* solved_;
    ChartPanel* overlay_;
};

} // namespace dyngpt
